import Postgres
import TestSupport
import Testing

/// For each named constraint a row that breaks it and nothing else, so that every name is one that the database really
/// answers with: those who turn names into sentences for people rely on it.
@Suite struct ConstraintTests {
    /// A row that is like the fixture's but for these columns, with an id of its own unless it is given one.
    struct Breach: Sendable, CustomTestStringConvertible {
        let constraint: String
        let table: String
        let changes: String
        /// Whether a trigger refuses it sooner, and is to be passed by.
        let isBehindTriggers: Bool

        init(_ constraint: String, _ table: String, _ changes: String, behindTriggers: Bool = false) {
            self.constraint = constraint
            self.table = table
            self.changes = changes
            isBehindTriggers = behindTriggers
        }

        var testDescription: String { constraint }

        func sql(_ fixture: SchemeFixture) -> String {
            let ids = changes.replacing("$stranger", with: "00000000-0000-0000-0000-000000000000")
                .replacing(/\$own\((\w+)\)/) { fixture.identifier(String($0.output.1)) }
            return """
                \(fixture.open)
                \(isBehindTriggers ? "SET LOCAL session_replication_role = replica;" : "")
                INSERT INTO \(table) OVERRIDING SYSTEM VALUE
                SELECT (jsonb_populate_record(
                    kept, CASE WHEN to_jsonb(kept) ? 'id' THEN jsonb_build_object('id', gen_random_uuid()) ELSE '{}' END
                    || '\(ids)')).*
                FROM \(table) AS kept ORDER BY kept::text LIMIT 1
                """
        }
    }

    @Test("is refused by its name", arguments: ConstraintBreaches.all)
    func refused(_ breach: Breach) async throws {
        let fixture = SchemeFixture.unique()
        let error = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(fixture.rows)
            return try connection.refusal(of: breach.sql(fixture))
        }
        #expect(error?.constraint == breach.constraint, "\(String(describing: error))")
    }

    @Test("The list has every constraint and every unique index")
    func complete() async throws {
        let names = try await TestDatabase.shared().withConnection(as: .superuser) { connection in
            try connection.rows(
                Query<(), String>(
                    "constraints",
                    """
                    SELECT conname::text FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 't'
                    UNION
                    SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
                    WHERE indisunique AND relnamespace = 'public'::regnamespace
                    """), ())
        }
        let listed = ConstraintBreaches.all.map(\.constraint)
        // The keys of the trail, of the changes and of the marks are numbers that the database itself counts, and the migrator
        // keeps its own record.
        let unlisted = Set(names).subtracting(listed)
        #expect(
            unlisted == [
                "audit_entry_pkey", "carer_matching_mark_pkey", "payment_fact_change_pkey", "schema_migration_pkey",
            ])
        #expect(Set(listed).subtracting(names) == [])
        #expect(Set(listed).count == listed.count)
    }
}
