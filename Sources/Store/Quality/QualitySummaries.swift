import Postgres
public import SharedLives

/// What is worked out over several records of quality.
enum QualitySummaryStatements {
    /// Of a kind, what was resolved in some days, both in: receipt and resolution.
    static let resolved = Query<(Feedback.Kind, CivilDate, CivilDate), (CivilDate, CivilDate)>(
        "feedback_resolved",
        """
        SELECT received_on, resolved_on FROM feedback
        WHERE scheme_id = current_scheme_id() AND kind = $1 AND resolved_on BETWEEN $2 AND $3
        """)

    static let policyReviews = Query<(), QualityFacts.PolicyReviewRow>(
        "policy_reviews_standing",
        """
        SELECT \(QualityFacts.policyReviewColumns) FROM policy_review
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL ORDER BY reviewed_on, id
        """
    ).map(QualityFacts.policyReview)

    static let all = [resolved.statement, policyReviews.statement]
}

extension SchemeTransaction {
    /// How quickly what was resolved in some days, both in, was resolved: of complaints, and of concerns.
    public func timeliness(
        from: CivilDate, through: CivilDate
    ) throws -> (complaints: FeedbackTimeliness, concerns: FeedbackTimeliness) {
        let (complaints, concerns, holidays) = try connection.pipeline(
            QualitySummaryStatements.resolved.call((.complaint, from, through)),
            QualitySummaryStatements.resolved.call((.concern, from, through)),
            QualityClockStatements.bankHolidays.call(()))
        let workingDays = WorkingDays(others: holidays)
        return (
            FeedbackTimeliness(complaints.map { (received: $0.0, resolved: $0.1) }, workingDays),
            FeedbackTimeliness(concerns.map { (received: $0.0, resolved: $0.1) }, workingDays)
        )
    }

    /// How each policy of the scheme's stands on a day.
    public func policyStanding(on day: CivilDate) throws -> [PolicyStanding] {
        let (reviews, policies) = try connection.pipeline(
            QualitySummaryStatements.policyReviews.call(()), QualityClockStatements.policies.call(()))
        return reviews.standing(on: day, policies)
    }

    /// How the training of each member of staff who works here on a day stands: which mandatory courses are in date.
    public func staffTraining(
        on day: CivilDate
    ) throws -> [(member: Identifier, courses: [(course: Course, isInDate: Bool)])] {
        let (staff, courses, training) = try connection.pipeline(
            QualityDeadlineStatements.staff.call(day), QualityDeadlineStatements.courses.call(()),
            QualityDeadlineStatements.training.call(()))
        let logs = Dictionary(grouping: training, by: \.member)
        return staff.map { member, startedOn in
            let log = StaffTrainingLog(
                startedOn: startedOn, courses: courses, training: logs[member, default: []].map(\.record))
            return (member, log.mandatory(on: day))
        }
    }
}

extension SchemeTransaction {
    /// What is still to be done of an incident and by when.
    ///
    /// - Throws: `StoreError.notFound`.
    public func deadlines(ofIncident id: Identifier) throws -> [Deadline] {
        guard let incident = try connection.first(QualityRecords.incidents.find, id) else { throw StoreError.notFound }
        return incident.value.deadlines(of: id, try qualityClocks())
    }

    /// What is still to be done of a complaint, a concern or its like, and by when.
    ///
    /// - Throws: `StoreError.notFound`.
    public func deadlines(ofFeedback id: Identifier) throws -> [Deadline] {
        guard let feedback = try connection.first(QualityRecords.feedback.find, id) else { throw StoreError.notFound }
        return feedback.value.deadlines(of: id, try qualityClocks())
    }
}
