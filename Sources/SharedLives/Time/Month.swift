/// A month of a year: the period of a payment run.
public struct Month: Hashable, Comparable, Sendable {
    /// Months since January of the year 0, so that months can be compared and counted.
    private let monthsSinceYearZero: Int32

    private init(monthsSinceYearZero: Int32) {
        self.monthsSinceYearZero = monthsSinceYearZero
    }

    /// A month (1 to 12) of a year (1 to 9999), or nil outside those.
    public init?(year: Int, month: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        self.init(monthsSinceYearZero: Int32(year * 12 + month - 1))
    }

    /// A month written "2026-10", or nil if the text is anything else.
    public init?(_ text: some StringProtocol) {
        var digits = DigitReader(text.utf8)
        guard let year = digits.number(ofDigits: 4), digits.skip("-"), let month = digits.number(ofDigits: 2),
            digits.isAtEnd
        else { return nil }
        self.init(year: year, month: month)
    }

    /// The month in which a day lies.
    public init(containing date: CivilDate) {
        let (year, month, _) = date.components
        self.init(monthsSinceYearZero: Int32(year * 12 + month - 1))
    }

    /// The calendar year.
    public var year: Int { Int(monthsSinceYearZero) / 12 }

    /// The month of the year, 1 to 12.
    public var month: Int { Int(monthsSinceYearZero) % 12 + 1 }

    /// The first day of the month.
    public var firstDay: CivilDate { CivilDate(daysSinceEpoch: CivilDate.days(year: year, month: month, day: 1)) }

    /// The first day of the next month: the end of the half-open interval that this month is.
    public var endDay: CivilDate { next.firstDay }

    /// The month after.
    public var next: Month { Month(monthsSinceYearZero: monthsSinceYearZero + 1) }

    /// The month before.
    public var previous: Month { Month(monthsSinceYearZero: monthsSinceYearZero - 1) }

    /// Whether a day lies in this month.
    public func contains(_ date: CivilDate) -> Bool { firstDay <= date && date < endDay }

    /// Whether the left month is the earlier.
    public static func < (left: Month, right: Month) -> Bool { left.monthsSinceYearZero < right.monthsSinceYearZero }
}

extension Month: CustomStringConvertible {
    /// The month as "2026-10".
    public var description: String { Digits.padded(year, to: 4) + "-" + Digits.padded(month, to: 2) }

    /// The month in words, as in "October 2026".
    public var inWords: String { Self.names[month - 1] + " \(year)" }

    private static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
