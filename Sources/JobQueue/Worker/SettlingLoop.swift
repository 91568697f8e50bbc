import Logging
import CoreMetrics
import Postgres
import Synchronization

extension JobWorker {
    /// Takes in the outcome of a job that its handler did not complete itself.
    func settle(_ settlement: Settlement) {
        let waiting = state.withLock { state in
            state.settlements.append(settlement)
            return state.settlements.count
        }
        if waiting == 1 { settleWakeups[0].signal() }
        if waiting % configuration.settleBatchMax == 0 {
            for wakeup in settleWakeups { wakeup.signal() }
        }
    }

    /// The life of a settler: writes outcomes, many at once.
    func settle(_ index: Int) async {
        while true {
            switch state.withLock({ $0.nextSettle(isFirst: index == 0) }) {
            case .stop: return
            case .wait: await settleWakeups[index].wait()
            case .write(let batch): await write(batch, index)
            }
        }
    }

    private func write(_ batch: [Settlement], _ index: Int) async {
        do {
            let results = try await onQueue { try JobWorker.write(batch, $0) }
            for (settlement, result) in zip(batch, results) { note(result, of: settlement) }
            release(batch.map { $0.context })
        } catch {
            logger.warning("Outcomes of jobs could not be written.", metadata: ["error": "\(error)"])
            guard JobWorker.mayPass(error), state.withLock({ $0.phase != .stopped && $0.phase != .dead }) else {
                // The jobs are handed back: when this worker leaves or is found stale, or as jobs that it does not
                // hold.
                release(batch.map { $0.context })
                return
            }
            state.withLock { $0.settlements.insert(contentsOf: batch, at: 0) }
            await settleWakeups[index].wait(milliseconds: configuration.retryMilliseconds)
        }
    }

    private enum Result {
        case written(JobState)
        case leaseLost
    }

    private static func write(_ batch: [Settlement], _ connection: Connection) throws -> [Result] {
        var lost: Set<JobLease> = []
        var completions: [UUID: [JobLease]] = [:]
        for case (.completed, let lease) in batch.map({ ($0.outcome, $0.context.job.lease) }) {
            completions[lease.workerID, default: []].append(lease)
        }
        for (worker, leases) in completions {
            lost.formUnion(try Jobs.complete(connection, worker: worker, leases))
        }
        return try batch.map { settlement in
            let lease = settlement.context.job.lease
            do {
                switch settlement.outcome {
                case .completed: return lost.contains(lease) ? .leaseLost : .written(.completed)
                case .failed(let failure):
                    let delay = RetryDelay.milliseconds(afterAttempt: Int(settlement.context.job.attempt))
                    return .written(try Jobs.fail(connection, lease, failure, delayMilliseconds: delay))
                case .snoozed(let milliseconds): try Jobs.snooze(connection, lease, milliseconds: milliseconds)
                case .released: try Jobs.release(connection, lease)
                case .abandoned(let cancellation): try Jobs.abandon(connection, lease, cancellation)
                }
                return .written(.scheduled)
            } catch is LeaseLost {
                return .leaseLost
            }
        }
    }

    private func note(_ result: Result, of settlement: Settlement) {
        let context = settlement.context
        let instruments = instruments[context.job.kind]
        switch (result, settlement.outcome) {
        case (.leaseLost, _):
            self.instruments.leasesLost.increment()
            // Also where the outcome was written before and the answer lost, and where the job was cancelled.
            context.logger.info("A job was no longer this worker's when it ended.")
        case (.written, .completed): instruments?.completed.increment()
        case (.written(let state), .failed(let failure)):
            instruments?.failed.increment()
            if state == .dead {
                instruments?.dead.increment()
                context.logger.error("A job is dead.", metadata: ["code": "\(failure.code)"])
            } else {
                context.logger.warning("A job failed and is tried again.", metadata: ["code": "\(failure.code)"])
            }
        case (.written, .snoozed), (.written, .released), (.written, .abandoned): break
        }
    }

    /// Whether the same statement may succeed later.
    private static func mayPass(_ error: any Error) -> Bool {
        guard let error = error as? PostgresError else { return false }
        guard let state = error.state else { return error.kind != .poolShutDown }
        return ["08", "40", "53", "55", "57"].contains(state.classCode)
    }
}
