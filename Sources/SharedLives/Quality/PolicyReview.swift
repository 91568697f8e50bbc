/// A review of one of the scheme's policies, by which it came to be in force, stays so, or is no more (5.2, 5.3).
public struct PolicyReview: Hashable, Sendable {
    /// What came of it.
    public enum Result: String, CaseIterable, Hashable, Sendable {
        case introduced, unchanged, revised, retired
    }

    /// A short name for programs and tables, as in "safeguarding": 1 to 50 characters. Those of ``PolicySubject`` have to be there.
    public var subject: String
    /// The policy's title, 1 to 200 characters.
    public var title: String
    /// Which edition is in force, 1 to 50 characters.
    public var edition: String
    /// The day of the review.
    public var reviewedOn: CivilDate
    /// Who reviewed it, 1 to 200 characters.
    public var reviewer: String
    /// What came of it.
    public var result: Result
    /// What was changed, 1 to 4000 characters; to be said of a revision.
    public var changes: String?

    /// A review.
    public init(
        subject: String, title: String, edition: String, reviewedOn: CivilDate, reviewer: String, result: Result,
        changes: String? = nil
    ) {
        self.subject = subject
        self.title = title
        self.edition = edition
        self.reviewedOn = reviewedOn
        self.reviewer = reviewer
        self.result = result
        self.changes = changes
    }

    /// Everything that cannot be, with pointers into it as it is sent.
    public func faults(_ days: DayCheck) -> [Fault] {
        var faults = days.happened(reviewedOn, "/reviewedOn")
        if result == .revised, changes == nil {
            faults.append(.missing("/changes", "Say what was changed, or that the review left it unchanged."))
        }
        return faults
    }
}

/// What a scheme has policies on, in the order of 5.2, then of 5.3 and 5.5.
public enum PolicySubject: String, CaseIterable, Hashable, Sendable {
    case staffRecruitmentAndTraining, healthAndSafety, equalAccess, informationGovernance, mentalCapacity, safeguarding,
        notifiableIncidents, prevent, medication, complaints
    case loneWorking, violenceAndAggression, firstAid, firePrecautions, manualHandling, equipment, homeSuitability,
        riskAssessment, infectionControl, transport, accidentReporting, incidentsAndFatalities, hazardousSubstances,
        businessContinuity
}

/// How a policy stands on a day.
public struct PolicyStanding: Hashable, Sendable {
    /// How it is.
    public enum State: String, CaseIterable, Hashable, Sendable {
        case inDate, overdue
        /// It has to be there, and is not.
        case missing
        case retired
    }

    /// What it is on.
    public var subject: String
    /// Whether it has to be there (5.2, 5.3, 5.5).
    public var isRequired: Bool
    /// How it is.
    public var state: State
    /// The review that counts; nil where there is none.
    public var review: PolicyReview?
    /// By when it is reviewed next; nil where there is none, and of one that is retired.
    public var dueOn: CivilDate?
}

extension [PolicyReview] {
    /// How each policy stands on a day: those that have to be there in the order of the clauses, then others by their subjects.
    public func standing(on day: CivilDate, _ policies: [QualityPolicy]) -> [PolicyStanding] {
        var latest: [String: PolicyReview] = [:]
        for review in self where review.reviewedOn <= day {
            if let other = latest[review.subject], other.reviewedOn > review.reviewedOn { continue }
            latest[review.subject] = review
        }
        let required = PolicySubject.allCases.map(\.rawValue)
        let others = latest.keys.filter { PolicySubject(rawValue: $0) == nil }.sorted()
        return (required + others).map { subject in
            let review = latest[subject]
            let isRequired = PolicySubject(rawValue: subject) != nil
            let dueOn = review.flatMap { $0.dueOn(policies) }
            let state: PolicyStanding.State =
                if let dueOn {
                    dueOn <= day ? .overdue : .inDate
                } else {
                    isRequired ? .missing : .retired
                }
            return PolicyStanding(
                subject: subject, isRequired: isRequired, state: state, review: review, dueOn: dueOn)
        }
    }
}

extension PolicyReview {
    /// By when it is reviewed again, by the scheme's policy of the day of the review; nil of one that is retired.
    public func dueOn(_ policies: [QualityPolicy]) -> CivilDate? {
        result == .retired ? nil : reviewedOn.adding(months: policies.inForce(on: reviewedOn).policyReviewMonths)
    }
}
