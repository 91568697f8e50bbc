import Postgres
import SharedLives
import TestSupport
import Testing

/// A row reaches the wrong eyes only by two mistakes that have nothing to do with each other: each is made here alone, and then both.
@Suite struct TwoMistakesTests {
    private static let tables = """
        SELECT relname::text FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'scheme_id'
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
            AND has_table_privilege('sharedlives_api', pg_class.oid, 'SELECT') ORDER BY relname
        """

    /// How many rows of another scheme the API's role sees in each table, with the scheme's condition in the statement or forgotten, and
    /// with row-level security or without.
    private func foreignRows(isConditionForgotten: Bool, isSecurityOff: Bool) async throws -> [String: Int] {
        let (own, other) = (SchemeFixture.unique(), SchemeFixture.unique())
        // Not the database that other tests share: they would wait for its tables.
        return try await TestDatabase.withDatabase { database in
            try await database.rollingBack(as: .superuser) { connection in
                try Self.foreignRows(connection, own, other, isConditionForgotten, isSecurityOff)
            }
        }
    }

    private static func foreignRows(
        _ connection: Connection, _ own: SchemeFixture, _ other: SchemeFixture, _ isConditionForgotten: Bool,
        _ isSecurityOff: Bool
    ) throws -> [String: Int] {
        try connection.script(own.rows + other.rows + own.open)
        let tables = try connection.rows(Query<(), String>("tables", Self.tables), ())
        if isSecurityOff {
            for table in tables { try connection.script("ALTER TABLE \(table) DISABLE ROW LEVEL SECURITY") }
        }
        try connection.script("SET LOCAL ROLE sharedlives_api")
        var found: [String: Int] = [:]
        for table in tables {
            let condition = isConditionForgotten ? "" : "WHERE scheme_id = current_scheme_id()"
            found[table] = try connection.number(
                """
                SELECT count(*) FROM (SELECT * FROM \(table) \(condition)) AS seen
                WHERE scheme_id = \(other.id("scheme"))
                """)
        }
        return found
    }

    @Test("A statement that forgets its scheme shows nothing of another one: row-level security holds")
    func forgottenCondition() async throws {
        let found = try await foreignRows(isConditionForgotten: true, isSecurityOff: false)
        #expect(found.count > 90 && found.filter { $0.value > 0 }.isEmpty, "\(found.filter { $0.value > 0 })")
    }

    @Test("A table without row-level security shows nothing of another scheme: the statement's condition holds")
    func securityOff() async throws {
        let found = try await foreignRows(isConditionForgotten: false, isSecurityOff: true)
        #expect(found.filter { $0.value > 0 }.isEmpty)
    }

    @Test("Only both mistakes at once show rows of another scheme, which this test would see")
    func both() async throws {
        let found = try await foreignRows(isConditionForgotten: true, isSecurityOff: true)
        #expect(found.filter { $0.value == 0 }.isEmpty, "\(found.filter { $0.value == 0 })")
    }

    @Test("A forgotten opening shows nothing at all, and rows are not opened by a scheme's name alone")
    func notOpened() async throws {
        let fixture = SchemeFixture.unique()
        let (without, withoutRole) = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script(
                """
                \(fixture.rows)
                SELECT set_config('sharedlives.scheme_id', '', true), set_config('sharedlives.role', '', true);
                SET LOCAL ROLE sharedlives_api;
                """)
            let people = "SELECT count(*) FROM person"
            let without = try connection.number(people)
            try connection.script("SELECT set_config('sharedlives.scheme_id', \(fixture.id("scheme"))::text, true)")
            return (without, try connection.number(people))
        }
        #expect((without, withoutRole) == (0, 0))
    }
}

/// The database's own door for roles, held against the table of permissions.
@Suite struct RolePolicyTests {
    private static let classes: [(data: DataClass, function: String)] = [
        (.personalData, "opens_personal_data()"), (.payments, "opens_payments()"),
    ]

