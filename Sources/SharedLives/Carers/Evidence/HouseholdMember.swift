/// Somebody else who lives in a carer's home. Once eighteen they are named on the carer's DBS form (3.5.1).
public struct HouseholdMember: Hashable, Sendable {
    /// Given name.
    public var givenName: String
    /// Family name.
    public var familyName: String
    /// Date of birth.
    public var dateOfBirth: CivilDate
    /// What they are to the carer.
    public var relationship: String
    /// The first day on which they live there.
    public var from: CivilDate
    /// The first day on which they no longer do; nil while they do.
    public var to: CivilDate?

    /// A member of a household.
    public init(
        givenName: String, familyName: String, dateOfBirth: CivilDate, relationship: String, from: CivilDate,
        to: CivilDate? = nil
    ) {
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.relationship = relationship
        self.from = from
        self.to = to
    }

    /// The first day on which they live there as an adult. It may lie after they have left.
    public var adultFrom: CivilDate { max(from, dateOfBirth.eighteenthBirthday) }

    /// Whether they live there on a day and are eighteen or more.
    public func isAdultMember(on day: CivilDate) -> Bool {
        adultFrom <= day && to.map { day < $0 } ?? true
    }
}
