public import Logging

/// A bounded number of connections, each on a thread of its own, for asynchronous callers.
///
/// The work is a synchronous closure that gets the connection and runs on the connection's thread, so that libpq may block and
/// none of Swift's own threads ever does. Callers wait in a line of bounded length for a bounded time. The pool starts
/// whether or not the server is there; while it is away callers wait for their time and then get `connectionFailed`, or
/// get it at once when it has been away for longer; one worker keeps trying, and when it succeeds the others follow.
///
/// A task that is cancelled stops waiting, and the server is asked to stop its statement.
public final class Pool: Sendable {
    let core: PoolCore

    /// A pool that begins to connect at once. Fails only where the configuration makes no sense.
    public init(_ configuration: PoolConfiguration, logger: Logger) throws(PostgresError) {
        core = try PoolCore(configuration: configuration, logger: logger)
        core.start(name: configuration.applicationName)
    }

    deinit { core.beginShutdown() }

    /// Runs the work on a connection. Each statement is a transaction of its own, unless the work says otherwise.
    ///
    /// A connection that the server closed while it was idle is replaced before the work begins. Where it breaks later, the
    /// work is not repeated.
    @discardableResult
    public func withConnection<Answer: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Answer
    ) async throws -> Answer {
        let job = AwaitedJob(body)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                job.await(with: continuation)
                core.enqueue(job)
            }
        } onCancel: {
            core.cancel(job)
        }
    }

    /// Runs the work in a transaction, and again from its start where the server asks for that (40001, 40P01) or the connection
    /// broke before COMMIT. The work must therefore have no effect outside the database.
    ///
    /// Between attempts nothing is held: neither a thread nor a connection.
    @discardableResult
    public func transaction<Answer: Sendable>(
        _ isolation: Isolation = .readCommitted, readOnly: Bool = false, attemptsMax: Int = 5,
        _ body: @escaping @Sendable (Connection) throws -> Answer
    ) async throws -> Answer {
        var attempt = 1
        while true {
            do {
                return try await withConnection { connection in
                    try connection.transaction(isolation, readOnly: readOnly) { try body(connection) }
                }
            } catch let error as PostgresError where error.isWorthRetrying && attempt < attemptsMax {
                core.countRetry()
                // Those who got into each other's way must not meet again: a random pause of up to 4, 8, 16, … ms.
                let pauseMicroseconds = Int.random(in: 0...(2_000 << min(attempt, 6)))
                do {
                    try await Task.sleep(for: .microseconds(pauseMicroseconds))
                } catch {
                    throw PostgresError(.cancelled)
                }
                attempt += 1
            }
        }
    }

    /// What the pool is doing now.
    public var status: PoolStatus { core.status }

    /// Lets nothing more in, waits for what has been let in, and closes the connections.
    public func shutdown() async {
        core.beginShutdown()
        await core.awaitShutdown()
    }
}

extension PoolCore {
    var status: PoolStatus {
        monitor.withLock { state in
            var status = state.status
            status.waiting = state.waiting
            return status
        }
    }

    func countRetry() {
        monitor.withLock { state in state.status.retriesTotal += 1 }
    }
}
