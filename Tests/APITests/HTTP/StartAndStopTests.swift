import API
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import NIOCore
import ServiceLifecycle
import Testing

@Suite("Start and stop")
struct StartAndStopTests {
    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs a server in a service group until the body is done with it.
    private static func serve(
        _ routes: [Route], _ body: @escaping @Sendable (_ port: Int, _ group: ServiceGroup) async throws -> Void
    ) async throws {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = buildApplication(
            configuration: APIConfiguration(address: .hostAndPort("127.0.0.1", 0)), routes: routes, logger: quiet
        ) { port.yield($0 ?? 0) }
        let group = ServiceGroup(configuration: .init(services: [application], logger: quiet))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await port in ports.prefix(1) { try await body(port, group) }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test("finishes the request that it is working on before it stops")
    func drain() async throws {
        let entered = Signal()
        let released = Signal()
        let slow = Route.get("/v1/slow", "getSlow", "Wait", tag: "things", action: nil, answer: .any) { _ in
            await entered.give()
            await released.wait()
            return .json { json in json.object { $0.member("done", true) } }
        }
        try await Self.serve([slow]) { port, group in
            async let answer = TestClient.withClient(host: "127.0.0.1", port: port) { try await $0.get("/v1/slow") }
            await entered.wait()
            await group.triggerGracefulShutdown()
            await released.give()
            let body = try await answer.body.map { String(buffer: $0) }
            #expect(body == #"{"done":true}"#)
        }
    }

    @Test("says in a sentence that the port is taken")
    func portTaken() async throws {
        try await Self.serve([]) { port, _ in
            let address = APIConfiguration.Address.hostAndPort("127.0.0.1", port)
            let second = buildApplication(
                configuration: APIConfiguration(address: address), routes: [], logger: Self.quiet)
            do {
                try await second.run()
                Issue.record("two servers listen on one port")
            } catch {
                let sentence = try #require(APIStartError(error, address: address)).description
                #expect(sentence.contains("127.0.0.1:\(port)") && sentence.contains("taken"))
            }
        }
    }

    @Test("an error of another kind is no start error")
    func otherErrors() {
        #expect(APIStartError(CancellationError(), address: .unixSocket("/x")) == nil)
    }
}
