import JobQueue
import Postgres
import Testing

@Suite(.timeLimit(.minutes(3))) struct EnqueueTests {
    struct Refusal: Error {}

    @Test func aRolledBackCallerLeavesNoJob() async throws {
        try await TestDatabase.with { database in
            let id = UUID.next()
            await #expect(throws: Refusal.self) {
                try await database.pool.transaction { connection in
                    try Jobs.enqueue(connection, .test(id))
                    throw Refusal()
                }
            }
            let record = try await database.job(id)
            #expect(record == nil)
        }
    }

    @Test func whatWasGivenIsKept() async throws {
        try await TestDatabase.with { database in
            let (id, tenant, person) = (UUID.next(), UUID.next(), UUID.next())
            let due = PostgresTimestamp(microsecondsSinceEpoch: 4_102_444_800_000_000)
            let job = NewJob(
                id: id, kind: "letter", payload: JSONText(#"{"to": 7}"#), tenantID: tenant, enqueuedBy: person,
                priority: -3, runAt: due, attemptsMax: 4, uniqueKey: "k")
            try await database.enqueue(job)
            let record = try #require(try await database.job(id))
            #expect(record.kind == "letter" && record.tenantID == tenant && record.enqueuedBy == person)
            #expect(record.payload.text == #"{"to": 7}"# && record.priority == -3 && record.runAt == due)
            #expect(record.attemptsMax == 4 && record.uniqueKey == "k" && record.state == .scheduled)
            #expect(record.attempt == 0 && record.progress == nil && record.errors.text == "[]")
        }
    }

    @Test func aBatchAnswersInItsOrder() async throws {
        try await TestDatabase.with { database in
            let old = NewJob.test(uniqueKey: "old")
            try await database.enqueue(old)
            let jobs: [NewJob] = [
                .test(), .test(uniqueKey: "old"), .test(uniqueKey: "new"), .test(uniqueKey: "new"), old,
            ]
            let answers = try await database.pool.transaction { try Jobs.enqueue($0, jobs) }
            #expect(answers.map(\.isNew) == [true, false, true, false, false])
            #expect(answers.map(\.id) == [jobs[0].id, old.id, jobs[2].id, jobs[2].id, old.id])
        }
    }

    @Test func aHundredAtOnceAreOneJob() async throws {
        try await TestDatabase.with { database in
            let ids = try await withThrowingTaskGroup(of: UUID.self) { group in
                for _ in 0..<100 {
                    let job = NewJob.test(uniqueKey: "one")
                    group.addTask { try await database.pool.transaction { try Jobs.enqueue($0, job) }.id }
                }
                return try await group.reduce(into: Set<UUID>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            let jobs = try await database.pool.withConnection { try Jobs.list($0, count: 200) }
            #expect(jobs.map(\.id) == Array(ids))
        }
    }

    @Test func aKeyIsFreeAgainWhenItsJobHasFinished() async throws {
        try await TestDatabase.with { database in
            let (first, second) = (NewJob.test(uniqueKey: "k"), NewJob.test(uniqueKey: "k"))
            try await database.enqueue(first)
            let worker = try await database.register()
            let lease = try await database.claim(worker)[0].lease
            let whileRunning = try await database.pool.transaction { try Jobs.enqueue($0, second) }
            #expect(whileRunning.id == first.id && !whileRunning.isNew)
            try await database.pool.transaction { try Jobs.complete($0, lease) }
            let afterwards = try await database.pool.transaction { try Jobs.enqueue($0, second) }
            #expect(afterwards.id == second.id && afterwards.isNew)
        }
    }

    @Test func aKeyThatComesFreeMeanwhileIsTaken() async throws {
        try await TestDatabase.with { database in
            // One side enqueues the same key again and again, the other finishes whatever there is: no answer may be
            // missing.
            let worker = try await database.register()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<50 {
                            let job = NewJob.test(uniqueKey: "k")
                            _ = try await database.pool.transaction { try Jobs.enqueue($0, job) }
                        }
                    }
                }
                group.addTask {
                    for _ in 0..<200 {
                        for job in try await database.claim(worker) {
                            try await database.pool.withConnection { try Jobs.complete($0, job.lease) }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let live = try await database.pool.withConnection { connection in
                try Jobs.list(connection, JobFilter(states: [.available, .running]), count: 10).count
            }
            #expect(live <= 1)
        }
    }

    @Test func tenantsAndKindsHaveKeysOfTheirOwn() async throws {
        try await TestDatabase.with { database in
            let jobs: [NewJob] = [
                .test(uniqueKey: "k"), .test(kind: "other", uniqueKey: "k"), .test(uniqueKey: "k", tenantID: .next()),
                .test(uniqueKey: "k", tenantID: .next()),
            ]
            let answers = try await database.pool.transaction { try Jobs.enqueue($0, jobs) }
            #expect(answers.map(\.isNew) == [true, true, true, true])
        }
    }

    @Test func limitsAreKept() async throws {
        try await TestDatabase.with { database in
            var large = NewJob.test()
            large.payload = JSONText("[\((0..<20_000).map { "\($0 * 7_919)" }.joined(separator: ","))]")
            var nameless = NewJob.test()
            nameless.kind = ""
            var hopeless = NewJob.test()
            hopeless.attemptsMax = 0
            for job in [large, nameless, hopeless] {
                await #expect {
                    try await database.enqueue(job)
                } throws: { error in
                    (error as? PostgresError)?.state == .checkViolation
                }
            }
        }
    }
}
