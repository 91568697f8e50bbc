import Postgres
public import SharedLives

/// What is recorded of quality and changed as a whole: incidents, what was said of the scheme, and its staff.
public enum QualityRecords {
    /// What a listing of incidents is narrowed by: kind, whether they are open, person, carer, whether CQC has to be told, and the
    /// days on which they were known, both in.
    public typealias IncidentFilter = (Incident.Kind?, Bool?, Identifier?, Identifier?, Bool?, CivilDate?, CivilDate?)

    /// What a listing of feedback is narrowed by: kind, whether it is open, person, carer, and the days of receipt, both in.
    public typealias FeedbackFilter = (Feedback.Kind?, Bool?, Identifier?, Identifier?, CivilDate?, CivilDate?)

    /// What a listing of staff is narrowed by: those who work here on a day.
    public typealias StaffFilter = CivilDate?

    /// Incidents and safeguarding concerns (3.17).
    public static let incidents = RecordTable<Incident, IncidentFilter>(
        RecordStatements<IncidentRow, IncidentFilter>(
            "incident", columns: incidentColumns,
            filteredBy: """
                ($3 IS NULL OR kind = $3) AND ($4 IS NULL OR (closed_on IS NULL) = $4)
                AND ($5 IS NULL OR person_id = $5) AND ($6 IS NULL OR carer_id = $6)
                AND ($7 IS NULL OR must_tell_cqc = $7)
                AND ($8 IS NULL OR (known_at AT TIME ZONE 'Europe/London')::date >= $8)
                AND ($9 IS NULL OR (known_at AT TIME ZONE 'Europe/London')::date <= $9)
                """),
        write: row, read: incident,
        check: { try $1.faults(now: $0.now()) },
        sequel: { try $0.follow($1.value.deadlines(of: $1.id, $0.qualityClocks()), of: $1.id) })

    /// Complaints, concerns, compliments and comments (3.19).
    public static let feedback = RecordTable<Feedback, FeedbackFilter>(
        RecordStatements<FeedbackRow, FeedbackFilter>(
            "feedback", columns: feedbackColumns,
            filteredBy: """
                ($3 IS NULL OR kind = $3)
                AND ($4 IS NULL OR (resolved_on IS NULL OR remedy IS NOT NULL AND remedy_done_on IS NULL) = $4)
                AND ($5 IS NULL OR person_id = $5) AND ($6 IS NULL OR carer_id = $6)
                AND ($7 IS NULL OR received_on >= $7) AND ($8 IS NULL OR received_on <= $8)
                """),
        write: row, read: feedback,
        check: { try $1.faults(today: $0.today()) },
        sequel: { try $0.follow($1.value.deadlines(of: $1.id, $0.qualityClocks()), of: $1.id) })

    /// Members of staff.
    public static let staff = RecordTable<StaffMember, StaffFilter>(
        RecordStatements<(String, String, CivilDate, CivilDate?, Identifier?), StaffFilter>(
            "staff_member", columns: "given_name, family_name, started_on, left_on, account_id",
            filteredBy: "($3 IS NULL OR started_on <= $3 AND coalesce(left_on, 'infinity') > $3)"),
        write: { ($0.givenName, $0.familyName, $0.startedOn, $0.leftOn, $0.accountID) },
        read: { row in
            StaffMember(
                givenName: row.0, familyName: row.1, startedOn: row.2, leftOn: row.3, accountID: row.4)
        }, check: { $1.faults })

    static let all = incidents.statements + feedback.statements + staff.statements
}

// MARK: - Incidents

extension QualityRecords {
    typealias IncidentRow = (
        Incident.Kind, Identifier?, Identifier?, Identifier?, Instant?, Instant, String, String?, Bool, Bool, Instant?,
        Instant?, String?, [String], Incident.Source?, Incident.Enquiry?, CivilDate?, Incident.Finding?, String?,
        CivilDate?
    )

