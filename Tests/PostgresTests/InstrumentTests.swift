import Metrics
import Synchronization
import Testing

@testable import Postgres

@Suite struct InstrumentTests {
    @Test func whatHappenedSinceTheLastTimeIsPublished() throws {
        let factory = RecordingFactory()
        let instruments = Instruments(pool: "api", factory: factory)
        var first = PoolStatus()
        (first.connections, first.inUse, first.waiting) = (3, 2, 1)
        (first.statementsTotal, first.statementNanosecondsTotal) = (10, 5_000_500)
        instruments.publish(first, since: PoolStatus())
        #expect(factory.values["postgres_pool_connections"] == 3)
        #expect(factory.values["postgres_pool_in_use"] == 2)
        #expect(factory.values["postgres_pool_waiting"] == 1)
        #expect(factory.values["postgres_statements_total"] == 10)
        #expect(factory.values["postgres_statement_microseconds_total"] == 5_000)
        var second = first
        (second.statementsTotal, second.statementNanosecondsTotal) = (12, 5_001_000)
        (second.waitsTotal, second.lossesTotal, second.retriesTotal, second.connectsTotal) = (4, 5, 6, 7)
        instruments.publish(second, since: first)
        #expect(factory.values["postgres_statements_total"] == 12)
        // What was left over of a microsecond is not lost.
        #expect(factory.values["postgres_statement_microseconds_total"] == 5_001)
        #expect(factory.values["postgres_pool_waits_total"] == 4)
        #expect(factory.values["postgres_connections_lost_total"] == 5)
        #expect(factory.values["postgres_transaction_retries_total"] == 6)
        #expect(factory.values["postgres_connects_total"] == 7)
        #expect(factory.dimensions == ["pool=api"])
    }
}

/// Keeps sums of counters and the last values of gauges, by label.
private final class RecordingFactory: MetricsFactory {
    private let state = Mutex<(values: [String: Double], dimensions: Set<String>)>(([:], []))

    var values: [String: Double] { state.withLock { $0.values } }
    var dimensions: Set<String> { state.withLock { $0.dimensions } }

    private final class Handler: CounterHandler, RecorderHandler, TimerHandler {
        let change: @Sendable (Double, _ isSum: Bool) -> Void
        init(_ change: @escaping @Sendable (Double, _ isSum: Bool) -> Void) { self.change = change }
        func increment(by amount: Int64) { change(Double(amount), true) }
        func reset() {}
        func record(_ value: Int64) { change(Double(value), false) }
        func record(_ value: Double) { change(value, false) }
        func recordNanoseconds(_ duration: Int64) {}
    }

    private func handler(_ label: String, _ dimensions: [(String, String)]) -> Handler {
        state.withLock { state in for (name, value) in dimensions { state.dimensions.insert("\(name)=\(value)") } }
        return Handler { [self] value, isSum in
            state.withLock { state in state.values[label] = value + (isSum ? state.values[label] ?? 0 : 0) }
        }
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler { handler(label, dimensions) }
    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        handler(label, dimensions)
    }
    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { handler(label, dimensions) }
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
}
