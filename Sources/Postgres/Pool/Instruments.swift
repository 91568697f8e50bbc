import Metrics

/// The measurements of a pool, by the names under which they are published.
struct Instruments {
    private let connections: Gauge
    private let inUse: Gauge
    private let waiting: Gauge
    private let waits: Counter
    private let waitMicroseconds: Counter
    private let statements: Counter
    private let statementMicroseconds: Counter
    private let connects: Counter
    private let losses: Counter
    private let retries: Counter

    init(pool: String, factory: any MetricsFactory = MetricsSystem.factory) {
        let dimensions = [("pool", pool)]
        connections = Gauge(label: "postgres_pool_connections", dimensions: dimensions, factory: factory)
        inUse = Gauge(label: "postgres_pool_in_use", dimensions: dimensions, factory: factory)
        waiting = Gauge(label: "postgres_pool_waiting", dimensions: dimensions, factory: factory)
        waits = Counter(label: "postgres_pool_waits_total", dimensions: dimensions, factory: factory)
        waitMicroseconds = Counter(
            label: "postgres_pool_wait_microseconds_total", dimensions: dimensions, factory: factory)
        statements = Counter(label: "postgres_statements_total", dimensions: dimensions, factory: factory)
        statementMicroseconds = Counter(
            label: "postgres_statement_microseconds_total", dimensions: dimensions, factory: factory)
        connects = Counter(label: "postgres_connects_total", dimensions: dimensions, factory: factory)
        losses = Counter(label: "postgres_connections_lost_total", dimensions: dimensions, factory: factory)
        retries = Counter(label: "postgres_transaction_retries_total", dimensions: dimensions, factory: factory)
    }

    func publish(_ status: PoolStatus, since last: PoolStatus) {
        connections.record(status.connections)
        inUse.record(status.inUse)
        waiting.record(status.waiting)
        waits.increment(by: status.waitsTotal - last.waitsTotal)
        waitMicroseconds.increment(by: Int(status.waitNanosecondsTotal / 1_000 - last.waitNanosecondsTotal / 1_000))
        statements.increment(by: status.statementsTotal - last.statementsTotal)
        statementMicroseconds.increment(
            by: Int(status.statementNanosecondsTotal / 1_000 - last.statementNanosecondsTotal / 1_000))
        connects.increment(by: status.connectsTotal - last.connectsTotal)
        losses.increment(by: status.lossesTotal - last.lossesTotal)
        retries.increment(by: status.retriesTotal - last.retriesTotal)
    }
}
