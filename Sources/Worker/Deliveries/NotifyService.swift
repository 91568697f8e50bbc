import AsyncHTTPClient
import Crypto
import JSON
import NIOCore
import NIOHTTP1
public import SharedLives
import Store

/// GOV.UK Notify: one message a call. It knows no idempotency key, so it is asked by our reference whether it has the message before it
/// is given one. Neither messages nor answers are logged.
public final class NotifyService: Sendable {
    /// How the service is reached.
    public struct Configuration: Sendable {
        /// The address without a slash at its end: `https://api.notifications.service.gov.uk`.
        public var address: String
        /// The key.
        public var key: NotifyKey
        /// How long an answer may take.
        public var timeoutMilliseconds: Int

        /// A configuration.
        public init(
            address: String = "https://api.notifications.service.gov.uk", key: NotifyKey,
            timeoutMilliseconds: Int = 30_000
        ) {
            self.address = address
            self.key = key
            self.timeoutMilliseconds = timeoutMilliseconds
        }
    }

    private static let answerBytesMax = 4_194_304

    private let configuration: Configuration
    private let client: HTTPClient

    /// A client of the service. Shut it down.
    public init(_ configuration: Configuration) {
        self.configuration = configuration
        client = .outgoing(timeoutMilliseconds: configuration.timeoutMilliseconds)
    }

    /// Closes its connections.
    public func shutdown() async {
        try? await client.shutdown()
    }

    /// Sends a letter, unless Notify has it already.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    func send(_ letter: Letter) async throws -> DeliveryOutcome {
        guard let address = letter.address else { return .refused("addressMissing") }
        guard let template = letter.setting.notifyTemplateID else { return .refused("templateMissing") }
        do {
            if let known = try await find(letter.id) { return known }
            let body = JSONWriter.bytes { json in
                json.object { json in
                    json.member("email_address", address)
                    json.member("template_id", template)
                    json.member("reference", letter.id)
                    json.object("personalisation") { json in
                        json.member("subject", letter.subject)
                        json.member("body", letter.text)
                    }
                }
            }
            let (status, answer) = try await call(.POST, "/v2/notifications/email", body)
            guard case .accepted = NotifyKey.outcome(status: status) else { return NotifyKey.outcome(status: status) }
            return .accepted(reference: Self.member("id", of: answer))
        } catch is CancellationError {
            throw CancellationError()
        } catch let error as HTTPClientError where error.isTimeout {
            return .deferred("notifyTimedOut")
        } catch {
            if Task.isCancelled { throw CancellationError() }
            return .deferred("notifyUnreachable")
        }
    }

    /// What Notify has under a reference: accepted, where it has it; nil where it does not; why it could not be asked.
    private func find(_ reference: Identifier) async throws -> DeliveryOutcome? {
        let (status, answer) = try await call(.GET, "/v2/notifications?reference=\(reference)", nil)
        guard status == 200 else {
            // Nothing is wrong with a message of which nobody could be asked.
            if case .deferred(let code) = NotifyKey.outcome(status: status) { return .deferred(code) }
            return .deferred("notifyFailed")
        }
        guard let document = try? JSONParser.parse(answer), case .object(let object) = document,
            case .array(let found) = object.members.first(where: { $0.name == "notifications" })?.value
        else { return .deferred("notifyUnreadable") }
        guard case .object(let first) = found.first else { return nil }
        guard case .string(let id) = first.members.first(where: { $0.name == "id" })?.value else {
            return .accepted(reference: nil)
        }
        return .accepted(reference: id)
    }

    private static func member(_ name: String, of answer: [UInt8]) -> String? {
        guard let document = try? JSONParser.parse(answer), case .object(let object) = document,
            case .string(let text) = object.members.first(where: { $0.name == name })?.value
        else { return nil }
        return String(text.prefix(100))
    }

    private func call(_ method: HTTPMethod, _ path: String, _ body: [UInt8]?) async throws -> (Int, [UInt8]) {
        var request = HTTPClientRequest(url: configuration.address + path)
        request.method = method
        request.headers.add(name: "Authorization", value: "Bearer \(token(at: WallClock.now()))")
        request.headers.add(name: "Accept", value: "application/json")
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body)
        }
        let response = try await client.execute(
            request, deadline: .now() + .milliseconds(Int64(configuration.timeoutMilliseconds)))
        let answer = Array(try await response.body.collect(upTo: Self.answerBytesMax).readableBytesView)
        return (Int(response.status.code), answer)
    }

    /// A token for one call: Notify takes it for thirty seconds.
    private func token(at instant: Instant) -> String {
        let seconds = instant.microsecondsSinceEpoch / 1_000_000
        let header = Base64URL.encode(Array(#"{"typ":"JWT","alg":"HS256"}"#.utf8))
        let claims = Base64URL.encode(Array(#"{"iss":"\#(configuration.key.serviceID)","iat":\#(seconds)}"#.utf8))
        let signed = "\(header).\(claims)"
        let signature = HMAC<SHA256>.authenticationCode(
            for: Array(signed.utf8), using: SymmetricKey(data: Array(configuration.key.secret.utf8)))
        return "\(signed).\(Base64URL.encode(Array(signature)))"
    }
}
