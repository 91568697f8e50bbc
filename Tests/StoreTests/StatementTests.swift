import Postgres
import Store
import TestSupport
import Testing

@Suite struct StatementTests {
    /// What the server makes of each statement is what Swift reads and writes: a wrong column or type shows here, not at night.
    @Test func everyStatementIsPreparedWithTheTypesThatSwiftHas() async throws {
        let database = try await TestDatabase.shared()
        let mismatches = try await database.withConnection(as: .owner) { connection in
            try connection.script(StoreStatements.sessionScript)
            return try StoreStatements.all.filter { statement in
                try !statement.agrees(with: connection.describe(statement))
            }.map(\.name)
        }
        #expect(mismatches.isEmpty)
        #expect(StoreStatements.all.count > 60)
    }

    @Test func noTwoStatementsShareAName() {
        let names = StoreStatements.all.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
