/// That a member of a household has left it. The member stays recorded: certificates go on naming them.
public struct HouseholdDeparture: Hashable, Sendable {
    /// The member.
    public var memberID: Identifier
    /// The first day on which they no longer live there.
    public var leftOn: CivilDate

    /// A departure.
    public init(memberID: Identifier, leftOn: CivilDate) {
        self.memberID = memberID
        self.leftOn = leftOn
    }
}
