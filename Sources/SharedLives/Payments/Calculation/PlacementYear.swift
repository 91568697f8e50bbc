/// A year of a placement, over which days of carer's break are counted (4.11.1).
struct PlacementYear {
    /// The start of the placement, or an anniversary of it.
    var firstDay: CivilDate
    /// The next anniversary.
    var endDay: CivilDate
}

extension PlacementFacts {
    /// The placement year of a day on or after the start. That of 29 February begins on 1 March in a common year.
    func placementYear(of day: CivilDate) -> PlacementYear {
        let year = day.year
        let anniversary = start.anniversary(inYear: year)
        return day < anniversary
            ? PlacementYear(firstDay: start.anniversary(inYear: year - 1), endDay: anniversary)
            : PlacementYear(firstDay: anniversary, endDay: start.anniversary(inYear: year + 1))
    }

    /// How many days of carer's break lie in [from, to), which is no later than the placement's end.
    func breakDays(from: CivilDate, to: CivilDate) -> Int {
        var days = 0
        for absence in absences where absence.kind == .carerBreak {
            days += max(0, min(to, absence.to ?? .distantFuture) - max(from, absence.from))
        }
        return days
    }
}
