import Postgres
import Synchronization

/// Wakes whoever waits for a change of jobs or runs in a test's database, so that tests wait for what they expect and not for time.
public final class DatabaseChanges: Sendable {
    private struct State {
        var count = 0
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let listener: Listener

    /// Watches the database from now on.
    public init(of database: TestDatabase) async throws {
        try await database.withConnection(as: .superuser) { try $0.script(Self.triggers) }
        listener = try Listener(
            PoolConfiguration(connectionString: database.url(as: .superuser), applicationName: "tests"),
            channels: ["test_changes"], logger: .silent)
        let events = listener.events
        Task { [weak self] in
            for await _ in events { self?.tell() }
        }
    }

    /// Waits until the condition holds: looks once, and again after each change.
    public func until(_ condition: () async throws -> Bool) async throws {
        while true {
            let seen = state.withLock { $0.count }
            if try await condition() { return }
            await next(after: seen)
        }
    }

    /// Ends the watching.
    public func end() async {
        await listener.shutdown()
        tell()
    }

    private func tell() {
        let waiters = state.withLock { state in
            state.count += 1
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    private func next(after seen: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.count == seen { state.waiters.append(continuation) }
                return state.count != seen
            }
            if isThere { continuation.resume() }
        }
    }

    private static let triggers = """
        CREATE OR REPLACE FUNCTION test_tell() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
            $$ BEGIN PERFORM pg_notify('test_changes', ''); RETURN NULL; END $$;
        CREATE OR REPLACE TRIGGER test_tell AFTER INSERT OR UPDATE OR DELETE ON job
            FOR EACH STATEMENT EXECUTE FUNCTION test_tell();
        CREATE OR REPLACE TRIGGER test_tell AFTER INSERT OR UPDATE OR DELETE ON job_progress
            FOR EACH STATEMENT EXECUTE FUNCTION test_tell();
        CREATE OR REPLACE TRIGGER test_tell AFTER INSERT OR UPDATE OR DELETE ON payment_run
            FOR EACH STATEMENT EXECUTE FUNCTION test_tell();
        """
}
