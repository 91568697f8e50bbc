extension PoolCore {
    /// Takes the job out of the line, or has the server stop it. For any thread; returns at once.
    func cancel(_ job: Job) {
        let mayBeAnswered = monitor.withLock { state in
            job.interruption.raise()
            switch job.phase {
            case .made, .finished: return false
            case .waiting:
                if let read = job as? Read { state.reads.remove(read) } else { state.line.remove(job) }
                job.phase = .finished
                return true
            case .shared: return true
            case .running:
                state.cancelling.append(job)
                cancelSignal.raise()
                return false
            }
        }
        if mayBeAnswered {
            job.refuse(PostgresError(.cancelled))
            job.deliver()
        }
    }

    /// The life of the thread that asks the server to stop what nobody wants: a thread, since asking may block.
    ///
    /// It asks again until the job has ended, since a request that comes between two statements stops nothing.
    func cancelUnwantedJobs() {
        while let worker = monitor.wait(for: cancelSignal, nextToCancel) {
            let canceller = monitor.withLock { _ in worker.canceller }
            canceller?.cancel()
            monitor.withLock { _ in
                worker.cancelIsUnderWay = false
                worker.signal.raise()
            }
        }
    }

    private static let cancelAgainNanoseconds: UInt64 = 100_000_000

    private func nextToCancel(_ state: inout PoolState) -> Monitor<PoolState>.Look<Worker?> {
        if state.isShuttingDown, state.workersLeft == 0 { return .found(nil) }
        state.cancelling.removeAll { if case .running = $0.phase { false } else { true } }
        let now = monotonicNanoseconds()
        for job in state.cancelling where job.cancelAgainAtNanoseconds <= now {
            guard case .running(let worker) = job.phase else { continue }
            job.cancelAgainAtNanoseconds = now + PoolCore.cancelAgainNanoseconds
            worker.cancelIsUnderWay = true
            return .found(worker)
        }
        return .wait(untilNanoseconds: state.cancelling.map(\.cancelAgainAtNanoseconds).min())
    }
}
