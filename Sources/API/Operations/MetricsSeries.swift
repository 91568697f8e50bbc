import Metrics
import Synchronization

/// One series of measurements: a counter, a gauge or a histogram with fixed bounds.
final class MetricsSeries: CounterHandler, MeterHandler, RecorderHandler, TimerHandler, Sendable {
    enum Kind: Hashable, Sendable {
        case counter
        case gauge
        case histogram([Double])
    }

    enum Reading: Sendable {
        case value(Double)
        case count(Int64)
        case histogram(bounds: [Double], counts: [Int64], sum: Double)
    }

    /// Seconds, from half a millisecond to five minutes.
    static let secondBounds = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300,
    ]
    /// Counts and sizes, by powers of ten.
    static let sizeBounds = [1.0, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]

    private struct Histogram {
        var counts: [Int64]
        var sum = 0.0
    }

    private let kind: Kind
    private let bounds: [Double]
    private let count = Atomic<Int64>(0)
    private let gauge = Atomic<UInt64>(0.0.bitPattern)
    private let histogram: Mutex<Histogram>

    init(_ kind: Kind) {
        self.kind = kind
        if case .histogram(let bounds) = kind { self.bounds = bounds } else { bounds = [] }
        histogram = Mutex(Histogram(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    var reading: Reading {
        switch kind {
        case .counter: .count(count.load(ordering: .relaxed))
        case .gauge: .value(Double(bitPattern: gauge.load(ordering: .relaxed)))
        case .histogram(let bounds):
            histogram.withLock { .histogram(bounds: bounds, counts: $0.counts, sum: $0.sum) }
        }
    }

    // MARK: - Counter

    func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }

    func reset() { count.store(0, ordering: .relaxed) }

    // MARK: - Meter

    func set(_ value: Int64) { set(Double(value)) }

    func set(_ value: Double) { gauge.store(value.bitPattern, ordering: .relaxed) }

    func increment(by amount: Double) {
        var known = gauge.load(ordering: .relaxed)
        while true {
            let (exchanged, original) = gauge.weakCompareExchange(
                expected: known, desired: (Double(bitPattern: known) + amount).bitPattern, ordering: .relaxed)
            if exchanged { return }
            known = original
        }
    }

    func decrement(by amount: Double) { increment(by: -amount) }

    // MARK: - Recorder and timer

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard case .histogram = kind else {
            set(value)
            return
        }
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        histogram.withLock { histogram in
            histogram.counts[bucket] += 1
            histogram.sum += value
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }
}
