import Postgres

/// 150 schemes of 67 carers in 46 households, each carer with full evidence, without their audit trail. The id of the nth scheme is
/// `md5('scheme n')`, and that of its mth carer `md5('carer n m')`.
public enum NationalEvidence {
    /// Writes them above all rules.
    public static func load(into database: TestDatabase) async throws {
        try await database.withConnection(as: .superuser) { try $0.script(script(schemes: 150, homes: 46, carers: 67)) }
    }

    /// Writes one scheme of 10,000 carers in 7,000 households, where `md5('scheme 1')` is its id.
    public static func loadOneScheme(into database: TestDatabase) async throws {
        try await database.withConnection(as: .superuser) {
            try $0.script(script(schemes: 1, homes: 7_000, carers: 10_000))
        }
    }

    // The scheme's number is s, the carer's c, the household's h; triggers are off, so each row says its scheme.
    private static func script(schemes: Int, homes: Int, carers: Int) -> String {
        template.replacing("$schemes", with: "\(schemes)").replacing("$homes", with: "\(homes)")
            .replacing("$carers", with: "\(carers)")
    }

    private static let template = """
        SET session_replication_role = replica;
        INSERT INTO scheme (id, slug, name) SELECT md5('scheme ' || s)::uuid, 'scheme' || s, 'Scheme ' || s
            FROM generate_series(1, $schemes) AS s;
        INSERT INTO account (scheme_id, id, label, role)
            SELECT md5('scheme ' || s)::uuid, md5('account ' || s)::uuid, 'Coordinator', 'coordinator'
            FROM generate_series(1, $schemes) AS s;
        CREATE TEMP TABLE homes AS SELECT md5('scheme ' || s)::uuid AS scheme_id, md5('home ' || s || ' ' || h)::uuid AS id
            FROM generate_series(1, $schemes) AS s, generate_series(1, $homes) AS h;
        CREATE TEMP TABLE carers AS SELECT md5('scheme ' || s)::uuid AS scheme_id, md5('carer ' || s || ' ' || c)::uuid AS id,
                md5('home ' || s || ' ' || (c - 1) % $homes + 1)::uuid AS household_id, md5('account ' || s)::uuid AS account_id,
                s, c
            FROM generate_series(1, $schemes) AS s, generate_series(1, $carers) AS c;
        INSERT INTO household (scheme_id, id, address, postcode, locality)
            SELECT scheme_id, id, '1 Teasel Row', 'QZ1 1AA', 'Quillbrook' FROM homes;
        INSERT INTO carer (scheme_id, id, household_id, kind, given_name, family_name, date_of_birth, state)
            SELECT scheme_id, id, household_id, 'carer', 'Fern', 'Larkspur ' || c, '1970-02-03', 'approved' FROM carers;
        INSERT INTO carer_state_change (scheme_id, id, carer_id, to_state, on_date, reason)
            SELECT scheme_id, gen_random_uuid(), id, state, '2024-01-01', 'Decided.'
            FROM carers, unnest(ARRAY['enquiry', 'applied', 'assessing', 'readyForPanel', 'recommended', 'approved']) AS state;
        INSERT INTO household_member
                (scheme_id, id, household_id, given_name, family_name, date_of_birth, relationship, from_date)
            SELECT scheme_id, md5(id::text || n)::uuid, id, 'Sorrel', 'Larkspur', date '2000-01-01' + 3000 * n, 'child', '2020-01-01'
            FROM homes, generate_series(0, 2) AS n;
        INSERT INTO home_inspection (scheme_id, id, household_id, inspected_on, inspector, bedroom, washing, health_and_safety,
                suitability, insurance)
            SELECT scheme_id, gen_random_uuid(), id, date '2023-06-01' + 365 * n, 'Jay Teal', true, true, true, true, true
            FROM homes, generate_series(0, 2) AS n;
        INSERT INTO household_tenure (scheme_id, id, household_id, checked_on, kind, payments_up_to_date)
            SELECT scheme_id, gen_random_uuid(), id, '2023-06-02', 'owner', true FROM homes;
        INSERT INTO household_insurance (scheme_id, id, household_id, kind, insurer, from_date, to_date)
            SELECT scheme_id, gen_random_uuid(), id, kind, 'Bramble Mutual', date '2024-01-01' + 365 * n, date '2024-12-31' + 365 * n
            FROM homes, generate_series(0, 2) AS n, unnest(ARRAY['publicLiability', 'household']) AS kind;
        INSERT INTO carer_reference (scheme_id, id, carer_id, referee, relationship, received_on, verdict)
            SELECT scheme_id, gen_random_uuid(), id, 'Referee ' || n, 'friend', '2023-05-01', 'satisfactory'
            FROM carers, generate_series(1, 2) AS n;
        INSERT INTO carer_commitments (scheme_id, id, carer_id, considered_on, summary, compatible)
            SELECT scheme_id, gen_random_uuid(), id, '2023-05-02', 'Works mornings.', true FROM carers;
        INSERT INTO assessor_report (scheme_id, id, carer_id, completed_on, assessor, summary, recommends_approval)
            SELECT scheme_id, gen_random_uuid(), id, '2023-11-01', 'Jay Teal', 'A warm home.', true FROM carers;
        INSERT INTO course (scheme_id, id, code, name, is_mandatory, is_induction, valid_months, from_date)
            SELECT md5('scheme ' || s)::uuid, md5('course ' || s || ' ' || n)::uuid, 'course' || n, 'Course ' || n, true, n = 1,
                CASE WHEN n > 1 THEN 36 END, '2020-01-01'
            FROM generate_series(1, $schemes) AS s, generate_series(1, 8) AS n;
        INSERT INTO training_record (scheme_id, id, carer_id, course_id, completed_on, trainer)
            SELECT scheme_id, gen_random_uuid(), id, md5('course ' || s || ' ' || n)::uuid, date '2024-02-01' + c % 67, 'Lapwing Training'
            FROM carers, generate_series(1, 8) AS n;
        INSERT INTO carer_agreement (scheme_id, id, carer_id, agreement_version, clauses, carer_signed_on, scheme_signed_on)
            SELECT scheme_id, gen_random_uuid(), id, '2024', ARRAY['codeOfConduct', 'serviceProvided', 'needsAndOutcomes', 'payments',
                'inspections', 'formalRequirements', 'standardsOfCare', 'standardsOfAccommodation', 'supportCarers',
                'noticePeriods', 'termination'], '2024-01-03', '2024-01-04' FROM carers;
        INSERT INTO annual_carer_review (scheme_id, id, carer_id, reviewed_on, reviewer, points)
            SELECT scheme_id, gen_random_uuid(), id, date '2025-01-01' + 365 * n, 'Jay Teal', (
                SELECT jsonb_object_agg(point, '{"isMet": true, "evidence": "Seen."}'::jsonb)
                FROM unnest(ARRAY['dbs', 'insurance', 'training', 'developmentPlan', 'property', 'ability']) AS point)
            FROM carers, generate_series(0, 1) AS n;
        INSERT INTO dbs_certificate (scheme_id, id, carer_id, level, workforce, barred_list_checked, home_based, is_paper, number,
                issued_on, outcome, original_seen_by, original_seen_on)
            SELECT scheme_id, md5(id::text || n)::uuid, id, 'enhanced', 'adult', true, true, true,
                lpad((c * 10 + n)::text, 12, '0'), date '2021-03-01' + 1090 * n + c % 67, CASE WHEN c % 10 = 0 THEN 'disclosed' ELSE 'clear' END,
                account_id, date '2021-03-15' + 1090 * n + c % 67
            FROM carers, generate_series(0, 1) AS n;
        INSERT INTO dbs_named_adult (scheme_id, certificate_id, household_member_id)
            SELECT scheme_id, md5(id::text || n)::uuid, md5(household_id::text || 0)::uuid
            FROM carers, generate_series(0, 1) AS n;
        INSERT INTO dbs_risk_assessment (scheme_id, id, certificate_id, decision, safeguards, decided_on, recorded_by)
            SELECT scheme_id, gen_random_uuid(), md5(id::text || n)::uuid, 'accepted', '{}', date '2021-04-15' + 1090 * n + c % 67, account_id
            FROM carers, generate_series(0, 1) AS n WHERE c % 10 = 0;
        INSERT INTO dbs_update_check (scheme_id, id, certificate_id, asked_on, result)
            SELECT scheme_id, gen_random_uuid(), md5(id::text || 1)::uuid, date '2026-06-01' + 30 * n, 'BLANK_NO_NEW_INFO'
            FROM carers, generate_series(0, 2) AS n;
        SET session_replication_role = DEFAULT;
        ANALYZE;
        """
}
