import Postgres

/// One scheme as large as all of the United Kingdom's: 10,000 carers, 15,000 placements, and 5,000 short breaks in October 2026.
///
/// Every fact of it is valid, every element of a placement's or stay's line occurs, and no home has more than three people.
/// It is worked out from row numbers, so that it is the same everywhere.
enum NationalScheme {
    /// The scheme's id.
    static let id = UUID("4e617469-6f6e-4000-8000-000000000000")!
    /// An account with the role of a finance officer.
    static let financeOfficer = UUID("4e617469-6f6e-4000-8000-000000000001")!
    /// An account with the role of a registered manager.
    static let registeredManager = UUID("4e617469-6f6e-4000-8000-000000000002")!
    /// The month with the short breaks.
    static let month = "2026-10"

    static let carerCount = 10_000
    static let placementCount = 15_000
    static let stayCount = 5_000

    /// Writes the scheme into a migrated database in one transaction; the connection works as the schema's owner.
    static func load(_ connection: Connection) throws {
        try connection.transaction {
            try connection.script(open + scheme + people + placements + placementFacts + stays)
        }
        try connection.script("ANALYZE")
    }

    /// The id of the nth carer, as the scheme's own SQL makes it.
    static func carerIdentifier(_ number: String) -> String { identifier("carer", number) }

    private static func identifier(_ kind: String, _ number: String) -> String {
        "md5('national/\(kind)/' || \(number))::uuid"
    }

    private static let open = """
        SELECT set_config('sharedlives.scheme_id', '\(id)', true),
            set_config('sharedlives.account_id', '\(financeOfficer)', true);
        """

    private static let scheme = """
        INSERT INTO scheme (id, slug, name) VALUES ('\(id)', 'national', 'A scheme of the whole country (invented)');
        INSERT INTO account (scheme_id, id, label, role) VALUES
            ('\(id)', '\(financeOfficer)', 'Finance officer', 'financeOfficer'),
            ('\(id)', '\(registeredManager)', 'Registered manager', 'registeredManager');
        INSERT INTO council (id, name) SELECT \(identifier("council", "n")), 'Council ' || n FROM generate_series(1, 150) AS n;
        INSERT INTO rate_card (id, from_date) VALUES (\(identifier("card", "1")), '2019-04-01');
        INSERT INTO rate_card_price (rate_card_id, unit, session, band, price_pence)
            SELECT \(identifier("card", "1")), unit, session, band, pence FROM (VALUES
                ('weekly', '', 'low', 16500), ('weekly', '', 'medium', 21800), ('weekly', '', 'high', 27000),
                ('weekly', '', 'complex', 36000), ('night', '', 'A', 6400), ('night', '', 'B', 7900),
                ('night', '', 'special', 9500), ('hour', '', 'A', 900), ('hour', '', 'B', 1000),
                ('hour', '', 'special', 1200), ('session', 'halfDay', 'A', 3500), ('session', 'halfDay', 'B', 3900),
                ('session', 'halfDay', 'special', 4600)) AS price (unit, session, band, pence);
        INSERT INTO payment_policy (
            id, from_date, respite_days_per_year, absence_paid_days, after_death_days, left_without_notice_days,
            cancellation_hours, mileage_pence_per_mile, fee_bands)
            VALUES (\(identifier("policy", "1")), '2019-04-01', 14, 28, 7, 7, 48, 45, '{complex}');
        """

    /// A carer to each home; people 1 to 15,000 live in placements, the others come for short breaks.
    private static let people = """
        INSERT INTO household (id, address, postcode, locality)
            SELECT \(identifier("household", "n")), n || ' Teasel Row', 'QZ' || n % 90 + 1 || ' ' || n % 10 || 'AB', 'Quillbrook'
            FROM generate_series(1, \(carerCount)) AS n;
        INSERT INTO carer (id, household_id, kind, given_name, family_name, date_of_birth, state)
            SELECT \(identifier("carer", "n")), \(identifier("household", "n")), 'carer', 'Fern', 'Larkspur ' || n,
                date '1950-01-01' + n % 12000, 'approved'
            FROM generate_series(1, \(carerCount)) AS n;
        INSERT INTO carer_state_change (id, carer_id, to_state, on_date, reason)
            SELECT gen_random_uuid(), id, 'approved', '2019-04-01', 'Taken over.' FROM carer WHERE scheme_id = '\(id)';
        INSERT INTO person (id, given_name, family_name, date_of_birth, primary_support_reason)
            SELECT \(identifier("person", "n")), 'Kit', 'Cowslip ' || n, date '1945-01-01' + n % 20000, 'learningDisability'
            FROM generate_series(1, \(placementCount + stayCount)) AS n;
        """

