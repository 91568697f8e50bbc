import Postgres

/// A scheme as large as it is asked for, with short breaks in October 2026.
///
/// Every fact of it is valid, every element of a placement's or stay's line occurs, and no home has more than three people. Nearly all
/// is in order (accounts, certificates, reviews), so that a run shows as many exceptions as one would. It is worked out from row
/// numbers, so that it is the same everywhere.
struct InventedScheme: Sendable {
    /// As large as all of the United Kingdom's schemes together: 10,000 carers, 15,000 placements, and 5,000 short breaks.
    static let national = InventedScheme(
        id: UUID("4e617469-6f6e-4000-8000-000000000000")!, slug: "national", carerCount: 10_000, placementCount: 15_000,
        stayCount: 5_000, councilCount: 150)

    /// As large as most are: 100 carers, 150 placements and 50 short breaks; the nth of an installation.
    static func small(_ number: Int) -> InventedScheme {
        InventedScheme(
            id: UUID(high: 0x4e61_7469_6f6e_4000, low: 0x8000_0001_0000_0000 + UInt64(number)), slug: "small-\(number)",
            carerCount: 100, placementCount: 150, stayCount: 50, councilCount: 3)
    }

    /// The month with the short breaks.
    static let month = "2026-10"

    /// The scheme's id.
    let id: UUID
    /// What it is called; its rows' ids follow from it.
    let slug: String
    let carerCount: Int
    let placementCount: Int
    let stayCount: Int
    let councilCount: Int

    /// An account with the role of a finance officer.
    var financeOfficer: UUID { UUID(high: id.high, low: id.low ^ 1 << 40) }
    /// An account with the role of a registered manager.
    var registeredManager: UUID { UUID(high: id.high, low: id.low ^ 1 << 41) }

    /// Of four homes three have placements, two each, and the fourth short breaks.
    private var homesOfPlacements: Int { carerCount * 3 / 4 }

    /// Writes the scheme into a migrated database in one transaction; the connection works as the schema's owner.
    func load(_ connection: Connection) throws {
        try connection.transaction {
            try connection.script(open + scheme + people + evidence + placements + placementFacts + stays)
        }
    }

    private func identifier(_ kind: String, _ number: String) -> String {
        "md5('\(slug)/\(kind)/' || \(number))::uuid"
    }

    private var open: String {
        """
        SELECT set_config('sharedlives.scheme_id', '\(id)', true),
            set_config('sharedlives.account_id', '\(financeOfficer)', true);
        """
    }

    private var scheme: String {
        """
        INSERT INTO scheme (id, slug, name) VALUES ('\(id)', '\(slug)', 'An invented scheme');
        INSERT INTO account (scheme_id, id, label, role) VALUES
            ('\(id)', '\(financeOfficer)', 'Finance officer', 'financeOfficer'),
            ('\(id)', '\(registeredManager)', 'Registered manager', 'registeredManager');
        INSERT INTO council (id, name) SELECT \(identifier("council", "n")), 'Council ' || n FROM generate_series(1, \(councilCount)) AS n;
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
    }

    /// A carer to each home; the first people live in placements, the others come for short breaks.
    private var people: String {
        """
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
    }

    /// Accounts and certificates of all carers but one in fifty.
    private var evidence: String {
        """
        INSERT INTO carer_bank_account (
            id, carer_id, from_date, account_name, key_id, sealed, sort_code_ending, account_number_ending)
            SELECT \(identifier("account", "n")), \(identifier("carer", "n")), '2015-01-05', 'Fern Larkspur', 'benchmark',
                decode(repeat('00', 42), 'hex'), '0415', '5678'
            FROM generate_series(1, \(carerCount)) AS n WHERE n % 50 <> 0;
        INSERT INTO dbs_certificate (id, carer_id, level, workforce, barred_list_checked, home_based, is_paper, number,
            issued_on, outcome, original_seen_by, original_seen_on)
            SELECT \(identifier("certificate", "n")), \(identifier("carer", "n")), 'enhanced', 'adult', true, true, true,
                lpad(n::text, 12, '0'), '2025-01-06', 'clear', '\(registeredManager)', '2025-01-07'
            FROM generate_series(1, \(carerCount)) AS n WHERE n % 50 <> 1;
        """
    }

    /// Two placements to each of three homes in four. Of each hundred five end, each in another way.
    private var placements: String {
        """
        INSERT INTO placement (id, person_id, carer_id, council_id, start_date, end_date, end_reason)
            SELECT \(identifier("placement", "n")), \(identifier("person", "n")), \(identifier("carer", "(n - 1) % \(homesOfPlacements) + 1")),
                \(identifier("council", "n % \(councilCount) + 1")),
                CASE WHEN n % 100 = 8 THEN date '2026-10-12' ELSE date '2015-01-05' + n * 37 % 4000 END, end_date, end_reason
            FROM generate_series(1, \(placementCount)) AS n LEFT JOIN (VALUES
                (5, date '2026-10-16', 'movedOn'), (6, date '2026-10-10', 'death'),
                (7, date '2026-10-27', 'leftWithoutNotice'), (8, date '2026-10-12', 'notArrived'),
                (9, date '2026-06-30', 'breakdown')) AS finish (remainder, end_date, end_reason) ON n % 100 = remainder;
        """
    }

    private var placementFacts: String {
        """
        CREATE TEMP TABLE numbered ON COMMIT DROP AS
            SELECT n, id AS placement_id, start_date FROM generate_series(1, \(placementCount)) AS n
            JOIN placement ON id = \(identifier("placement", "n"));
        INSERT INTO placement_band (id, placement_id, from_date, band)
            SELECT \(identifier("band", "n")), placement_id, start_date,
                (ARRAY['low', 'medium', 'high', 'complex'])[n % 4 + 1] FROM numbered
            UNION ALL SELECT \(identifier("band2", "n")), placement_id, '2026-10-12', 'high' FROM numbered WHERE n % 20 = 10;
        INSERT INTO banding_review (id, placement_id, reviewed_on)
            SELECT \(identifier("review", "n")), placement_id, start_date + 100 FROM numbered WHERE n % 50 <> 0;
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
    }

    /// Two short breaks to each of the homes that have no placement.
    private var stays: String {
        """
        INSERT INTO stay (
            id, person_id, carer_id, council_id, arrive_date, depart_date, band, starts_at, miles, cancelled_at, cancelled_by,
            not_arrived)
            SELECT \(identifier("stay", "n")), \(identifier("person", "n + \(placementCount)")),
                \(identifier("carer", "\(homesOfPlacements + 1) + n % \(carerCount - homesOfPlacements)")), \(identifier("council", "n % \(councilCount) + 1")), arrive,
                arrive + n % 4 + 1, (ARRAY['A', 'B', 'special'])[n % 3 + 1], starts_at,
                CASE WHEN n % 3 = 0 THEN n % 60 END,
                CASE WHEN n % 25 = 7 THEN starts_at - interval '30 hours' END, CASE WHEN n % 25 = 7 THEN 'person' END,
                n % 50 = 11
            FROM generate_series(1, \(stayCount)) AS n, LATERAL (SELECT date '2026-10-01' + n % 28 AS arrive) AS day,
                LATERAL (SELECT (arrive + time '15:00') AT TIME ZONE 'Europe/London' AS starts_at) AS clock;
        """
    }
}
