/// Something of a person's life with a carer that the carer noted (3.12.3).
public struct SignificantEvent: Hashable, Sendable {
    /// What it is about, in the order of the clause.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case outcomeAchieved, accidentOrIncident, illness
        /// Contact with a health professional.
        case healthContact
        /// Contact with another agency.
        case agencyContact
        case safeguarding, mentalCapacity, deprivationOfLiberty, other
    }

    /// What it is about.
    public var kind: Kind
    /// The day on which it happened.
    public var happenedOn: CivilDate
    /// The carer who noted it; nil where somebody else did.
    public var carerID: Identifier?
    /// What happened, 1 to 4000 characters.
    public var description: String
    /// The incident that it became, if it did.
    public var incidentID: Identifier?

    /// A significant event.
    public init(
        kind: Kind, happenedOn: CivilDate, carerID: Identifier? = nil, description: String,
        incidentID: Identifier? = nil
    ) {
        self.kind = kind
        self.happenedOn = happenedOn
        self.carerID = carerID
        self.description = description
        self.incidentID = incidentID
    }
}
