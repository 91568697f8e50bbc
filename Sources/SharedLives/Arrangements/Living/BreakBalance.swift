/// The paid days of a carer's break in one year of a placement, on a day: how many there are, were taken, are booked, and are left
/// (3.14.2, 4.11.1).
public struct BreakBalance: Hashable, Sendable {
    /// The first day of the placement year.
    public var from: CivilDate
    /// The day after its last.
    public var to: CivilDate
    /// The days that are paid in a year.
    public var days: Int
    /// The days of break up to and with the day that is asked about, paid or not.
    public var taken: Int
    /// The days of break after it that are recorded already.
    public var booked: Int

    /// The paid days that are neither taken nor booked.
    public var left: Int { max(0, days - taken - booked) }
    /// The days of break, taken or booked, beyond those that are paid.
    public var unpaid: Int { max(0, taken + booked - days) }
}

extension PlacementFacts {
    /// The balance of break days in the placement year of a day; nil on days outside the placement.
    public func breakBalance(on day: CivilDate, policy: PaymentPolicy) -> BreakBalance? {
        guard day >= start, end.map({ day < $0.date }) ?? true else { return nil }
        let year = placementYear(of: day)
        let last = min(year.endDay, end?.date ?? .distantFuture)
        let taken = breakDays(from: year.firstDay, to: min(day + 1, last))
        return BreakBalance(
            from: year.firstDay, to: year.endDay, days: policy.respiteDaysPerYear, taken: taken,
            booked: breakDays(from: year.firstDay, to: last) - taken)
    }
}
