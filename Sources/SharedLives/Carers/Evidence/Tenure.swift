/// What was found about the right to let a room of the home, and about rent or mortgage (3.3.4).
public struct Tenure: Hashable, Sendable {
    /// How the home is held.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Owned, with or without a mortgage.
        case owner
        /// Rented: letting a room needs the landlord's consent.
        case tenant
        /// Owned in part.
        case sharedOwner
    }

    /// The day of the check.
    public var checkedOn: CivilDate
    /// How the home is held.
    public var kind: Kind
    /// The day of the landlord's consent; a tenant needs it.
    public var landlordConsentOn: CivilDate?
    /// Whether rent or mortgage payments are up to date.
    public var paymentsUpToDate: Bool

    /// A check of tenure.
    public init(checkedOn: CivilDate, kind: Kind, landlordConsentOn: CivilDate? = nil, paymentsUpToDate: Bool) {
        self.checkedOn = checkedOn
        self.kind = kind
        self.landlordConsentOn = landlordConsentOn
        self.paymentsUpToDate = paymentsUpToDate
    }
}
