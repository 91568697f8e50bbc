/// What a person contributes to the cost, from a day until the next contribution's day (4.8).
public struct DatedContribution: Hashable, Sendable {
    /// The first day of this contribution.
    public var from: CivilDate
    /// Pence a week.
    public var weekly: Pence

    /// A contribution from a day on.
    public init(from: CivilDate, weekly: Pence) {
        self.from = from
        self.weekly = weekly
    }
}
