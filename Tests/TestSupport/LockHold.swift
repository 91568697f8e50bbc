import Dispatch
import Postgres
import Synchronization

/// A transaction of somebody else's that has done something and does not end yet: what it has locked, others wait for.
public struct LockHold: Sendable {
    private let database: TestDatabase
    private let work: Task<Void, any Error>
    private let mayEnd = DispatchSemaphore(value: 0)
    private let fate = Fate()

    /// Runs the script above all rules in a transaction that stays open; returns when it has run.
    public init(_ sql: String, in database: TestDatabase) async throws {
        self.database = database
        let (isDone, done) = AsyncStream.makeStream(of: Void.self)
        let (mayEnd, fate) = (mayEnd, fate)
        work = Task {
            defer { done.finish() }
            try await database.withConnection(as: .superuser) { connection in
                try connection.transaction {
                    try connection.script(sql)
                    done.yield()
                    mayEnd.wait()
                    if fate.isToRollBack.load(ordering: .acquiring) { throw RolledBack() }
                }
            }
        }
        for await _ in isDone { return }
        try await work.value
    }

    /// Returns when somebody in the database waits for what this or another transaction has locked.
    public func untilSomebodyWaits() async throws {
        try await database.untilSomebodyWaitsForALock()
    }

    /// Commits.
    public func release() async throws {
        mayEnd.signal()
        try await work.value
    }

    /// Ends as if it had never been.
    public func rollBack() async throws {
        fate.isToRollBack.store(true, ordering: .releasing)
        mayEnd.signal()
        do { try await work.value } catch is RolledBack {}
    }

    private final class Fate: Sendable {
        let isToRollBack = Atomic(false)
    }

    private struct RolledBack: Error {}
}

extension TestDatabase {
    private static let waiting = Query<(), Bool>(
        "waiting",
        """
        SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE NOT granted AND datname = current_database())
        """)

    /// Returns when a transaction in the database waits for another's lock.
    public func untilSomebodyWaitsForALock() async throws {
        try await withConnection(as: .superuser) { connection in
            while try !connection.one(Self.waiting, ()) {}
        }
    }
}
