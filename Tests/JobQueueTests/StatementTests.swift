import JobQueue
import Postgres
import Testing

@Suite struct StatementTests {
    @Test(.timeLimit(.minutes(3))) func theServerAgreesWithEveryStatement() async throws {
        try await TestDatabase.with { database in
            for statement in JobStatements.all {
                let server = try await database.pool.withConnection { try $0.describe(statement) }
                #expect(statement.agrees(with: server), "\(statement.name): \(statement) is \(server)")
            }
        }
    }

    @Test func namesAreDifferent() {
        #expect(Set(JobStatements.all.map(\.name)).count == JobStatements.all.count)
    }
}
