import Logging

/// What a worker does next.
extension PoolCore {
    /// Waits for the worker's next step.
    func await(_ worker: Worker, isConnected: Bool) -> Worker.Step {
        monitor.wait(for: worker.signal) { state in
            if let job = worker.assigned {
                worker.assigned = nil
                state.status.inUse += 1
                return .found(.run(job))
            }
            if let step = self.step(worker, isConnected, &state) { return .found(step) }
            if !isConnected, let outage = state.outage, outage.prober === worker {
                return .wait(untilNanoseconds: outage.retryAtNanoseconds)
            }
            if isConnected {
                if !state.parked.contains(where: { $0 === worker }) { state.parked.append(worker) }
                // Should the connections that serve reads be held up, this one is to take over.
                if let deadline = state.readsOverdueAtNanoseconds { state.wakeAttendant(beforeNanoseconds: deadline) }
            } else {
                if !state.absent.contains(where: { $0 === worker }) { state.absent.append(worker) }
            }
            return .wait(untilNanoseconds: nil)
        }
    }

    /// What the worker can do at once, if anything.
    private func step(_ worker: Worker, _ isConnected: Bool, _ state: inout PoolState) -> Worker.Step? {
        if isConnected {
            if let job = state.takeNext() {
                state.parked.removeAll { $0 === worker }
                job.phase = .running(on: worker)
                state.status.inUse += 1
                state.status.waitsTotal += 1
                state.status.waitNanosecondsTotal &+= monotonicNanoseconds() &- job.enqueuedAtNanoseconds
                return .run(job)
            }
            return state.isShuttingDown ? .stop : nil
        }
        if state.isShuttingDown, state.waiting == 0 || state.outage != nil { return .stop }
        let isProbeDue =
            state.outage.map { $0.prober === worker && $0.retryAtNanoseconds <= monotonicNanoseconds() } ?? false
        guard isProbeDue || state.isConnectionWanted else { return nil }
        state.absent.removeAll { $0 === worker }
        state.connecting += 1
        return .connect
    }

    /// Marks the job as finished and answers with the worker's next step, where there is one at once.
    func conclude(
        _ job: Job, on worker: Worker, isConnected: Bool, _ measurements: Connection.Measurements
    ) -> Worker.Step? {
        let step: Worker.Step? = monitor.wait(for: worker.signal) { state in
            if worker.cancelIsUnderWay { return .wait(untilNanoseconds: nil) }
            job.phase = .finished
            state.status.inUse -= 1
            state.status.statementsTotal &+= measurements.statements
            state.status.statementNanosecondsTotal &+= measurements.nanoseconds
            if !isConnected { self.forgetConnection(of: worker, &state) }
            job.conclude(&state)
            return .found(self.step(worker, isConnected, &state))
        }
        if !isConnected { logger.warning("A connection to PostgreSQL was lost.") }
        return step
    }

    /// Takes back a job that was not begun, since its connection turned out to be closed; another connection runs it.
    func handBack(_ job: Job, from worker: Worker) {
        let refusal: PostgresError? = monitor.wait(for: worker.signal) { state in
            if worker.cancelIsUnderWay { return .wait(untilNanoseconds: nil) }
            state.status.inUse -= 1
            self.forgetConnection(of: worker, &state)
            if job.interruption.isRaised {
                job.phase = .finished
                return .found(PostgresError(.cancelled))
            }
            if job is Batch {
                job.conclude(&state)
            } else if !state.assign(job) {
                state.line(up: job, \.line, first: true)
            }
            return .found(nil)
        }
        logger.info("An idle connection to PostgreSQL was found closed.")
        if let refusal {
            job.refuse(refusal)
            job.deliver()
        }
    }

    private func forgetConnection(of worker: Worker, _ state: inout PoolState) {
        worker.canceller = nil
        state.status.connections -= 1
        state.status.lossesTotal += 1
    }
}
