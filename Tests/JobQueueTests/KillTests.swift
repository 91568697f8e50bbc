import Postgres
import Testing

@testable import JobQueue

/// Workers that die at random moments, in every way that the queue can see: between claim and handler, before, in and
/// after the transaction of the effect, and as processes that stand still and wake up when their jobs have long been
/// given to others.
@Suite(.timeLimit(.minutes(3))) struct KillTests {
    private static let insertEffect = Command<(UUID, Int32)>(
        "effect_insert", "INSERT INTO effect (job_id, attempt) VALUES ($1, $2)")
    private static let effectsCount = Query<(), (Int, Int)>(
        "effects_count", "SELECT count(*), count(DISTINCT job_id) FROM effect")
    private static let states = Query<(), (JobState, Int)>("states", "SELECT state, count(*) FROM job GROUP BY state")

    struct Death: Error {}

    /// A handler that may meet its worker's death at any of its steps.
    private func handler(_ hazard: Hazard) -> JobHandler {
        { context in
            await hazard.strike(context)
            try await context.pool.transaction { connection in
                try connection.execute(KillTests.insertEffect, (context.job.id, context.job.attempt))
                if hazard.strikesInTransaction(context) { throw Death() }
                try context.complete(connection)
            }
            await hazard.strike(context)
        }
    }

    @Test(arguments: [1, 2, 3]) func everyEffectIsAppliedOnceWhoeverDiesWhen(_ seed: UInt64) async throws {
        try await TestDatabase.with { database in
            let jobs = (0..<400).map { _ in NewJob.test(attemptsMax: 1_000) }
            try await database.enqueue(jobs)
            let hazard = Hazard(seed: seed, deaths: 25)
            let handler = handler(hazard)
            var configuration = JobWorkerConfiguration.test()
            configuration.staleMilliseconds = 400
            configuration.claimBatchMax = 10
            let test = configuration
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        // A worker that died is followed by another, as a process manager does it.
                        while !hazard.isOver {
                            let worker = try database.worker(by: test, ["test": handler])
                            hazard.admit(worker)
                            try await worker.run()
                        }
                    }
                }
                try await database.untilAllAreFinished()
                hazard.end()
                group.cancelAll()
                try await group.waitForAll()
            }
            let effects = try await database.pool.withConnection { try $0.one(KillTests.effectsCount, ()) }
            #expect(effects == (400, 400))
            let states = try await database.pool.withConnection { try $0.rows(KillTests.states, ()) }
            #expect(states.map(\.0) == [.completed])
            #expect(hazard.deathsLeft == 0)
        }
    }
}
