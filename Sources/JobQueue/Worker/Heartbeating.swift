import Logging
import CoreMetrics
import Postgres
import Synchronization

extension JobWorker {
    /// The life of the heartbeat: registers the worker, says that it is alive, and hears which leases are lost.
    func beat() async {
        while state.withLock({ $0.phase != .stopped && $0.phase != .dead }) {
            let isWell: Bool
            if let worker = state.withLock({ $0.workerID }) {
                isWell = await beat(worker)
            } else {
                isWell = await register()
            }
            if isWell, state.withLock({ $0.workerID == nil }) { continue }
            // After a failure sooner, since there is little time.
            let pause = isWell ? configuration.heartbeatMilliseconds : configuration.heartbeatMilliseconds / 5 + 1
            await heartbeatWakeup.wait(milliseconds: pause)
        }
    }

    private func register() async -> Bool {
        let (name, sentAt) = (configuration.name, ContinuousClock.now)
        do {
            let worker = try await onQueue { try Jobs.register($0, name: name) }
            state.withLock { state in
                state.workerID = worker
                state.heartbeatSentAt = sentAt
                state.isSuspended = false
            }
            logger.info("The worker is registered.", metadata: ["worker": "\(worker)"])
            hint()
            return true
        } catch {
            logger.warning("The worker cannot register.", metadata: ["error": "\(error)"])
            return false
        }
    }

    private func beat(_ worker: UUID) async -> Bool {
        let held = state.withLock { $0.held.keys.filter { $0.workerID == worker } }
        let age = configuration.staleMilliseconds
        let sentAt = ContinuousClock.now
        do {
            let (answer, orphans) = try await onQueue { connection in
                let answer = try Jobs.heartbeat(connection, worker: worker, held: held)
                guard answer.isAlive else { return (answer, [UUID]()) }
                let orphans = try Jobs.reconcile(connection, worker: worker, held: held, olderThanMilliseconds: age)
                return (answer, orphans)
            }
            if !orphans.isEmpty {
                logger.warning(
                    "Jobs were handed back of which this worker did not know.", metadata: ["jobs": "\(orphans)"])
                hint()
            }
            didBeat(worker, answer, sentAt: sentAt)
            return true
        } catch {
            logger.warning("A heartbeat failed.", metadata: ["worker": "\(worker)", "error": "\(error)"])
            return false
        }
    }

    private func didBeat(_ worker: UUID, _ answer: JobHeartbeat, sentAt: ContinuousClock.Instant) {
        let (lost, wasSuspended) = state.withLock { state in
            let wasSuspended = state.isSuspended
            if answer.isAlive {
                state.heartbeatSentAt = sentAt
                state.isSuspended = false
                return (answer.lost.compactMap { state.held[$0] }, wasSuspended)
            }
            state.workerID = nil
            return (Array(state.held.values), false)
        }
        for context in lost { context.cancel() }
        if !answer.isAlive {
            logger.error(
                "The worker was taken for dead and has lost its leases; it registers again.",
                metadata: ["worker": "\(worker)", "leases": "\(lost.count)"])
        }
        if wasSuspended {
            logger.notice("The worker goes on.", metadata: ["worker": "\(worker)"])
            hint()
        }
    }

    /// The life of the watch, which needs no database: stops the worker when its heartbeats have failed for too long.
    func watch() async {
        while state.withLock({ $0.phase != .stopped && $0.phase != .dead }) {
            await watchWakeup.wait(milliseconds: configuration.heartbeatMilliseconds / 2 + 1)
            let limit = Duration.milliseconds(configuration.selfStopMilliseconds)
            let stops = state.withLock { state in
                guard state.workerID != nil, !state.isSuspended, .now - state.heartbeatSentAt >= limit else {
                    return false
                }
                state.isSuspended = true
                return true
            }
            if stops {
                instruments.suspensions.increment()
                logger.error("The worker stops itself, since its heartbeats do not arrive.")
                cancelHandlers()
            }
        }
    }
}
