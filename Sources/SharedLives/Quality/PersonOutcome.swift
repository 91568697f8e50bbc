/// How a person fares with one of the outcomes of 2.3, as it was found on a day.
public struct PersonOutcome: Hashable, Sendable {
    /// Which outcome, in the order of the clause.
    public enum Area: String, CaseIterable, Hashable, Sendable {
        /// Managing and maintaining nutrition.
        case nutrition
        /// Maintaining personal hygiene.
        case hygiene
        /// Managing toilet needs.
        case toilet
        /// Being appropriately clothed.
        case clothing
        /// Making use of the home.
        case useOfHome
        /// Keeping the home habitable.
        case habitableHome
        /// Family and other relationships.
        case relationships
        /// Work, training, education or volunteering.
        case workAndLearning
        /// Facilities and services of the community, public transport and recreation.
        case community
        /// Caring for a child.
        case caringForChildren
    }

    /// How it goes.
    public enum Progress: String, CaseIterable, Hashable, Sendable {
        case achieved, improving, maintained, notMet
    }

    /// Which outcome.
    public var area: Area
    /// What the person wants to reach, 1 to 1000 characters.
    public var goal: String
    /// The day on which it was looked at.
    public var assessedOn: CivilDate
    /// How it goes.
    public var progress: Progress
    /// What shows it, 1 to 4000 characters.
    public var evidence: String
    /// A case study in words that name nobody, 1 to 4000 characters (Appendix 3).
    public var caseStudy: String?
    /// Whether the person agrees that the case study is shown to the council.
    public var mayBeShared: Bool
    /// When it is looked at again; nil where that is not set.
    public var nextReviewOn: CivilDate?

    /// An outcome as it was found.
    public init(
        area: Area, goal: String, assessedOn: CivilDate, progress: Progress, evidence: String, caseStudy: String? = nil,
        mayBeShared: Bool = false, nextReviewOn: CivilDate? = nil
    ) {
        self.area = area
        self.goal = goal
        self.assessedOn = assessedOn
        self.progress = progress
        self.evidence = evidence
        self.caseStudy = caseStudy
        self.mayBeShared = mayBeShared
        self.nextReviewOn = nextReviewOn
    }

    /// Everything that cannot be, with pointers into it as it is sent.
    public func faults(_ days: DayCheck) -> [Fault] {
        var faults = days.happened(assessedOn, "/assessedOn")
        if let nextReviewOn, nextReviewOn <= assessedOn {
            faults.append(
                Fault(
                    pointer: "/nextReviewOn", code: "notInOrder",
                    detail: "It was looked at on \(assessedOn). Give a later day for the next time."))
        }
        if mayBeShared, caseStudy == nil {
            faults.append(.missing("/caseStudy", "Write the case study that may be shared, or send false."))
        }
        return faults
    }
}
