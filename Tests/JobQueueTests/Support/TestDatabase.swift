import Glibc
import JobQueue
import Logging
import Postgres
import Synchronization
import Testing

/// A database with the queue's tables, of a test's own, dropped when the test has ended.
struct TestDatabase: Sendable {
    /// As the superuser of the cluster.
    let superuser: PoolConfiguration
    /// As the worker process connects.
    let worker: PoolConfiguration
    /// As the API process connects.
    let api: PoolConfiguration
    /// Connections of the worker's role.
    let pool: Pool
    let changes: Changes

    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private static let count = Atomic<Int>(0)
    /// A cluster has room for so many connections only.
    private static let turnstile = Turnstile(atOnceMax: 6)

    static func with(_ body: @escaping @Sendable (TestDatabase) async throws -> Void) async throws {
        guard let url = getenv("TEST_DATABASE_URL").map({ String(cString: $0) }) else {
            Issue.record("Set TEST_DATABASE_URL to a cluster in which a superuser may create databases.")
            return
        }
        await turnstile.enter()
        defer { turnstile.leave() }
        let number = count.add(1, ordering: .relaxed).newValue
        let name = "jobqueue_test_\(getpid())_\(number)"
        let cluster = try Pool(PoolConfiguration(connectionString: url, connectionsMax: 1), logger: logger)
        try await cluster.withConnection { connection in
            try connection.script("CREATE DATABASE \(name) TEMPLATE template0")
        }
        let outcome: Result<Void, any Error>
        do {
            try await TestDatabase.run(in: address(url, database: name), body)
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try await cluster.withConnection { try $0.script("DROP DATABASE \(name) WITH (FORCE)") }
        await cluster.shutdown()
        try outcome.get()
    }

    private static func run(
        in url: String, _ body: @escaping @Sendable (TestDatabase) async throws -> Void
    ) async throws {
        func configuration(_ role: String?) -> PoolConfiguration {
            let options = role.map { "options=-crole%3D\($0)" }
            let separator = url.contains("?") ? "&" : "?"
            return PoolConfiguration(
                connectionString: options.map { url + separator + $0 } ?? url, applicationName: "test",
                connectionsMax: 8, waitersMax: 2_000, waitMillisecondsMax: 60_000)
        }
        let superuser = configuration(nil)
        let migration = try Pool(superuser, logger: logger)
        try await migration.withConnection { connection in
            try connection.script(bootstrap)
            try connection.script(readFile(migrationPath))
            try connection.script(changesTrigger)
        }
        await migration.shutdown()
        let pool = try Pool(configuration("sharedlives_worker"), logger: logger)
        let database = TestDatabase(
            superuser: superuser, worker: configuration("sharedlives_worker"), api: configuration("sharedlives_api"),
            pool: pool, changes: try Changes(superuser))
        do {
            try await body(database)
        } catch {
            await database.end()
            throw error
        }
        await database.end()
    }

    private func end() async {
        await changes.end()
        await pool.shutdown()
    }

    /// The roles belong to the whole cluster, and tests make databases side by side: whoever comes second finds them made.
    private static let bootstrap = """
        DO $$
        DECLARE name text;
        BEGIN
            FOREACH name IN ARRAY ARRAY['sharedlives_owner', 'sharedlives_api', 'sharedlives_worker'] LOOP
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
                    BEGIN
                        EXECUTE format('CREATE ROLE %I LOGIN', name);
                    EXCEPTION WHEN duplicate_object OR unique_violation THEN
                        NULL;
                    END;
                END IF;
            END LOOP;
        END $$;
        CREATE TABLE effect (job_id uuid NOT NULL, attempt integer NOT NULL);
        GRANT SELECT, INSERT ON effect TO sharedlives_worker;
        """

    /// Tells of every change of a job or a worker, so that tests wait for what they expect and not for time.
    private static let changesTrigger = """
        CREATE FUNCTION test_tell() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_notify('test_changes', ''); RETURN NULL; END $$;
        CREATE TRIGGER test_tell AFTER INSERT OR UPDATE OR DELETE ON job
            FOR EACH STATEMENT EXECUTE FUNCTION test_tell();
        CREATE TRIGGER test_tell AFTER INSERT OR UPDATE OR DELETE ON job_progress
            FOR EACH STATEMENT EXECUTE FUNCTION test_tell();
        CREATE TRIGGER test_tell AFTER INSERT OR UPDATE OR DELETE ON job_schedule
            FOR EACH STATEMENT EXECUTE FUNCTION test_tell();
        CREATE TRIGGER test_tell AFTER INSERT OR DELETE ON job_worker
            FOR EACH STATEMENT EXECUTE FUNCTION test_tell();
        """

    private static let migrationPath: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        return parts.joined(separator: "/") + "/Schema/Migrations/m0002_jobs.sql"
    }()

    private static func readFile(_ path: String) throws -> String {
        let file = try #require(fopen(path, "r"), "There is no \(path).")
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }

    /// The address with another database in it: `postgresql://user@host/DATABASE?key=value`.
    private static func address(_ url: String, database: String) -> String {
        let query = url.firstIndex(of: "?").map { url[$0...] } ?? ""
        let base = url.prefix { $0 != "?" }
        let authority = base.dropFirst("postgresql://".count).prefix { $0 != "/" }
        return "postgresql://\(authority)/\(database)\(query)"
    }
}

