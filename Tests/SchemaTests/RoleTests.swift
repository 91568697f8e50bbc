import Postgres
import TestSupport
import Testing

/// The roles by which the processes work.
@Suite struct RoleTests {
    @Test("They have no power beyond what is granted to them, and own nothing")
    func attributes() async throws {
        let powers = try await number(
            """
            SELECT count(*) FROM pg_roles WHERE rolname IN ('sharedlives_api', 'sharedlives_worker') AND (
                rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
                OR EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid)
                OR EXISTS (SELECT FROM pg_shdepend
                    WHERE refclassid = 'pg_authid'::regclass AND refobjid = pg_roles.oid AND deptype = 'o'))
            """)
        #expect(powers == 0)
    }

    @Test("They may delete only what is theirs to delete")
    func deletions() async throws {
        let deletable = try await TestDatabase.shared().withConnection(as: .superuser) { connection in
            try connection.rows(
                Query<(), String>(
                    "deletable",
                    """
                    SELECT replace(rolname, 'sharedlives_', '') || ' ' || relname FROM pg_class, pg_roles
                    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                        AND rolname IN ('sharedlives_api', 'sharedlives_worker')
                        AND has_table_privilege(rolname, pg_class.oid, 'DELETE')
                    """), ())
        }
        #expect(
            Set(deletable) == [
                "api carer_matching", "api carer_matching_mark", "worker idempotency_key", "worker job",
                "worker job_progress", "worker job_schedule",
                "worker job_worker", "worker payment", "worker payment_exception", "worker payment_line",
                "worker payment_run_fee", "worker payment_run_parked",
            ])
    }

    @Test("Nobody but the owner may empty a table, refer to it, hang a trigger on it or hand it on")
    func otherPrivileges() async throws {
        let count = try await number(
            """
            SELECT count(*) FROM pg_class, pg_roles WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                AND rolname IN ('sharedlives_api', 'sharedlives_worker')
                AND has_table_privilege(rolname, pg_class.oid, 'TRUNCATE, REFERENCES, TRIGGER, SELECT WITH GRANT OPTION')
            """)
        #expect(count == 0)
    }

    @Test(
        "A token opens its scheme and account, and only while it is in force; by the function of the version before too",
        arguments: [
            "array_to_string(open_scheme_of_token($1), ' ')",
            "(SELECT concat_ws(' ', scheme_id, account_id, role) FROM authenticate($1))",
        ])
    func authentication(by function: String) async throws {
        let fixture = SchemeFixture.unique()
        let answers = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(fixture.rows)
            try connection.script("SET LOCAL ROLE sharedlives_api")
            var answers = [try Self.authenticate(by: function, fixture, connection)]
            for change in Self.endsOfTokens {
                try connection.script("SAVEPOINT before_change; \(change)")
                answers.append(try Self.authenticate(by: function, fixture, connection))
                try connection.script("ROLLBACK TO SAVEPOINT before_change")
            }
            return answers
        }
        #expect(answers[0] == "\(fixture.identifier("scheme")) \(fixture.identifier("account")) coordinator, 2 carers")
        // What was open before is closed.
        #expect(answers.dropFirst() == ["nobody, 0 carers", "nobody, 0 carers", "nobody, 0 carers"])
    }

    private static let endsOfTokens = [
        "UPDATE api_token SET revoked_at = current_instant()",
        "UPDATE account SET disabled_at = current_instant()",
        "SELECT set_config('sharedlives.instant', '2100-01-01', true)",
    ]

    private static func authenticate(
        by function: String, _ fixture: SchemeFixture, _ connection: Connection
    ) throws -> String {
        let call = function.replacing("$1", with: "sha256('\(fixture.slug)')")
        let found = try connection.one(Query<(), String?>("authenticate", "SELECT \(call)"), ())
        return "\(found ?? "nobody"), \(try connection.number("SELECT count(*) FROM carer")) carers"
    }

    private func number(_ sql: String) async throws -> Int {
        try await TestDatabase.shared().withConnection(as: .superuser) { try $0.number(sql) }
    }
}
