/// Whose carer somebody is, from a day on.
public struct CarerCoordinator: Hashable, Sendable {
    /// The coordinator's account.
    public var accountID: Identifier
    /// The first day.
    public var from: CivilDate

    /// A coordinator from a day on.
    public init(accountID: Identifier, from: CivilDate) {
        self.accountID = accountID
        self.from = from
    }
}
