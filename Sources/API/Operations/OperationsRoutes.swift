import HTTPTypes
import JSON

/// Whether the service can do its work.
public enum Readiness: Hashable, Sendable {
    /// It can.
    case ready
    /// It cannot, for a reason in a sentence that names nothing secret.
    case notReady(String)
}

/// The routes for whoever operates the service: `/health/live`, `/health/ready` and `/metrics`. They need no token, are
/// not counted against limits and answer when the service is busy.
/// - Parameters:
///   - metrics: what the page shows.
///   - readiness: asks what the service depends on; has a time limit of its own.
public func operationsRoutes(
    metrics: MetricsRegistry, readiness: @escaping @Sendable () async -> Readiness
) -> [Route] {
    let status = Schema.object(.required("status", .string()))
    return [
        Route(
            .get, "/health/live", "getLiveness", "Whether the process runs", tag: "operations", action: nil,
            demands: .unlimited, answers: [.init(200, "It runs.", status)]
        ) { _ in .json { json in json.object { $0.member("status", "live") } } },
        Route(
            .get, "/health/ready", "getReadiness", "Whether the service can do its work", tag: "operations",
            action: nil, demands: .unlimited, answers: [.init(200, "It can.", status)], problems: [.unavailable]
        ) { _ in
            switch await readiness() {
            case .ready: return .json { json in json.object { $0.member("status", "ready") } }
            case .notReady(let reason): throw Problem(.unavailable, reason)
            }
        },
        Route(
            .get, "/metrics", "getMetrics", "Measurements in the text format of Prometheus", tag: "operations",
            action: nil, demands: .unlimited,
            answers: [.init(200, "The page.", contentType: "text/plain; version=0.0.4; charset=utf-8")]
        ) { _ in
            await Reply(.ok, contentType: "text/plain; version=0.0.4; charset=utf-8", body: metrics.page())
        },
    ]
}
