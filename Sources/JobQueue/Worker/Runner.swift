import Synchronization

/// A task that runs handlers one after the other, as long as there are jobs ready.
///
/// A task for each job would cost more than many a job. So one runner begins, and before each job it sees to it that
/// another runner is about to begin if more jobs are ready. While handlers return at once, few runners do all the work;
/// as soon as one waits for something, the next one takes its place, until each waiting handler has a task of its own.
final class Runner: Sendable {
    private struct State {
        var task: Task<Void, Never>?
        var current: JobContext?
        var isCancelled = false
    }

    private let state = Mutex(State())

    func start(_ body: @escaping @Sendable (Runner) async -> Void) {
        let task = Task { await body(self) }
        state.withLock { state in
            state.task = task
            if state.isCancelled { task.cancel() }
        }
    }

    /// Runs the body with the context as the one that may cancel the task.
    func turn(to context: JobContext?) {
        state.withLock { state in
            state.current = context
            state.isCancelled = false
        }
    }

    /// Cancels the task, unless it has gone on to another job.
    func cancel(_ context: JobContext) {
        state.withLock { state in
            guard state.current === context else { return }
            state.isCancelled = true
            state.task?.cancel()
        }
    }
}

extension JobWorker {
    /// Makes sure that a runner is about to begin.
    func startRunner() {
        Runner().start { runner in await self.runReady(runner) }
    }

    private func runReady(_ runner: Runner) async {
        var isBeginning = true
        while true {
            let (next, startsAnother) = state.withLock { $0.takeReady(isBeginning: isBeginning) }
            isBeginning = false
            guard let context = next else { return }
            if startsAnother { startRunner() }
            runner.turn(to: context)
            context.begin(on: runner)
            await run(context)
            runner.turn(to: nil)
            // Cancelling a job cancels the task that runs it. The other jobs get another.
            if Task.isCancelled {
                if state.withLock({ $0.wantsRunner() }) { startRunner() }
                return
            }
        }
    }
}
