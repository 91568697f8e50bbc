/// The paid days of a carer's break in one year of a placement: how many there are, were used, and are left (4.11.1).
public struct BreakAllowance: Hashable, Sendable {
    /// The placement.
    public var placement: String
    /// The first day of the placement year.
    public var from: CivilDate
    /// The day after its last.
    public var to: CivilDate
    /// The days that are paid in a year.
    public var days: Int
    /// The days of break until the end of the month, paid or not.
    public var taken: Int

    /// The days that were used of those that are paid.
    public var used: Int { min(days, taken) }
    /// The paid days that are left.
    public var left: Int { days - used }
    /// The days of break beyond those that are paid.
    public var unpaid: Int { taken - used }

    /// A year's allowance.
    public init(placement: String, from: CivilDate, to: CivilDate, days: Int, taken: Int) {
        self.placement = placement
        self.from = from
        self.to = to
        self.days = days
        self.taken = taken
    }

    /// As in "In the placement year from 5 October 2026 to 4 October 2027 you have used 3 of 14 paid break days, and 11 are left."
    public var inWords: String {
        let year = "In the placement year from \(from.inWords) to \((to - 1).inWords)"
        let beyond =
            unpaid == 0
            ? "" : " Beyond them \(Unit.day.counted(unpaid)) of break \(unpaid == 1 ? "was" : "were") unpaid."
        return "\(year) you have used \(used) of \(days) paid break days, and \(left) \(left == 1 ? "is" : "are") left."
            + beyond
    }
}

extension StatementFacts {
    /// The break days of the placement years that have a day in a month: two where an anniversary is in it.
    public func breakAllowances(in month: Month) -> [BreakAllowance] {
        let policy = rates.policy(of: month)
        return placements.keys.sorted().flatMap { id -> [BreakAllowance] in
            guard let known = placements[id], known.start < month.endDay, known.end ?? .distantFuture > month.firstDay
            else { return [] }
            let placement = PlacementFacts(
                id: id, carer: "", start: known.start, bands: [], absences: known.absences,
                end: known.end.map { PlacementEnd(date: $0, reason: .movedOn) })
            let last = min(month.endDay, known.end ?? .distantFuture)
            var years: [BreakAllowance] = []
            var day = max(month.firstDay, known.start)
            while day < last {
                let year = placement.placementYear(of: day)
                years.append(
                    BreakAllowance(
                        placement: id, from: year.firstDay, to: year.endDay, days: policy.respiteDaysPerYear,
                        taken: placement.breakDays(from: year.firstDay, to: min(year.endDay, last))))
                day = year.endDay
            }
            return years
        }
    }
}
