import Postgres

extension Demonstration.Statements {
    static let course = Command<(UUID, String, String, Bool, Bool, Int16?)>(
        "demonstration_course",
        """
        INSERT INTO course (id, code, name, is_mandatory, is_induction, valid_months, from_date)
        VALUES ($1, $2, $3, $4, $5, $6, '2015-01-01')
        """)

    static let training = Command<(UUID, UUID, UUID, PostgresDate)>(
        "demonstration_training",
        """
        INSERT INTO training_record (id, carer_id, course_id, completed_on, trainer)
        VALUES ($1, $2, $3, $4, 'Lapwing Training')
        """)

    static let member = Command<(UUID, UUID, String, String, PostgresDate)>(
        "demonstration_member",
        """
        INSERT INTO household_member (id, household_id, given_name, family_name, date_of_birth, relationship, from_date)
        VALUES ($1, $2, $3, $4, $5, 'child', $5)
        """)

    static let departure = Command<(UUID, UUID, UUID, PostgresDate)>(
        "demonstration_departure",
        "INSERT INTO household_departure (id, household_id, member_id, left_on) VALUES ($1, $2, $3, $4)")

    static let inspection = Command<(UUID, UUID, PostgresDate, Bool, String?)>(
        "demonstration_inspection",
        """
        INSERT INTO home_inspection (
            id, household_id, inspected_on, inspector, bedroom, washing, health_and_safety, suitability, insurance, findings)
        VALUES ($1, $2, $3, 'Ivy Hazel', true, true, $4, true, true, $5)
        """)

    static let tenure = Command<(UUID, UUID, PostgresDate, String, PostgresDate?)>(
        "demonstration_tenure",
        """
        INSERT INTO household_tenure (id, household_id, checked_on, kind, landlord_consent_on, payments_up_to_date)
        VALUES ($1, $2, $3, $4, $5, true)
        """)

    static let insurance = Command<(UUID, UUID, String, PostgresDate, PostgresDate)>(
        "demonstration_insurance",
        """
        INSERT INTO household_insurance (id, household_id, kind, insurer, from_date, to_date)
        VALUES ($1, $2, $3, 'Hedgerow Mutual', $4, $5)
        """)

    static let reference = Command<(UUID, UUID, String, String, PostgresDate)>(
        "demonstration_reference",
        """
        INSERT INTO carer_reference (id, carer_id, referee, relationship, received_on, verdict)
        VALUES ($1, $2, $3, $4, $5, 'satisfactory')
        """)

    static let commitments = Command<(UUID, UUID, PostgresDate)>(
        "demonstration_commitments",
        """
        INSERT INTO carer_commitments (id, carer_id, considered_on, summary, compatible)
        VALUES ($1, $2, $3, 'Other work leaves the time that sharing the home takes.', true)
        """)

    static let assessorReport = Command<(UUID, UUID, PostgresDate)>(
        "demonstration_assessor_report",
        """
        INSERT INTO assessor_report (id, carer_id, completed_on, assessor, summary, recommends_approval)
        VALUES ($1, $2, $3, 'Ivy Hazel', 'A warm home, and somebody who listens.', true)
        """)

    static let agreement = Command<(UUID, UUID, [String], PostgresDate)>(
        "demonstration_agreement",
        """
        INSERT INTO carer_agreement (id, carer_id, agreement_version, clauses, carer_signed_on, scheme_signed_on)
        VALUES ($1, $2, '2022', $3, $4, $4)
        """)

    static let review = Command<(UUID, UUID, PostgresDate, [String])>(
        "demonstration_review",
        """
        INSERT INTO annual_carer_review (id, carer_id, reviewed_on, reviewer, points, development_plan)
        VALUES ($1, $2, $3, 'Ivy Hazel',
            (SELECT jsonb_object_agg(point, '{"isMet": true, "evidence": "Seen at the visit."}'::jsonb) FROM unnest($4) AS point),
            'A course of the carer''s own choice in the year to come.')
        """)

    static let certificate = Command<(UUID, UUID, String, Bool, PostgresDate, String, UUID, PostgresDate)>(
        "demonstration_certificate",
        """
        INSERT INTO dbs_certificate (id, carer_id, level, workforce, barred_list_checked, home_based, is_paper, number,
            issued_on, outcome, original_seen_by, original_seen_on)
        VALUES ($1, $2, 'enhanced', 'adult', true, $4, true, $3, $5, $6, $7, $8)
        """)

    static let namedAdult = Command<(UUID, UUID)>(
        "demonstration_named_adult",
        "INSERT INTO dbs_named_adult (certificate_id, household_member_id) VALUES ($1, $2)")

    static let riskAssessment = Command<(UUID, UUID, PostgresDate)>(
        "demonstration_risk_assessment",
        """
        INSERT INTO dbs_risk_assessment (id, certificate_id, decision, safeguards, decided_on)
        VALUES ($1, $2, 'accepted', '{moreVisits}', $3)
        """)

    static let terms = Command<(UUID, UUID, UUID?, [String], Int16, [String], PostgresDate, PostgresDate?)>(
        "demonstration_terms",
        """
        INSERT INTO approval_terms (id, carer_id, case_id, kinds, people_max, bands, conditions, from_date, until_date)
        VALUES ($1, $2, $3, $4, $5, ARRAY['low', 'medium', 'high'], $6, $7, $8)
        """)
}
