import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import SharedLives
import Synchronization
import Worker

/// GOV.UK Notify as a test wants it: it keeps what it accepts, is asked by reference, and checks the tokens of its callers.
final class StubNotify: Sendable {
    /// What it does with the next messages, one after the other; then it accepts.
    enum Behaviour: Sendable {
        /// Answers with a status and one error.
        case answer(HTTPResponse.Status, String)
        /// Accepts, and closes the connection without an answer.
        case acceptingUnheard
        /// Closes the connection.
        case closing
    }

    static let secret = "0b3a1f2c-5d6e-4f70-8a9b-1c2d3e4f5a6b"
    static let service = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    static let key = NotifyKey("shared-lives worker-\(service)-\(secret)")!

    private struct State {
        var behaviours: [Behaviour] = []
        /// Bodies by reference, in the order in which they were accepted.
        var accepted: [(reference: String, body: String)] = []
        var badTokens = 0
    }

    private let state = Mutex(State())

    var accepted: [(reference: String, body: String)] { state.withLock { $0.accepted } }
    var badTokens: Int { state.withLock { $0.badTokens } }

    func then(_ behaviours: Behaviour...) { state.withLock { $0.behaviours += behaviours } }

    static func with(_ body: @escaping @Sendable (StubNotify, DeliveryWays) async throws -> Void) async throws {
        let stub = StubNotify()
        let router = Router()
        router.post("v2/notifications/email") { request, _ in try await stub.send(request) }
        router.get("v2/notifications") { request, _ in try stub.find(request) }
        let application = Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)))
        try await application.test(.live) { client in
            let service = NotifyService(
                NotifyService.Configuration(
                    address: "http://127.0.0.1:\(client.port!)", key: key, timeoutMilliseconds: 60_000))
            do {
                try await body(stub, DeliveryWays(notify: service))
            } catch {
                await service.shutdown()
                throw error
            }
            await service.shutdown()
        }
    }

    private func send(_ request: Request) async throws -> Response {
        check(request)
        let body = String(buffer: try await request.body.collect(upTo: 1 << 20))
        guard case .object(let object) = try JSONParser.parse(Array(body.utf8)),
            case .string(let reference) = object.members.first(where: { $0.name == "reference" })?.value
        else { return Self.error(.badRequest, "ValidationError") }
        let behaviour = state.withLock { $0.behaviours.isEmpty ? nil : $0.behaviours.removeFirst() }
        switch behaviour {
        case .answer(let status, let name): return Self.error(status, name)
        case .closing: return Self.closing
        case .acceptingUnheard:
            state.withLock { $0.accepted.append((reference, body)) }
            return Self.closing
        case nil:
            state.withLock { $0.accepted.append((reference, body)) }
            return Self.json(.created, #"{"id": "notification of \#(reference)", "reference": "\#(reference)"}"#)
        }
    }

    private func find(_ request: Request) throws -> Response {
        check(request)
        let reference = request.uri.queryParameters["reference"].map(String.init) ?? ""
        let found = state.withLock { $0.accepted.filter { $0.reference == reference } }
        let items = found.map { #"{"id": "notification of \#($0.reference)", "reference": "\#($0.reference)"}"# }
        return Self.json(.ok, #"{"notifications": [\#(items.joined(separator: ", "))], "links": {"current": "/"}}"#)
    }

    /// A token is good when the service's secret signed it, and it was made within half a minute.
    private func check(_ request: Request) {
        let parts = (request.headers[.authorization] ?? "").dropFirst("Bearer ".count).split(separator: ".").map(
            String.init)
        let isGood =
            parts.count == 3
            && Self.decoded(parts[2]).map {
                HMAC<SHA256>.isValidAuthenticationCode(
                    $0, authenticating: Data("\(parts[0]).\(parts[1])".utf8),
                    using: SymmetricKey(data: Data(Self.secret.utf8)))
            } == true
            && Self.decoded(parts[0]).map { String(decoding: $0, as: UTF8.self) } == #"{"typ":"JWT","alg":"HS256"}"#
            && Self.claims(parts[1])
        if !isGood { state.withLock { $0.badTokens += 1 } }
    }

    private static func claims(_ part: String) -> Bool {
        guard let data = decoded(part), let claims = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let seconds = claims["iat"] as? Int
        else { return false }
        return claims["iss"] as? String == service && abs(Date().timeIntervalSince1970 - Double(seconds)) < 30
    }

    private static func decoded(_ text: String) -> Data? {
        var base64 = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        while base64.count % 4 != 0 { base64 += "=" }
        return Data(base64Encoded: base64)
    }

    private static func error(_ status: HTTPResponse.Status, _ name: String) -> Response {
        json(
            status,
            #"{"status_code": \#(status.code), "errors": [{"error": "\#(name)", "message": "fern@example.org"}]}"#)
    }

    private static func json(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    private static var closing: Response {
        Response(
            status: .created, headers: [.contentType: "application/json"],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: #"{"id": "#))
                throw Closing()
            })
    }

    private struct Closing: Error {}
}
