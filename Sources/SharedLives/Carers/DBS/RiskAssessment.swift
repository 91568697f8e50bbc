/// What the registered manager decided about what a certificate disclosed (3.5.1). It never says what was disclosed.
public struct RiskAssessment: Hashable, Sendable {
    /// The decision.
    public enum Decision: String, CaseIterable, Hashable, Sendable {
        /// The risk can be borne, with the safeguards.
        case accepted
        /// It cannot.
        case notAccepted
    }

    /// The decision.
    public var decision: Decision
    /// The day of the decision. The latest counts.
    public var decidedOn: CivilDate

    /// A risk assessment.
    public init(decision: Decision, decidedOn: CivilDate) {
        self.decision = decision
        self.decidedOn = decidedOn
    }
}
