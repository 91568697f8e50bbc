public import Logging
public import Postgres
import Synchronization

/// What does a job of one kind.
///
/// It returns when the job is done. If it called `complete` in a transaction of its own, the job was completed with the
/// effect; if it did not, the worker completes it, which suits jobs without effect in the database. An error fails the
/// attempt (`JobFailing` says how), `JobSnooze` puts the job off, `JobCancellation` ends it. It is called again after a
/// failure or a crash, with the same job id.
public typealias JobHandler = @Sendable (JobContext) async throws -> Void

/// A job in the hands of its handler.
public final class JobContext: Sendable {
    /// The job.
    public let job: Job

    private struct Control {
        var runner: Runner?
        var isCancelled = false
        var isCompleted = false
    }

    private let control = Mutex(Control())
    private let worker: JobWorker

    init(job: Job, worker: JobWorker) {
        self.job = job
        self.worker = worker
    }

    /// Connections for handlers. The queue's own statements go over others, so that handlers cannot hold up a
    /// heartbeat.
    public var pool: Pool { worker.handlerPool }

    /// A logger that names the job, its kind and the attempt.
    public var logger: Logger {
        var logger = worker.logger
        logger[metadataKey: "job"] = "\(job.id)"
        logger[metadataKey: "kind"] = "\(job.kind)"
        logger[metadataKey: "attempt"] = "\(job.attempt)"
        return logger
    }

    /// Completes the job on the connection, in the transaction of its effect, best as the last statement.
    ///
    /// - Throws: `LeaseLost`; let it roll the transaction back.
    public func complete(_ connection: Connection) throws {
        try Jobs.complete(connection, job.lease)
        control.withLock { $0.isCompleted = true }
    }

    /// Runs the body in a transaction of the handlers' pool and completes the job at its end: both or neither.
    @discardableResult
    public func transaction<Answer: Sendable>(
        _ isolation: Isolation = .readCommitted, attemptsMax: Int = 5,
        _ body: @escaping @Sendable (Connection) throws -> Answer
    ) async throws -> Answer {
        try await pool.transaction(isolation, attemptsMax: attemptsMax) { connection in
            let answer = try body(connection)
            try self.complete(connection)
            return answer
        }
    }

    /// Tells how far the job has come. It returns at once and may be called from anywhere, as often as there is
    /// something to tell: what is written is the latest, a few times a second, on another connection.
    public func report(done: Int, total: Int? = nil) {
        worker.report(self, JobProgress(done: done, total: total))
    }

    /// Whether the handler should end: the job was cancelled or lost, or the worker stops. Also its task is cancelled.
    /// It may be asked on a connection's thread, between statements.
    public var isCancelled: Bool { control.withLock { $0.isCancelled } }

    /// Throws `CancellationError` where the handler should end.
    public func checkCancellation() throws {
        if isCancelled { throw CancellationError() }
    }

    /// Whether the handler completed the job itself, as far as it got.
    var isCompleted: Bool { control.withLock { $0.isCompleted } }

    func cancel() {
        let runner = control.withLock { control in
            control.isCancelled = true
            return control.runner
        }
        runner?.cancel(self)
    }

    func begin(on runner: Runner) {
        let isCancelled = control.withLock { control in
            control.runner = runner
            return control.isCancelled
        }
        if isCancelled { runner.cancel(self) }
    }

    func end() {
        control.withLock { $0.runner = nil }
    }
}
