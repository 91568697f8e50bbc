/// A day of the calendar (proleptic Gregorian), without a time or a zone: the day it is in Europe/London.
///
/// Intervals of dates are half-open: `from` is in them, `to` is not.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970, which is 0.
    public let daysSinceEpoch: Int32

    /// The day so many days after 1 January 1970.
    public init(daysSinceEpoch: Int32) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// The day of a year (1 to 9999), month (1 to 12) and day of the month, or nil if the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.daysInMonth(month, ofYear: year)
        else { return nil }
        self.init(daysSinceEpoch: Self.days(year: year, month: month, day: day))
    }

    /// A day written "2026-10-05", or nil if the text is anything else or the calendar has no such day.
    public init?(_ text: some StringProtocol) {
        var digits = DigitReader(text.utf8)
        guard let year = digits.number(ofDigits: 4), digits.skip("-"),
            let month = digits.number(ofDigits: 2), digits.skip("-"),
            let day = digits.number(ofDigits: 2), digits.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Whether the left day is the earlier.
    public static func < (left: CivilDate, right: CivilDate) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

    /// The day so many days later.
    public static func + (date: CivilDate, days: Int) -> CivilDate {
        CivilDate(daysSinceEpoch: date.daysSinceEpoch + Int32(days))
    }

    /// The day so many days earlier.
    public static func - (date: CivilDate, days: Int) -> CivilDate { date + (-days) }

    /// The number of days from the right day to the left one: the length of the interval [right, left).
    public static func - (left: CivilDate, right: CivilDate) -> Int {
        Int(left.daysSinceEpoch) - Int(right.daysSinceEpoch)
    }

    /// Whether a year has a 29 February.
    public static func isLeapYear(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days of a month (1 to 12) in a year.
    public static func daysInMonth(_ month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CivilDate {
    /// The calendar year.
    public var year: Int { components.year }

    /// The month, 1 to 12.
    public var month: Int { components.month }

    /// The day of the month, 1 to 31.
    public var day: Int { components.day }

    /// The day of the week.
    public var weekday: Weekday {
        // 1 January 1970 was a Thursday, three days after a Monday.
        let daysSinceMonday = (Int(daysSinceEpoch) + 3) % 7
        return Weekday(rawValue: (daysSinceMonday + 7) % 7 + 1)!
    }

    /// The same day of the year in another year; 29 February is 1 March in a common year.
    public func anniversary(inYear year: Int) -> CivilDate {
        let (_, month, day) = components
        guard day <= Self.daysInMonth(month, ofYear: year) else {
            return CivilDate(daysSinceEpoch: Self.days(year: year, month: 3, day: 1))
        }
        return CivilDate(daysSinceEpoch: Self.days(year: year, month: month, day: day))
    }

    /// Year, month and day at once.
    ///
    /// Years are counted from 1 March, so that the day a leap year adds is the last one and needs no special case
    /// (the method is Howard Hinnant's, "chrono-compatible low-level date algorithms").
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSinceEpoch) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The reverse of ``components``, for a day known to exist.
    static func days(year: Int, month: Int, day: Int) -> Int32 {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let era = (yearFromMarch >= 0 ? yearFromMarch : yearFromMarch - 399) / 400
        let yearOfEra = yearFromMarch - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }
}

extension CivilDate: CustomStringConvertible {
    /// The day as "2026-10-05".
    public var description: String {
        let (year, month, day) = components
        return Digits.padded(year, to: 4) + "-" + Digits.padded(month, to: 2) + "-" + Digits.padded(day, to: 2)
    }
}

/// A day of the week, numbered as ISO 8601 does.
public enum Weekday: Int, CaseIterable, Sendable {
    /// The seven days, Monday as 1 to Sunday as 7.
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}