    @Test(
        "The functions open a class of rows to exactly the roles of which an action needs it", arguments: Role.allCases)
    func functions(role: Role) async throws {
        for (data, function) in Self.classes {
            let opens = try await TestDatabase.shared().rollingBack(as: .api) { connection in
                try connection.script("SELECT set_config('sharedlives.role', '\(role.rawValue)', true)")
                return try connection.number("SELECT \(function)::int::int8")
            }
            #expect((opens == 1) == role.opens(data), "\(role) \(function)")
        }
    }

    /// Tables of a scheme that every role may have rows of, as far as its routes go, with the reason.
    private static let open = [
        "account": "Who works here.", "account_identity": "Who works here.", "api_token": "What machines come with.",
        "sign_in_event": "Who came.", "idempotency_key": "One's own answers.",
        "bank_holiday": "The scheme's calendar.", "banding_tool": "The scheme's rules.",
        "banding_tool_domain": "The scheme's rules.", "care_relief_figures": "Published amounts.",
        "carer_matching_mark": "Ids only.", "council": "Public bodies.", "course": "The scheme's rules.",
        "dbs_asker": "Who asks for the scheme.", "delivery_attempt": "Ids and outcomes.",
        "delivery_setting": "The scheme's settings.", "management_fee": "Agreed with councils.",
        "matching_policy": "The scheme's rules.", "panel_member": "Who sits on the panel.",
        "paying_account": "The scheme's own account, of which two endings are readable.",
        "payment_budget": "The scheme's own.", "payment_fact_change": "Ids only.",
        "payment_policy": "The scheme's rules.", "payment_table": "The scheme's settings.",
        "rate_card": "The scheme's prices.", "rate_card_price": "The scheme's prices.",
        "reminder_lead": "The scheme's rules.", "reminder_recipient": "Ids only.", "reminder_sweep": "Days only.",
        "requirement_policy": "The scheme's rules.", "audit_link": "Digests.",
        "community_activity": "What the scheme did in its community.", "council_commissioner": "Who works here.",
        "growth_target": "The scheme's own.", "policy_review": "The scheme's policies.",
        "quality_policy": "The scheme's rules.", "quarterly_report": "Which reports were submitted.",
        "staff_course": "The scheme's rules.", "staff_member": "Who works here.", "staff_post": "Who works here.",
        "staff_training": "Who works here.",
    ]

    @Test("Every table that the API reads is of a class of rows, or stands on the list of those that are not")
    func tables() async throws {
        let policies = try await TestDatabase.shared().withConnection(as: .superuser) { connection in
            try connection.rows(
                Query<(), (String, String?)>(
                    "policies",
                    """
                    SELECT relname::text, qual FROM pg_class LEFT JOIN pg_policies ON tablename = relname
                        AND permissive = 'RESTRICTIVE' AND roles = '{sharedlives_api}' AND cmd = 'ALL'
                    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                        AND relname NOT LIKE 'job%' AND relname NOT IN ('scheme', 'schema_migration')
                    """), ())
        }
        let known = Set(
            Self.classes.flatMap { [$0.function, "( SELECT \($0.function) AS \($0.function.dropLast(2)))"] })
        let unclassed = policies.filter { !known.contains($0.1 ?? "") }.map(\.0)
        #expect(Set(unclassed) == Set(Self.open.keys))
    }

    @Test("An administrator sees no person, whatever a statement asks, nor a panel member or a commissioner a payment")
    func nothingToSee() async throws {
        let fixture = SchemeFixture.unique()
        let seen = try await TestDatabase.shared().rollingBack(as: .superuser) { connection in
            try connection.script("\(fixture.rows) SET LOCAL ROLE sharedlives_api;")
            return try Role.allCases.map { role in
                try connection.script("SELECT set_config('sharedlives.role', '\(role.rawValue)', true)")
                let people = try connection.number("SELECT count(*) FROM person")
                let payments = try connection.number("SELECT count(*) FROM payment_line")
                return "\(role) \(people > 0) \(payments > 0)"
            }
        }
        #expect(
            seen == [
                "coordinator true true", "registeredManager true true", "financeOfficer true true",
                "panelMember true false", "commissioner true false", "auditor true true", "administrator false false",
            ])
    }
}
