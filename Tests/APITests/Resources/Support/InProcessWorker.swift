import JobQueue
import Logging
import Postgres
import Store
import TestSupport
import Testing
import Worker

extension SchemeServer {
    /// Runs a worker beside the body, and stops it at the body's end.
    func withWorker(
        logger: Logger = .silent, isolation: isolated (any Actor)? = #isolation,
        _ body: (DatabaseChanges) async throws -> Void
    ) async throws {
        let changes = try await DatabaseChanges(of: database)
        let pool = try database.pool(as: .worker, logger: logger)
        var configuration = JobWorkerConfiguration(name: "test")
        configuration.pollMilliseconds = 100
        let worker = try JobWorker(
            configuration,
            database: PoolConfiguration(connectionString: database.url(as: .worker), applicationName: "tests"),
            pool: pool, handlers: Handlers.all(store: Store(pool: pool)), logger: logger)
        let run = Task { try await worker.run() }
        do {
            try await body(changes)
        } catch {
            run.cancel()
            _ = try? await run.value
            throw error
        }
        run.cancel()
        try await run.value
        await changes.end()
        await pool.shutdown()
    }

    /// Waits until a run is a draft, looking at it over HTTP after each change.
    func untilDraft(_ id: String, _ changes: DatabaseChanges) async throws {
        try await changes.until { try await auditor.get("/v1/payment-runs/\(id)").json["state"]?.text == "draft" }
    }
}
