import Postgres
import Testing

@testable import JobQueue

@Suite(.timeLimit(.minutes(3))) struct RescueTests {
    private static let age = Command<(UUID, Int)>(
        "worker_age",
        "UPDATE job_worker SET heartbeat_at = clock_timestamp() - $2 * interval '1 second' WHERE id = $1")

    private func age(_ worker: UUID, _ database: TestDatabase) async throws {
        _ = try await database.pool.withConnection { try $0.execute(RescueTests.age, (worker, 60)) }
    }

    private func rescue(_ database: TestDatabase) async throws -> JobRescue {
        try await database.pool.withConnection { try Jobs.rescue($0, staleAfterMilliseconds: 30_000) }
    }

    @Test func theJobsOfADeadWorkerAreHandedBack() async throws {
        try await TestDatabase.with { database in
            let (last, first, other) = (NewJob.test(attemptsMax: 1), NewJob.test(), NewJob.test())
            try await database.enqueue(last, first)
            let (dead, alive) = (try await database.register(), try await database.register())
            _ = try await database.claim(dead, 2)
            try await database.enqueue(other)
            _ = try await database.claim(alive)
            try await age(dead, database)
            #expect(try await rescue(database) == JobRescue(workers: 1, handedBack: 1, dead: 1))
            #expect(try await rescue(database) == JobRescue(workers: 0, handedBack: 0, dead: 0))
            var records: [JobRecord?] = []
            for job in [last, first, other] { records.append(try await database.job(job.id)) }
            #expect(records.map { $0?.state } == [.dead, .available, .running])
            #expect(records[0]?.errors.text.contains(#""code": "workerLost""#) == true)
            #expect(try await database.claim(alive)[0].attempt == 2)
            let workers = try await database.pool.withConnection { try Jobs.workers($0) }
            #expect(workers.map(\.id) == [alive] && workers[0].running == 2)
        }
    }

    @Test func aJobThatIsJustBeingSettledIsLeftToItsWorker() async throws {
        try await TestDatabase.with { database in
            let (settled, lost) = (NewJob.test(), NewJob.test())
            try await database.enqueue(settled, lost)
            let worker = try await database.register()
            let leases = try await database.claim(worker, 2).map(\.lease)
            try await age(worker, database)
            // The transaction stands still between its last statement and its commit while the rescue runs.
            var one = database.superuser
            one.connectionsMax = 1
            let gatekeeper = try Pool(one, logger: TestDatabase.logger)
            try await gatekeeper.withConnection { try $0.script("SELECT pg_advisory_lock(7)") }
            let (tally, settledLease) = (Tally(), leases[0])
            async let commit: Void = database.pool.transaction { connection in
                try Jobs.complete(connection, settledLease)
                tally.note("completed")
                try connection.script("SELECT pg_advisory_xact_lock(7)")
            }
            await tally.wait(for: "completed")
            #expect(try await rescue(database) == JobRescue(workers: 0, handedBack: 1, dead: 0))
            try await gatekeeper.withConnection { try $0.script("SELECT pg_advisory_unlock(7)") }
            try await commit
            #expect(try await database.job(settled.id)?.state == .completed)
            #expect(try await database.job(lost.id)?.state == .available)
            _ = try await rescue(database)
            let workers = try await database.pool.withConnection { try Jobs.workers($0) }
            #expect(workers.isEmpty)
            await gatekeeper.shutdown()
        }
    }

    @Test func aHeartbeatTellsWhichLeasesAreLost() async throws {
        try await TestDatabase.with { database in
            try await database.enqueue((0..<4).map { _ in .test() })
            let worker = try await database.register()
            let leases = try await database.claim(worker, 4).map(\.lease)
            try await database.pool.withConnection { connection in
                _ = try Jobs.cancel(connection, leases[0].jobID)
                _ = try Jobs.cancel(connection, leases[1].jobID)
                _ = try Jobs.retry(connection, leases[1].jobID)
                try Jobs.complete(connection, leases[2])
                let answer = try Jobs.heartbeat(connection, worker: worker, held: leases)
                #expect(answer.isAlive && Set(answer.lost) == [leases[0], leases[1]])
                let gone = try Jobs.heartbeat(connection, worker: .next(), held: [])
                #expect(!gone.isAlive)
            }
        }
    }

    @Test func aClaimWhoseAnswerWasLostIsHandedBack() async throws {
        try await TestDatabase.with { database in
            try await database.enqueue((0..<3).map { _ in .test() })
            let worker = try await database.register()
            let leases = try await database.claim(worker, 3).map(\.lease)
            try await database.pool.withConnection { connection in
                let young = try Jobs.reconcile(connection, worker: worker, held: [], olderThanMilliseconds: 3_600_000)
                #expect(young.isEmpty)
                let orphans = try Jobs.reconcile(
                    connection, worker: worker, held: [leases[0], leases[2]], olderThanMilliseconds: 0)
                #expect(orphans == [leases[1].jobID])
                try Jobs.complete(connection, leases[0])
                #expect(throws: LeaseLost.self) { try Jobs.complete(connection, leases[1]) }
            }
        }
    }

    @Test func aWorkerThatLeavesHandsBackWithoutCounting() async throws {
        try await TestDatabase.with { database in
            try await database.enqueue(.test(attemptsMax: 1))
            let worker = try await database.register()
            let lease = try await database.claim(worker)[0].lease
            let handedBack = try await database.pool.withConnection { try Jobs.leave($0, worker: worker) }
            #expect(handedBack == 1)
            let again = try await database.claim(try await database.register())
            #expect(again.map(\.attempt) == [1] && again.map(\.lease.jobID) == [lease.jobID])
        }
    }
}
