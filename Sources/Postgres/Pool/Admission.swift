/// Who is let in, and who waits.
extension PoolCore {
    /// Takes a job in, or answers why not.
    func enqueue(_ job: Job) {
        let refusal = monitor.withLock { state in admit(job, &state) }
        if let refusal {
            job.refuse(refusal)
            job.deliver()
        }
    }

    /// nil where the job is in; why not, otherwise.
    private func admit(_ job: Job, _ state: inout PoolState) -> PostgresError? {
        if job.interruption.isRaised { return PostgresError(.cancelled) }
        if state.isShuttingDown { return PostgresError(.poolShutDown) }
        let read = job as? Read
        if read.map({ state.assign($0) }) ?? state.assign(job) {
            state.wakeAttendant(beforeNanoseconds: .max)
            return nil
        }
        let isAway = state.outage != nil && state.status.connections == 0
        if isAway, let outage = state.outage, monotonicNanoseconds() > outage.sinceNanoseconds + waitNanosecondsMax {
            return outage.error
        }
        // A job for which a connection can still be opened does not count as waiting.
        let growth = state.outage == nil ? connectionsMax - state.status.connections : 0
        if state.waiting >= waitersMax + growth { return PostgresError(.poolSaturated) }
        if let read { state.line(up: read, \.reads) } else { state.line(up: job, \.line) }
        state.growIfWanted()
        return nil
    }
}
