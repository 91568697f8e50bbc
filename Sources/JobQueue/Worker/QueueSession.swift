import Postgres
import Synchronization

extension JobWorker {
    /// Runs the work on one of the queue's own connections.
    ///
    /// Each of the queue's statements has an index to go by. On a table that is new or nearly empty the planner finds a
    /// scan of all of it cheaper, keeps that plan, and goes on scanning while a backlog grows, until the next ANALYZE.
    /// So these sessions do not scan. What they cannot help scanning (tables of a few rows) then looks expensive enough
    /// to be compiled, which is turned off for that reason.
    func onQueue<Answer: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Answer
    ) async throws -> Answer {
        try await pool.withConnection { connection in
            let isNew = self.sessions.withLock { $0.insert(connection.serverProcess).inserted }
            if isNew { try connection.script("SET enable_seqscan = off; SET jit = off") }
            return try body(connection)
        }
    }
}
