import HTTPTypes
import Hummingbird
import JSON
import Logging
import NIOCore
import NIOHTTP1
import SharedLives

/// What stands between the wire and the handlers, once for every request: ids, limits, tokens, what the route demands,
/// and the answer's last headers; every error becomes a problem here, and is logged here where it is ours.
final class Edge: Sendable {
    private let limits: APILimits
    private let requests: RequestsInFlight
    private let tokenRates: RateLimiter?
    private let addressRates: RateLimiter?
    private let proxiesTrusted: Int
    private let ids = RequestIDs()
    private let logger: Logger
    private let isLoggingAccess: Bool
    private let describe: @Sendable (any Error) -> String
    private let templates: [(template: PathTemplate, methods: [HTTPRequest.Method])]

    init(configuration: APIConfiguration, requests: RequestsInFlight, routes: [Route], logger: Logger) {
        limits = configuration.limits
        self.requests = requests
        tokenRates = RateLimiter(
            requestsPerSecond: limits.requestsPerSecondPerTokenMax, burst: limits.requestsBurstPerTokenMax,
            keysMax: limits.rateLimitKeysMax)
        addressRates = RateLimiter(
            requestsPerSecond: limits.requestsPerSecondPerAddressMax, burst: limits.requestsBurstPerAddressMax,
            keysMax: limits.rateLimitKeysMax)
        proxiesTrusted = configuration.proxiesTrusted
        self.logger = logger
        isLoggingAccess = logger.logLevel <= .info
        describe = configuration.describeError
        templates = Dictionary(grouping: routes, by: \.template).map { ($0.key, $0.value.map(\.method)) }
    }

    // MARK: - A request that a route was found for

    func serve(_ endpoint: Endpoint, _ request: Request, _ context: APIContext) async throws -> Response {
        let begin = MonotonicClock.nanoseconds()
        let requestID = ids.id(given: request.headers[.xRequestID])
        var reply: Reply
        do {
            reply = try await admitted(endpoint, request, context, requestID: requestID, at: begin)
            reply = conditional(reply, request)
        } catch let error as HTTPParserError {
            throw error
        } catch {
            reply = self.reply(to: error, request, requestID: requestID, route: endpoint.route.template.text)
        }
        let nanoseconds = MonotonicClock.nanoseconds() - begin
        endpoint.count(status: reply.status.code, nanoseconds: nanoseconds)
        log(request, endpoint.route.template.text, reply, requestID, nanoseconds)
        return response(reply, requestID: requestID, isHead: request.method == .head)
    }

    private func admitted(
        _ endpoint: Endpoint, _ request: Request, _ context: APIContext, requestID: String, at now: UInt64
    ) async throws -> Reply {
        if endpoint.isUnlimited {
            return try await handled(endpoint, request, context, requestID: requestID, at: now)
        }
        guard let slot = requests.enter(at: now) else {
            throw Problem(.busy, headers: [.retryAfter: "1"])
        }
        defer { requests.leave(slot) }
        if let wait = addressRates?.take(addressWord(request, context), at: now) { throw Self.wait(wait) }
        guard requests.hasTimeLimit else {
            return try await handled(endpoint, request, context, requestID: requestID, at: now)
        }
        return try await requests.run(slot) {
            try await self.handled(endpoint, request, context, requestID: requestID, at: now)
        }
    }