/// Lets in so many at once; the others wait.
final class Turnstile: Sendable {
    private struct State {
        var free: Int
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(atOnceMax: Int) { state = Mutex(State(free: atOnceMax)) }

    func enter() async {
        await withCheckedContinuation { continuation in
            let isIn = state.withLock { state in
                if state.free == 0 {
                    state.waiters.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isIn { continuation.resume() }
        }
    }

    func leave() {
        let next: CheckedContinuation<Void, Never>? = state.withLock { state in
            if state.waiters.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiters.removeFirst()
        }
        next?.resume()
    }
}

/// Wakes whoever waits for a change in the database.
final class Changes: Sendable {
    private struct State {
        var count = 0
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let listener: Listener

    init(_ configuration: PoolConfiguration) throws {
        listener = try Listener(configuration, channels: ["test_changes"], logger: TestDatabase.logger)
        let events = listener.events
        Task { [weak self] in
            for await _ in events { self?.tell() }
        }
    }

    func end() async {
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

    var count: Int { state.withLock { $0.count } }

    /// Returns when there was a change after the first `seen`.
    func next(after seen: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.count == seen { state.waiters.append(continuation) }
                return state.count != seen
            }
            if isThere { continuation.resume() }
        }
    }
}

extension TestDatabase {
    /// Waits until the condition holds, looking after each change in the database.
    func until(_ condition: @escaping @Sendable (Connection) throws -> Bool) async throws {
        while true {
            let seen = changes.count
            if try await pool.withConnection(condition) { return }
            await changes.next(after: seen)
        }
    }

    /// Waits until the job is in the state, and answers with it.
    @discardableResult
    func until(_ id: UUID, is state: JobState) async throws -> JobRecord {
        try await until { try Jobs.job($0, id)?.state == state }
        return try #require(try await job(id))
    }

    private static let unfinishedCount = Query<(), Int>(
        "unfinished_count", "SELECT count(*) FROM job WHERE state NOT IN ('completed', 'cancelled', 'dead')")

    /// Waits until nothing is left to do. Attempts that failed do not wait for their delay, as if an operator hurried
    /// them.
    func untilAllAreFinished() async throws {
        while true {
            let seen = changes.count
            let count = try await pool.transaction { connection in
                for record in try Jobs.list(connection, JobFilter(states: [.scheduled]), count: 1_000) {
                    _ = try Jobs.retry(connection, record.id)
                }
                return try connection.one(TestDatabase.unfinishedCount, ())
            }
            if count == 0 { return }
            await changes.next(after: seen)
        }
    }

    func job(_ id: UUID) async throws -> JobRecord? { try await pool.withConnection { try Jobs.job($0, id) } }

    func enqueue(_ jobs: NewJob...) async throws { try await enqueue(jobs) }

    func enqueue(_ jobs: [NewJob]) async throws {
        _ = try await pool.transaction { try Jobs.enqueue($0, jobs) }
    }

    func script(_ sql: String) async throws {
        let pool = try Pool(superuser, logger: TestDatabase.logger)
        try await pool.withConnection { try $0.script(sql) }
        await pool.shutdown()
    }

    /// A worker's row, without a worker.
    func register(_ name: String = "row") async throws -> UUID {
        try await pool.withConnection { try Jobs.register($0, name: name) }
    }

    func claim(_ worker: UUID, _ count: Int = 1, kinds: [String] = ["test"]) async throws -> [Job] {
        try await pool.withConnection { try Jobs.claim($0, worker: worker, kinds: kinds, count: count) }
    }
}

/// Returns when the task is cancelled.
func untilCancelled() async {
    for await _ in AsyncStream<Never>.makeStream().stream {}
}

/// Counts that grow, and those who wait for them.
final class Tally: Sendable {
    private struct State {
        var names: [String: Int] = [:]
        var waiters: [(name: String, count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    func note(_ name: String) {
        let ready = state.withLock { state in
            state.names[name, default: 0] += 1
            let count = state.names[name, default: 0]
            let ready = state.waiters.filter { $0.name == name && $0.count <= count }
            state.waiters.removeAll { $0.name == name && $0.count <= count }
            return ready
        }
        for waiter in ready { waiter.continuation.resume() }
    }

    func wait(for name: String, count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                let isThere = state.names[name, default: 0] >= count
                if !isThere { state.waiters.append((name, count, continuation)) }
                return isThere
            }
            if isThere { continuation.resume() }
        }
    }

    subscript(_ name: String) -> Int { state.withLock { $0.names[name, default: 0] } }
}

extension UUID {
    /// A different one each time, later ones larger.
    static func next() -> UUID {
        UUID(high: 0x0198_0000_0000_7000 + UInt64(counter.add(1, ordering: .relaxed).newValue) << 16, low: 1 << 63)
    }

    private static let counter = Atomic<Int>(0)
}

extension NewJob {
    static func test(
        _ id: UUID = .next(), kind: String = "test", priority: Int16 = 0, attemptsMax: Int32 = 10,
        uniqueKey: String? = nil, tenantID: UUID? = nil, runAt: PostgresTimestamp? = nil
    ) -> NewJob {
        NewJob(
            id: id, kind: kind, payload: JSONText(#"{"n": 1}"#), tenantID: tenantID, priority: priority, runAt: runAt,
            attemptsMax: attemptsMax, uniqueKey: uniqueKey)
    }
}
