import JobQueue
import Postgres
import Testing

@Suite(.timeLimit(.minutes(3))) struct RowLevelSecurityTests {
    private static let setTenant = Query<String, String>(
        "set_tenant", "SELECT set_config('sharedlives.scheme_id', $1, true)")

    private func asAPI<Answer: Sendable>(
        _ tenant: UUID?, _ database: TestDatabase, _ body: @escaping @Sendable (Connection) throws -> Answer
    ) async throws -> Answer {
        let pool = try Pool(database.api, logger: TestDatabase.logger)
        do {
            let answer = try await pool.transaction { connection in
                if let tenant { _ = try connection.one(RowLevelSecurityTests.setTenant, "\(tenant)") }
                return try body(connection)
            }
            await pool.shutdown()
            return answer
        } catch {
            await pool.shutdown()
            throw error
        }
    }

    @Test func theAPISeesAndChangesOnlyJobsOfItsTenant() async throws {
        try await TestDatabase.with { database in
            let (mine, theirs) = (UUID.next(), UUID.next())
            let jobs = [NewJob.test(tenantID: mine), .test(tenantID: theirs), .test()]
            try await database.enqueue(jobs)
            for (tenant, visible) in [(mine, [jobs[0].id]), (theirs, [jobs[1].id]), (nil, [])] {
                let seen = try await asAPI(tenant, database) { try Jobs.list($0, count: 10).map(\.id) }
                #expect(seen == visible)
            }
            let outcomes = try await asAPI(mine, database) { connection in
                try jobs.map { try Jobs.cancel(connection, $0.id) }
            }
            #expect(outcomes == [.done, .notFound, .notFound])
            let retried = try await asAPI(mine, database) { connection in
                try jobs.map { try Jobs.retry(connection, $0.id) }
            }
            #expect(retried == [.done, .notFound, .notFound])
        }
    }

    @Test func theAPIEnqueuesOnlyForItsTenant() async throws {
        try await TestDatabase.with { database in
            let (mine, theirs) = (UUID.next(), UUID.next())
            let job = NewJob.test(uniqueKey: "k", tenantID: mine)
            let made = try await asAPI(mine, database) { connection in
                [
                    try Jobs.enqueue(connection, job),
                    try Jobs.enqueue(connection, .test(uniqueKey: "k", tenantID: mine)),
                ]
            }
            #expect(made.map(\.isNew) == [true, false] && made.map(\.id) == [job.id, job.id])
            for tenant in [theirs, nil] {
                await #expect {
                    _ = try await asAPI(mine, database) { try Jobs.enqueue($0, .test(tenantID: tenant)) }
                } throws: { error in
                    (error as? PostgresError)?.state == .insufficientPrivilege
                }
            }
            // Another tenant's job of the same id stays invisible.
            await #expect(throws: JobNotEnqueued.self) {
                _ = try await asAPI(theirs, database) { try Jobs.enqueue($0, .test(job.id, tenantID: theirs)) }
            }
        }
    }

    @Test func theAPICannotDoAWorkersWork() async throws {
        try await TestDatabase.with { database in
            let mine = UUID.next()
            let job = NewJob.test(tenantID: mine)
            try await database.enqueue(job)
            let worker = try await database.register()
            let attempts: [@Sendable (Connection) throws -> Void] = [
                { _ = try Jobs.claim($0, worker: worker, kinds: ["test"], count: 1) },
                { _ = try Jobs.register($0, name: "intruder") },
                { _ = try Jobs.workers($0) },
                { _ = try Jobs.prune($0, completedAgeSeconds: 0, deadAgeSeconds: 0, count: 1) },
                { try $0.script("UPDATE job SET payload = '{}'") },
                { try $0.script("UPDATE job SET tenant_id = NULL") },
                { try $0.script("DELETE FROM job") },
            ]
            for attempt in attempts {
                await #expect {
                    try await asAPI(mine, database, attempt)
                } throws: { error in
                    (error as? PostgresError)?.state == .insufficientPrivilege
                }
            }
        }
    }
}
