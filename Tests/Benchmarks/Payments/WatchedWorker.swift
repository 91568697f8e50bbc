import JobCatalog
import JobQueue
import Logging
import Postgres
import Store
import TestSupport
import Worker

/// A worker in this process with the service's own handlers, around which something is measured.
struct WatchedWorker: Sendable {
    private let pool: Pool
    private let worker: JobWorker

    init(
        _ database: TestDatabase,
        around: @escaping @Sendable (_ handler: JobHandler, _ context: JobContext) async throws -> Void
    ) throws {
        let pool = try database.pool(as: .worker, connectionsMax: 8)
        self.pool = pool
        let handlers = Handlers.all(store: Store(pool: pool)).mapValues { handler -> JobHandler in
            { try await around(handler, $0) }
        }
        worker = try JobWorker(
            JobWorkerConfiguration(name: "benchmark"),
            database: PoolConfiguration(connectionString: database.url(as: .worker)), pool: pool, handlers: handlers,
            logger: .silent)
    }

    func run() async throws { try await worker.run() }
    func close() async { await pool.shutdown() }
}
