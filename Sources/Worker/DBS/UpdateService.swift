import AsyncHTTPClient
import JobQueue
import NIOCore
import NIOHTTP1
public import SharedLives

/// The DBS Update Service, asked over HTTPS one certificate at a time. Neither questions nor answers are logged: they hold a name and
/// a date of birth.
public final class UpdateService: Sendable {
    /// How the service is reached.
    public struct Configuration: Sendable {
        /// The address without a slash at its end, as in `https://secure.crbonline.gov.uk/crsc/api/status`.
        public var address: String
        /// Who asks for a scheme that has not said so itself.
        public var asker: StatusCheckQuestion.Asker
        /// How long an answer may take, from connecting to its last byte.
        public var timeoutMilliseconds: Int

        /// A configuration.
        public init(address: String, asker: StatusCheckQuestion.Asker, timeoutMilliseconds: Int = 30_000) {
            self.address = address
            self.asker = asker
            self.timeoutMilliseconds = timeoutMilliseconds
        }
    }

    /// The answer is a few hundred bytes.
    private static let answerBytesMax = 65_536

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

    /// Puts a question.
    ///
    /// - Parameter asker: in whose name; nil for the configured one.
    /// - Throws: `JobFailure`: to be tried again as `updateServiceTimedOut`, `updateServiceUnreachable`, `updateServiceFailed` (a status
    ///   of 5xx or 429) or `updateServiceUnreadable` (no answer of the service's); for good as `updateServiceRefused`.
    ///   `CancellationError` when the task is cancelled.
    func ask(
        _ question: StatusCheckQuestion, inTheNameOf asker: StatusCheckQuestion.Asker?
    ) async throws -> UpdateServiceAnswer.Result {
        var request = HTTPClientRequest(
            url: configuration.address + question.target(from: asker ?? configuration.asker))
        request.headers.add(name: "Accept", value: "application/xml")
        let status: Int
        let body: [UInt8]
        do {
            let response = try await client.execute(
                request, deadline: .now() + .milliseconds(Int64(configuration.timeoutMilliseconds)))
            status = Int(response.status.code)
            body = Array(try await response.body.collect(upTo: Self.answerBytesMax).readableBytesView)
        } catch is CancellationError {
            throw CancellationError()
        } catch is NIOTooManyBytesError {
            throw JobFailure.retry("updateServiceUnreadable")
        } catch let error as HTTPClientError where error.isTimeout {
            throw JobFailure.retry("updateServiceTimedOut")
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw JobFailure.retry("updateServiceUnreachable")
        }
        return try Self.result(status: status, body: body)
    }

    private static func result(status: Int, body: [UInt8]) throws(JobFailure) -> UpdateServiceAnswer.Result {
        switch status {
        case 200: break
        case 429, 500...599: throw .retry("updateServiceFailed")
        default: throw .permanent("updateServiceRefused")
        }
        switch StatusCheckAnswer(xml: body) {
        case .result(let result): return result
        case .refused: throw .permanent("updateServiceRefused")
        // A page that says that the service is being mended, for instance.
        case nil: throw .retry("updateServiceUnreadable")
        }
    }
}