    private func handled(
        _ endpoint: Endpoint, _ request: Request, _ context: APIContext, requestID: String, at now: UInt64
    ) async throws -> Reply {
        let demands = endpoint.route.demands
        let headers = request.headers
        let token = try self.token(endpoint, headers, at: now)
        let (path, rawQuery) = Self.split(request)
        let query =
            rawQuery.isEmpty ? nil : try Query(rawQuery, declared: endpoint.queryNames)
        let values = try pathValues(endpoint, context)
        let page = demands.contains(.page) ? try self.page(query, endpoint) : nil
        let key = demands.contains(.idempotencyKey) ? try Self.idempotencyKey(headers) : nil
        let ifMatch = try Self.ifMatch(headers, isDemanded: demands.contains(.ifMatch))
        let body = demands.contains(.body) ? try await self.body(request, bytesMax: endpoint.bodyBytesMax) : []
        return try await endpoint.route.handler(
            APIRequest(
                requestID: requestID, body: body, headers: headers, idempotencyKey: key, ifMatch: ifMatch,
                endpoint: endpoint, path: path, rawQuery: rawQuery, pathValues: values, queryValues: query,
                pageRequest: page, tokenDigest: token))
    }

    // MARK: - Parts of a request

    private static func wait(_ seconds: Int) -> Problem {
        Problem(.tooManyRequests, headers: [.retryAfter: String(seconds)])
    }

    private func addressWord(_ request: Request, _ context: APIContext) -> UInt64 {
        guard proxiesTrusted > 0, let header = request.headers[.forwardedFor] else { return context.addressWord }
        // Each proxy appends the address it was called from; the nearest ones are ours, what is before them is hearsay.
        let addresses = header.split(separator: ",")
        guard addresses.count >= proxiesTrusted else { return context.addressWord }
        let address = addresses[addresses.count - proxiesTrusted].filter { $0 != " " }
        return UInt64(bitPattern: Int64(address.hashValue))
    }

    private func token(_ endpoint: Endpoint, _ headers: HTTPFields, at now: UInt64) throws -> TokenDigest? {
        guard endpoint.route.action != nil else { return nil }
        switch BearerToken.find(in: headers[.authorization]) {
        case .none: throw Problem.missingToken
        case .malformed: throw Problem.invalidToken
        case .token(let digest):
            if let wait = tokenRates?.take(digest.word, at: now) { throw Self.wait(wait) }
            return digest
        }
    }

