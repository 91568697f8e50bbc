/// Which days are working days in England: Monday to Friday, bank holidays out.
public struct WorkingDays: Hashable, Sendable {
    private let holidays: Set<CivilDate>
    private let years: Set<Int>

    /// Working days by the bank holidays that are published, and others that a scheme has recorded.
    ///
    /// - Parameter others: bank holidays beside ``BankHolidays``. A year of which there is one counts as known.
    public init(others: [CivilDate] = []) {
        holidays = Set(others).union(BankHolidays.days)
        years = Set(BankHolidays.years).union(others.map(\.year))
    }

    /// Whether work is done on a day.
    public func contains(_ day: CivilDate) -> Bool {
        day.weekday != .saturday && day.weekday != .sunday && !holidays.contains(day)
    }

    /// Whether the bank holidays of a day's year are known. Where they are not, only weekends are left out.
    public func knows(_ day: CivilDate) -> Bool { years.contains(day.year) }

    /// The last of so many working days (1 or more) that are counted from the day after a day. A complaint that is received on a
    /// Friday has its first working day on the Monday.
    public func day(_ count: Int, after received: CivilDate) -> CivilDate {
        precondition(count >= 1, "the first working day is number 1")
        var day = received
        var left = count
        while left > 0 {
            day = day + 1
            if contains(day) { left -= 1 }
        }
        return day
    }

    /// How many working days there are from the day after a day to another one, both of those in; 0 where it is not later.
    public func count(after received: CivilDate, through end: CivilDate) -> Int {
        guard received < end else { return 0 }
        return (1...(end - received)).count { contains(received + $0) }
    }
}
