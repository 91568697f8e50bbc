import Postgres
import Testing

@testable import JobQueue

@Suite(.timeLimit(.minutes(3))) struct LeaseTests {
    private static let insertEffect = Command<(UUID, Int32)>(
        "effect_insert", "INSERT INTO effect (job_id, attempt) VALUES ($1, $2)")
    private static let effectsCount = Query<(), Int>("effects_count", "SELECT count(*) FROM effect")

    private func claimed(_ database: TestDatabase, _ job: NewJob = .test()) async throws -> Job {
        try await database.enqueue(job)
        return try await database.claim(try await database.register())[0]
    }

    private func perform(_ job: Job, _ database: TestDatabase) async throws {
        try await database.pool.transaction { connection in
            try connection.execute(LeaseTests.insertEffect, (job.id, job.attempt))
            try Jobs.complete(connection, job.lease)
        }
    }

    private func effects(_ database: TestDatabase) async throws -> Int {
        try await database.pool.withConnection { try $0.one(LeaseTests.effectsCount, ()) }
    }

    @Test func effectAndCompletionAreOne() async throws {
        try await TestDatabase.with { database in
            let job = try await claimed(database)
            try await perform(job, database)
            let record = try #require(try await database.job(job.id))
            #expect(record.state == .completed && record.finishedAt != nil && record.workerID == nil)
            #expect(try await effects(database) == 1)
            // The second time everything is rolled back.
            await #expect(throws: LeaseLost(lease: job.lease)) { try await perform(job, database) }
            #expect(try await effects(database) == 1)
        }
    }

    @Test(arguments: ["rescued", "reclaimed", "cancelled", "retried"])
    func aLostLeaseRollsTheEffectBack(_ how: String) async throws {
        try await TestDatabase.with { database in
            let job = try await claimed(database)
            try await database.pool.withConnection { connection in
                switch how {
                case "rescued", "reclaimed":
                    let farFuture = PostgresTimestamp(microsecondsSinceEpoch: 4_102_444_800_000_000)
                    let rescue = try Jobs.rescue(connection, staleAfterMilliseconds: 1, at: farFuture)
                    #expect(rescue.handedBack == 1)
                default:
                    let outcome = try Jobs.cancel(connection, job.id)
                    #expect(outcome == .done)
                    if how == "retried" { _ = try Jobs.retry(connection, job.id) }
                }
            }
            if how == "reclaimed" || how == "retried" {
                let other = try await database.claim(try await database.register())
                #expect(other.map(\.id) == [job.id] && other[0].lease != job.lease)
            }
            await #expect(throws: LeaseLost.self) { try await perform(job, database) }
            #expect(try await effects(database) == 0)
            try await database.pool.withConnection { connection in
                #expect(throws: LeaseLost.self) { try Jobs.snooze(connection, job.lease, milliseconds: 1) }
                #expect(throws: LeaseLost.self) { try Jobs.release(connection, job.lease) }
                #expect(throws: LeaseLost.self) {
                    try Jobs.fail(connection, job.lease, .permanent("x"), delayMilliseconds: 1)
                }
                #expect(throws: LeaseLost.self) { try Jobs.abandon(connection, job.lease, JobCancellation("x")) }
                let lost = try Jobs.complete(connection, worker: job.lease.workerID, [job.lease])
                #expect(lost == [job.lease])
            }
        }
    }

    @Test func ofTwoThatRaceOneWins() async throws {
        try await TestDatabase.with { database in
            for _ in 0..<30 {
                let job = try await claimed(database)
                let outcomes = await withTaskGroup(of: Bool.self) { group in
                    group.addTask {
                        let outcome = try? await database.pool.withConnection { try Jobs.cancel($0, job.id) }
                        return outcome == .done
                    }
                    group.addTask { (try? await perform(job, database)) != nil }
                    return await group.reduce(into: [Bool]()) { $0.append($1) }
                }
                #expect(outcomes.filter { $0 }.count == 1)
            }
        }
    }

    @Test func aBatchTellsWhichLeasesWereLost() async throws {
        try await TestDatabase.with { database in
            try await database.enqueue((0..<10).map { _ in .test() })
            let worker = try await database.register()
            let leases = try await database.claim(worker, 10).map(\.lease)
            try await database.pool.withConnection { _ = try Jobs.cancel($0, leases[3].jobID) }
            let lost = try await database.pool.withConnection { try Jobs.complete($0, worker: worker, leases) }
            #expect(lost == [leases[3]])
        }
    }

    @Test func aFailureIsTriedAgainUntilTheAttemptsAreUsedUp() async throws {
        try await TestDatabase.with { database in
            let new = NewJob.test(attemptsMax: 12)
            try await database.enqueue(new)
            let worker = try await database.register()
            for attempt in 1...12 {
                let job = try await database.claim(worker)[0]
                #expect(job.attempt == Int32(attempt))
                let state = try await database.pool.withConnection { connection in
                    let state = try Jobs.fail(
                        connection, job.lease, .retry("code\(attempt)"), delayMilliseconds: 3_600_000)
                    if state == .scheduled {
                        let later = PostgresTimestamp(microsecondsSinceEpoch: 4_102_444_800_000_000)
                        #expect(try Jobs.promote(connection, count: 10) == 0)
                        #expect(try Jobs.promote(connection, count: 10, at: later) == 1)
                    }
                    return state
                }
                #expect(state == (attempt == 12 ? .dead : .scheduled))
            }
            let record = try #require(try await database.job(new.id))
            #expect(record.state == .dead && record.attempt == 12)
            // Ten are kept, the newest last.
            #expect(!record.errors.text.contains(#""code2""#) && record.errors.text.contains(#""code3""#))
            #expect(record.errors.text.contains(#""code": "code12", "attempt": 12}]"#))
        }
    }

    @Test func aPermanentFailureIsDeadAtOnce() async throws {
        try await TestDatabase.with { database in
            let job = try await claimed(database)
            let state = try await database.pool.withConnection { connection in
                try Jobs.fail(connection, job.lease, .permanent("noSuchThing"), delayMilliseconds: 1)
            }
            #expect(state == .dead)
        }
    }

    @Test func aSnoozeOrAReleaseDoesNotCount() async throws {
        try await TestDatabase.with { database in
            try await database.enqueue(.test(attemptsMax: 1))
            let worker = try await database.register()
            for _ in 0..<3 {
                let job = try await database.claim(worker)[0]
                #expect(job.attempt == 1)
                try await database.pool.withConnection { try Jobs.release($0, job.lease) }
            }
            let job = try await database.claim(worker)[0]
            #expect(job.attempt == 1 && job.lease.claim == 4)
            try await database.pool.withConnection { connection in
                try Jobs.snooze(connection, job.lease, milliseconds: 0)
                #expect(try Jobs.promote(connection, count: 1) == 1)
            }
            #expect(try await database.claim(worker)[0].attempt == 1)
        }
    }
}
