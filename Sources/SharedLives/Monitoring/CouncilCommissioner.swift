/// That an account acts for a council from a day on, and sees its figures.
public struct CouncilCommissioner: Hashable, Sendable {
    /// The account.
    public var accountID: Identifier
    /// The first day.
    public var from: CivilDate

    /// A commissioner.
    public init(accountID: Identifier, from: CivilDate) {
        self.accountID = accountID
        self.from = from
    }
}
