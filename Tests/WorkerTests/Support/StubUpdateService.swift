import HTTPTypes
import Hummingbird
import HummingbirdTesting
import SharedLives
import Synchronization
import Worker

/// A DBS Update Service of a test's own, which does what it is told and remembers what it was asked.
final class StubUpdateService: Sendable {
    /// What it does when it is asked.
    enum Behaviour: Sendable {
        /// Answers with the result.
        case result(UpdateServiceAnswer.Result)
        /// Answers with a status and a body.
        case answer(HTTPResponse.Status, String)
        /// Does not answer until the test lets it.
        case silence
        /// Begins to answer and closes the connection.
        case closing
    }

    private struct State {
        var behaviour = Behaviour.result(.blankNoNewInfo)
        var questions: [String] = []
        var mayAnswer = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let asked = AsyncStream.makeStream(of: Void.self)

    /// What it does from now on.
    var behaviour: Behaviour {
        get { state.withLock { $0.behaviour } }
        set { state.withLock { $0.behaviour = newValue } }
    }

    /// The paths and queries with which it was asked.
    var questions: [String] { state.withLock { $0.questions } }

    /// Returns when somebody has asked.
    func untilAsked() async throws {
        for await _ in asked.stream { return }
    }

    /// Lets all who wait have their answer.
    func answerAll() {
        let waiters = state.withLock { state in
            state.mayAnswer = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    private func untilMayAnswer() async {
        await withCheckedContinuation { continuation in
            let mayAnswer = state.withLock { state in
                if !state.mayAnswer { state.waiters.append(continuation) }
                return state.mayAnswer
            }
            if mayAnswer { continuation.resume() }
        }
    }

    /// Runs the body with the service and a client for it.
    static func with(
        timeoutMilliseconds: Int = 60_000,
        _ body: @escaping @Sendable (StubUpdateService, UpdateService) async throws -> Void
    ) async throws {
        let stub = StubUpdateService()
        let router = Router()
        router.get("crsc/api/status/{number}") { request, _ in try await stub.answer(request) }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)))
        try await application.test(.live) { client in
            let service = UpdateService(
                UpdateService.Configuration(
                    address: "http://127.0.0.1:\(client.port!)/crsc/api/status",
                    asker: StatusCheckQuestion.Asker(
                        organisation: "Oakfield", givenName: "Ivy", familyName: "Hazel"),
                    timeoutMilliseconds: timeoutMilliseconds))
            do {
                try await body(stub, service)
            } catch {
                stub.answerAll()
                await service.shutdown()
                throw error
            }
            stub.answerAll()
            await service.shutdown()
        }
    }

    private func answer(_ request: Request) async throws -> Response {
        let behaviour = state.withLock { state in
            state.questions.append(request.head.path ?? "")
            return state.behaviour
        }
        asked.continuation.yield()
        switch behaviour {
        case .result(let result): return Self.response(.ok, Self.document(result))
        case .answer(let status, let body): return Self.response(status, body)
        case .silence:
            await untilMayAnswer()
            return Self.response(.ok, Self.document(.blankNoNewInfo))
        case .closing:
            return Response(
                status: .ok, headers: [.contentType: "application/xml"],
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: "<statusCheckResult>"))
                    throw Closing()
                })
        }
    }

    private struct Closing: Error {}

    private static func response(_ status: HTTPResponse.Status, _ body: String) -> Response {
        Response(
            status: status, headers: [.contentType: "application/xml"],
            body: .init(byteBuffer: ByteBuffer(string: body)))
    }

    private static func document(_ result: UpdateServiceAnswer.Result) -> String {
        """
        <statusCheckResult><statusCheckResultType>SUCCESS</statusCheckResultType><status>\(result.rawValue)</status>\
        <forename>FERN</forename><surname>LARKSPUR 1</surname><printDate class="sql-date">2026-02-01</printDate></statusCheckResult>
        """
    }
}
