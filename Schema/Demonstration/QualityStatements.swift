import Postgres

extension Demonstration.Statements {
    static let incident = Command<
        (UUID, String, UUID?, UUID?, UUID?, PostgresTimestamp, String, Bool, [String], String?)
    >(
        "demonstration_incident",
        """
        INSERT INTO incident (id, kind, person_id, carer_id, council_id, known_at, happened_at, description,
            must_tell_council, must_tell_cqc, abuse, raised_by)
        VALUES ($1, $2, $3, $4, $5, $6, $6 - interval '1 hour', $7, true, $8, $9, $10)
        """)

    static let incidentToldCouncil = Command<(UUID, PostgresTimestamp)>(
        "demonstration_incident_told_council",
        "UPDATE incident SET version = version + 1, council_told_at = $2 WHERE id = $1")

    static let incidentToldCQC = Command<(UUID, PostgresTimestamp)>(
        "demonstration_incident_told_cqc",
        """
        UPDATE incident SET version = version + 1, cqc_told_at = $2, cqc_reference = 'ENQ1-' || to_char($2 AT TIME ZONE 'UTC', 'YYYYMMDD')
        WHERE id = $1
        """)

    static let incidentEnquiry = Command<(UUID, String, PostgresDate)>(
        "demonstration_incident_enquiry",
        "UPDATE incident SET version = version + 1, enquiry = $2, enquiry_decided_on = $3 WHERE id = $1")

    static let incidentClosed = Command<(UUID, String?, String?, PostgresDate)>(
        "demonstration_incident_closed",
        "UPDATE incident SET version = version + 1, finding = $2, learning = $3, closed_on = $4 WHERE id = $1")

    static let feedback = Command<
        (UUID, String, PostgresDate, String, String, UUID?, UUID?, UUID?, [String], String)
    >(
        "demonstration_feedback",
        """
        INSERT INTO feedback (id, kind, received_on, came_from, about, person_id, carer_id, council_id, causes, summary)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """)

    static let feedbackAcknowledged = Command<(UUID, PostgresDate)>(
        "demonstration_feedback_acknowledged",
        "UPDATE feedback SET version = version + 1, acknowledged_on = $2 WHERE id = $1")

    static let feedbackResolved = Command<
        (UUID, PostgresDate, String?, String?, PostgresDate?, String?, String?)
    >(
        "demonstration_feedback_resolved",
        """
        UPDATE feedback SET version = version + 1, resolved_on = $2, outcome = $3, remedy = $4, remedy_due_on = $5,
            learning = $6, ombudsman_reference = $7, ombudsman_on = CASE WHEN $7 IS NOT NULL THEN $2 END, shared_on = $2
        WHERE id = $1
        """)

    static let feedbackRemedied = Command<(UUID, PostgresDate)>(
        "demonstration_feedback_remedied",
        "UPDATE feedback SET version = version + 1, remedy_done_on = $2 WHERE id = $1")

    static let outcome = Command<(UUID, UUID, String, String, PostgresDate, String, String?, PostgresDate?)>(
        "demonstration_outcome",
        """
        INSERT INTO person_outcome (id, person_id, area, goal, assessed_on, progress, evidence, case_study, may_be_shared,
            next_review_on)
        VALUES ($1, $2, $3, $4, $5, $6, 'What the person and the carer told at a visit.', $7, $7 IS NOT NULL, $8)
        """)

    static let event = Command<(UUID, UUID, UUID, String, PostgresDate, String)>(
        "demonstration_event",
        """
        INSERT INTO significant_event (id, person_id, carer_id, kind, happened_on, description)
        VALUES ($1, $2, $3, $4, $5, $6)
        """)

    static let visit = Command<(UUID, UUID, PostgresDate, Bool)>(
        "demonstration_visit",
        """
        INSERT INTO monitoring_visit (id, placement_id, visited_on, visitor, was_announced, person_seen_alone, points)
        VALUES ($1, $2, $3, 'Jay Teal', $4, true,
            '{"dignityAndRespect": {"isMet": true, "evidence": "Said so."}, "protection": {"isMet": true, "evidence": "Asked."}}')
        """)

    static let policyReview = Command<(UUID, String, String, PostgresDate)>(
        "demonstration_policy_review",
        """
        INSERT INTO policy_review (id, subject, title, edition, reviewed_on, reviewer, result)
        VALUES ($1, $2, $3, to_char($4, 'YYYY'), $4, 'Ivy Hazel', 'unchanged')
        """)

    static let activity = Command<(UUID, String, PostgresDate, String, String, Int16, Int16, Int?)>(
        "demonstration_activity",
        """
        INSERT INTO community_activity (id, kind, held_on, title, description, people_count, carer_count, principles,
            value_pence)
        VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $2 = 'coProduction' THEN ARRAY['assets', 'blurredRoles'] ELSE '{}' END,
            $8)
        """)

    static let staffCourse = Command<(UUID, String, String, Bool, Int16?)>(
        "demonstration_staff_course",
        """
        INSERT INTO staff_course (id, code, name, is_mandatory, is_induction, valid_months, from_date)
        VALUES ($1, $2, $3, true, $4, $5, '2015-01-01')
        """)

    static let staffMember = Command<(UUID, String, String, PostgresDate, UUID?)>(
        "demonstration_staff_member",
        "INSERT INTO staff_member (id, given_name, family_name, started_on, account_id) VALUES ($1, $2, $3, $4, $5)")

    static let staffPost = Command<(UUID, UUID, PostgresDate, String, Bool, Int16)>(
        "demonstration_staff_post",
        """
        INSERT INTO staff_post (id, staff_member_id, from_date, title, is_full_time, weekly_minutes)
        VALUES ($1, $2, $3, $4, $5, $6)
        """)

    static let staffTraining = Command<(UUID, UUID, UUID, PostgresDate)>(
        "demonstration_staff_training",
        """
        INSERT INTO staff_training (id, staff_member_id, course_id, completed_on, trainer)
        VALUES ($1, $2, $3, $4, 'Lapwing Training')
        """)

    static let staffLeft = Command<(UUID, PostgresDate)>(
        "demonstration_staff_left", "UPDATE staff_member SET version = version + 1, left_on = $2 WHERE id = $1")
}
