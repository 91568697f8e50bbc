import Logging

/// The part of a pool that its threads hold on to.
final class PoolCore: Sendable {
    let settings: ConnectionSettings
    let monitor: Monitor<PoolState>
    let attendantSignal = Signal()
    let cancelSignal = Signal()
    let logger: Logger
    private let waitersMax: Int
    private let connectionsMax: Int
    private let waitNanosecondsMax: UInt64

    init(configuration: PoolConfiguration, logger: Logger) throws(PostgresError) {
        settings = try configuration.connectionSettings()
        waitersMax = configuration.waitersMax
        connectionsMax = configuration.connectionsMax
        waitNanosecondsMax = UInt64(configuration.waitMillisecondsMax) * 1_000_000
        self.logger = logger
        monitor = Monitor(PoolState(workers: configuration.connectionsMax))
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
        if state.assign(job) {
            wakeAttendant(&state, beforeNanoseconds: .max)
            return nil
        }
        let now = monotonicNanoseconds()
        let isAway = state.outage != nil && state.status.connections == 0
        if isAway, let outage = state.outage, now > outage.sinceNanoseconds + waitNanosecondsMax { return outage.error }
        // A job for which a connection can still be opened does not count as waiting.
        let growth = state.outage == nil ? connectionsMax - state.status.connections : 0
        if state.line.count >= waitersMax + growth { return PostgresError(.poolSaturated) }
        job.phase = .waiting
        job.enqueuedAtNanoseconds = now
        job.waitUntilNanoseconds = now + waitNanosecondsMax
        state.line.append(job)
        state.growIfWanted()
        wakeAttendant(&state, beforeNanoseconds: job.waitUntilNanoseconds)
        return nil
    }

    /// Wakes the attendant unless it will wake in time by itself. So it costs those who come hardly anything.
    private func wakeAttendant(_ state: inout PoolState, beforeNanoseconds deadline: UInt64) {
        if state.attendantWakesAtNanoseconds >= deadline {
            state.attendantWakesAtNanoseconds = 0
            attendantSignal.raise()
        }
    }

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
            } else {
                if !state.absent.contains(where: { $0 === worker }) { state.absent.append(worker) }
            }
            return .wait(untilNanoseconds: nil)
        }
    }

    /// What the worker can do at once, if anything.
    private func step(_ worker: Worker, _ isConnected: Bool, _ state: inout PoolState) -> Worker.Step? {
        if isConnected {
            if let job = state.line.popFirst() {
                state.parked.removeAll { $0 === worker }
                job.phase = .running(on: worker)
                state.status.inUse += 1
                state.status.waitsTotal += 1
                state.status.waitNanosecondsTotal &+= monotonicNanoseconds() &- job.enqueuedAtNanoseconds
                return .run(job)
            }
            return state.isShuttingDown ? .stop : nil
        }
        if state.isShuttingDown, state.line.isEmpty || state.outage != nil { return .stop }
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
            if state.assign(job) { return .found(nil) }
            let now = monotonicNanoseconds()
            job.phase = .waiting
            job.enqueuedAtNanoseconds = now
            job.waitUntilNanoseconds = now + self.waitNanosecondsMax
            state.line.putBack(job)
            self.wakeAttendant(&state, beforeNanoseconds: job.waitUntilNanoseconds)
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

    func didConnect(_ worker: Worker, _ connection: Connection) {
        let outage = monitor.withLock { state in
            worker.canceller = connection.canceller
            state.connecting -= 1
            state.status.connections += 1
            state.status.connectsTotal += 1
            defer {
                state.outage = nil
                state.status.outage = nil
                state.growIfWanted()
            }
            return state.outage
        }
        if let outage {
            logger.notice("PostgreSQL is there again.", metadata: ["attempts": "\(outage.attempts)"])
        }
    }

    func didNotConnect(_ worker: Worker, _ error: PostgresError) {
        let isFirst = monitor.withLock { state in
            let now = monotonicNanoseconds()
            state.connecting -= 1
            state.status.outage = error
            let attempts = (state.outage?.attempts ?? 0) + 1
            state.outage = PoolState.Outage(
                error: error, sinceNanoseconds: state.outage?.sinceNanoseconds ?? now, attempts: attempts,
                retryAtNanoseconds: now + PoolCore.pauseNanoseconds(afterAttempts: attempts), prober: worker)
            return attempts == 1
        }
        if isFirst { logger.error("PostgreSQL cannot be reached.", metadata: ["error": "\(error)"]) }
    }

    /// 50 ms, 100 ms, … up to 1.6 s, give or take a quarter, so that many processes do not come all at once.
    private static func pauseNanoseconds(afterAttempts attempts: Int) -> UInt64 {
        let pause = UInt64(50_000_000) << UInt64(min(attempts - 1, 5))
        return UInt64.random(in: pause * 3 / 4...pause * 5 / 4)
    }

    func didStop(_ worker: Worker) {
        let (refused, waiters) = monitor.withLock { state in
            state.workersLeft -= 1
            guard state.workersLeft == 0 else { return ([Job](), [CheckedContinuation<Void, Never>]()) }
            let refused = state.line.removeAll { _ in true }
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
