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

    @Test("They may do with each table exactly what is declared", arguments: ["api", "worker"])
    func privileges(of role: String) async throws {
        let found = try await TestDatabase.shared().withConnection(as: .superuser) { connection in
            try connection.rows(
                Query<String, (String, String)>(
                    "privileges",
                    """
                    SELECT relname::text, coalesce((
                        SELECT string_agg(CASE WHEN has_table_privilege($1, pg_class.oid, word) THEN left(word, 1)
                            WHEN word <> 'DELETE' AND has_any_column_privilege($1, pg_class.oid, word) THEN lower(left(word, 1)) END,
                            '' ORDER BY place)
                        FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) WITH ORDINALITY AS privilege (word, place)), '-')
                    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                    """), "sharedlives_\(role)")
        }
        let declared = GrantedPrivileges.declared
        let expected = declared.mapValues { role == "api" ? $0.api : $0.worker }
        let differing = found.filter { expected[$0.0] != $0.1 }.map {
            "\($0.0): \($0.1), not \(expected[$0.0] ?? "declared")"
        }
        #expect(differing == [])
        #expect(Set(declared.keys) == Set(found.map(\.0)))
    }

    /// What would undo row-level security or the trail, each tried by each role: by itself, in one statement.
    private static let powers = [
        "ALTER TABLE person NO FORCE ROW LEVEL SECURITY", "ALTER TABLE person DISABLE ROW LEVEL SECURITY",
        "DROP POLICY person_within_scheme ON person", "DROP POLICY person_for_roles ON person",
        "CREATE POLICY mine ON person USING (true)", "ALTER TABLE person ADD COLUMN mine int", "DROP TABLE person",
        "TRUNCATE person", "ALTER TABLE person DISABLE TRIGGER ALL", "CREATE TABLE public.mine (id int)",
        "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE EXTENSION dblink",
        "SET LOCAL session_replication_role = replica",
        "ALTER FUNCTION current_scheme_id() OWNER TO CURRENT_USER",
        "CREATE OR REPLACE FUNCTION public.current_scheme_id() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
        "ALTER ROLE CURRENT_USER BYPASSRLS", "COPY person TO PROGRAM 'cat'",
        "INSERT INTO sign_in_event (id, means) VALUES (gen_random_uuid(), 'provider')",
        "UPDATE sign_in_event SET reason = NULL", "DELETE FROM sign_in_event",
    ]

    @Test(
        "They cannot pass row-level security, alter the schema or touch what is only added to",
        arguments: [TestDatabase.Role.api, .worker])
    func noPowers(of role: TestDatabase.Role) async throws {
        let refused: Set<SQLState?> = [
            .insufficientPrivilege, SQLState("22023"), SQLState("42704"), SQLState("0A000"), SQLState("SL001"),
        ]
        let managed = try await TestDatabase.shared().rollingBack(as: role) { connection in
            try Self.powers.filter { sql in
                guard let refusal = try connection.refusal(of: sql) else { return true }
                return !refused.contains(refusal.state)
            }
        }
        #expect(managed == [])
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
            "array_to_string((open_scheme_of_api_token($1))[1:3], ' ')",
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

    @Test("A token that is kept to some actions opens nothing to the version before, which would know nothing of it")
    func keptToken() async throws {
        let fixture = SchemeFixture.unique()
        let (before, now) = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script("\(fixture.rows) UPDATE api_token SET actions = '{readRecords}';")
            try connection.script("SET LOCAL ROLE sharedlives_api")
            func opened(_ function: String) throws -> String {
                try Self.authenticate(by: "array_to_string(\(function)($1), ' ')", fixture, connection)
            }
            return (try opened("open_scheme_of_token"), try opened("open_scheme_of_api_token"))
        }
        #expect(before == "nobody, 0 carers")
        #expect(now.hasSuffix("coordinator \(fixture.identifier("token")) readRecords, 2 carers"))
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
        let found = try connection.one(Query<(), String?>("authenticate \(function.prefix(40))", "SELECT \(call)"), ())
        return "\(found ?? "nobody"), \(try connection.number("SELECT count(*) FROM carer")) carers"
    }

    private func number(_ sql: String) async throws -> Int {
        try await TestDatabase.shared().withConnection(as: .superuser) { try $0.number(sql) }
    }
}
