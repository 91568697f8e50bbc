import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import SharedLives
import Testing

@Suite("Limits")
struct LimitTests {
    private static func route(
        _ handler: @escaping Route.Handler = { _ in .json { json in json.object { _ in } } }
    ) -> Route {
        .get("/v1/thing", "getThing", "Read", tag: "things", action: .readRecords, answer: .any, handler)
    }

    private static func get(
        _ client: any TestClientProtocol, _ uri: String = "/v1/thing", token: String = "a"
    ) async throws -> TestResponse {
        try await client.executeRequest(
            uri: uri, method: .get, headers: [.authorization: "Bearer \(token)"], body: nil)
    }

    private static func expect(
        _ status: HTTPResponse.Status, _ client: any TestClientProtocol, token: String = "a"
    ) async throws {
        let answer = try await get(client, token: token)
        #expect(answer.status == status)
    }

    @Test("work that takes too long is cancelled and answered 503 timeout")
    func timeLimit() async throws {
        var server = TestServer(routes: [Self.route { _ in try await waitForCancellation() }])
        server.limits.requestMillisecondsMax = 50
        try await server.run { client in
            for _ in 0..<3 {
                let answer = try await Self.get(client)
                #expect(answer.status == .serviceUnavailable)
                #expect(answer.problemCode == "timeout")
            }
        }
    }

    @Test("what succeeded in spite of its time being over is answered as it is")
    func lateSuccess() async throws {
        var server = TestServer(
            routes: [
                Self.route { _ in
                    try? await waitForCancellation()
                    return .json { json in json.object { $0.member("done", true) } }
                }
            ])
        server.limits.requestMillisecondsMax = 50
        try await server.run { client in
            let answer = try await Self.get(client)
            #expect(answer.status == .ok)
        }
    }

    @Test("more requests at once than the limit are answered 503 busy, and health answers all the same")
    func requestsAtOnce() async throws {
        let entered = Signal()
        let released = Signal()
        let slow = Route.get("/v1/slow", "getSlow", "Wait", tag: "things", action: nil, answer: .any) { _ in
            await entered.give()
            await released.wait()
            return .json { json in json.object { _ in } }
        }
        let metrics = MetricsRegistry()
        var server = TestServer(
            routes: [slow, Self.route()] + operationsRoutes(metrics: metrics) { .notReady("PostgreSQL is away.") })
        server.limits.requestsAtOnceMax = 1
        try await server.run { client in
            let port = client.port!
            try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
                group.addTask {
                    try await TestClient.withClient(host: "localhost", port: port) { other in
                        try await other.get("/v1/slow").status
                    }
                }
                await entered.wait()
                let busy = try await Self.get(client)
                #expect(busy.status == .serviceUnavailable)
                #expect(busy.problemCode == "busy")
                #expect(busy.headers[.retryAfter] == "1")
                let live = try await Self.get(client, "/health/live")
                #expect(live.text == #"{"status":"live"}"#)
                let ready = try await Self.get(client, "/health/ready")
                #expect(ready.status == .serviceUnavailable)
                #expect(try ready.json["detail"]?.text == "PostgreSQL is away.")
                await released.give()
                #expect(try await group.next() == .ok)
            }
            try await Self.expect(.ok, client)
        }
    }

    @Test("a token that asks too often is answered 429, another is not")
    func tokenRate() async throws {
        var server = TestServer(routes: [Self.route()])
        server.limits.requestsPerSecondPerTokenMax = 1
        server.limits.requestsBurstPerTokenMax = 3
        try await server.run { client in
            for _ in 0..<3 { try await Self.expect(.ok, client) }
            let refused = try await Self.firstRefusal(client) { _ in "a" }
            #expect(refused.problemCode == "tooManyRequests")
            #expect(refused.headers[.retryAfter] == "1")
            try await Self.expect(.ok, client, token: "b")
        }
    }

    @Test("an address that asks too often is answered 429, whatever its tokens")
    func addressRate() async throws {
        var server = TestServer(routes: [Self.route()])
        server.limits.requestsPerSecondPerAddressMax = 1
        server.limits.requestsBurstPerAddressMax = 2
        try await server.run { client in
            for token in ["a", "b"] { try await Self.expect(.ok, client, token: token) }
            let refused = try await Self.firstRefusal(client) { "c\($0)" }
            #expect(refused.problemCode == "tooManyRequests")
        }
    }

    /// Asks until it is too often: on a machine that is so busy that a request takes a second, the first few are not.
    private static func firstRefusal(
        _ client: any TestClientProtocol, token: (Int) -> String
    ) async throws -> TestResponse {
        for number in 0..<1_000 {
            let answer = try await get(client, token: token(number))
            if answer.status == .tooManyRequests { return answer }
            #expect(answer.status == .ok)
        }
        throw NeverRefused()
    }

    private struct NeverRefused: Error {}

    @Test("headers over the limit and bytes that are no HTTP are problems", arguments: ["large", "garbage"])
    func badHTTP(kind: String) async throws {
        var server = TestServer(routes: [Self.route()])
        server.limits.headerListBytesMax = 2_000
        server.limits.headerFieldBytesMax = 1_000
        try await server.run { client in
            let request =
                kind == "large"
                ? "GET /v1/thing HTTP/1.1\r\nHost: localhost\r\nX-Large: \(String(repeating: "x", count: 1_500))\r\n\r\n"
                : "\u{1}\u{2} nonsense\r\n\r\n"
            let answer = try await RawConnection.exchange(request, port: client.port!)
            #expect(answer.hasPrefix(kind == "large" ? "HTTP/1.1 431" : "HTTP/1.1 400"))
            #expect(answer.lowercased().contains("content-type: application/problem+json"))
            #expect(answer.contains(kind == "large" ? "\"headersTooLarge\"" : "\"badRequest\""))
            #expect(answer.components(of: "HTTP/1.1 4").count == 2)
            try await Self.expect(.ok, client)
        }
    }

    @Test("a body that does not arrive in time is 408, and one cut short is never taken for whole")
    func slowBody() async throws {
        let create = Route.create(
            "/v1/things", "createThing", "Make", tag: "things", action: nil, body: .any, answer: .any
        ) { _ in .json(.created) { json in json.object { _ in } } }
        var server = TestServer(routes: [create])
        server.limits.requestMillisecondsMax = 50
        try await server.run { client in
            let answer = try await RawConnection.exchange(
                "POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\n"
                    + "Content-Length: 20\r\n\r\n{\"a\":", port: client.port!)
            #expect(answer.hasPrefix("HTTP/1.1 408"))
            #expect(answer.contains("bodyTimeout"))
        }
    }
}

extension String {
    fileprivate func components(of separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
