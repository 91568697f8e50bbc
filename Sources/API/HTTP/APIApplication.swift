public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceLifecycle

/// Puts the server together: a router of the routes and of the document about them, behind the edge.
///
/// Run it in a `ServiceGroup` that turns signals into a graceful shutdown: it stops accepting, finishes the requests that
/// it is working on and then ends. When it cannot listen, `run()` throws; ``APIStartError`` says it in a sentence.
/// - Parameters:
///   - configuration: address, limits and the like.
///   - routes: every route; `/openapi.json` and `/problems` are added.
///   - logger: gets a line for each request at info, and errors.
///   - services: what has to run beside the server and end after it.
///   - onRunning: called once with the port when the server accepts requests.
public func buildApplication(
    configuration: APIConfiguration, routes: [Route], logger: Logger, services: [any Service] = [],
    onRunning: @escaping @Sendable (_ port: Int?) async -> Void = { _ in }
) -> some ApplicationProtocol {
    let limits = configuration.limits
    let allRoutes = routes + documentRoutes(of: routes, version: configuration.version)
    let requests = RequestsInFlight(
        countMax: limits.requestsAtOnceMax, millisecondsMax: limits.requestMillisecondsMax)
    let edge = Edge(configuration: configuration, requests: requests, routes: allRoutes, logger: logger)
    var channel = HTTP1Channel.Configuration(
        additionalChannelHandlers: [BadRequestHandler()],
        idleTimeout: .milliseconds(Int64(limits.connectionIdleMillisecondsMax)))
    channel.httpDecoder = .init(
        maxHeaderFieldSize: limits.headerFieldBytesMax, maxHeaderListSize: limits.headerListBytesMax,
        maxHeaderFieldCount: limits.headerFieldsMax)
    return Application(
        router: router(of: allRoutes, behind: edge, configuration: configuration),
        server: .http1(configuration: channel),
        configuration: ApplicationConfiguration(
            address: configuration.address.bindAddress,
            availableConnectionsDelegate: MaximumAvailableConnections(limits.connectionsMax, logger: logger)),
        services: services + [requests],
        onServerRunning: { channel in await onRunning(channel.localAddress?.port) },
        logger: logger)
}

private func router(
    of routes: [Route], behind edge: Edge, configuration: APIConfiguration
) -> Router<APIContext> {
    var operations: Set<String> = []
    let router = Router(context: APIContext.self)
    for route in routes {
        precondition(operations.insert(route.operationID).inserted, "two routes are called \(route.operationID)")
        let endpoint = Endpoint(
            route, bodyBytesMax: configuration.limits.requestBodyBytesMax, metrics: configuration.metrics)
        let path = RouterPath(route.template.text)
        let responder = CallbackResponder<APIContext> { request, context in
            try await edge.serve(endpoint, request, context)
        }
        router.on(path, method: route.method, responder: responder)
        if route.method == .get { router.on(path, method: .head, responder: responder) }
    }
    // Middleware holds for routes that are added after it: this one only stands before the answer to a miss.
    router.add(middleware: MissMiddleware(edge: edge))
    return router
}

private struct MissMiddleware: RouterMiddleware {
    let edge: Edge

    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        edge.miss(request)
    }
}

extension APIConfiguration.Address {
    var bindAddress: BindAddress {
        switch self {
        case .hostAndPort(let host, let port): .hostname(host, port: port)
        case .unixSocket(let path): .unixDomainSocket(path: path)
        }
    }
}
