import Postgres
import ServiceLifecycle
import Synchronization
import Testing

@testable import JobQueue

@Suite(.timeLimit(.minutes(3))) struct WorkerTests {
    private static let insertEffect = Command<(UUID, Int32)>(
        "effect_insert", "INSERT INTO effect (job_id, attempt) VALUES ($1, $2)")
    private static let effectsCount = Query<(), (Int, Int)>(
        "effects_count", "SELECT count(*), count(DISTINCT job_id) FROM effect")

    @Test func jobsWithAndWithoutEffectAreDone() async throws {
        try await TestDatabase.with { database in
            let jobs = (0..<100).map { NewJob.test(kind: $0 % 2 == 0 ? "with" : "without") }
            try await database.enqueue(jobs)
            let handlers: [String: JobHandler] = [
                "without": { _ in },
                "with": { context in
                    _ = try await context.transaction { connection in
                        try connection.execute(WorkerTests.insertEffect, (context.job.id, context.job.attempt))
                    }
                },
            ]
            try await database.running(handlers) { _ in
                try await database.until { try Jobs.list($0, JobFilter(states: [.completed]), count: 200).count == 100 }
            }
            let effects = try await database.pool.withConnection { try $0.one(WorkerTests.effectsCount, ()) }
            #expect(effects == (50, 50))
        }
    }

    @Test func aNotificationWakesTheWorker() async throws {
        try await TestDatabase.with { database in
            var configuration = JobWorkerConfiguration.test()
            configuration.pollMilliseconds = 3_600_000
            let tally = Tally()
            try await database.running(by: configuration, ["test": { _ in tally.note("ran") }]) { worker in
                // The worker has looked and found nothing, and listens.
                try await database.until { try !Jobs.workers($0).isEmpty }
                try await database.enqueue(.test())
                await tally.wait(for: "ran")
                let others = (0..<20).map { _ in NewJob.test() }
                try await database.enqueue(others)
                await tally.wait(for: "ran", count: 21)
            }
        }
    }

    @Test func withoutNotificationsThePollFindsTheWork() async throws {
        try await TestDatabase.with { database in
            var configuration = JobWorkerConfiguration.test()
            configuration.listens = false
            let tally = Tally()
            try await database.running(by: configuration, ["test": { _ in tally.note("ran") }]) { _ in
                try await database.until { try !Jobs.workers($0).isEmpty }
                try await database.enqueue(.test(), .test())
                await tally.wait(for: "ran", count: 2)
            }
        }
    }

    @Test func unknownKindsAreLeftAlone() async throws {
        try await TestDatabase.with { database in
            let (unknown, known) = (NewJob.test(kind: "newer", priority: -10), NewJob.test())
            try await database.enqueue(unknown, known)
            try await database.running(["test": { _ in }]) { _ in try await database.until(known.id, is: .completed) }
            #expect(try await database.job(unknown.id)?.state == .available)
        }
    }

    struct Unreachable: JobFailing {
        var jobFailure: JobFailure { .retry("bankUnreachable") }
    }

    @Test func failuresAreRetriedAndThenDead() async throws {
        try await TestDatabase.with { database in
            let (failing, permanent, odd) = (
                NewJob.test(kind: "failing", attemptsMax: 2), NewJob.test(kind: "permanent"), NewJob.test(kind: "odd")
            )
            try await database.enqueue(failing, permanent, odd)
            struct Surprise: Error { var secret = "a name" }
            let handlers: [String: JobHandler] = [
                "failing": { _ in throw Unreachable() },
                "permanent": { _ in throw JobFailure.permanent("noSuchCarer") },
                "odd": { _ in throw Surprise() },
            ]
            try await database.running(handlers) { _ in
                let waiting = try await database.until(failing.id, is: .scheduled)
                #expect(waiting.errors.text.contains(#""code": "bankUnreachable""#) && waiting.attempt == 1)
                let claimed = try #require(waiting.claimedAt)
                let wait = waiting.runAt.microsecondsSinceEpoch - claimed.microsecondsSinceEpoch
                #expect(wait >= 900_000)
                _ = try await database.pool.withConnection { try Jobs.retry($0, failing.id) }
                try await database.until(failing.id, is: .dead)
                try await database.until(permanent.id, is: .dead)
                let surprised = try await database.until(odd.id, is: .scheduled)
                #expect(surprised.errors.text.contains(#""code": "unexpected.Surprise""#))
                #expect(!surprised.errors.text.contains("a name"))
            }
        }
    }

    @Test func aSnoozedJobComesBackAndACancelledOneDoesNot() async throws {
        try await TestDatabase.with { database in
            let (snoozed, cancelled) = (NewJob.test(kind: "snoozed", attemptsMax: 1), NewJob.test(kind: "cancelled"))
            try await database.enqueue(snoozed, cancelled)
            let tally = Tally()
            let handlers: [String: JobHandler] = [
                "snoozed": { context in
                    tally.note("snoozed")
                    #expect(context.job.attempt == 1)
                    if tally["snoozed"] < 3 { throw JobSnooze(milliseconds: 1) }
                },
                "cancelled": { _ in throw JobCancellation("carerHasLeft") },
            ]
            try await database.running(handlers) { _ in
                try await database.until(snoozed.id, is: .completed)
                let record = try await database.until(cancelled.id, is: .cancelled)
                #expect(record.errors.text.contains(#""code": "carerHasLeft""#))
            }
            #expect(tally["snoozed"] == 3)
        }
    }

    @Test func progressIsSeenWhileTheJobRuns() async throws {
        try await TestDatabase.with { database in
            let job = NewJob.test()
            try await database.enqueue(job)
            let tally = Tally()
            let handler: JobHandler = { context in
                try await context.transaction(.repeatableRead) { connection in
                    // The snapshot is older than the reports, which must not make the completion fail.
                    _ = try connection.one(WorkerTests.effectsCount, ())
                    context.report(done: 3, total: 7)
                    tally.note("reported")
                    while tally["seen"] == 0 { try connection.script("SELECT pg_sleep(0.001)") }
                    context.report(done: 7, total: 7)
                }
            }
            try await database.running(["test": handler]) { _ in
                await tally.wait(for: "reported")
                try await database.until { try Jobs.job($0, job.id)?.progress == JobProgress(done: 3, total: 7) }
                tally.note("seen")
                try await database.until(job.id, is: .completed)
                try await database.until { try Jobs.job($0, job.id)?.progress == JobProgress(done: 7, total: 7) }
            }
        }
    }

    @Test func aCancelledJobsHandlerIsToldAndCannotComplete() async throws {
        try await TestDatabase.with { database in
            let job = NewJob.test()
            try await database.enqueue(job)
            var configuration = JobWorkerConfiguration.test()
            // Only the notification can be so quick.
            configuration.heartbeatMilliseconds = 3_000_000
            configuration.staleMilliseconds = 30_000_000
            let tally = Tally()
            let handler: JobHandler = { context in
                tally.note("began")
                await untilCancelled()
                tally.note("told")
                try await context.transaction { connection in
                    try connection.execute(WorkerTests.insertEffect, (context.job.id, 1))
                }
            }
            try await database.running(by: configuration, ["test": handler]) { worker in
                await tally.wait(for: "began")
                let outcome = try await database.pool.withConnection { try Jobs.cancel($0, job.id) }
                #expect(outcome == .done)
                await tally.wait(for: "told")
            }
            #expect(try await database.job(job.id)?.state == .cancelled)
            let effects = try await database.pool.withConnection { try $0.one(WorkerTests.effectsCount, ()) }
            #expect(effects == (0, 0))
        }
    }

    @Test func aDrainClaimsNothingMoreAndLetsHandlersFinish() async throws {
        try await TestDatabase.with { database in
            var configuration = JobWorkerConfiguration.test()
            configuration.handlersMax = 1
            let (running, waiting) = (NewJob.test(), NewJob.test())
            try await database.enqueue(running, waiting)
            let (tally, gate) = (Tally(), Tally())
            let worker = try database.worker(
                by: configuration,
                [
                    "test": { _ in
                        tally.note("began")
                        await gate.wait(for: "open")
                    }
                ])
            try await withGracefulShutdownOf(worker) { shutDown in
                await tally.wait(for: "began")
                await shutDown()
                while worker.state.withLock({ $0.phase == .working }) { await Task.yield() }
                gate.note("open")
            }
            #expect(try await database.job(running.id)?.state == .completed)
            #expect(try await database.job(waiting.id)?.state == .available)
            let workers = try await database.pool.withConnection { try Jobs.workers($0) }
            #expect(workers.isEmpty)
        }
    }

    /// Each heartbeat may fall into the moment in which the worker leaves.
    @Test func aWorkerThatLeavesInOrderWarnsOfNothing() async throws {
        try await TestDatabase.with { database in
            let log = WarningLog()
            for _ in 0..<30 {
                let worker = try database.worker(logger: log.logger, ["test": { _ in }])
                try await withGracefulShutdownOf(worker) { shutDown in
                    try await database.until { try !Jobs.workers($0).isEmpty }
                    await shutDown()
                }
                let workers = try await database.pool.withConnection { try Jobs.workers($0) }
                #expect(workers.isEmpty)
            }
            #expect(log.lines == [])
        }
    }

    @Test func aDrainHandsBackWhatDoesNotFinish() async throws {
        try await TestDatabase.with { database in
            var configuration = JobWorkerConfiguration.test()
            configuration.drainMillisecondsMax = 1
            configuration.cancelMillisecondsMax = 1
            let (obedient, deaf) = (
                NewJob.test(kind: "obedient", attemptsMax: 1), NewJob.test(kind: "deaf", attemptsMax: 1)
            )
            try await database.enqueue(obedient, deaf)
            let (tally, gate) = (Tally(), Tally())
            let worker = try database.worker(
                by: configuration,
                [
                    "obedient": { context in
                        tally.note("began")
                        await untilCancelled()
                        try context.checkCancellation()
                    },
                    "deaf": { context in
                        tally.note("began")
                        await gate.wait(for: "open")
                        // In a task of its own, which nobody has cancelled.
                        let effect = Task { try await context.transaction { _ in } }
                        await #expect(throws: LeaseLost.self) { try await effect.value }
                        tally.note("ended")
                    },
                ])
            try await withGracefulShutdownOf(worker) { shutDown in
                await tally.wait(for: "began", count: 2)
                await shutDown()
            }
            for id in [obedient.id, deaf.id] {
                let record = try #require(try await database.job(id))
                #expect(record.state == .available && record.attempt == 0)
            }
            gate.note("open")
            await tally.wait(for: "ended")
        }
    }

    private func withGracefulShutdownOf(
        _ worker: JobWorker, _ body: (@escaping @Sendable () async -> Void) async throws -> Void
    ) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: worker, successTerminationBehavior: .gracefullyShutdownGroup)],
                logger: TestDatabase.logger))
        let run = Task { try await group.run() }
        try await body { await group.triggerGracefulShutdown() }
        try await run.value
    }

    @Test func aWorkerWhoseHeartbeatsFailStopsItselfAndGoesOn() async throws {
        try await TestDatabase.with { database in
            var configuration = JobWorkerConfiguration.test()
            configuration.staleMilliseconds = 300
            let (job, later) = (NewJob.test(), NewJob.test(kind: "later"))
            try await database.enqueue(job)
            let tally = Tally()
            let handlers: [String: JobHandler] = [
                "test": { context in
                    tally.note("began")
                    if tally["began"] > 1 { return }
                    await untilCancelled()
                    tally.note("told")
                    throw CancellationError()
                },
                "later": { _ in tally.note("later") },
            ]
            try await database.running(by: configuration, handlers) { worker in
                await tally.wait(for: "began")
                var one = database.superuser
                one.connectionsMax = 1
                let blocker = try Pool(one, logger: TestDatabase.logger)
                try await blocker.withConnection { connection in
                    try connection.transaction {
                        try connection.script("LOCK TABLE job_worker IN EXCLUSIVE MODE")
                        while !worker.state.withLock({ $0.isSuspended }) {
                            try connection.script("SELECT pg_sleep(0.001)")
                        }
                    }
                }
                await blocker.shutdown()
                await tally.wait(for: "told")
                // The lock is gone: it goes on, be it under its old row or, if somebody took it for dead, a new one.
                try await database.until(job.id, is: .completed)
                try await database.enqueue(later)
                await tally.wait(for: "later")
            }
        }
    }

    @Test func aWorkerTakenForDeadRegistersAgain() async throws {
        try await TestDatabase.with { database in
            let job = NewJob.test()
            try await database.enqueue(job)
            let tally = Tally()
            let handler: JobHandler = { context in
                tally.note("began")
                if tally["began"] > 1 { return }
                await untilCancelled()
                try await context.transaction { connection in
                    try connection.execute(WorkerTests.insertEffect, (context.job.id, 1))
                }
            }
            try await database.running(["test": handler]) { _ in
                await tally.wait(for: "began")
                let farFuture = PostgresTimestamp(microsecondsSinceEpoch: 4_102_444_800_000_000)
                // A worker that is just writing its heartbeat is passed by.
                while try await database.pool.withConnection({ connection in
                    try Jobs.rescue(connection, staleAfterMilliseconds: 1, at: farFuture).workers
                }) == 0 {}
                let record = try await database.until(job.id, is: .completed)
                #expect(record.attempt == 2)
            }
            let effects = try await database.pool.withConnection { try $0.one(WorkerTests.effectsCount, ()) }
            #expect(effects == (0, 0))
        }
    }

    @Test func schedulesAreKeptByTheWorker() async throws {
        try await TestDatabase.with { database in
            let schedule = JobSchedule(name: "minutely", kind: "test", cadence: .everyMinutes(1))
            let tally = Tally()
            let handler: JobHandler = { _ in tally.note("ran") }
            try await database.running(schedules: [schedule], ["test": handler]) { _ in
                try await database.until { try !Jobs.workers($0).isEmpty }
                try await database.until { try !Jobs.schedules($0).isEmpty }
                try await database.script("UPDATE job_schedule SET next_run_at = now() - interval '1 hour'")
                await tally.wait(for: "ran")
            }
        }
    }

    @Test func aRestartOfTheServerIsAPause() async throws {
        try await TestDatabase.with { database in
            let jobs = (0..<300).map { _ in NewJob.test() }
            try await database.enqueue(jobs)
            let tally = Tally()
            let handler: JobHandler = { context in
                tally.note("began")
                try await context.transaction { connection in
                    try connection.execute(WorkerTests.insertEffect, (context.job.id, context.job.attempt))
                }
            }
            let terminate = """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """
            var configuration = JobWorkerConfiguration.test()
            configuration.claimBatchMax = 4
            try await database.running(by: configuration, ["test": handler]) { _ in
                for round in 1...5 {
                    await tally.wait(for: "began", count: round * 40)
                    try await database.script(terminate)
                }
                // Attempts that failed with their connection wait for their delay; an operator may hurry them.
                try await database.untilAllAreFinished()
            }
            let effects = try await database.pool.withConnection { try $0.one(WorkerTests.effectsCount, ()) }
            #expect(effects == (300, 300))
        }
    }
}
