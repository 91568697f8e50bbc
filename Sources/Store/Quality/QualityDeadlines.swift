import Postgres
import SharedLives

/// Where deadlines of quality are found: one query for each kind, over all of a scheme.
enum QualityDeadlineStatements {
    typealias Incidents = RecordStatements<QualityRecords.IncidentRow, QualityRecords.IncidentFilter>
    typealias FeedbackStatements = RecordStatements<QualityRecords.FeedbackRow, QualityRecords.FeedbackFilter>

    /// Incidents that are open. One that is closed has nothing left to be done.
    static let incidents = Query<(), (Incidents.Head, QualityRecords.IncidentRow)>(
        rowsInTwoParts: "deadline_incidents",
        """
        SELECT id, version, recorded_at, \(QualityRecords.incidentColumns) FROM incident
        WHERE scheme_id = current_scheme_id() AND closed_on IS NULL
        """
    ).map { (id: $0.0.0, incident: QualityRecords.incident($0.1)) }

    /// Feedback that is not resolved, or whose remedy was not done.
    static let feedback = Query<(), (FeedbackStatements.Head, QualityRecords.FeedbackRow)>(
        rowsInTwoParts: "deadline_feedback",
        """
        SELECT id, version, recorded_at, \(QualityRecords.feedbackColumns) FROM feedback
        WHERE scheme_id = current_scheme_id()
            AND (resolved_on IS NULL OR remedy IS NOT NULL AND remedy_done_on IS NULL)
        """
    ).map { (id: $0.0.0, feedback: QualityRecords.feedback($0.1)) }

    /// Placements that last on the day, with their carers and the day of the last visit; where there was none, that of the start, or the day
    /// from which the scheme keeps its records here.
    static let visits = Query<CivilDate, DeadlineStatements.Row>(
        "deadline_visits",
        """
        SELECT placement.id, placement.carer_id, coalesce(
            (SELECT max(visit.visited_on) FROM monitoring_visit AS visit
                WHERE visit.scheme_id = placement.scheme_id AND visit.placement_id = placement.id
                    AND visit.withdrawn_at IS NULL),
            greatest(placement.start_date, scheme.records_from))
        FROM placement JOIN scheme ON scheme.id = placement.scheme_id
        WHERE placement.scheme_id = current_scheme_id() AND placement.start_date <= $1
            AND coalesce(placement.end_date, 'infinity') > $1
        """)

    /// People's outcomes that are to be looked at again, of those who are supported on the day or will be: person, carer, area, day.
    static let outcomes = Query<CivilDate, (Identifier, Identifier?, String, CivilDate)>(
        "deadline_outcomes",
        """
        SELECT latest.person_id, arrangement.carer_id, latest.area, latest.next_review_on
        FROM (
            SELECT DISTINCT ON (person_id, area, goal) scheme_id, person_id, area, next_review_on, progress
            FROM person_outcome WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL
            ORDER BY person_id, area, goal, assessed_on DESC, id DESC) AS latest
        CROSS JOIN LATERAL (
            SELECT carer_id FROM (
                SELECT carer_id, start_date AS begins FROM placement
                WHERE placement.scheme_id = latest.scheme_id AND placement.person_id = latest.person_id
                    AND coalesce(placement.end_date, 'infinity') > $1
                UNION ALL
                SELECT carer_id, arrive_date FROM stay
                WHERE stay.scheme_id = latest.scheme_id AND stay.person_id = latest.person_id
                    AND stay.depart_date > $1 AND stay.cancelled_at IS NULL) AS held
            ORDER BY begins, carer_id LIMIT 1) AS arrangement
        WHERE latest.next_review_on IS NOT NULL AND latest.progress <> 'achieved'
        """)

    /// The latest review of each policy, unless it is retired: the review, its subject and its day.
    static let policies = Query<CivilDate, (Identifier, String, CivilDate)>(
        "deadline_policies",
        """
        SELECT id, subject, reviewed_on FROM (
            SELECT DISTINCT ON (subject) id, subject, reviewed_on, result FROM policy_review
            WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL AND reviewed_on <= $1
            ORDER BY subject, reviewed_on DESC) AS latest
        WHERE result <> 'retired'
        """)

