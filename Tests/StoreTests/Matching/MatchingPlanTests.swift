import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@Suite("Candidates among 10,000 carers", .timeLimit(.minutes(5)))
struct MatchingPlanTests {
    @Test("One reading of one table finds them all, and what is due or asked of a few goes by its index")
    func plans() async throws {
        let (one, few) = try await TestDatabase.withDatabase { database in
            try await NationalEvidence.load(into: database)
            return try await database.withConnection(as: .superuser) { connection in
                try connection.script(
                    """
                    INSERT INTO carer_matching (scheme_id, id, facts, stale_date)
                        SELECT scheme_id, id, decode(repeat('ab', 300), 'hex'), '9999-12-31' FROM carer;
                    ANALYZE carer_matching;
                    SET ROLE sharedlives_api;
                    SELECT set_config('sharedlives.scheme_id', md5('scheme 7')::uuid::text, false);
                    """)
                return (
                    try Self.plan("carer_matching_all", "", on: connection),
                    try Self.plan("carer_matching_is_due", "('2026-01-01')", types: "(date)", on: connection)
                        + Self.plan("carer_matching_one", "(md5('carer 7 3')::uuid)", types: "(uuid)", on: connection)
                )
            }
        }
        // Of one scheme in 150 not even its own table is read through.
        let nodes = one.filter { $0.contains("->") || $0.contains("Scan") }
        #expect(!one.joined().contains("Nested Loop") && !one.joined().contains("SubPlan"), "\(one)")
        #expect(!one.joined().contains("Seq Scan"), "\(one)")
        // One of them is the condition on the role, worked out once.
        #expect(nodes.count <= 3, "\(one)")
        #expect(!few.contains { $0.contains("Seq Scan on carer_matching ") }, "\(few)")
    }

    private static func plan(
        _ name: String, _ values: String, types: String = "", on connection: Connection
    ) throws -> [String] {
        let sql = StoreStatements.all.first { $0.name == name }!.sql
        try connection.script("PREPARE \(name) \(types) AS \(sql)")
        return try connection.rows(Query<(), String>("explain \(name)", "EXPLAIN EXECUTE \(name) \(values)"), ())
    }
}
