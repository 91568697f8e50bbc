/// A person's care and support plan as it was agreed on a day, or at a review (3.12, 3.15.1).
public struct CarePlan: Hashable, Sendable {
    /// What a plan has to do, in the order of 3.12.2.
    public enum Point: String, CaseIterable, Hashable, Sendable {
        /// It is person centred.
        case personCentred
        /// The person was involved.
        case personInvolved
        /// Their circle of support was included, as appropriate.
        case circleOfSupport
        /// Communication needs.
        case communicationNeeds
        /// The outcomes.
        case outcomes
        /// Changing needs, with regular reviews.
        case changingNeeds
        /// The Mental Capacity Act, with best-interest decisions where appropriate.
        case mentalCapacityAct
        /// A copy of the needs assessment.
        case needsAssessment
        /// Risk assessments in place.
        case riskAssessments
        /// External professionals, where appropriate.
        case professionals
        /// Best-interest decisions, capacity and deprivation of liberty.
        case bestInterestsAndLiberty
    }

    /// What the person can do with their medication themselves (3.18.2).
    public enum MedicationAbility: String, CaseIterable, Hashable, Sendable {
        /// Store it.
        case store
        /// Follow instructions.
        case followInstructions
        /// Take it without help.
        case selfAdminister
    }

    /// The day on which it was agreed, or reviewed.
    public var agreedOn: CivilDate
    /// Who wrote it, 1 to 200 characters.
    public var author: String
    /// What was found on each point. Only with all eleven, each met, is a plan in place; where one is not called for, the evidence
    /// says why.
    public var points: [Point: AnnualCarerReview.PointFinding]
    /// What medication is used and what support it needs, 1 to 4000 characters (3.18.1).
    public var medication: String?
    /// What the person can do with it themselves.
    public var medicationAbilities: Set<MedicationAbility>

    /// A plan.
    public init(
        agreedOn: CivilDate, author: String, points: [Point: AnnualCarerReview.PointFinding], medication: String? = nil,
        medicationAbilities: Set<MedicationAbility> = []
    ) {
        self.agreedOn = agreedOn
        self.author = author
        self.points = points
        self.medication = medication
        self.medicationAbilities = medicationAbilities
    }

    /// The points that are missing or not met, in the clause's order.
    public var unmetPoints: [Point] { Point.allCases.filter { points[$0]?.isMet != true } }
}
