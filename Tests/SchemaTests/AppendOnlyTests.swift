import Dispatch
import Postgres
import TestSupport
import Testing

/// What is written once and for all: the audit trail, and the lines of a run from its approval on.
@Suite struct AppendOnlyTests {
    private static let appendOnly = SQLState("SL001")

    @Test(
        "The trail is changed by nobody, not even by its owner or a superuser",
        arguments: [TestDatabase.Role.superuser, .owner, .api, .worker])
    func trail(_ role: TestDatabase.Role) async throws {
        let refusals = try await refusals(as: role) { _ in
            ["audit_entry", "audit_link"].flatMap {
                ["UPDATE \($0) SET recorded_at = '2026-05-01'", "DELETE FROM \($0)", "TRUNCATE \($0)"]
            }
        }
        let expected: SQLState = [.superuser, .owner].contains(role) ? Self.appendOnly : .insufficientPrivilege
        #expect(refusals.map(\.state) == Array(repeating: expected, count: 6))
    }

    @Test(
        "The processes cannot write the trail, and neither switch its triggers off nor do without them",
        arguments: [TestDatabase.Role.api, .worker])
    func trailOfProcesses(_ role: TestDatabase.Role) async throws {
        let refusals = try await refusals(as: role) { fixture in
            [
                """
                INSERT INTO audit_entry (scheme_id, recorded_at, record_type, record_id, change)
                VALUES (\(fixture.id("scheme")), '2026-05-01', 'carer', \(fixture.id("carer")), 'insert')
                """,
                """
                INSERT INTO audit_link (scheme_id, number, first_entry_id, entry_count, recorded_at, entries_digest, digest)
                VALUES (\(fixture.id("scheme")), 1000, 1, 1, '2026-05-01', '', '')
                """,
                "SELECT audit_append(current_scheme_id(), 'carer', current_scheme_id(), 'read', NULL, NULL, NULL)",
                "SELECT audit_add_link(current_scheme_id(), 1, current_instant())",
                "ALTER TABLE carer DISABLE TRIGGER ALL",
                "ALTER TABLE carer DISABLE TRIGGER carer_audited",
                "DROP TRIGGER audit_entry_append_only ON audit_entry",
                "SET LOCAL session_replication_role = replica",
                "SELECT audit_change()",
                "ALTER TABLE carer DISABLE ROW LEVEL SECURITY",
                "DROP POLICY carer_within_scheme ON carer",
                "ALTER TABLE carer OWNER TO CURRENT_USER",
                "CREATE TABLE mine (id int)",
                "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE SCHEMA mine",
                "CREATE ROLE mine",
                "CREATE EXTENSION pgcrypto",
            ]
        }
        #expect(refusals.filter { $0.state != .insufficientPrivilege }.map(\.sql) == [])
    }

