import Postgres
import TestSupport
import Testing

/// The second line of defence of panels: what nobody may do to a case, a recommendation, a decision or an issued document.
@Suite struct PanelTests {
    @Test(
        "What a panel recommended, what was decided and what was issued is changed by nobody",
        arguments: [TestDatabase.Role.superuser, .owner, .api, .worker])
    func appendOnly(_ role: TestDatabase.Role) async throws {
        let fixture = SchemeFixture.unique()
        let states = try await TestDatabase.withDatabase { database in
            try await database.withConnection(as: .superuser) { try $0.script(fixture.rows) }
            return try await database.rollingBack(as: role) { connection in
                try connection.script(fixture.open)
                return try [
                    "UPDATE panel_recommendation SET verdict = 'notApprove'", "DELETE FROM panel_recommendation",
                    "UPDATE panel_recommendation_member SET member_id = id", "DELETE FROM panel_recommendation_member",
                    "UPDATE panel_decision SET is_approved = false", "DELETE FROM panel_decision",
                    "UPDATE issued_document SET text = 'Another.'", "DELETE FROM issued_document",
                    "TRUNCATE issued_document",
                ].map { try connection.refusal(of: $0)?.state }
            }
        }
        let expected: SQLState = [.superuser, .owner].contains(role) ? SQLState("SL001") : .insufficientPrivilege
        #expect(states == Array(repeating: expected, count: 9))
    }

    @Test("A member with an interest takes no part in a recommendation, unless the interest was withdrawn")
    func interest() async throws {
        let fixture = SchemeFixture.unique()
        let vote = """
            INSERT INTO panel_recommendation_member (id, recommendation_id, member_id)
            SELECT gen_random_uuid(), \(fixture.id("second")), \(fixture.id("panelMember"))
            """
        let (declared, withdrawn) = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(
                """
                \(fixture.rows)
                INSERT INTO panel_meeting (id, held_on, place, papers_due_on, quorum) VALUES
                    (\(fixture.id("next")), '2026-03-05', 'Town hall', '2026-02-26', 3);
                INSERT INTO panel_recommendation (id, case_id, meeting_id, verdict, reasons, conditions) VALUES
                    (\(fixture.id("second")), \(fixture.id("case")), \(fixture.id("next")), 'approve', 'Reasons.', '{}');
                SET LOCAL ROLE sharedlives_api;
                """)
            let declared = try connection.refusal(of: vote)?.constraint
            try connection.script("UPDATE panel_interest SET withdrawn_at = current_instant()")
            return (declared, try connection.refusal(of: vote)?.constraint)
        }
        #expect(declared == "panel_recommendation_member_interest")
        #expect(withdrawn == nil)
    }

    private static let states = ["draft", "listed", "recommended", "deferred", "decided", "withdrawn"]

    private static let allowed: Set = [
        "draft listed", "deferred listed", "listed draft", "listed recommended", "listed deferred",
        "recommended decided", "draft withdrawn", "deferred withdrawn", "listed withdrawn", "recommended withdrawn",
    ]

    @Test("A case goes from state to state only as the domain has it", arguments: states)
    func steps(from state: String) async throws {
        let fixture = SchemeFixture.unique()
        let refused = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(
                """
                \(fixture.rows)
                SET LOCAL session_replication_role = replica;
                UPDATE panel_case SET state = '\(state)', \(Self.meeting(in: state, fixture));
                SET LOCAL session_replication_role = origin;
                SET LOCAL ROLE sharedlives_api;
                """)
            return try Self.states.filter { next in
                try connection.refusal(
                    of: "UPDATE panel_case SET state = '\(next)', \(Self.meeting(in: next, fixture))")?.constraint
                    == "panel_case_step"
            }
        }
        #expect(refused == Self.states.filter { $0 != state && !Self.allowed.contains("\(state) \($0)") })
    }

    private static func meeting(in state: String, _ fixture: SchemeFixture) -> String {
        ["draft", "deferred"].contains(state)
            ? "meeting_id = NULL, papers_in_on = NULL"
            : "meeting_id = \(fixture.id("meeting")), papers_in_on = '2026-01-20'"
    }
}
