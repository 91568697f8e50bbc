import Dispatch
import Postgres
import TestSupport
import Testing

/// Holds a connection's thread until it is opened.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func open() { semaphore.signal() }
    func wait() { semaphore.wait() }
}

extension StoreFixture {
    private static let waiting = Query<(), Bool>(
        "waiting",
        """
        SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE NOT granted AND datname = current_database())
        """)

    /// Returns when a transaction in the database waits for another's lock.
    func untilSomebodyWaitsForALock() async throws {
        try await database.withConnection(as: .superuser) { connection in
            while try !connection.one(Self.waiting, ()) {}
        }
    }
}
