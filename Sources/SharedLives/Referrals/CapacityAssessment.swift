/// Whether a person can decide about where and with whom to live, and who sees to their best interests where they cannot (3.6.4).
public struct CapacityAssessment: Hashable, Sendable {
    /// The day of the assessment.
    public var assessedOn: CivilDate
    /// Who assessed it, 1 to 200 characters.
    public var assessor: String
    /// Whether the person has capacity for this decision.
    public var hasCapacity: Bool
    /// Who acts for them independently and decides in their best interests, 1 to 200 characters; nil while nobody is found, or
    /// where the person decides.
    public var decidesForThem: String?
    /// What was found, 1 to 4000 characters.
    public var findings: String?

    /// An assessment.
    public init(
        assessedOn: CivilDate, assessor: String, hasCapacity: Bool, decidesForThem: String? = nil,
        findings: String? = nil
    ) {
        self.assessedOn = assessedOn
        self.assessor = assessor
        self.hasCapacity = hasCapacity
        self.decidesForThem = decidesForThem
        self.findings = findings
    }

    /// What contradicts itself: nobody decides for a person who decides.
    public func faults() -> [Fault] {
        guard hasCapacity, decidesForThem != nil else { return [] }
        return [
            Fault(
                pointer: "/decidesForThem", code: "decidesThemselves",
                detail: "This person has capacity and decides. Leave this out, or correct hasCapacity.")
        ]
    }
}
