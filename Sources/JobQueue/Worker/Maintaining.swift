import Logging
import CoreMetrics
import Postgres
import Synchronization

extension JobWorker {
    /// The life of the poll: a look for work now and then, whatever notifications say.
    func poll() async {
        while state.withLock({ $0.phase == .working }) {
            await pollWakeup.wait(milliseconds: configuration.pollMilliseconds)
            hint()
        }
    }

    /// Hears notifications: of work, and of cancelled jobs.
    func hear() async {
        guard let listener else { return }
        for await event in listener.events {
            switch event {
            case .listening: hint()
            case .lost: continue
            case .notification(let notification) where notification.channel == Jobs.cancelledChannel:
                // The heartbeat asks for the leases; whether this one is meant is for the database to say.
                guard let id = UUID(notification.payload) else { continue }
                if state.withLock({ $0.held.keys.contains { $0.jobID == id } }) { heartbeatWakeup.signal() }
            case .notification: hint()
            }
        }
    }

    /// The life of the maintenance: what any worker may do for all.
    func maintain() async {
        var areSchedulesPut = schedules.isEmpty
        var rescueAt = ContinuousClock.now
        var pruneAt = ContinuousClock.now
        while state.withLock({ $0.phase == .working || $0.phase == .draining }) {
            var isBehind = false
            do {
                if !areSchedulesPut {
                    try await putSchedules()
                    areSchedulesPut = true
                }
                isBehind = try await promote()
                if rescueAt <= .now {
                    try await rescue()
                    rescueAt = .now + .milliseconds(configuration.heartbeatMilliseconds)
                }
                if pruneAt <= .now {
                    if try await prune() {
                        isBehind = true
                    } else {
                        pruneAt = .now + .milliseconds(configuration.pruneMilliseconds)
                    }
                }
            } catch {
                logger.warning("The queue could not be maintained.", metadata: ["error": "\(error)"])
            }
            if !isBehind { await maintenanceWakeup.wait(milliseconds: configuration.pollMilliseconds) }
        }
    }

    private func putSchedules() async throws {
        let schedules = schedules
        try await pool.transaction { connection in
            for schedule in schedules { try Jobs.put(connection, schedule) }
        }
    }

    private static let promoteBatchMax = 1_000

    /// Answers whether there may be more.
    private func promote() async throws -> Bool {
        let kinds = kinds
        let (promoted, enqueued) = try await onQueue { connection in
            let enqueued = try Jobs.advanceSchedules(connection, kinds: kinds)
            return (try Jobs.promote(connection, count: JobWorker.promoteBatchMax), enqueued)
        }
        if promoted + enqueued > 0 { hint() }
        return promoted == JobWorker.promoteBatchMax
    }

    private func rescue() async throws {
        let stale = configuration.staleMilliseconds
        do {
            let rescue = try await onQueue { try Jobs.rescue($0, staleAfterMilliseconds: stale) }
            if rescue.workers + rescue.handedBack + rescue.dead == 0 { return }
            instruments.rescued.increment(by: rescue.handedBack + rescue.dead)
            logger.warning(
                "Jobs of workers that had died were handed back.",
                metadata: [
                    "workers": "\(rescue.workers)", "handedBack": "\(rescue.handedBack)", "dead": "\(rescue.dead)",
                ])
            hint()
        } catch let error as PostgresError where error.state == .foreignKeyViolation {
            // A claim came between, on a worker that is alive after all or will be found next time.
        }
    }

    /// Answers whether there may be more.
    private func prune() async throws -> Bool {
        let configuration = configuration
        let pruned = try await onQueue { connection in
            try Jobs.prune(
                connection, completedAgeSeconds: configuration.completedAgeSecondsMax,
                deadAgeSeconds: configuration.deadAgeSecondsMax, count: configuration.pruneBatchMax)
        }
        instruments.pruned.increment(by: pruned)
        return pruned == configuration.pruneBatchMax
    }
}
