import Postgres
import SharedLives

/// Where deadlines are found: one query for each cause, over all of a scheme. What comes due of carers is worked out from their evidence,
/// which is one query for all of them. A cause that comes later is one more query here.
enum DeadlineStatements {
    /// Subject, carer, and the day from which the due day follows.
    typealias Row = (Identifier, Identifier?, CivilDate)

    /// A placement, its carer and start, whether it is carried over; the days of its plans, whether each has all of its points; and
    /// the days of its banding reviews.
    typealias PlacementRow = (Identifier, Identifier, CivilDate, Bool, [CivilDate], [Bool], [CivilDate])

    /// Members of staff with the day of issue of their newest certificate (3.5.2).
    static let staff = Query<CivilDate, Row>(
        "deadline_staff",
        """
        SELECT certificate.account_id, NULL::uuid, max(certificate.issued_on)
        FROM dbs_certificate AS certificate
        JOIN account ON account.scheme_id = certificate.scheme_id AND account.id = certificate.account_id
        WHERE certificate.scheme_id = current_scheme_id() AND certificate.withdrawn_at IS NULL
            AND account.disabled_at IS NULL AND certificate.original_seen_on <= $1
        GROUP BY certificate.account_id
        """)

    /// Placements that go on, with what the calendar of each goes by (3.12.1, 3.15.1, 4.5).
    static let placements = Query<CivilDate, PlacementRow>(
        "deadline_placements",
        """
        SELECT id, carer_id, start_date, carried_over,
            ARRAY(SELECT plan.agreed_on FROM care_plan AS plan WHERE \(ofPlacement("plan")) ORDER BY plan.id),
            ARRAY(SELECT (
                    SELECT count(*) FROM jsonb_each(plan.points) AS point WHERE point.value -> 'isMet' = 'true'
                ) = \(CarePlan.Point.allCases.count) FROM care_plan AS plan WHERE \(ofPlacement("plan")) ORDER BY plan.id),
            ARRAY(SELECT review.reviewed_on FROM banding_review AS review WHERE \(ofPlacement("review")))
        FROM placement
        WHERE scheme_id = current_scheme_id() AND start_date <= $1 AND coalesce(end_date, 'infinity') > $1
        """)

    private static func ofPlacement(_ fact: String) -> String {
        """
        \(fact).scheme_id = placement.scheme_id AND \(fact).placement_id = placement.id AND \(fact).withdrawn_at IS NULL
        """
    }

    /// Placements of which notice was given and whose end is not recorded, with the day of leaving (3.20.2, 3.20.3).
    static let notices = Query<CivilDate, Row>(
        "deadline_notices",
        """
        SELECT placement.id, placement.carer_id, max(notice.leaving_on) FROM placement_notice AS notice
        JOIN placement ON placement.scheme_id = notice.scheme_id AND placement.id = notice.placement_id
        WHERE notice.scheme_id = current_scheme_id() AND notice.withdrawn_at IS NULL AND notice.given_on <= $1
            AND placement.end_date IS NULL
        GROUP BY placement.id, placement.carer_id
        """)

    /// Absences that last on the day, with the day on which they began (4.12.3). A carer's break is no absence of the person's own.
    static let absences = Query<CivilDate, Row>(
        "deadline_absences",
        """
        SELECT absence.id, placement.carer_id, absence.from_date
        FROM placement_absence AS absence
        JOIN placement ON placement.scheme_id = absence.scheme_id AND placement.id = absence.placement_id
        WHERE absence.scheme_id = current_scheme_id() AND absence.withdrawn_at IS NULL AND absence.kind <> 'carerBreak'
            AND absence.from_date <= $1 AND coalesce(absence.to_date, 'infinity') > $1
            AND coalesce(placement.end_date, 'infinity') > $1
        """)

    /// Meetings to come whose pack has not gone out, with the day by which papers are due.
    static let panelPapers = Query<CivilDate, Row>(
        "deadline_panel_papers",
        """
        SELECT id, NULL::uuid, papers_due_on FROM panel_meeting AS meeting
        WHERE scheme_id = current_scheme_id() AND held_on >= $1
            AND NOT EXISTS (
                SELECT FROM issued_document AS document
                WHERE document.scheme_id = meeting.scheme_id AND document.kind = 'panelPack'
                    AND document.subject_id = meeting.id)
        """)

    /// Runs that nobody has approved, with the day on which they were asked for.
    static let runs = Query<CivilDate, Row>(
        "deadline_runs",
        """
        SELECT id, NULL::uuid, (requested_at AT TIME ZONE 'Europe/London')::date FROM payment_run
        WHERE scheme_id = current_scheme_id() AND state IN ('calculating', 'draft')
            AND (requested_at AT TIME ZONE 'Europe/London')::date <= $1
        """)

    static let all = [
        staff.statement, placements.statement, notices.statement, absences.statement, panelPapers.statement,
        runs.statement,
    ]
}

extension ReminderCause {
    /// How many days after its beginning each is due.
    static let absenceDays = 28
    static let runApprovalDays = 3
}
