import Postgres
import Testing

@testable import JobQueue

@Suite(.timeLimit(.minutes(3))) struct CommandTests {
    @Test func whatMayBeCancelledAndRetried() async throws {
        try await TestDatabase.with { database in
            let job = NewJob.test(attemptsMax: 1)
            try await database.enqueue(job)
            let worker = try await database.register()
            try await database.pool.withConnection { connection in
                var outcomes = [try Jobs.retry(connection, job.id), try Jobs.cancel(connection, job.id)]
                #expect(outcomes == [.notPossible(.available), .done])
                outcomes = [try Jobs.cancel(connection, job.id), try Jobs.retry(connection, job.id)]
                #expect(outcomes == [.notPossible(.cancelled), .done])
                let lease = try Jobs.claim(connection, worker: worker, kinds: ["test"], count: 1)[0].lease
                outcomes = [try Jobs.retry(connection, job.id)]
                #expect(outcomes == [.notPossible(.running)])
                try Jobs.fail(connection, lease, .retry("x"), delayMilliseconds: 0)
                outcomes = [try Jobs.cancel(connection, job.id), try Jobs.retry(connection, job.id)]
                #expect(outcomes == [.notPossible(.dead), .done])
                // All attempts again.
                let again = try Jobs.claim(connection, worker: worker, kinds: ["test"], count: 1)[0]
                #expect(again.attempt == 1)
                try Jobs.complete(connection, again.lease)
                outcomes = [try Jobs.cancel(connection, job.id), try Jobs.retry(connection, job.id)]
                #expect(outcomes == [.notPossible(.completed), .notPossible(.completed)])
                outcomes = [try Jobs.cancel(connection, .next()), try Jobs.retry(connection, .next())]
                #expect(outcomes == [.notFound, .notFound])
            }
        }
    }

    @Test func aRetryDoesNotBreakUniqueness() async throws {
        try await TestDatabase.with { database in
            let (first, second) = (NewJob.test(uniqueKey: "k"), NewJob.test(uniqueKey: "k"))
            try await database.enqueue(first)
            try await database.pool.withConnection { connection in
                _ = try Jobs.cancel(connection, first.id)
                try Jobs.enqueue(connection, second)
                let outcome = try Jobs.retry(connection, first.id)
                #expect(outcome == .uniqueKeyTaken)
                _ = try Jobs.cancel(connection, second.id)
                let later = try Jobs.retry(connection, first.id)
                #expect(later == .done)
            }
        }
    }

    @Test func aJobThatWaitsForItsTimeMayRunAtOnce() async throws {
        try await TestDatabase.with { database in
            let job = NewJob.test(runAt: PostgresTimestamp(microsecondsSinceEpoch: 4_102_444_800_000_000))
            try await database.enqueue(job)
            let outcome = try await database.pool.withConnection { try Jobs.retry($0, job.id) }
            #expect(outcome == .done)
            #expect(try await database.claim(try await database.register()).map(\.id) == [job.id])
        }
    }

    @Test func theListHasFiltersAndPages() async throws {
        try await TestDatabase.with { database in
            let tenant = UUID.next()
            let jobs = (0..<10).map { NewJob.test(kind: $0 < 5 ? "a" : "b", tenantID: $0 % 2 == 0 ? tenant : nil) }
            try await database.enqueue(jobs)
            try await database.pool.withConnection { connection in
                _ = try Jobs.cancel(connection, jobs[9].id)
                let all = try Jobs.list(connection, count: 100)
                #expect(all.map(\.id) == jobs.reversed().map(\.id))
                let page = try Jobs.list(connection, before: jobs[7].id, count: 3)
                #expect(page.map(\.id) == [6, 5, 4].map { jobs[$0].id })
                let filter = JobFilter(tenantID: tenant, kinds: ["b", "c"], states: [.available])
                let filtered = try Jobs.list(connection, filter, count: 100)
                #expect(filtered.map(\.id) == [8, 6].map { jobs[$0].id })
                let counts = try Jobs.counts(connection)
                #expect(
                    Set(counts) == [
                        JobCount(kind: "a", state: .available, count: 5),
                        JobCount(kind: "b", state: .available, count: 4),
                        JobCount(kind: "b", state: .cancelled, count: 1),
                    ])
            }
        }
    }

    @Test func finishedJobsArePrunedByAge() async throws {
        try await TestDatabase.with { database in
            let jobs = (0..<5).map { _ in NewJob.test() }
            try await database.enqueue(jobs)
            let worker = try await database.register()
            let leases = try await database.claim(worker, 4).map(\.lease)
            try await database.pool.withConnection { connection in
                try Jobs.complete(connection, leases[0])
                try Jobs.report(connection, [(lease: leases[0], progress: JobProgress(done: 1, total: 1))])
                try Jobs.complete(connection, leases[1])
                try Jobs.fail(connection, leases[2], .permanent("x"), delayMilliseconds: 0)
            }
            try await database.script(
                """
                UPDATE job SET finished_at = finished_at - interval '10 days' WHERE finished_at IS NOT NULL
                    AND id <> '\(leases[1].jobID)'
                """)
            func prune(completed: Int, dead: Int, count: Int = 100) async throws -> Int {
                try await database.pool.withConnection { connection in
                    try Jobs.prune(
                        connection, completedAgeSeconds: completed * 86_400, deadAgeSeconds: dead * 86_400, count: count
                    )
                }
            }
            #expect(try await prune(completed: 11, dead: 11) == 0)
            #expect(try await prune(completed: 9, dead: 20) == 1)
            #expect(try await database.job(leases[0].jobID) == nil)
            #expect(try await prune(completed: 9, dead: 9) == 1)
            #expect(try await prune(completed: 0, dead: 0, count: 1) == 1)
            let left = try await database.pool.withConnection { try Jobs.list($0, count: 10) }
            #expect(Set(left.map(\.state)) == [.available, .running])
        }
    }
}
