import JobQueue
import Postgres
import Testing

@Suite(.timeLimit(.minutes(3))) struct ClaimTests {
    @Test func thePriorityComesFirstThenTheTimeDue() async throws {
        try await TestDatabase.with { database in
            func at(_ seconds: Int64) -> PostgresTimestamp {
                PostgresTimestamp(microsecondsSinceEpoch: 1_700_000_000_000_000 + seconds * 1_000_000)
            }
            let jobs: [NewJob] = [
                .test(priority: 1, runAt: at(1)), .test(priority: 0, runAt: at(9)), .test(priority: 0, runAt: at(5)),
                .test(priority: -1, runAt: at(9)), .test(priority: 0, runAt: at(5)),
            ]
            try await database.enqueue(jobs)
            let worker = try await database.register()
            var order: [UUID] = []
            for _ in 0..<2 { order += try await database.claim(worker).map(\.id) }
            order += try await database.claim(worker, 10).map(\.id)
            #expect(order == [3, 2, 4, 1, 0].map { jobs[$0].id })
        }
    }

    @Test func jobsOfTheFutureAndOfOtherKindsAreLeft() async throws {
        try await TestDatabase.with { database in
            let later = NewJob.test(runAt: PostgresTimestamp(microsecondsSinceEpoch: 4_102_444_800_000_000))
            let (other, mine) = (NewJob.test(kind: "other"), NewJob.test())
            try await database.enqueue(later, other, mine)
            let worker = try await database.register()
            #expect(try await database.claim(worker, 10).map(\.id) == [mine.id])
            #expect(try await database.job(later.id)?.state == .scheduled)
            #expect(try await database.job(other.id)?.state == .available)
        }
    }

    @Test func noJobIsClaimedTwice() async throws {
        try await TestDatabase.with { database in
            try await database.enqueue((0..<2_000).map { _ in .test() })
            let claims = try await withThrowingTaskGroup(of: [UUID].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let worker = try await database.register()
                        var mine: [UUID] = []
                        while true {
                            let jobs = try await database.claim(worker, Int.random(in: 1...40))
                            if jobs.isEmpty { return mine }
                            mine += jobs.map(\.id)
                        }
                    }
                }
                return try await group.reduce(into: [UUID]()) { $0 += $1 }
            }
            #expect(Set(claims).count == claims.count)
            // A claim passes by what others hold locked, so that one may end before the last job is free; none is lost.
            let rest = try await database.claim(try await database.register(), 2_000)
            #expect(claims.count + rest.count == 2_000)
        }
    }

    @Test func aWorkerWithoutARowClaimsNothing() async throws {
        try await TestDatabase.with { database in
            let job = NewJob.test()
            try await database.enqueue(job)
            await #expect {
                _ = try await database.claim(.next())
            } throws: { error in
                (error as? PostgresError)?.state == .foreignKeyViolation
            }
            #expect(try await database.job(job.id)?.state == .available)
        }
    }
}