    @Test("A change is in the trail with who, when, before and after, and without what is kept out of it")
    func entries() async throws {
        let fixture = SchemeFixture.unique()
        let (entry, tokens, digests) = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(
                """
                \(fixture.rows)
                SET LOCAL ROLE sharedlives_api;
                SELECT set_config('sharedlives.instant', '2026-05-02T09:00:00Z', true);
                UPDATE carer SET family_name = 'Teaselby', version = version + 1;
                """)
            let entry = try connection.one(
                Query<UUID, String>(
                    "entry",
                    """
                    SELECT concat_ws(' ', record_type, change, account_id, before ->> 'family_name', after ->> 'family_name',
                        recorded_at AT TIME ZONE 'UTC')
                    FROM audit_entry WHERE change = 'update' AND record_id = $1
                    """), UUID(fixture.identifier("carer"))!)
            let tokens = "SELECT count(*) FROM audit_entry WHERE record_type = 'api_token'"
            return (entry, try connection.number(tokens), try connection.number(tokens + " AND after ? 'digest'"))
        }
        #expect(entry == "carer update \(fixture.identifier("account")) Larkspur Teaselby 2026-05-02 09:00:00")
        #expect((tokens, digests) == (1, 0))
    }

    @Test("What is rolled back leaves no entry")
    func rolledBack() async throws {
        let fixture = SchemeFixture.unique()
        let (before, after) = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(fixture.rows)
            let count = "SELECT count(*) FROM audit_entry WHERE scheme_id = current_scheme_id()"
            let before = try connection.number(count)
            _ = try connection.refusal(of: "UPDATE person SET version = 2")
            return (before, try connection.number(count))
        }
        #expect(before > 10)
        #expect(after == before)
    }

    @Test(
        "From approval on nobody changes a run's lines, its parked carers, its sums or who answers for it",
        arguments: [TestDatabase.Role.superuser, .owner, .api, .worker])
    func lines(_ role: TestDatabase.Role) async throws {
        for state in ["approved", "exported", "paid", "draft", "voided"] {
            let refusals = try await refusals(state: state, as: role) { fixture in
                Self.changesOfLines(fixture)
                    + (["draft", "voided"].contains(state) ? [] : Self.changesOfApprovedRun(fixture))
            }
            for refusal in refusals {
                let isRefusedByRule =
                    refusal.state == Self.appendOnly
                    || (refusal.sql == "DELETE FROM payment_run" && refusal.state == .foreignKeyViolation)
                // Those who own the table are stopped by the rule, others often by a missing privilege already.
                let isRefused =
                    isRefusedByRule
                    || ([.api, .worker].contains(role) && refusal.state == .insufficientPrivilege)
                #expect(isRefused, "in \(state): \(refusal.sql): \(String(describing: refusal.state))")
            }
        }
    }

    private static func changesOfLines(_ fixture: SchemeFixture) -> [String] {
        [
            "UPDATE payment_line SET amount_pence = amount_pence + 1, council_pence = council_pence + 1",
            "UPDATE payment_line SET explanation = ''",
            "DELETE FROM payment_line",
            "TRUNCATE payment_line",
            addLine,
            "UPDATE payment_run_parked SET faults = '[1]'",
            "DELETE FROM payment_run_parked",
            "TRUNCATE payment_run_parked",
            """
            INSERT INTO payment_run_parked (scheme_id, run_id, carer_id, faults)
            VALUES (\(fixture.id("scheme")), \(fixture.id("run")), \(fixture.id("other carer")), '[]')
            """,
            "UPDATE payment SET paid_pence = paid_pence + 1, carried_forward_pence = carried_forward_pence - 1",
            "DELETE FROM payment",
            "TRUNCATE payment",
            "INSERT INTO payment SELECT (jsonb_populate_record(payment, jsonb_build_object('carer_id', "
                + "\(fixture.id("other carer"))))).* FROM payment",
            "UPDATE payment_exception SET detail = 'Nothing.'",
            "DELETE FROM payment_exception",
            "TRUNCATE payment_exception",
            "UPDATE payment_run_fee SET amount_pence = amount_pence + 1",
            "DELETE FROM payment_run_fee",
            "TRUNCATE payment_run_fee",
            """
            INSERT INTO payment_run_fee (scheme_id, run_id, council_id, month, amount_pence)
            VALUES (\(fixture.id("scheme")), \(fixture.id("run")), \(fixture.id("council")), '2026-04-01', 1)
            """,
            "UPDATE payment_run SET period = '2026-06-01'",
            "DELETE FROM payment_run",
        ]
    }

    private static func changesOfApprovedRun(_ fixture: SchemeFixture) -> [String] {
        [
            "UPDATE payment_run SET amount_pence = 1, council_pence = 1",
            "UPDATE payment_run SET line_count = 7",
            "UPDATE payment_run SET paid_pence = 7, carried_forward_pence = -7",
            "UPDATE payment_run SET facts_as_of = '2026-06-01'",
            "UPDATE payment_run SET approved_by = \(fixture.id("account"))",
            "UPDATE payment_run SET requested_by = \(fixture.id("other"))",
            "UPDATE payment_run SET state = 'draft', approved_by = NULL, approved_at = NULL",
            "UPDATE payment_run SET state = 'calculating', approved_by = NULL, approved_at = NULL",
            "UPDATE payment_run SET state = 'voided'",
        ]
    }

    private static let addLine = """
        INSERT INTO payment_line SELECT (jsonb_populate_record(line, '{"number": 2}')).* FROM payment_line AS line
        """

    @Test("A run goes forward one step at a time")
    func steps() async throws {
        let states = ["calculating", "draft", "approved", "exported", "paid", "voided"]
        let allowed = [
            "calculating draft", "draft calculating", "draft approved", "approved exported", "exported paid",
            "draft voided", "calculating voided",
        ]
        for from in states {
            let others = states.filter { $0 != from }
            let refusals = try await refusals(state: from, as: .owner) { fixture in
                others.map { RunSteps.step(to: $0, fixture) }
            }
            for (to, refusal) in zip(others, refusals) {
                #expect(
                    refusal.constraint == (allowed.contains("\(from) \(to)") ? nil : "payment_run_step"),
                    "\(from) to \(to)")
            }
        }
    }

    @Test("A run begins by being calculated")
    func beginning() async throws {
        let refusals = try await refusals(as: .api) { fixture in
            [
                """
                INSERT INTO payment_run (id, period, job_id, state, approved_by, approved_at)
                VALUES (gen_random_uuid(), '2026-06-01', gen_random_uuid(), 'approved', \(fixture.id("approver")), '2026-07-01')
                """
            ]
        }
        #expect(refusals.map(\.constraint) == ["payment_run_step"])
    }

    @Test("While lines are being written, nobody takes their run further")
    func linesLockTheirRun() async throws {
        let fixture = SchemeFixture.unique()
        try await TestDatabase.withDatabase { database in
            try await database.withConnection(as: .superuser) { try $0.script(fixture.rows) }
            let (written, signal) = AsyncStream<Void>.makeStream()
            let mayEnd = DispatchSemaphore(value: 0)
            async let writing: Void = database.rollingBack(as: .worker) { connection in
                defer { signal.finish() }
                try connection.script(fixture.open)
                try connection.script(Self.addLine)
                signal.yield()
                mayEnd.wait()
            }
            for await _ in written { break }
            let refusal = try await database.rollingBack(as: .owner) { connection in
                try connection.script(fixture.open + "SET LOCAL lock_timeout = 50;")
                return try connection.refusal(of: "UPDATE payment_run SET state = 'draft'")?.state
            }
            mayEnd.signal()
            try await writing
            #expect(refusal == .lockNotAvailable)
        }
    }

    private struct Refusal: Sendable {
        var sql: String
        var state: SQLState?
        var constraint: String?
    }

    /// What becomes of each statement, tried as the role with a run in the state. The database is the test's own, since a TRUNCATE
    /// locks out everybody else.
    private func refusals(
        state: String = "calculating", as role: TestDatabase.Role,
        of statements: @escaping @Sendable (SchemeFixture) -> [String]
    ) async throws -> [Refusal] {
        let fixture = SchemeFixture.unique()
        let otherCarer = """
            INSERT INTO carer SELECT (jsonb_populate_record(carer, jsonb_build_object('id', \(fixture.id("other carer"))))).*
            FROM carer WHERE id = \(fixture.id("carer"));
            """
        return try await TestDatabase.withDatabase { database in
            try await database.withConnection(as: .superuser) { connection in
                try connection.script(fixture.rows + otherCarer + RunSteps.steps(to: state, fixture))
            }
            return try await database.rollingBack(as: role) { connection in
                try connection.script(fixture.open)
                return try statements(fixture).map { sql in
                    let error = try connection.refusal(of: sql)
                    return Refusal(sql: sql, state: error?.state, constraint: error?.constraint)
                }
            }
        }
    }
}

/// The way of a run to a state.
private enum RunSteps {
    static func steps(to state: String, _ fixture: SchemeFixture) -> String {
        let way =
            switch state {
            case "calculating": [String]()
            case "voided": ["voided"]
            default: Array(["draft", "approved", "exported", "paid"].prefix { $0 != state }) + [state]
            }
        return way.map { step(to: $0, fixture) }.joined()
    }

    static func step(to state: String, _ fixture: SchemeFixture) -> String {
        let by = fixture.id("approver")
        let isApproved = ["approved", "exported", "paid"].contains(state)
        let isExported = ["exported", "paid"].contains(state)
        return """
            UPDATE payment_run SET state = '\(state)',
                approved_by = \(isApproved ? by : "NULL"), approved_at = \(isApproved ? "'2026-06-02'" : "NULL"),
                exported_by = \(isExported ? by : "NULL"), exported_at = \(isExported ? "'2026-06-03'" : "NULL");
            """
    }
}
