import Postgres
import TestSupport
import Testing

/// Where what a certificate disclosed stands, and who gets at it.
@Suite struct DisclosureTests {
    @Test("What was disclosed and what was made of it stand in their own table and not in the trail")
    func trail() async throws {
        let fixture = SchemeFixture.unique()
        let (entries, telling) = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(
                """
                \(fixture.rows)
                SET LOCAL ROLE sharedlives_api;
                UPDATE dbs_disclosure SET content = 'Something else it says', version = version + 1;
                """)
            let entries = "SELECT count(*) FROM audit_entry WHERE record_type = 'dbs_disclosure'"
            return (
                try connection.number(entries),
                try connection.number(
                    """
                    SELECT count(*) FROM audit_entry AS entry
                    WHERE entry::text ~ 'it says|make of it' OR after ?| '{content,reasoning}' AND record_type = 'dbs_disclosure'
                    """)
            )
        }
        #expect((entries, telling) == (2, 0))
    }

    @Test("The worker empties a disclosure and cannot read it")
    func worker() async throws {
        let fixture = SchemeFixture.unique()
        let refusals = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(fixture.rows + "SET LOCAL ROLE sharedlives_worker;")
            return try [
                "SELECT content FROM dbs_disclosure", "SELECT reasoning FROM dbs_disclosure",
                "SELECT * FROM dbs_disclosure",
                "SELECT FROM dbs_disclosure WHERE content = 'What it says'",
                "UPDATE dbs_disclosure SET content = NULL RETURNING content",
                "UPDATE dbs_disclosure SET content = NULL, reasoning = NULL, purged_at = current_instant()",
            ].map { try connection.refusal(of: $0)?.state }
        }
        #expect(refusals.dropLast().allSatisfy { $0 == .insufficientPrivilege })
        #expect(refusals.last == .some(nil))
    }

    @Test(
        "Showings, decisions, answers and the adults named are changed by nobody",
        arguments: [TestDatabase.Role.superuser, .owner, .api, .worker])
    func appendOnly(_ role: TestDatabase.Role) async throws {
        let fixture = SchemeFixture.unique()
        let changes = [
            "dbs_showing": "shown_to = shown_to", "dbs_risk_assessment": "decision = 'accepted'",
            "dbs_update_check": "result = result", "dbs_named_adult": "certificate_id = certificate_id",
        ]
        let refusals = try await TestDatabase.withDatabase { database in
            try await database.withConnection(as: .superuser) { try $0.script(fixture.rows) }
            return try await database.rollingBack(as: role) { connection in
                try connection.script(fixture.open)
                return try changes.flatMap { table, change in
                    ["UPDATE \(table) SET \(change)", "DELETE FROM \(table)", "TRUNCATE \(table)"]
                }.map { (sql: $0, state: try connection.refusal(of: $0)?.state) }
            }
        }
        let isProcess = [.api, .worker].contains(role)
        for refusal in refusals {
            #expect(refusal.state == (isProcess ? .insufficientPrivilege : SQLState("SL001")), "\(refusal.sql)")
        }
        #expect(refusals.count == 12)
    }

    @Test("Of a certificate and a consent only the withdrawal is written later")
    func facts() async throws {
        let fixture = SchemeFixture.unique()
        let refusals = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(fixture.rows + "SET LOCAL ROLE sharedlives_api;")
            return try [
                "UPDATE dbs_certificate SET outcome = 'clear'", "UPDATE dbs_certificate SET issued_on = '2026-03-01'",
                "DELETE FROM dbs_certificate", "UPDATE dbs_update_consent SET consented_on = '2026-03-01'",
                "DELETE FROM dbs_update_consent", "DELETE FROM dbs_disclosure",
                "UPDATE dbs_disclosure SET certificate_id = id",
                "UPDATE dbs_certificate SET withdrawn_at = current_instant(), withdrawn_by = current_account_id()",
                "UPDATE dbs_update_consent SET withdrawn_at = current_instant(), withdrawn_by = current_account_id()",
            ].map { try connection.refusal(of: $0)?.state }
        }
        #expect(refusals.prefix(7).allSatisfy { $0 == .insufficientPrivilege })
        #expect(refusals.suffix(2) == [nil, nil])
    }
}
