import Logging
import Postgres
import Synchronization

extension JobWorker {
    /// Keeps the latest of what a handler tells.
    func report(_ context: JobContext, _ progress: JobProgress) {
        let isFirst = state.withLock { state in
            state.reports[context.job.lease] = progress
            return state.reports.count == 1
        }
        if isFirst { progressWakeup.signal() }
    }

    /// The life of the progress: writes what was told, all jobs at once, a few times a second at most.
    func writeProgress() async {
        while true {
            await progressWakeup.wait()
            if state.withLock({ $0.phase == .stopped || $0.phase == .dead }) { return }
            await flushProgress()
            try? await Task.sleep(for: .milliseconds(configuration.progressMilliseconds))
            if state.withLock({ !$0.reports.isEmpty }) { progressWakeup.signal() }
        }
    }

    func flushProgress() async {
        let reports = state.withLock { state in
            defer { state.reports = [:] }
            return state.reports.map { (lease: $0.key, progress: $0.value) }
        }
        if reports.isEmpty { return }
        do {
            try await onQueue { try Jobs.report($0, reports) }
        } catch {
            // The next report tells more than this one did.
            logger.warning("Progress could not be written.", metadata: ["error": "\(error)"])
        }
    }
}
