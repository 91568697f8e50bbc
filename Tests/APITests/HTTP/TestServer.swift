import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import SharedLives

/// A server with routes of a test, and a client for it.
struct TestServer {
    var routes: [Route]
    var limits = APILimits()
    var metrics = MetricsRegistry()
    var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    static let token: HTTPFields = [.authorization: "Bearer an-invented-token"]

    func run(_ test: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        var configuration = APIConfiguration(address: .hostAndPort("127.0.0.1", 0))
        configuration.limits = limits
        configuration.metrics = metrics
        try await buildApplication(configuration: configuration, routes: routes, logger: logger).test(.live, test)
    }
}

extension TestResponse {
    /// The body as text.
    var text: String { String(buffer: body) }

    /// The body as JSON.
    var json: JSONValue {
        get throws { try JSONParser.parse(Array(body.readableBytesView)) }
    }

    /// The code of a problem, or nil when the answer is none.
    var problemCode: String? {
        guard headers[.contentType] == "application/problem+json", let json = try? json else { return nil }
        return json["code"]?.text
    }

    /// The places and codes of a problem's errors: `"/from malformedDate"`.
    var faults: [String] {
        guard case .array(let errors)? = (try? json)?["errors"] else { return [] }
        return errors.map { error in
            let place = error["pointer"] ?? error["parameter"] ?? error["header"]
            return "\(place?.text ?? "?") \(error["code"]?.text ?? "?")"
        }
    }
}

extension JSONValue {
    subscript(name: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[name: name]
    }

    subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var integer: Int64? {
        guard case .number(.integer(let value)) = self else { return nil }
        return value
    }
}

extension HTTPField.Name {
    static let idempotencyKey = Self("Idempotency-Key")!
    static let xRequestID = Self("X-Request-Id")!
    static let link = Self("Link")!
}

/// A signal that is waited for instead of a time.
actor Signal {
    private var isGiven = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func give() {
        isGiven = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }

    func wait() async {
        if isGiven { return }
        await withCheckedContinuation { waiting.append($0) }
    }
}

/// Waits until its task is cancelled, as work on a database does, and then throws.
func waitForCancellation() async throws -> Never {
    let signal = Signal()
    await withTaskCancellationHandler {
        await signal.wait()
    } onCancel: {
        Task { await signal.give() }
    }
    throw CancellationError()
}
