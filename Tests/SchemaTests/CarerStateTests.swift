import Postgres
import TestSupport
import Testing

/// The second line of defence of a carer's states, whoever writes them.
@Suite struct CarerStateTests {
    private static let states = [
        "enquiry", "applied", "assessing", "readyForPanel", "recommended", "approved", "suspended", "withdrawn",
        "deapproved", "resigned",
    ]

    private static let allowed: Set = [
        "enquiry applied", "applied assessing", "assessing readyForPanel", "readyForPanel recommended",
        "recommended approved", "readyForPanel assessing", "recommended assessing", "enquiry withdrawn",
        "applied withdrawn", "assessing withdrawn", "readyForPanel withdrawn", "recommended withdrawn",
        "approved suspended", "suspended approved", "approved deapproved", "suspended deapproved", "approved resigned",
        "suspended resigned",
    ]

    @Test("A carer goes from state to state only as the domain has it", arguments: states)
    func steps(from state: String) async throws {
        let fixture = SchemeFixture.unique()
        let refused = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(
                """
                \(fixture.rows)
                INSERT INTO carer (id, household_id, kind, given_name, family_name, date_of_birth, state)
                    SELECT \(fixture.id("moving")), id, 'carer', 'Fern', 'Larkspur', '1970-02-03', '\(state)'
                    FROM household;
                SET LOCAL ROLE sharedlives_api;
                """)
            return try Self.states.filter { next in
                try connection.refusal(
                    of: "UPDATE carer SET state = '\(next)' WHERE id = \(fixture.id("moving"))")?.constraint
                    == "carer_step"
            }
        }
        #expect(refused == Self.states.filter { $0 != state && !Self.allowed.contains("\(state) \($0)") })
    }

    @Test(
        "The history of states is changed by nobody", arguments: [TestDatabase.Role.superuser, .owner, .api, .worker])
    func history(_ role: TestDatabase.Role) async throws {
        let fixture = SchemeFixture.unique()
        let states = try await TestDatabase.withDatabase { database in
            try await database.withConnection(as: .superuser) { try $0.script(fixture.rows) }
            return try await database.rollingBack(as: role) { connection in
                try connection.script(fixture.open)
                return try [
                    "UPDATE carer_state_change SET reason = 'Another.'", "DELETE FROM carer_state_change",
                    "TRUNCATE carer_state_change",
                ].map { try connection.refusal(of: $0)?.state }
            }
        }
        let expected: SQLState =
            [.superuser, .owner].contains(role) ? SQLState("SL001") : .insufficientPrivilege
        #expect(states == [expected, expected, expected])
    }
}
