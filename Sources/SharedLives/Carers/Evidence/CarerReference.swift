/// A reference about an applicant (3.3.2).
public struct CarerReference: Hashable, Sendable {
    /// What the scheme makes of a reference.
    public enum Verdict: String, CaseIterable, Hashable, Sendable {
        /// It speaks for the applicant.
        case satisfactory
        /// Something in it has to be asked about first.
        case needsFollowUp
        /// It speaks against the applicant.
        case unsatisfactory
    }

    /// Who gave it. A later reference of the same referee takes the place of the earlier one.
    public var referee: String
    /// What the referee is to the applicant.
    public var relationship: String
    /// The day on which it came.
    public var receivedOn: CivilDate
    /// What the scheme makes of it.
    public var verdict: Verdict
    /// Anything to remember.
    public var note: String?

    /// A reference.
    public init(
        referee: String, relationship: String, receivedOn: CivilDate, verdict: Verdict, note: String? = nil
    ) {
        self.referee = referee
        self.relationship = relationship
        self.receivedOn = receivedOn
        self.verdict = verdict
        self.note = note
    }
}
