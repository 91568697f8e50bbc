import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import SharedLives
import Synchronization
import Testing

@Suite("Log")
struct LogTests {
    private struct Leaky: Error { let name = "Annie Invented" }

    /// Keeps what is logged.
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])

        var logger: Logger { Logger(label: "test") { _ in Handler(lines: self) } }

        struct Handler: LogHandler {
            let lines: Lines
            var metadata: Logger.Metadata = [:]
            var logLevel = Logger.Level.info

            subscript(metadataKey key: String) -> Logger.Metadata.Value? {
                get { metadata[key] }
                set { metadata[key] = newValue }
            }

            func log(event: LogEvent) {
                let fields = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
                lines.all.withLock { $0.append("\(event.level) \(event.message) \(fields.joined(separator: " "))") }
            }
        }
    }

    @Test("has a line for each request without its query, and an incident without its values")
    func lines() async throws {
        let lines = Lines()
        var server = TestServer(
            routes: [
                .get(
                    "/v1/people/{personId}", "getPerson", "Read", tag: "people", action: .readRecords,
                    query: [QueryParameter("name", .string(), "A name.")], answer: .any
                ) { _ in .json { json in json.object { _ in } } },
                .get("/v1/failing", "fail", "Fail", tag: "people", action: nil, answer: .any) { _ in throw Leaky() },
            ])
        server.logger = lines.logger
        try await server.run { client in
            let headers: HTTPFields = [.authorization: "Bearer very-secret", .xRequestID: "r1"]
            _ = try await client.executeRequest(
                uri: "/v1/people/018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d?name=Annie", method: .get, headers: headers,
                body: nil)
            _ = try await client.executeRequest(
                uri: "/v1/failing", method: .get, headers: [.xRequestID: "r2"], body: nil)
            _ = try await client.executeRequest(uri: "/Annie", method: .get, headers: [:], body: nil)
        }
        let all = lines.all.withLock { $0 }
        let request = try #require(all.first { $0.contains("requestId=r1") })
        #expect(request.hasPrefix("info request "))
        #expect(request.contains("route=/v1/people/{personId}") && request.contains("status=200"))
        #expect(request.contains("method=GET") && request.contains("microseconds="))
        let incident = try #require(all.first { $0.contains("incident=") })
        #expect(incident.hasPrefix("error ") && incident.contains("requestId=r2") && incident.contains("Leaky"))
        #expect(all.filter { $0.contains("incident=") }.count == 1)
        #expect(!all.contains { $0.contains("Annie") || $0.contains("secret") || $0.contains("018f6b1e") })
    }
}
