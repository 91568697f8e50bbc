import Logging

/// How connections come, and what happens while none can be made.
extension PoolCore {
    func didConnect(_ worker: Worker, _ connection: Connection) {
        let outage = monitor.withLock { state in
            worker.canceller = connection.canceller
            state.connecting -= 1
            state.status.connections += 1
            state.status.connectsTotal += 1
            // Whoever was to try again need not.
            state.outage?.prober.signal.raise()
            defer {
                state.outage = nil
                state.status.outage = nil
                state.growIfWanted()
            }
            return state.outage
        }
        if let outage {
            logger.notice("PostgreSQL is there again.", metadata: ["attempts": "\(outage.attempts)"])
        }
    }

    func didNotConnect(_ worker: Worker, _ error: PostgresError) {
        let isFirst = monitor.withLock { state in
            let now = monotonicNanoseconds()
            state.connecting -= 1
            state.status.outage = error
            let attempts = (state.outage?.attempts ?? 0) + 1
            state.outage = PoolState.Outage(
                error: error, sinceNanoseconds: state.outage?.sinceNanoseconds ?? now, attempts: attempts,
                retryAtNanoseconds: now + PoolCore.pauseNanoseconds(afterAttempts: attempts), prober: worker)
            return attempts == 1
        }
        if isFirst { logger.error("PostgreSQL cannot be reached.", metadata: ["error": "\(error)"]) }
    }

    /// 50 ms, 100 ms, … up to 1.6 s, give or take a quarter, so that many processes do not come all at once.
    private static func pauseNanoseconds(afterAttempts attempts: Int) -> UInt64 {
        let pause = UInt64(50_000_000) << UInt64(min(attempts - 1, 5))
        return UInt64.random(in: pause * 3 / 4...pause * 5 / 4)
    }
}
