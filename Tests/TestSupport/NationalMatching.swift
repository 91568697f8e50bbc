import Postgres

/// One scheme of 10,000 carers with all that matching goes by, most of them ready for an arrangement, and a referral that
/// `md5('referral')` is the id of.
public enum NationalMatching {
    /// Writes it above all rules.
    public static func load(into database: TestDatabase) async throws {
        try await NationalEvidence.loadOneScheme(into: database)
        try await database.withConnection(as: .superuser) { try $0.script(script) }
    }

    /// The scheme's id.
    public static let scheme = "md5('scheme 1')::uuid"

    // Evidence is brought up to the present day, whenever that is. Words differ from carer to carer by their numbers.
    private static let script = """
        SET session_replication_role = replica;
        UPDATE household_member SET date_of_birth = '2020-01-01' WHERE date_of_birth > '2001-01-01';
        UPDATE household_insurance SET to_date = '2999-01-01';
        UPDATE course SET valid_months = NULL;
        UPDATE annual_carer_review SET reviewed_on = current_date - 100;
        UPDATE dbs_certificate SET issued_on = current_date - 300, original_seen_on = current_date - 290;
        UPDATE dbs_risk_assessment SET decided_on = current_date - 280;
        CREATE TEMP TABLE numbered AS
            SELECT scheme_id, id, household_id, row_number() OVER (ORDER BY id) AS n FROM carer;
        CREATE TEMP TABLE words AS
            SELECT 'word ' || n AS word, n AS number FROM generate_series(0, 39) AS n;
        INSERT INTO approval_terms (scheme_id, id, carer_id, kinds, people_max, bands, conditions, from_date)
            SELECT scheme_id, gen_random_uuid(), id,
                CASE WHEN n % 10 = 0 THEN '{shortBreak}'::text[] ELSE '{longTerm,shortBreak,daySupport}'::text[] END, 3,
                CASE WHEN n % 7 = 0 THEN '{low}'::text[] ELSE '{low,medium,high}'::text[] END, '{}', '2024-01-01' FROM numbered;
        INSERT INTO carer_profile (scheme_id, id, carer_id, from_date, skills, experience, interests, languages, cultures, faith)
            SELECT scheme_id, gen_random_uuid(), id, '2024-01-01', word(n, 1, 4), word(n, 5, 3), word(n, 9, 6), word(n, 15, 2),
                word(n, 17, 1), 'word ' || n % 5
            FROM numbered;
        INSERT INTO household_profile (scheme_id, id, household_id, from_date, latitude_microdegrees, longitude_microdegrees,
                company, has_smokers, pets, languages, cultures, faith, interests)
            SELECT DISTINCT ON (household_id) scheme_id, gen_random_uuid(), household_id, date '2024-01-01',
                50500000 + (n * 7919 % 4000)::integer * 1000, -4000000 + (n * 104729 % 5000)::integer * 1000,
                (ARRAY['women', 'men', 'mixed', 'mixed'])[n % 4 + 1], n % 9 = 0,
                CASE WHEN n % 3 = 0 THEN '{cat}'::text[] ELSE '{}'::text[] END, '{English}'::text[], '{}'::text[], NULL,
                word(n, 21, 3)
            FROM numbered ORDER BY household_id, n;
        INSERT INTO household_room (scheme_id, id, household_id, name, from_date, is_step_free, has_own_bathroom,
                has_own_sitting_place)
            SELECT DISTINCT ON (household_id) scheme_id, gen_random_uuid(), household_id, 'The blue room', date '2024-01-01',
                n % 3 = 0, n % 2 = 0, n % 5 = 0
            FROM numbered ORDER BY household_id, n;
        INSERT INTO council (scheme_id, id, name) VALUES (md5('scheme 1')::uuid, md5('council')::uuid, 'Quillbrook Council');
        INSERT INTO person (scheme_id, id, given_name, family_name, date_of_birth, primary_support_reason)
            SELECT md5('scheme 1')::uuid, md5('person ' || n)::uuid, 'Kit', 'Cowslip ' || n, '1990-01-01', 'learningDisability'
            FROM generate_series(0, 8000) AS n;
        INSERT INTO placement (scheme_id, id, person_id, carer_id, council_id, start_date)
            SELECT scheme_id, md5('placement ' || n)::uuid, md5('person ' || n)::uuid, id, md5('council')::uuid, '2024-02-01'
            FROM numbered WHERE n <= 8000;
        INSERT INTO person_profile (scheme_id, id, person_id, from_date, languages, cultures, faith, interests,
                needs_step_free_room, allergies, wishes_no_smokers)
            VALUES (md5('scheme 1')::uuid, gen_random_uuid(), md5('person 0')::uuid, '2024-01-01', '{English,word 3}', '{word 1}',
                'word 2', '{word 1,word 5,word 9,word 13,word 17}', false, '{cat}', true);
        INSERT INTO person_home_needs (scheme_id, id, person_id, from_date, latitude_microdegrees, longitude_microdegrees,
                skills, wishes_own_bathroom, wishes_own_sitting_place)
            VALUES (md5('scheme 1')::uuid, gen_random_uuid(), md5('person 0')::uuid, '2024-01-01', 52000000, -2000000,
                '{word 2,word 6,word 11}', true, true);
        INSERT INTO capacity_assessment (scheme_id, id, person_id, assessed_on, assessor, has_capacity)
            VALUES (md5('scheme 1')::uuid, gen_random_uuid(), md5('person 0')::uuid, '2024-01-01', 'Ivy Hazel', true);
        INSERT INTO matching_policy (scheme_id, id, from_date, radius_metres, needs_weight, interests_weight, culture_weight,
                faith_weight, language_weight, distance_weight, bathroom_weight, privacy_weight)
            VALUES (md5('scheme 1')::uuid, gen_random_uuid(), '2024-01-01', 400000, 30, 20, 10, 10, 10, 10, 5, 5);
        INSERT INTO referral (scheme_id, id, person_id, council_id, kind, received_on, wanted_from, eligible_needs, levels)
            VALUES (md5('scheme 1')::uuid, md5('referral')::uuid, md5('person 0')::uuid, md5('council')::uuid, 'longTerm',
                '2024-02-01', '2024-03-01', 'To keep well.',
                '{"medication": 2, "nightTime": 2, "emotional": 2, "personalCare": 2, "physicalWellbeing": 2}');
        INSERT INTO carer_matching_mark (scheme_id) VALUES (md5('scheme 1')::uuid);
        SET session_replication_role = DEFAULT;
        ANALYZE;
        """.replacing(/word\(n, (\d+), (\d+)\)/) { match in
            """
            ARRAY(SELECT word FROM words WHERE (words.number + n * \(match.output.1)) % 40 < \(match.output.2) \
            ORDER BY words.number)
            """
        }
}
