import HTTPTypes
import Metrics
import Synchronization

/// A route as it is served: with what the edge would otherwise work out for each request.
final class Endpoint: Sendable {
    let route: Route
    let queryNames: [String]
    let bodyBytesMax: Int
    let isUnlimited: Bool
    private let seconds: Timer
    private let factory: any MetricsFactory
    private let counters: Mutex<[(status: Int, counter: Counter)]>

    init(_ route: Route, bodyBytesMax: Int, metrics: any MetricsFactory) {
        self.route = route
        queryNames = route.queryNames
        self.bodyBytesMax = route.bodyBytesMax ?? bodyBytesMax
        isUnlimited = route.demands.contains(.unlimited)
        factory = metrics
        seconds = Timer(
            label: "http_request_duration_seconds",
            dimensions: [("method", route.method.rawValue), ("route", route.template.text)], factory: metrics)
        counters = Mutex([])
    }

    /// Counts an answer.
    func count(status: Int, nanoseconds: UInt64) {
        seconds.recordNanoseconds(Int64(clamping: nanoseconds))
        counter(of: status).increment()
    }

    private func counter(of status: Int) -> Counter {
        counters.withLock { counters in
            for entry in counters where entry.status == status { return entry.counter }
            let counter = Counter(
                label: "http_requests_total",
                dimensions: [
                    ("method", route.method.rawValue), ("route", route.template.text), ("status", String(status)),
                ], factory: factory)
            counters.append((status, counter))
            return counter
        }
    }
}