    /// The path and the query as they were sent.
    private static func split(_ request: Request) -> (path: Substring, query: Substring) {
        guard let target = request.head.path, target.utf8.first == UInt8(ascii: "/") else {
            return (Substring(request.uri.path), Substring(request.uri.query ?? ""))
        }
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (target[...], "") }
        return (target[..<mark], target[target.utf8.index(after: mark)...])
    }

    private func pathValues(_ endpoint: Endpoint, _ context: APIContext) throws -> [APIRequest.PathValue] {
        let parameters = endpoint.route.template.parameters
        if parameters.isEmpty { return [] }
        return try parameters.map { parameter in
            guard let raw = context.parameters[parameter.name[...]] else { throw Problem.notFound }
            if parameter.isIdentifier {
                guard let identifier = Identifier(raw) else { throw Problem.notFound }
                return .identifier(identifier)
            }
            guard let text = Query.decoded(raw) else { throw Problem.notFound }
            return .text(text)
        }
    }

    private func page(_ query: Query?, _ endpoint: Endpoint) throws -> PageRequest {
        guard let query else { return PageRequest(limit: PageRequest.limitDefault, cursor: nil) }
        let (limit, text) = try query.read { reader in
            (
                reader.optional("limit", .digits(1...PageRequest.limitMax), or: PageRequest.limitDefault),
                reader.optional("cursor", .text(1...Cursor.charactersMax, trimmed: false))
            )
        }
        guard let text else { return PageRequest(limit: limit, cursor: nil) }
        guard let cursor = Cursor(text, for: endpoint.route.operationID) else {
            throw Problem(.malformedCursor)
        }
        return PageRequest(limit: limit, cursor: cursor)
    }

    private static func idempotencyKey(_ headers: HTTPFields) throws -> IdempotencyKey {
        let values = headers[values: .idempotencyKey]
        guard let value = values.first else { throw Problem(.idempotencyKeyMissing) }
        guard values.count == 1, let key = IdempotencyKey(header: value) else {
            throw Problem(.idempotencyKeyMalformed)
        }
        return key
    }

    private static func ifMatch(_ headers: HTTPFields, isDemanded: Bool) throws -> VersionCondition? {
        guard let header = headers[.ifMatch] else {
            if isDemanded { throw Problem(.preconditionRequired) }
            return nil
        }
        guard let condition = VersionCondition(header: header) else { throw Problem(.malformedPrecondition) }
        return condition
    }

    private func body(_ request: Request, bytesMax: Int) async throws -> [UInt8] {
        let headers = request.headers
        guard MediaType.isJSON(headers[.contentType]) else { throw Problem(.unsupportedMediaType) }
        if let encoding = headers[.contentEncoding], encoding != "identity" {
            throw Problem(.unsupportedMediaType, "Send the body without Content-Encoding.")
        }
        let announced = headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > bytesMax { throw Self.tooLarge(bytesMax) }
        let bytes: [UInt8]
        do {
            let buffer = try await request.body.collect(upTo: bytesMax)
            bytes = Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Self.tooLarge(bytesMax)
        } catch is CancellationError {
            throw Problem(.bodyTimeout, headers: [.connection: "close"])
        }
        // A connection that ended early gives the bytes that had come by then as if they were all.
        if Task.isCancelled || announced.map({ $0 != bytes.count }) == true {
            throw Problem(.bodyTimeout, headers: [.connection: "close"])
        }
        return bytes
    }

    private static func tooLarge(_ bytesMax: Int) -> Problem {
        // The rest of the body is not worth waiting for, so the connection ends with the answer.
        Problem(.bodyTooLarge, "Send at most \(bytesMax) bytes at once.", headers: [.connection: "close"])
    }

    // MARK: - A request that no route was found for

    func miss(_ request: Request) -> Response {
        let begin = MonotonicClock.nanoseconds()
        let requestID = ids.id(given: request.headers[.xRequestID])
        let methods = templates.first { $0.template.matches(request.uri.path) }?.methods
        let problem: Problem
        if let methods {
            var names = Set(methods.map(\.rawValue))
            if names.contains("GET") { names.insert("HEAD") }
            problem = Problem(.methodNotAllowed, headers: [.allow: names.sorted().joined(separator: ", ")])
        } else {
            problem = Problem.notFound
        }
        let reply = self.reply(to: problem, request, requestID: requestID, route: "none")
        log(request, "none", reply, requestID, MonotonicClock.nanoseconds() - begin)
        return response(reply, requestID: requestID, isHead: request.method == .head)
    }

    // MARK: - Answers

    private func reply(to error: any Error, _ request: Request, requestID: String, route: String) -> Reply {
        let problem = self.problem(of: error, requestID: requestID, route: route)
        var headers = problem.headers
        if problem.kind.status == 503, headers[.retryAfter] == nil { headers[.retryAfter] = "1" }
        let instance = String(Self.split(request).path)
        return Reply(
            .init(code: problem.kind.status), contentType: Problem.contentType, headers: headers,
            body: problem.body(instance: instance, requestID: requestID))
    }

    private func problem(of error: any Error, requestID: String, route: String) -> Problem {
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
    private func conditional(_ reply: Reply, _ request: Request) -> Reply {
        guard let header = request.headers[.ifNoneMatch], reply.status == .ok,
            request.method == .get || request.method == .head, let tag = reply.headers[.eTag],
            let condition = VersionCondition(header: header, weakTagsCount: true),
            condition.matches(EntityTag(String(tag.dropFirst().dropLast())))
        else { return reply }
        return Reply(.notModified, headers: reply.headers)
    }

    private static let everyAnswer: HTTPFields = [
        .xContentTypeOptions: "nosniff", .cacheControl: "no-store", .referrerPolicy: "no-referrer",
    ]

    private func response(_ reply: Reply, requestID: String, isHead: Bool) -> Response {
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

    private func log(
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
