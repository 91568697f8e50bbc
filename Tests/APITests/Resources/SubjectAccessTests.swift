import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// The copy of what is recorded of somebody, for themselves.
@Suite("Subject access", .timeLimit(.minutes(5)))
struct SubjectAccessTests {
    @Test("A copy has every kind of record of the subject's, and nobody else's name, as JSON and as pages of text")
    func copies() async throws {
        try await SchemeServer.with(.demonstration) { server in
            func ids(_ sql: String) async throws -> [String] {
                try await server.database.withConnection(as: .superuser) {
                    try $0.rows(Query<(), String>("ids", sql), ())
                }
            }
            let placed = try await ids(
                "SELECT carer_id || ' ' || person_id FROM placement WHERE end_date IS NULL ORDER BY id LIMIT 1")[0]
            let (carer, person) = (String(placed.prefix(36)), String(placed.suffix(36)))
            for (path, table, id, kinds) in [
                (
                    "/v1/carers/\(carer)", "carer", carer,
                    ["carer", "household", "training_record", "dbs_certificate", "carer_agreement", "placement"]
                ),
                ("/v1/people/\(person)", "person", person, ["person", "placement", "placement_band"]),
            ] {
                let copy = try await server.coordinator.get("\(path)/subject-access")
                #expect(copy.status == .ok)
                let found = Set(try copy.json["records"]?.array.compactMap { $0["kind"]?.text } ?? [])
                #expect(found.isSuperset(of: kinds), "\(found.sorted())")
                let text = try await server.coordinator.get("\(path)/subject-access.txt").text
                let own = try await ids("SELECT family_name FROM \(table) WHERE id = '\(id)'")[0]
                let others = try await ids(
                    """
                    SELECT DISTINCT given_name || ' ' || family_name FROM (
                        SELECT id, given_name, family_name FROM carer UNION ALL SELECT id, given_name, family_name FROM person)
                        AS everybody WHERE family_name <> '\(own)'
                    UNION SELECT id::text FROM person WHERE id <> '\(id)' UNION SELECT id::text FROM carer WHERE id <> '\(id)'
                    UNION SELECT referee FROM carer_reference
                    """)
                #expect(copy.text.contains(own) && text.contains(own))
                #expect(others.count > 100)
                #expect(others.filter { copy.text.contains($0) || text.contains($0) } == [])
                #expect(!copy.text.contains("\"sealed\"") && !copy.text.contains("scheme_id"))
                // PDF-ready: no line is wider than a page.
                #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 } && text.contains("Page 1 of"))
            }
            let missing = "/v1/people/\(carer)/subject-access"
            #expect(try await server.coordinator.get(missing).status == .notFound)
            #expect(try await server.finance.get("/v1/carers/\(carer)/subject-access").status == .forbidden)
        }
    }

    @Test("Every table with a carer's or a person's id is copied, or stands on the list of those that are not")
    func tables() async throws {
        let found = try await TestDatabase.shared().withConnection(as: .superuser) { connection in
            try connection.rows(
                Query<(), String>(
                    "tables",
                    """
                    SELECT DISTINCT relname::text FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
                    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT attisdropped
                        AND attname IN ('carer_id', 'person_id')
                    """), ())
        }
        let (copied, notCopied) = SubjectAccess.tables
        #expect(Set(found).subtracting(copied).subtracting(notCopied) == [])
        #expect(copied.isDisjoint(with: notCopied))
    }
}
