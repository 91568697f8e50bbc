public import Metrics
import Synchronization

/// A backend of swift-metrics that keeps everything in memory for a page in the text format of Prometheus. How many names
/// and series there can be is bounded: what comes after is counted together, under the label `overflow`.
public final class MetricsRegistry: MetricsFactory, Sendable {
    /// How many names are kept.
    public static let namesMax = 500
    /// How many series, that is combinations of labels, are kept of one name.
    public static let seriesPerNameMax = 1_000

    private struct Family: Sendable {
        var kind: MetricsSeries.Kind
        var series: [String: MetricsSeries] = [:]
    }

    private let families = Mutex<[String: Family]>([:])
    private let collectors = Mutex<[@Sendable () async -> Void]>([])

    /// Makes an empty registry.
    public init() {}

    /// Has a closure run before each page, which sets what is only worth measuring when somebody looks.
    public func addCollector(_ collect: @escaping @Sendable () async -> Void) {
        collectors.withLock { $0.append(collect) }
    }

    /// The page.
    public func page() async -> [UInt8] {
        for collect in collectors.withLock({ $0 }) { await collect() }
        var page = MetricsPage()
        let families = families.withLock { $0 }
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            page.begin(name, family.kind)
            for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                page.append(name, labels, series.reading)
            }
        }
        return page.bytes
    }

    // MARK: - swift-metrics

    /// A number that only grows.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, .counter)
    }

    /// A number that is set, or grows and falls.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, .gauge)
    }

    /// Values by size where they are aggregated, else the last of them.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        series(label, dimensions, aggregate ? .histogram(MetricsSeries.sizeBounds) : .gauge)
    }

    /// Durations in seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, dimensions, .histogram(MetricsSeries.secondBounds))
    }

    // Series are kept: one that is made again goes on counting, as Prometheus expects.

    /// Keeps the counter.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Keeps the meter.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// Keeps the recorder.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Keeps the timer.
    public func destroyTimer(_ handler: any TimerHandler) {}

    private func series(
        _ label: String, _ dimensions: [(String, String)], _ kind: MetricsSeries.Kind
    ) -> MetricsSeries {
        let name = MetricsPage.name(label)
        let labels = MetricsPage.labels(dimensions)
        return families.withLock { families in
            guard families[name] != nil || families.count < Self.namesMax else { return MetricsSeries(kind) }
            var family = families[name] ?? Family(kind: kind)
            // Two kinds under one name cannot stand on one page; the second is measured and not shown.
            guard family.kind == kind else { return MetricsSeries(kind) }
            let isKept = family.series[labels] != nil || family.series.count < Self.seriesPerNameMax
            let key = isKept ? labels : #"overflow="true""#
            let series = family.series[key] ?? MetricsSeries(kind)
            family.series[key] = series
            families[name] = family
            return series
        }
    }
}
