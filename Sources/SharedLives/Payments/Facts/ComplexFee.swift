/// A discretionary fee agreed beside the highest bands (4.6.1), over the days [from, to).
public struct ComplexFee: Hashable, Sendable {
    /// The first day of the fee.
    public var from: CivilDate
    /// The day after the last, or nil while the fee goes on.
    public var to: CivilDate?
    /// Pence a week.
    public var weekly: Pence

    /// A fee over the days [from, to).
    public init(from: CivilDate, to: CivilDate? = nil, weekly: Pence) {
        self.from = from
        self.to = to
        self.weekly = weekly
    }
}
