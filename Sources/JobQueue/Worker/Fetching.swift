import Logging
import CoreMetrics
import Postgres
import Synchronization

extension JobWorker {
    /// The life of a fetcher: claims as long as there are handlers free and jobs to be found.
    func fetch(_ index: Int) async {
        let wakeup = fetchWakeups[index]
        var hasLingered = false
        while true {
            switch state.withLock({ $0.nextFetch(isFirst: index == 0, hasLingered: hasLingered) }) {
            case .stop: return
            case .wait:
                hasLingered = false
                await wakeup.wait()
            case .linger:
                hasLingered = true
                await wakeup.wait(milliseconds: configuration.lingerMilliseconds)
            case .claim(let worker, let count, let hints):
                hasLingered = false
                await claim(index, worker: worker, count: count, hints: hints)
            }
        }
    }

    private func claim(_ index: Int, worker: UUID, count: Int, hints: Int) async {
        let kinds = kinds
        do {
            let jobs = try await onQueue { try Jobs.claim($0, worker: worker, kinds: kinds, count: count) }
            start(jobs, asked: count, worker: worker, hints: hints)
            if jobs.count == count, index + 1 < fetchWakeups.count { fetchWakeups[index + 1].signal() }
        } catch {
            state.withLock { $0.slotsFree += count }
            if (error as? PostgresError)?.state == .foreignKeyViolation {
                // The worker's row is gone; the heartbeat finds out and registers again.
                heartbeatWakeup.signal()
            } else {
                logger.warning("Jobs could not be claimed.", metadata: ["error": "\(error)"])
            }
            phaseWakeup.signal()
            await fetchWakeups[index].wait(milliseconds: configuration.retryMilliseconds)
        }
    }

    private func start(_ jobs: [Job], asked count: Int, worker: UUID, hints: Int) {
        let contexts = jobs.map { JobContext(job: $0, worker: self) }
        let startsRunner = state.withLock { state in
            state.didClaim(contexts, asked: count, by: worker, hints: hints) && state.wantsRunner()
        }
        if startsRunner { startRunner() }
        phaseWakeup.signal()
        if !contexts.isEmpty { instruments.claimed.increment(by: contexts.count) }
    }

    /// Runs the job's handler and sees to the outcome.
    func run(_ context: JobContext) async {
        let begin = ContinuousClock.now
        let outcome: Settlement.Outcome?
        do {
            try context.checkCancellation()
            try await handlers[context.job.kind]?(context)
            outcome = context.isCompleted ? nil : .completed
        } catch {
            outcome = self.outcome(of: error, context)
        }
        context.end()
        let instruments = instruments[context.job.kind]
        instruments?.duration.recordNanoseconds((ContinuousClock.now - begin).nanoseconds)
        guard let outcome else {
            if context.isCompleted { instruments?.completed.increment() }
            release([context])
            return
        }
        settle(Settlement(context: context, outcome: outcome))
    }

    /// What an error means; nil where there is nothing to write.
    private func outcome(of error: any Error, _ context: JobContext) -> Settlement.Outcome? {
        switch error {
        case is LeaseLost:
            instruments.leasesLost.increment()
            context.logger.notice("The lease of a job was lost; its effect was rolled back.")
            return nil
        case let snooze as JobSnooze: return .snoozed(milliseconds: snooze.milliseconds)
        case let cancellation as JobCancellation: return .abandoned(cancellation)
        // Whatever a handler that was told to end says, it did not fail. If its lease is lost, handing it back finds
        // that out.
        case _ where context.isCancelled: return .released
        default: return .failed(JobFailure(of: error))
        }
    }

    /// Frees the handlers of these jobs.
    func release(_ contexts: [JobContext]) {
        let (wakes, isIdle) = state.withLock { state in
            let wakes = state.release(contexts)
            return (wakes, state.isIdle)
        }
        if wakes { fetchWakeups[0].signal() }
        if isIdle { phaseWakeup.signal() }
    }
}

extension Duration {
    /// In nanoseconds; durations of more than 292 years do not occur.
    var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
