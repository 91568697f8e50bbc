import Postgres
import TestSupport
import Testing

/// What the database itself refuses of approvals, holds, urgent payments and plans, whoever asks.
@Suite struct SettlementTests {
    @Test(
        "A draft is not approved once what is owed, held or agreed has changed, and is once nothing has",
        arguments: [
            ("", nil),
            (
                "INSERT INTO payment_hold (id, carer_id, reason) VALUES (gen_random_uuid(), $carer, 'A question.')",
                outOfDate
            ),
            (
                "UPDATE payment_hold SET released_at = '2026-06-01', released_by = placed_by, release_reason = 'Answered.'",
                nil
            ),
            (
                """
                INSERT INTO recovery_plan (id, carer_id, instalment_pence, agreed_on, carer_agreed_on, note)
                VALUES (gen_random_uuid(), $carer, 1, '2026-06-01', '2026-06-01', 'Agreed.')
                """, outOfDate
            ),
            ("UPDATE urgent_payment SET approved_at = '2026-06-01', approved_by = $approver", outOfDate),
            (
                "UPDATE urgent_payment SET declined_at = '2026-06-01', declined_by = $approver, decline_reason = 'No.'",
                nil
            ),
            ("UPDATE account SET approval_limit_pence = 19199 WHERE id = $approver", "payment_run_within_limit"),
            ("UPDATE account SET approval_limit_pence = 19200 WHERE id = $approver", nil),
        ] as [(String, String?)])
    func upToDate(_ change: String, refused: String?) async throws {
        #expect(try await refusal(after: change, of: Self.approve) == refused)
    }

    private static let outOfDate = "payment_run_up_to_date"

    private static let approve = """
        UPDATE payment_run SET state = 'approved', approved_by = $approver, approved_at = '2026-06-02'
        """

    @Test("A draft with lines and no payments for them is worked out again before it is approved")
    func withoutPayments() async throws {
        let fixture = SchemeFixture.unique()
        let refusal = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(fixture.rows + "DELETE FROM payment; UPDATE payment_run SET state = 'draft';")
            return try connection.refusal(of: Self.approve.filled(fixture))?.constraint
        }
        #expect(refusal == Self.outOfDate)
    }

    @Test(
        "What was decided stays",
        arguments: [
            (
                "UPDATE payment_hold SET released_at = '2026-06-01', released_by = placed_by, release_reason = 'Answered.'",
                "UPDATE payment_hold SET released_at = NULL, released_by = NULL, release_reason = NULL",
                "payment_hold_decided"
            ),
            ("", "UPDATE payment_hold SET reason = 'Another.'", "payment_hold_decided"),
            ("", "DELETE FROM payment_hold", "payment_hold_append_only"),
            (
                "UPDATE urgent_payment SET approved_at = '2026-06-01', approved_by = $approver",
                "UPDATE urgent_payment SET approved_at = NULL, approved_by = NULL", "urgent_payment_decided"
            ),
            ("", "UPDATE urgent_payment SET amount_pence = 1", "urgent_payment_decided"),
            (
                "UPDATE account SET approval_limit_pence = 19999 WHERE id = $approver",
                "UPDATE urgent_payment SET approved_at = '2026-06-01', approved_by = $approver",
                "urgent_payment_within_limit"
            ),
            ("", "DELETE FROM urgent_payment", "urgent_payment_append_only"),
            (
                "UPDATE recovery_plan SET withdrawn_at = '2026-06-01', withdrawn_by = $approver",
                "UPDATE recovery_plan SET withdrawn_at = NULL, withdrawn_by = NULL", "recovery_plan_decided"
            ),
            ("", "UPDATE recovery_plan SET instalment_pence = 1", "recovery_plan_decided"),
            ("", "DELETE FROM recovery_plan", "recovery_plan_append_only"),
        ])
    func decided(_ change: String, again: String, refused: String) async throws {
        #expect(try await refusal(after: change, of: again) == refused)
    }

    @Test("A plan is over with the approved run after which nothing is owed, and not with one that is held")
    func planEnds() async throws {
        let fixture = SchemeFixture.unique()
        let ended = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(
                fixture.rows
                    + """
                    DELETE FROM payment;
                    INSERT INTO recovery_plan (id, carer_id, instalment_pence, agreed_on, carer_agreed_on, note)
                        VALUES (\(fixture.id("own plan")), $carer, 1, '2026-06-01', '2026-06-01', 'Agreed.');
                    INSERT INTO payment VALUES (
                        $scheme, \(fixture.id("run")), $carer, 0, 19200, 19200, 0, 0, 19200, 0, false, NULL,
                        \(fixture.id("own plan")), false);
                    UPDATE payment_run SET state = 'draft';
                    """.filled(fixture))
            let ended = "SELECT count(*) FROM recovery_plan WHERE ended_by_run_id = \(fixture.id("run"))"
            let before = try connection.number(ended)
            try connection.script(Self.approve.filled(fixture))
            return (before, try connection.number(ended))
        }
        #expect(ended == (0, 1))
    }

    /// The constraint that refuses a statement after a change, with the fixture's run a draft.
    private func refusal(after change: String, of statement: String) async throws -> String? {
        let fixture = SchemeFixture.unique()
        return try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(
                fixture.rows + "UPDATE payment_run SET state = 'draft', amount_pence = 19200, council_pence = 19200, "
                    + "paid_pence = 19200;")
            try connection.script(fixture.open + change.filled(fixture))
            return try connection.refusal(of: statement.filled(fixture))?.constraint
        }
    }
}

extension String {
    /// The statement with the fixture's ids in it.
    fileprivate func filled(_ fixture: SchemeFixture) -> String {
        replacing("$carer", with: fixture.id("carer")).replacing("$approver", with: fixture.id("approver"))
            .replacing("$scheme", with: fixture.id("scheme"))
    }
}
