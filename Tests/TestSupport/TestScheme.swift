import Crypto
public import Postgres

/// A scheme in a test's database with an account and a token for each role, and for a small one the records that
/// arrangements need: a council, a household, carers, people and Somerset's prices.
public struct TestScheme: Sendable {
    /// The roles of the service, as accounts have them.
    public static let roles = [
        "coordinator", "registeredManager", "financeOfficer", "panelMember", "commissioner", "auditor", "administrator",
    ]

    /// The scheme's short name.
    public let slug: String
    /// The scheme.
    public let id: UUID
    /// Its account of each role.
    public let accounts: [String: UUID]
    /// Its councils, households, carers and people, each in the order of their ids.
    public let councils: [UUID], households: [UUID], carers: [UUID], people: [UUID]

    /// The text of the token of a role.
    public func token(_ role: String) -> String { "\(slug).\(role)" }

    /// The SHA-256 of the token of a role: 32 bytes.
    public func digest(_ role: String) -> [UInt8] { Array(SHA256.hash(data: Array(token(role).utf8))) }

    /// Adds a small scheme: one council, one household, three carers, six people, and a rate card from April 2019.
    public static func make(_ slug: String = "oakfield", in database: TestDatabase) async throws -> TestScheme {
        try await database.withConnection(as: .superuser) { connection in
            try connection.transaction { try connection.script(script(slug)) }
        }
        return try await open(slug, in: database)
    }

    /// Gives tokens to the accounts of a scheme that is there, such as the demonstration's.
    public static func open(_ slug: String, in database: TestDatabase) async throws -> TestScheme {
        try await database.withConnection(as: .superuser) { connection in
            try connection.transaction {
                _ = try connection.execute(addTokens, slug)
                try connection.script(carryOver(slug))
                let id = try connection.one(schemeID, slug)
                func ids(_ table: String) throws -> [UUID] {
                    try connection.rows(
                        Query<UUID, UUID>(
                            "test_ids_\(table)", "SELECT id FROM \(table) WHERE scheme_id = $1 ORDER BY id"),
                        id)
                }
                return TestScheme(
                    slug: slug, id: id,
                    accounts: Dictionary(
                        try connection.rows(accountsByRole, id), uniquingKeysWith: { oldest, _ in oldest }),
                    councils: try ids("council"), households: try ids("household"), carers: try ids("carer"),
                    people: try ids("person"))
            }
        }
    }

    private static let schemeID = Query<String, UUID>("test_scheme", "SELECT id FROM scheme WHERE slug = $1")

    private static let accountsByRole = Query<UUID, (String, UUID)>(
        "test_accounts", "SELECT role, id FROM account WHERE scheme_id = $1 ORDER BY recorded_at, id")

    /// Arrangements are carried over, unless a test says from which day the scheme keeps its records. (A schema of an earlier time has
    /// no such day yet.)
    private static func carryOver(_ slug: String) -> String {
        """
        DO $$ BEGIN
            -- No change that the trail tells of.
            SET LOCAL session_replication_role = replica;
            UPDATE scheme SET records_from = '9999-12-31' WHERE slug = '\(slug)';
            SET LOCAL session_replication_role = origin;
        EXCEPTION WHEN undefined_column THEN NULL;
        END $$
        """
    }

    private static let addTokens = Command<String>(
        "test_tokens",
        """
        INSERT INTO api_token (scheme_id, id, account_id, digest, expires_at)
        SELECT scheme.id, gen_random_uuid(), account.id, sha256(convert_to(slug || '.' || role, 'UTF8')), '2100-01-01'
        FROM scheme JOIN (SELECT DISTINCT ON (scheme_id, role) * FROM account ORDER BY scheme_id, role, recorded_at, id)
            AS account ON account.scheme_id = scheme.id
        WHERE slug = $1 ON CONFLICT (digest) DO NOTHING
        """)

    private static func script(_ slug: String) -> String {
        func id(_ row: String) -> String { "md5('\(slug)/\(row)')::uuid" }
        let accounts = roles.map { "(\(id("scheme")), \(id($0)), 'The \($0)', '\($0)')" }.joined(separator: ", ")
        let carers = (1...3).map {
            "(\(id("carer \($0)")), \(id("household")), 'carer', 'Fern', 'Larkspur \($0)', '1970-02-03', 'approved')"
        }
        let people = (1...6).map {
            "(\(id("person \($0)")), 'Kit', 'Cowslip \($0)', '1990-04-05', 'learningDisability')"
        }
        return """
            SELECT set_config('sharedlives.scheme_id', \(id("scheme"))::text, true);
            INSERT INTO scheme (id, slug, name) VALUES (\(id("scheme")), '\(slug)', 'The scheme \(slug)');
            INSERT INTO account (scheme_id, id, label, role) VALUES \(accounts);
            INSERT INTO council (id, name) VALUES (\(id("council")), 'Quillbrook Council');
            INSERT INTO household (id, address, postcode, locality) VALUES
                (\(id("household")), '1 Teasel Row', 'QZ1 1AA', 'Quillbrook');
            INSERT INTO carer (id, household_id, kind, given_name, family_name, date_of_birth, state) VALUES
                \(carers.joined(separator: ", "));
            INSERT INTO carer_state_change (id, carer_id, to_state, on_date, reason)
                SELECT gen_random_uuid(), id, 'approved', '2019-04-01', 'Taken over.' FROM carer
                WHERE scheme_id = current_scheme_id();
            INSERT INTO person (id, given_name, family_name, date_of_birth, primary_support_reason) VALUES
                \(people.joined(separator: ", "));
            INSERT INTO rate_card (id, from_date) VALUES (\(id("card")), '2019-04-01');
            INSERT INTO rate_card_price (rate_card_id, unit, session, band, price_pence)
            SELECT \(id("card")), * FROM (VALUES
                ('weekly', '', 'low', 16500), ('weekly', '', 'medium', 21800), ('weekly', '', 'high', 27000),
                ('weekly', '', 'complex', 36000),
                ('night', '', 'A', 6400), ('night', '', 'B', 7900), ('night', '', 'special', 9500),
                ('hour', '', 'A', 900), ('hour', '', 'B', 1000), ('hour', '', 'special', 1200),
                ('session', 'halfDay', 'A', 3500), ('session', 'halfDay', 'B', 3900)) AS price;
            """
    }
}
