import Synchronization

/// Calls of one caller that only read, to be sent over a connection together with those of other callers.
class Read: Job, @unchecked Sendable {
    final let statements: [StatementDescription]
    final let encode: @Sendable (inout PostgresWriter) throws -> Void
    static let attemptsMax = 2
    /// How often it was given to a connection.
    final var attempts = 0

    init(statements: [StatementDescription], encode: @escaping @Sendable (inout PostgresWriter) throws -> Void) {
        self.statements = statements
        self.encode = encode
    }

    /// Whether the caller has been answered.
    var isSettled: Bool { true }
    /// Reads the answers, up to and with the synchronisation point, and passes them on.
    func receive(from connection: Connection) {}

    /// A connection may turn out to be broken only when it is used. What only reads may then be sent once more.
    final func maySendAgain(after error: any Error) -> Bool {
        attempts < Read.attemptsMax && (error as? PostgresError)?.isWorthRetrying == true
    }
}

/// A read whose answer an asynchronous caller awaits.
final class AwaitedRead<Answer: Sendable>: Read, @unchecked Sendable {
    private let receiveAnswer: @Sendable (Connection) throws -> Answer
    private var continuation: CheckedContinuation<Answer, any Error>?
    /// Set by whoever answers first: the connection, or the caller's cancellation, for which the others' reads do not stop.
    private let settled = Atomic<Bool>(false)

    init(
        statements: [StatementDescription], encode: @escaping @Sendable (inout PostgresWriter) throws -> Void,
        receive: @escaping @Sendable (Connection) throws -> Answer
    ) {
        receiveAnswer = receive
        super.init(statements: statements, encode: encode)
    }

    func await(with continuation: CheckedContinuation<Answer, any Error>) {
        self.continuation = continuation
    }

    override var isSettled: Bool { settled.load(ordering: .acquiring) }

    override func receive(from connection: Connection) {
        let answer = Result { try receiveAnswer(connection) }
        if case .failure(let error) = answer, maySendAgain(after: error) { return }
        settle(answer)
    }

    override func refuse(_ error: PostgresError) { settle(.failure(error)) }

    private func settle(_ answer: Result<Answer, any Error>) {
        if !settled.exchange(true, ordering: .acquiringAndReleasing) { continuation?.resume(with: answer) }
    }
}
