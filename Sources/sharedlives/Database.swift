import Logging
import Postgres
import Schema

/// A database for one command: a pool that is shut down when the command ends.
enum Database {
    /// Runs work with a pool of a few connections.
    static func withPool<Answer>(
        _ settings: Settings, _ name: String, _ logger: Logger, _ work: (Pool) async throws -> Answer
    ) async throws -> Answer {
        var configuration = settings.poolConfiguration(applicationName: "sharedlives \(name)")
        configuration.connectionsMax = 2
        // A command of the operator's may take long, as a migration of a large table does.
        configuration.statementTimeoutMilliseconds = 0
        configuration.lockTimeoutMilliseconds = 0
        let pool = try Pool(configuration, logger: logger)
        do {
            let answer = try await work(pool)
            await pool.shutdown()
            return answer
        } catch {
            await pool.shutdown()
            throw error
        }
    }
}
