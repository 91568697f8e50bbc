import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// How replies and errors become responses, and what the log says of them.
extension Edge {
    func reply(to error: any Error, _ request: Request, requestID: String, route: String) -> Reply {
        let problem = self.problem(of: error, requestID: requestID, route: route)
        var headers = problem.headers
        if problem.kind.status == 503, headers[.retryAfter] == nil { headers[.retryAfter] = "1" }
        let instance = String(Self.split(request).path)
        return Reply(
            .init(code: problem.kind.status), contentType: Problem.contentType, headers: headers,
            body: problem.body(instance: instance, requestID: requestID))
    }

    func problem(of error: any Error, requestID: String, route: String) -> Problem {
        switch error {
        case let error as any ProblemConvertible: return error.problem
        case is RequestsInFlight.Overdue: return Problem(.timeout)
        case is NIOTooManyBytesError: return Problem(.bodyTooLarge)
        case is CancellationError: return Problem(.unavailable)
        case let error as any HTTPResponseError:
            let kind = ProblemCode.foundation.first { $0.status == error.status.code }
            if let kind, error.status.code < 500 { return Problem(kind) }
        default: break
        }
        let incident = RequestIDs.incident()
        logger.error(
            "A request failed in a way that nobody foresaw.",
            metadata: [
                "incident": .string(incident), "requestId": .string(requestID), "route": .string(route),
                "error": .string(describe(error)),
            ])
        return Problem(.internal, incident: incident)
    }

    /// A read whose version the caller has already is answered by 304.
    func conditional(_ reply: Reply, _ request: Request) -> Reply {
        guard let header = request.headers[.ifNoneMatch], reply.status == .ok,
            request.method == .get || request.method == .head, let tag = reply.headers[.eTag],
            let condition = VersionCondition(header: header, weakTagsCount: true),
            condition.matches(EntityTag(String(tag.dropFirst().dropLast())))
        else { return reply }
        return Reply(.notModified, headers: reply.headers)
    }

    static let everyAnswer: HTTPFields = [
        .xContentTypeOptions: "nosniff", .cacheControl: "no-store", .referrerPolicy: "no-referrer",
    ]

    func response(_ reply: Reply, requestID: String, isHead: Bool) -> Response {
        var headers = Self.everyAnswer
        headers.append(HTTPField(name: .xRequestID, value: requestID))
        for field in reply.headers { headers.append(field) }
        guard let contentType = reply.contentType else {
            return Response(status: reply.status, headers: headers)
        }
        headers.append(HTTPField(name: .contentType, value: contentType))
        headers.append(HTTPField(name: .contentLength, value: String(reply.body.count)))
        if isHead { return Response(status: reply.status, headers: headers) }
        return Response(
            status: reply.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
    }

    func log(
        _ request: Request, _ route: String, _ reply: Reply, _ requestID: String, _ nanoseconds: UInt64
    ) {
        guard isLoggingAccess else { return }
        logger.info(
            "request",
            metadata: [
                "method": .string(request.method.rawValue), "route": .string(route),
                "status": .stringConvertible(reply.status.code), "requestId": .string(requestID),
                "microseconds": .stringConvertible(nanoseconds / 1_000),
            ])
    }
}
