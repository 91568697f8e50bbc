/// Somebody who sits on the scheme's panel, for a time.
public struct PanelMember: Hashable, Sendable {
    /// The account with which they sign in; nil for one who reads on paper.
    public var accountID: Identifier?
    /// Their name, 1 to 200 characters.
    public var name: String
    /// What they bring, as in "former carer", 1 to 200 characters.
    public var background: String
    /// The first day.
    public var from: CivilDate
    /// The first day on which they are no longer a member; nil while they are.
    public var to: CivilDate?

    /// A member.
    public init(accountID: Identifier? = nil, name: String, background: String, from: CivilDate, to: CivilDate? = nil) {
        self.accountID = accountID
        self.name = name
        self.background = background
        self.from = from
        self.to = to
    }

    /// Whether they sit on the panel on a day.
    public func isMember(on day: CivilDate) -> Bool { from <= day && to.map { day < $0 } ?? true }
}
