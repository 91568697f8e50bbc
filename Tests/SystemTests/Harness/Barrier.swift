/// A lock that a test holds in the database, so that a process comes to rest at a chosen step of its work and can be struck there.
struct Barrier: Sendable {
    private let ledger: Ledger
    private let session: ServiceProcess
    private let name: String

    /// Takes the lock, in a session of its own, and waits until it is held.
    static func raise(_ name: String, _ lock: String, in ledger: Ledger) async throws -> Barrier {
        let session = ServiceProcess.start(
            [
                "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--command", "SET application_name = '\(name)'", "--command",
                "BEGIN",
                "--command", lock, "--command", "SELECT pg_sleep(3600)", ledger.url,
            ], program: "psql", settings: [:])
        let barrier = Barrier(ledger: ledger, session: session, name: name)
        try await until { try await barrier.sessions("wait_event = 'PgSleep'").isEmpty ? nil : () }
        return barrier
    }

    /// Waits until one of our processes stands before it, `serve` or `work`.
    func stops(_ process: String) async throws {
        try await until {
            let waiting = try await ledger.rows(
                """
                SELECT count(*) FROM pg_stat_activity AS stopped, pg_stat_activity AS barrier
                WHERE stopped.datname = current_database() AND stopped.application_name = 'sharedlives \(process)'
                    AND barrier.application_name = '\(name)' AND barrier.pid = ANY (pg_blocking_pids(stopped.pid))
                """)
            return waiting == ["0"] ? nil : ()
        }
    }

    /// Gives the lock back.
    func fall() async throws {
        for session in try await sessions("true") {
            _ = try await ledger.rows("SELECT pg_terminate_backend(\(session))")
        }
        _ = try await session.end()
    }

    private func sessions(_ condition: String) async throws -> [String] {
        try await ledger.rows(
            """
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = '\(name)' AND \(condition)
            """)
    }
}
