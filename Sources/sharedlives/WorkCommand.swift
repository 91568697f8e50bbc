import ArgumentParser
import JobQueue
import Logging
import Postgres
import ServiceLifecycle
import Store
import UnixSignals
import Worker

/// The worker process.
struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "Do jobs and keep the schedules until told to stop.")

    func run() async throws {
        try await Leaving.explaining {
            let settings = try Settings()
            let logger = JSONLog.logger("work", settings.logLevel)
            let database = settings.poolConfiguration(applicationName: "sharedlives work")
            let pool = try Pool(database, logger: logger)
            var configuration = JobWorkerConfiguration(name: "sharedlives work")
            configuration.handlersMax = settings.jobsAtOnceMax
            let updateService = settings.dbsUpdateService.map { UpdateService($0) }
            let ways = settings.deliveries.open()
            let worker = try JobWorker(
                configuration, database: database, pool: pool,
                handlers: Handlers.all(
                    store: Store(pool: pool), updateService: updateService, ways: ways, sealingKeys: settings.fieldKeys),
                schedules: Handlers.schedules, logger: logger)
            logger.info("working", metadata: ["jobsAtOnceMax": "\(settings.jobsAtOnceMax)"])
            try await ServiceGroup(
                services: [worker], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
            ).run()
            await updateService?.shutdown()
            await ways.notify?.shutdown()
            await pool.shutdown()
            logger.info("stopped")
        }
    }
}
