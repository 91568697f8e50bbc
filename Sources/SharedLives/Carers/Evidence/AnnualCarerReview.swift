/// The yearly review of a carer, with its six points (3.14.3).
public struct AnnualCarerReview: Hashable, Sendable {
    /// What the review has to make sure of, in the order of the clause.
    public enum Point: String, CaseIterable, Hashable, Sendable {
        /// A valid DBS certificate.
        case dbs
        /// Public liability and household insurance in date.
        case insurance
        /// Mandatory training completed.
        case training
        /// A tailored development plan.
        case developmentPlan
        /// The property is still suitable, and complies with health and safety.
        case property
        /// The carer is able to give the care and support that is needed.
        case ability
    }

    /// What was found on one point.
    public struct PointFinding: Hashable, Sendable {
        /// Whether the point is met.
        public var isMet: Bool
        /// By what evidence, or what is missing.
        public var evidence: String

        /// A finding.
        public init(isMet: Bool, evidence: String) {
            self.isMet = isMet
            self.evidence = evidence
        }
    }

    /// The day of the review.
    public var reviewedOn: CivilDate
    /// Who reviewed.
    public var reviewer: String
    /// What was found on each point. Only with all six, each met, is a review by 3.14.3 done.
    public var points: [Point: PointFinding]
    /// The development plan that was agreed.
    public var developmentPlan: String?

    /// A review.
    public init(reviewedOn: CivilDate, reviewer: String, points: [Point: PointFinding], developmentPlan: String? = nil)
    {
        self.reviewedOn = reviewedOn
        self.reviewer = reviewer
        self.points = points
        self.developmentPlan = developmentPlan
    }

    /// The points that are missing or not met, in the clause's order.
    public var unmetPoints: [Point] { Point.allCases.filter { points[$0]?.isMet != true } }
}

extension AnnualCarerReview.Point {
    /// The words of 3.14.3.
    public var inWords: String {
        switch self {
        case .dbs: "a valid DBS certificate"
        case .insurance: "insurance in date"
        case .training: "mandatory training"
        case .developmentPlan: "a tailored development plan"
        case .property: "a property that is still suitable"
        case .ability: "ability to give the care and support required"
        }
    }
}
