import Postgres
import SharedLives

/// Where deadlines are found: one query for each cause, over all of a scheme. What comes due of carers is worked out from their evidence,
/// which is one query for all of them. A cause that comes later is one more query here.
enum DeadlineStatements {
    /// Subject, carer, and the day from which the due day follows.
    typealias Row = (Identifier, Identifier?, CivilDate)

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

    /// Placements without a review of their band, with the day of their start (4.5).
    static let bandingReviews = Query<CivilDate, Row>(
        "deadline_banding_reviews",
        """
        SELECT id, carer_id, start_date FROM placement
        WHERE scheme_id = current_scheme_id() AND coalesce(end_date, 'infinity') > $1
            AND NOT EXISTS (
                SELECT FROM banding_review AS review
                WHERE review.scheme_id = placement.scheme_id AND review.placement_id = placement.id
                    AND review.withdrawn_at IS NULL AND review.reviewed_on >= start_date)
            AND NOT EXISTS (
                SELECT FROM placement_band AS band
                WHERE band.scheme_id = placement.scheme_id AND band.placement_id = placement.id
                    AND band.withdrawn_at IS NULL AND band.from_date > start_date)
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
        staff.statement, bandingReviews.statement, absences.statement, panelPapers.statement, runs.statement,
    ]
}

extension ReminderCause {
    /// How many days after its beginning each is due.
    static let bandingReviewDays = 15 * 7
    static let absenceDays = 28
    static let runApprovalDays = 3
}
