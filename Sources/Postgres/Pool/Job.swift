/// A piece of work on its way through the pool: waiting, running on a connection, finished.
class Job: @unchecked Sendable {
    // Unchecked: `phase` and the times are touched under the pool's lock only, the outcome by one thread after another.
    enum Phase {
        case made
        case waiting
        case running(on: Worker)
        /// Sent together with what others want: it can be forgotten, but not stopped.
        case shared
        case finished
    }

    final var phase = Phase.made
    final var enqueuedAtNanoseconds: UInt64 = 0
    final var waitUntilNanoseconds: UInt64 = 0
    final var cancelAgainAtNanoseconds: UInt64 = 0
    final let interruption = Interruption()

    /// Does the work and keeps the outcome.
    func run(on connection: Connection) {}
    /// Keeps an error as the outcome, of work that was not begun.
    func refuse(_ error: PostgresError) {}
    /// Gives the outcome to whoever waits for it. Once.
    func deliver() {}
    /// Called under the pool's lock when it has run.
    func conclude(_ state: inout PoolState) {}
}

/// A job whose outcome an asynchronous caller awaits.
final class AwaitedJob<Answer: Sendable>: Job, @unchecked Sendable {
    private let body: @Sendable (Connection) throws -> Answer
    private var continuation: CheckedContinuation<Answer, any Error>?
    private var outcome: Result<Answer, any Error>?

    init(_ body: @escaping @Sendable (Connection) throws -> Answer) {
        self.body = body
    }

    func await(with continuation: CheckedContinuation<Answer, any Error>) {
        self.continuation = continuation
    }

    override func run(on connection: Connection) {
        outcome = Result { try body(connection) }
    }

    override func refuse(_ error: PostgresError) {
        outcome = .failure(error)
    }

    override func deliver() {
        guard let continuation, let outcome else { return }
        self.continuation = nil
        continuation.resume(with: outcome)
    }
}
