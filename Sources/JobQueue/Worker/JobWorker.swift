public import Logging
public import Postgres
public import ServiceLifecycle
import Synchronization

/// A process's part in the queue: claims jobs of the kinds it has handlers for, runs them, and takes its turn at
/// everything else that keeps the queue going (rescue, schedules, pruning). Any number of them may run, on any number
/// of machines.
///
/// Its loops talk to the database over connections of their own. Each loop outlives every error of the database: it
/// logs, waits and tries again, so that a restart of the server is a pause and no more.
public final class JobWorker: Service {
    let configuration: JobWorkerConfiguration
    let handlers: [String: JobHandler]
    let kinds: [String]
    let schedules: [JobSchedule]
    let handlerPool: Pool
    let pool: Pool
    let listener: Listener?
    let logger: Logger
    let instruments: WorkerInstruments
    let state: Mutex<WorkerState>
    /// The server's processes whose sessions are set up.
    let sessions = Mutex<Set<Int32>>([])

    let fetchWakeups: [Wakeup]
    let settleWakeups: [Wakeup]
    let pollWakeup = Wakeup()
    let heartbeatWakeup = Wakeup()
    let watchWakeup = Wakeup()
    let maintenanceWakeup = Wakeup()
    let progressWakeup = Wakeup()
    /// Signalled when the phase changes, and when the last handler has ended.
    let phaseWakeup = Wakeup()

    /// A worker that begins with `run`.
    ///
    /// - Parameters:
    ///   - database: How to reach the database for the queue's own statements; limits for connections and time are the
    ///     worker's own.
    ///   - pool: Connections for the handlers. It must be another, so that handlers cannot hold up a heartbeat.
    ///   - handlers: By kind. Jobs of other kinds are left alone.
    ///   - schedules: Put into the database when the worker begins.
    public init(
        _ configuration: JobWorkerConfiguration, database: PoolConfiguration, pool: Pool,
        handlers: [String: JobHandler], schedules: [JobSchedule] = [], logger: Logger
    ) throws(PostgresError) {
        configuration.check()
        self.configuration = configuration
        self.handlers = handlers
        kinds = handlers.keys.sorted()
        self.schedules = schedules
        handlerPool = pool
        self.logger = logger
        instruments = WorkerInstruments(kinds: handlers.keys)
        state = Mutex(WorkerState(configuration))
        var own = database
        // One for each loop that may be in the database at once, so that none waits for another.
        own.connectionsMax = configuration.fetchersMax + configuration.settlersMax + 3
        // What takes longer than a worker may be without a heartbeat is better tried anew.
        own.waitMillisecondsMax = configuration.selfStopMilliseconds
        own.statementTimeoutMilliseconds = configuration.selfStopMilliseconds
        own.lockTimeoutMilliseconds = configuration.selfStopMilliseconds
        self.pool = try Pool(own, logger: logger)
        listener =
            configuration.listens
            ? try Listener(database, channels: [Jobs.availableChannel, Jobs.cancelledChannel], logger: logger) : nil
        fetchWakeups = (0..<configuration.fetchersMax).map { _ in Wakeup() }
        settleWakeups = (0..<configuration.settlersMax).map { _ in Wakeup() }
    }

    /// Works until a graceful shutdown, then drains: claims nothing more, lets handlers finish for
    /// `drainMillisecondsMax`, cancels those that have not, and hands back what is left. Where the task is cancelled,
    /// handlers are cancelled at once. Once only.
    public func run() async throws {
        let loops = startLoops()
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                while state.withLock({ $0.phase == .working }) { await phaseWakeup.wait() }
                // The loops run in tasks of their own, so that a cancelled task can still end in good order.
                await Task { await self.end(loops) }.value
            } onGracefulShutdown: {
                self.enter(.draining)
            }
        } onCancel: {
            self.enter(.cancelling)
        }
    }

    private struct Loops {
        var claiming: [Task<Void, Never>] = []
        var settling: [Task<Void, Never>] = []
        var beating: Task<Void, Never>?
        var living: [Task<Void, Never>] = []
    }

    private func startLoops() -> Loops {
        var loops = Loops()
        for index in fetchWakeups.indices { loops.claiming.append(Task { await self.fetch(index) }) }
        for index in settleWakeups.indices { loops.settling.append(Task { await self.settle(index) }) }
        loops.beating = Task { await self.beat() }
        loops.living = [
            Task { await self.watch() }, Task { await self.poll() },
            Task { await self.maintain() }, Task { await self.hear() }, Task { await self.writeProgress() },
        ]
        return loops
    }

    private func end(_ loops: Loops) async {
        if state.withLock({ $0.phase == .draining }) {
            logger.info("The worker drains.")
            await waitUntilIdle(milliseconds: configuration.drainMillisecondsMax, while: .draining)
            enter(.cancelling)
        }
        await waitUntilIdle(milliseconds: configuration.cancelMillisecondsMax, while: .cancelling)
        enter(.stopped)
        for loop in loops.claiming + loops.settling { await loop.value }
        // A heartbeat that comes after the worker has left would be told that the worker is dead.
        await loops.beating?.value
        await leave()
        await listener?.shutdown()
        for loop in loops.living { await loop.value }
        await pool.shutdown()
        logger.info("The worker has stopped.")
    }

    private func waitUntilIdle(milliseconds: Int, while phase: WorkerState.Phase) async {
        let deadline = ContinuousClock.now + .milliseconds(milliseconds)
        while state.withLock({ !$0.isIdle && $0.phase == phase }) {
            let left = deadline - .now
            if left <= .zero { return }
            await phaseWakeup.wait(milliseconds: Int(left / .milliseconds(1)) + 1)
        }
    }

    /// Goes on to a later phase; never back.
    func enter(_ phase: WorkerState.Phase) {
        let hasChanged = state.withLock { state in
            let isLater =
                switch (state.phase, phase) {
                case (.working, _), (.draining, .cancelling), (.draining, .stopped), (.cancelling, .stopped),
                    (_, .dead):
                    true
                default: false
                }
            if isLater { state.phase = phase }
            return isLater
        }
        guard hasChanged else { return }
        if phase == .cancelling { cancelHandlers() }
        signalLoops()
    }

    private func signalLoops() {
        for wakeup in fetchWakeups + settleWakeups { wakeup.signal() }
        for wakeup in [pollWakeup, heartbeatWakeup, watchWakeup, maintenanceWakeup, progressWakeup, phaseWakeup] {
            wakeup.signal()
        }
    }

    func cancelHandlers() {
        for context in state.withLock({ Array($0.held.values) }) { context.cancel() }
    }

    /// Says that there may be something to claim.
    func hint() {
        state.withLock { state in
            state.mayFindMore = true
            state.hints &+= 1
        }
        fetchWakeups[0].signal()
    }

    /// Hands back what is still held, and takes the worker's row away.
    private func leave() async {
        guard let worker = state.withLock({ $0.phase == .dead ? nil : $0.workerID }) else { return }
        await flushProgress()
        do {
            let handedBack = try await onQueue { try Jobs.leave($0, worker: worker) }
            logger.info("The worker has left.", metadata: ["worker": "\(worker)", "handedBack": "\(handedBack)"])
        } catch {
            // Its row goes stale, and another worker does it.
            logger.warning("The worker could not leave.", metadata: ["worker": "\(worker)", "error": "\(error)"])
        }
    }

    /// For tests: from now on the process is as good as dead for everybody else. Its handlers go on, as in a process
    /// that stood still and wakes up again; nothing but their own transactions reaches the database.
    func playDead() {
        enter(.dead)
    }
}