    /// Two placements to each of 7,500 homes. Of each hundred five end, each in another way.
    private static let placements = """
        INSERT INTO placement (id, person_id, carer_id, council_id, start_date, end_date, end_reason)
            SELECT \(identifier("placement", "n")), \(identifier("person", "n")), \(identifier("carer", "(n - 1) % 7500 + 1")),
                \(identifier("council", "n % 150 + 1")),
                CASE WHEN n % 100 = 8 THEN date '2026-10-12' ELSE date '2015-01-05' + n * 37 % 4000 END, end_date, end_reason
            FROM generate_series(1, \(placementCount)) AS n LEFT JOIN (VALUES
                (5, date '2026-10-16', 'movedOn'), (6, date '2026-10-10', 'death'),
                (7, date '2026-10-27', 'leftWithoutNotice'), (8, date '2026-10-12', 'notArrived'),
                (9, date '2026-06-30', 'breakdown')) AS finish (remainder, end_date, end_reason) ON n % 100 = remainder;
        """

    private static let placementFacts = """
        CREATE TEMP TABLE numbered ON COMMIT DROP AS
            SELECT n, id AS placement_id, start_date FROM generate_series(1, \(placementCount)) AS n
            JOIN placement ON id = \(identifier("placement", "n"));
        INSERT INTO placement_band (id, placement_id, from_date, band)
            SELECT \(identifier("band", "n")), placement_id, start_date,
                (ARRAY['low', 'medium', 'high', 'complex'])[n % 4 + 1] FROM numbered
            UNION ALL SELECT \(identifier("band2", "n")), placement_id, '2026-10-12', 'high' FROM numbered WHERE n % 20 = 10;
        INSERT INTO placement_contribution (id, placement_id, from_date, weekly_pence)
            SELECT \(identifier("contribution", "n")), placement_id, greatest(start_date, '2025-04-07'), 6000 + n % 13 * 350
            FROM numbered WHERE n % 12 <> 0
            UNION ALL SELECT \(identifier("contribution2", "n")), placement_id, '2026-04-06', 6250 + n % 13 * 365
            FROM numbered WHERE n % 12 <> 0 AND start_date < '2026-04-06';
        INSERT INTO placement_complex_fee (id, placement_id, from_date, weekly_pence)
            SELECT \(identifier("fee", "n")), placement_id, start_date, 5000 FROM numbered WHERE n % 8 = 3;
        INSERT INTO placement_absence (id, placement_id, kind, from_date, to_date)
            SELECT \(identifier("absence", "n")), placement_id, kind, from_date, to_date FROM numbered JOIN (VALUES
                (1, 'hospital', date '2026-09-20', date '2026-10-10'), (2, 'carerBreak', '2026-10-05', '2026-10-15'),
                (3, 'other', '2026-10-20', '2026-11-02'), (4, 'hospital', '2026-08-20', NULL))
                AS away (remainder, kind, from_date, to_date) ON n % 20 = remainder;
        """

    /// Two short breaks to each of the 2,500 homes that have no placement.
    private static let stays = """
        INSERT INTO stay (
            id, person_id, carer_id, council_id, arrive_date, depart_date, band, starts_at, miles, cancelled_at, cancelled_by,
            not_arrived)
            SELECT \(identifier("stay", "n")), \(identifier("person", "n + \(placementCount)")),
                \(identifier("carer", "7501 + n % 2500")), \(identifier("council", "n % 150 + 1")), arrive,
                arrive + n % 4 + 1, (ARRAY['A', 'B', 'special'])[n % 3 + 1], starts_at,
                CASE WHEN n % 3 = 0 THEN n % 60 END,
                CASE WHEN n % 25 = 7 THEN starts_at - interval '30 hours' END, CASE WHEN n % 25 = 7 THEN 'person' END,
                n % 50 = 11
            FROM generate_series(1, \(stayCount)) AS n, LATERAL (SELECT date '2026-10-01' + n % 28 AS arrive) AS day,
                LATERAL (SELECT (arrive + time '15:00') AT TIME ZONE 'Europe/London' AS starts_at) AS clock;
        """
}
