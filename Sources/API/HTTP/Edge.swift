import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1
import SharedLives

/// What stands between the wire and the handlers, once for every request: ids, limits, tokens, what the route demands,
/// and the answer's last headers; every error becomes a problem here, and is logged here where it is ours.
final class Edge: Sendable {
    let limits: APILimits
    let requests: RequestsInFlight
    let tokenRates: RateLimiter?
    let addressRates: RateLimiter?
    let failures: FailedAttempts
    let proxiesTrusted: Int
    let ids = RequestIDs()
    let logger: Logger
    let isLoggingAccess: Bool
    let describe: @Sendable (any Error) -> String
    let templates: [(template: PathTemplate, methods: [HTTPRequest.Method])]

    init(configuration: APIConfiguration, requests: RequestsInFlight, routes: [Route], logger: Logger) {
        limits = configuration.limits
        self.requests = requests
        tokenRates = RateLimiter(
            requestsPerSecond: limits.requestsPerSecondPerTokenMax, burst: limits.requestsBurstPerTokenMax,
            keysMax: limits.rateLimitKeysMax)
        addressRates = RateLimiter(
            requestsPerSecond: limits.requestsPerSecondPerAddressMax, burst: limits.requestsBurstPerAddressMax,
            keysMax: limits.rateLimitKeysMax)
        failures = FailedAttempts(limits: limits)
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
        let address = addressWord(request, context)
        let token = try self.token(endpoint, headers, address, at: now)
        let (path, rawQuery) = Self.split(request)
        let query =
            rawQuery.isEmpty ? nil : try Query(rawQuery, declared: endpoint.queryNames)
        let values = try pathValues(endpoint, context)
        let page = demands.contains(.page) ? try self.page(query, endpoint) : nil
        let key = demands.contains(.idempotencyKey) ? try Self.idempotencyKey(headers) : nil
        let ifMatch = demands.contains(.ifMatch) ? try Self.ifMatch(headers) : nil
        let body = demands.contains(.body) ? try await self.body(request, bytesMax: endpoint.bodyBytesMax) : []
        let handled = APIRequest(
            requestID: requestID, body: body, headers: headers, idempotencyKey: key, ifMatch: ifMatch,
            endpoint: endpoint, path: path, rawQuery: rawQuery, pathValues: values, queryValues: query,
            pageRequest: page, token: token)
        guard let token else { return try await endpoint.route.handler(handled) }
        return try await failures.watching(token, from: address, at: now) {
            try await endpoint.route.handler(handled)
        }
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
}
