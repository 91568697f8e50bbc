import Logging

/// The part of a pool that its threads hold on to.
final class PoolCore: Sendable {
    let settings: ConnectionSettings
    let monitor: Monitor<PoolState>
    let attendantSignal: Signal
    let cancelSignal = Signal()
    let logger: Logger
    let waitersMax: Int
    let connectionsMax: Int
    let waitNanosecondsMax: UInt64

    init(configuration: PoolConfiguration, logger: Logger) throws(PostgresError) {
        settings = try configuration.connectionSettings()
        waitersMax = configuration.waitersMax
        connectionsMax = configuration.connectionsMax
        waitNanosecondsMax = UInt64(configuration.waitMillisecondsMax) * 1_000_000
        self.logger = logger
        let state = PoolState(
            workers: configuration.connectionsMax, readersMax: configuration.readersMax,
            waitNanosecondsMax: waitNanosecondsMax)
        attendantSignal = state.attendantSignal
        monitor = Monitor(state)
    }

    func start(name: String) {
        for _ in 0..<connectionsMax {
            let worker = Worker()
            startThread { worker.work(for: self) }
        }
        let attendant = Attendant(pool: self, name: name)
        startThread { attendant.attend() }
        startThread { self.cancelUnwantedJobs() }
    }

    func didStop(_ worker: Worker, wasConnected: Bool) {
        let (refused, waiters) = monitor.withLock { state in
            worker.canceller = nil
            if wasConnected { state.status.connections -= 1 }
            state.workersLeft -= 1
            guard state.workersLeft == 0 else { return ([Job](), [CheckedContinuation<Void, Never>]()) }
            let refused = state.line.removeAll { _ in true } + state.reads.removeAll { _ in true }
            for job in refused { job.phase = .finished }
            attendantSignal.raise()
            cancelSignal.raise()
            defer { state.shutdownWaiters = [] }
            return (refused, state.shutdownWaiters)
        }
        for job in refused {
            job.refuse(PostgresError(.poolShutDown))
            job.deliver()
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Lets nothing more in. What waits and runs is finished, unless the server is away.
    func beginShutdown() {
        monitor.withLock { state in
            state.isShuttingDown = true
            for worker in state.parked + state.absent { worker.signal.raise() }
            state.outage?.prober.signal.raise()
        }
    }

    func awaitShutdown() async {
        await withCheckedContinuation { continuation in
            let isOver = monitor.withLock { state in
                if state.workersLeft > 0 { state.shutdownWaiters.append(continuation) }
                return state.workersLeft == 0
            }
            if isOver { continuation.resume() }
        }
    }
}