    /// Staff who work here on the day, and since when.
    static let staff = Query<CivilDate, (Identifier, CivilDate)>(
        "deadline_staff_members",
        """
        SELECT id, started_on FROM staff_member
        WHERE scheme_id = current_scheme_id() AND started_on <= $1 AND coalesce(left_on, 'infinity') > $1
        ORDER BY id
        """)

    static let courses = Query<(), (Identifier, String, String, Bool, Bool, Int16?, CivilDate)>(
        "deadline_staff_courses",
        """
        SELECT id, code, name, is_mandatory, is_induction, valid_months, from_date FROM staff_course
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL
        """
    ).map { row in
        Evidence(
            id: row.0,
            fact: Course(
                code: row.1, name: row.2, isMandatory: row.3, isInduction: row.4, validMonths: row.5.map { Int($0) },
                from: row.6))
    }

    static let training = Query<(), (Identifier, Identifier, Identifier, CivilDate, String)>(
        "deadline_staff_training",
        """
        SELECT staff_member_id, id, course_id, completed_on, trainer FROM staff_training
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL
        """
    ).map { row in
        (
            member: row.0,
            record: Evidence(id: row.1, fact: TrainingRecord(courseID: row.2, completedOn: row.3, trainer: row.4))
        )
    }

    /// The scheme, where it had its records here before a quarter was over and has not submitted a report of it: the quarter's first day and
    /// the day after its last.
    static let unreported = Query<(CivilDate, CivilDate), Identifier>(
        "deadline_quarterly_report",
        """
        SELECT id FROM scheme
        WHERE id = current_scheme_id() AND records_from < $2 AND NOT EXISTS (
            SELECT FROM quarterly_report WHERE quarterly_report.scheme_id = scheme.id AND quarter_from = $1)
        """)

    static let all = [
        incidents.statement, feedback.statement, visits.statement, outcomes.statement, policies.statement,
        staff.statement, courses.statement, training.statement, unreported.statement,
    ]
}

/// All deadlines of quality that stand in a scheme on a day.
enum QualityDeadlines {
    /// Reads them in one round trip.
    static func find(on day: CivilDate, _ connection: Connection) throws -> [Deadline] {
        typealias Statements = QualityDeadlineStatements
        let quarter = Quarter(before: day)
        let (policies, holidays, incidents, feedback, visits, outcomes, reviews, staff, courses, training, unreported) =
            try connection.pipeline(
                QualityClockStatements.policies.call(()), QualityClockStatements.bankHolidays.call(()),
                Statements.incidents.call(()), Statements.feedback.call(()), Statements.visits.call(day),
                Statements.outcomes.call(day), Statements.policies.call(day), Statements.staff.call(day),
                Statements.courses.call(()), Statements.training.call(()),
                Statements.unreported.call((quarter.firstDay, quarter.endDay)))
        let clocks = QualityClocks(policies: policies, workingDays: WorkingDays(others: holidays))
        func deadline(
            _ cause: ReminderCause, _ subject: Identifier, _ dueOn: CivilDate, topic: String = "",
            carer: Identifier? = nil
        ) -> Deadline {
            Deadline(Deadline.Key(cause: cause, subjectID: subject, topic: topic, dueOn: dueOn), carerID: carer)
        }
        let logs = Dictionary(grouping: training, by: \.member)
        return incidents.flatMap { $0.incident.deadlines(of: $0.id, clocks) }
            + feedback.flatMap { $0.feedback.deadlines(of: $0.id, clocks) }
            + visits.map { placement, carer, last in
                deadline(
                    .monitoringVisit, placement, last.adding(months: policies.inForce(on: last).visitMonths),
                    carer: carer)
            }
            + outcomes.map { person, carer, area, dueOn in
                deadline(.outcomeReview, person, dueOn, topic: area, carer: carer)
            }
            + reviews.map { id, subject, on in
                deadline(
                    .policyReview, id, on.adding(months: policies.inForce(on: on).policyReviewMonths), topic: subject)
            }
            + staff.flatMap { member, startedOn in
                StaffTrainingLog(
                    startedOn: startedOn, courses: courses, training: logs[member, default: []].map(\.record)
                ).deadlines(of: member, on: day)
            }
            + unreported.map { deadline(.quarterlyReport, $0, quarter.dueOn, topic: quarter.description) }
    }
}
