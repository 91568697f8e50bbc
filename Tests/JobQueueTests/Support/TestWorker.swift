import Logging
import Postgres

@testable import JobQueue

extension JobWorkerConfiguration {
    /// Quick, for tests; a poll or a heartbeat that a test does not mean must not come to its help.
    static func test(_ name: String = "test") -> JobWorkerConfiguration {
        var configuration = JobWorkerConfiguration(name: name)
        configuration.pollMilliseconds = 20
        configuration.heartbeatMilliseconds = 50
        configuration.staleMilliseconds = 10_000
        configuration.progressMilliseconds = 1
        configuration.cancelMillisecondsMax = 5_000
        return configuration
    }
}

extension TestDatabase {
    func worker(
        by configuration: JobWorkerConfiguration = .test(), schedules: [JobSchedule] = [],
        logger: Logger = TestDatabase.logger, _ handlers: [String: JobHandler]
    ) throws -> JobWorker {
        try JobWorker(
            configuration, database: worker, pool: pool, handlers: handlers, schedules: schedules,
            logger: logger)
    }

    /// Runs the worker beside the body and cancels it at the body's end.
    func running(
        by configuration: JobWorkerConfiguration = .test(), schedules: [JobSchedule] = [],
        _ handlers: [String: JobHandler], _ body: (JobWorker) async throws -> Void
    ) async throws {
        let worker = try worker(by: configuration, schedules: schedules, handlers)
        let run = Task { try await worker.run() }
        do {
            try await body(worker)
        } catch {
            run.cancel()
            _ = try? await run.value
            throw error
        }
        run.cancel()
        try await run.value
    }
}
