/// A member's interest in a case, for which they take no part in its recommendation.
public struct PanelInterest: Hashable, Sendable {
    /// The member.
    public var memberID: Identifier
    /// What it is, as in "a neighbour of the carer", 1 to 4000 characters.
    public var nature: String

    /// An interest.
    public init(memberID: Identifier, nature: String) {
        self.memberID = memberID
        self.nature = nature
    }
}
