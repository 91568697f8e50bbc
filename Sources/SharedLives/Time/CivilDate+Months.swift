extension CivilDate {
    /// The same day so many months later (or earlier, if negative); where that month has no such day, its last day. Thirty-six
    /// months after 29 February 2024 is 28 February 2027.
    ///
    /// This is how checks, courses and reviews run out (3.5.1, 3.13.4, 3.14.3). A person's age is counted otherwise: see
    /// ``anniversary(inYear:)``.
    public func adding(months: Int) -> CivilDate {
        let (year, month, day) = components
        let count = year * 12 + month - 1 + months
        let newMonth = count % 12 + 1
        let newYear = count / 12
        return CivilDate(
            daysSinceEpoch: Self.days(
                year: newYear, month: newMonth, day: min(day, Self.daysInMonth(newMonth, ofYear: newYear))))
    }

    /// The day on which somebody born on this day becomes eighteen: for those born on 29 February, 1 March in a common year.
    public var eighteenthBirthday: CivilDate { anniversary(inYear: year + 18) }
}
