/// A policy that covers a household for a time (3.14.3).
public struct Insurance: Hashable, Sendable {
    /// What is insured.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Public liability.
        case publicLiability
        /// Buildings and contents.
        case household
    }

    /// What is insured.
    public var kind: Kind
    /// The insurer.
    public var insurer: String
    /// The insurer's number of the policy, if it is known.
    public var policyReference: String?
    /// The first day of cover.
    public var from: CivilDate
    /// The first day without cover.
    public var to: CivilDate

    /// A policy.
    public init(kind: Kind, insurer: String, policyReference: String? = nil, from: CivilDate, to: CivilDate) {
        self.kind = kind
        self.insurer = insurer
        self.policyReference = policyReference
        self.from = from
        self.to = to
    }
}