    static let incidentColumns = """
        kind, person_id, carer_id, council_id, happened_at, known_at, description, action_taken, must_tell_council, \
        must_tell_cqc, council_told_at, cqc_told_at, cqc_reference, abuse, raised_by, enquiry, enquiry_decided_on, finding, \
        learning, closed_on
        """

    @Sendable private static func row(_ incident: Incident) -> IncidentRow {
        let safeguarding = incident.safeguarding
        let abuse = Incident.Abuse.allCases.filter { safeguarding?.abuse.contains($0) ?? false }.map(\.rawValue)
        return (
            incident.kind, incident.personID, incident.carerID, incident.councilID, incident.happenedAt,
            incident.knownAt, incident.description, incident.actionTaken, incident.council.isDue, incident.cqc.isDue,
            incident.council.toldAt, incident.cqc.toldAt, incident.cqcReference, abuse, safeguarding?.raisedBy,
            safeguarding?.enquiry, safeguarding?.enquiryDecidedOn, safeguarding?.finding, incident.learning,
            incident.closedOn
        )
    }

    @Sendable static func incident(_ row: IncidentRow) -> Incident {
        let safeguarding = row.14.map { raisedBy in
            Incident.Safeguarding(
                abuse: Set(row.13.compactMap(Incident.Abuse.init)), raisedBy: raisedBy, enquiry: row.15,
                enquiryDecidedOn: row.16, finding: row.17)
        }
        return Incident(
            kind: row.0, personID: row.1, carerID: row.2, councilID: row.3, happenedAt: row.4, knownAt: row.5,
            description: row.6, actionTaken: row.7, council: Incident.Notice(isDue: row.8, toldAt: row.10),
            cqc: Incident.Notice(isDue: row.9, toldAt: row.11), cqcReference: row.12, safeguarding: safeguarding,
            learning: row.18, closedOn: row.19)
    }
}

// MARK: - Feedback

extension QualityRecords {
    typealias FeedbackRow = (
        Feedback.Kind, CivilDate, Feedback.Source, Feedback.Subject, Identifier?, Identifier?, Identifier?, [String],
        String, CivilDate?, CivilDate?, Feedback.Outcome?, String?, CivilDate?, CivilDate?, String?, CivilDate?,
        CivilDate?, String?
    )

    static let feedbackColumns = """
        kind, received_on, came_from, about, person_id, carer_id, council_id, causes, summary, acknowledged_on, resolved_on, \
        outcome, remedy, remedy_due_on, remedy_done_on, learning, shared_on, ombudsman_on, ombudsman_reference
        """

    @Sendable private static func row(_ feedback: Feedback) -> FeedbackRow {
        let causes = Feedback.Cause.allCases.filter(feedback.causes.contains).map(\.rawValue)
        return (
            feedback.kind, feedback.receivedOn, feedback.source, feedback.subject, feedback.personID, feedback.carerID,
            feedback.councilID, causes, feedback.summary, feedback.acknowledgedOn, feedback.resolvedOn,
            feedback.outcome, feedback.remedy?.text, feedback.remedy?.dueOn, feedback.remedy?.doneOn, feedback.learning,
            feedback.sharedOn, feedback.ombudsman?.on, feedback.ombudsman?.reference
        )
    }

    @Sendable static func feedback(_ row: FeedbackRow) -> Feedback {
        let remedy = row.12.flatMap { text in
            row.13.map { Feedback.Remedy(text: text, dueOn: $0, doneOn: row.14) }
        }
        let ombudsman = row.17.flatMap { on in row.18.map { Feedback.Ombudsman(on: on, reference: $0) } }
        return Feedback(
            kind: row.0, receivedOn: row.1, source: row.2, subject: row.3, personID: row.4, carerID: row.5,
            councilID: row.6, causes: Set(row.7.compactMap(Feedback.Cause.init)), summary: row.8,
            acknowledgedOn: row.9, resolvedOn: row.10, outcome: row.11, remedy: remedy, learning: row.15,
            sharedOn: row.16, ombudsman: ombudsman)
    }
}
