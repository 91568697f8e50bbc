/// A thread that looks after a pool without costing those who use it: it turns away who has waited too long, and publishes the
/// measurements once a second while anything happens.
final class Attendant: @unchecked Sendable {
    // Unchecked: only the attendant's own thread touches what changes.
    private let pool: PoolCore
    private let instruments: Instruments
    private var published = PoolStatus()
    private var publishAgainAtNanoseconds: UInt64 = 0

    private static let publishEveryNanoseconds: UInt64 = 1_000_000_000

    init(pool: PoolCore, name: String) {
        self.pool = pool
        instruments = Instruments(pool: name)
    }

    private enum Duty {
        case turnAway([Job], PostgresError)
        case publish(PoolStatus)
        case stop
    }

    func attend() {
        while true {
            switch pool.monitor.wait(for: pool.attendantSignal, nextDuty) {
            case .turnAway(let jobs, let error):
                for job in jobs {
                    job.refuse(error)
                    job.deliver()
                }
            case .publish(let status):
                instruments.publish(status, since: published)
                published = status
            case .stop: return
            }
        }
    }

    private func nextDuty(_ state: inout PoolState) -> Monitor<PoolState>.Look<Duty> {
        if state.isShuttingDown, state.workersLeft == 0 { return .found(.stop) }
        let now = monotonicNanoseconds()
        let isLate = { (job: Job) in job.waitUntilNanoseconds <= now }
        let late = state.line.removeAll(where: isLate) + state.reads.removeAll(where: isLate)
        if !late.isEmpty {
            for job in late { job.phase = .finished }
            let isAway = state.status.connections == 0
            return .found(.turnAway(late, isAway ? state.outage?.error ?? Attendant.timedOut : Attendant.timedOut))
        }
        state.startReading()
        state.growIfWanted()
        var status = state.status
        status.waiting = state.waiting
        let hasNews = status != published
        if hasNews, publishAgainAtNanoseconds <= now {
            publishAgainAtNanoseconds = now + Attendant.publishEveryNanoseconds
            return .found(.publish(status))
        }
        let deadlines = [
            state.line.earliestDeadlineNanoseconds, state.reads.earliestDeadlineNanoseconds,
            state.readsOverdueAtNanoseconds.flatMap { $0 > now ? $0 : nil }, hasNews ? publishAgainAtNanoseconds : nil,
        ]
        let next = deadlines.compactMap(\.self).min()
        state.attendantWakesAtNanoseconds = next ?? .max
        return .wait(untilNanoseconds: next)
    }

    private static let timedOut = PostgresError(.waitTimedOut)
}
