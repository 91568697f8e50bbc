/// A tax year of the United Kingdom: from 6 April until the next 6 April, which is not in it.
public struct TaxYear: Hashable, Comparable, Sendable {
    /// The year in which it begins.
    public let startYear: Int

    /// The tax year that begins in this year, 1 to 9998.
    public init?(startYear: Int) {
        guard (1...9_998).contains(startYear) else { return nil }
        self.startYear = startYear
    }

    /// The tax year of a day.
    public init(containing day: CivilDate) {
        let year = day.year
        startYear = day < Self.sixthOfApril(year) ? year - 1 : year
    }

    /// Reads the form "2025-26"; nil for any other text.
    public init?(_ text: some StringProtocol) {
        var digits = DigitReader(text.utf8)
        guard let year = digits.number(ofDigits: 4), digits.skip("-"), let next = digits.number(ofDigits: 2),
            digits.isAtEnd, (year + 1) % 100 == next
        else { return nil }
        self.init(startYear: year)
    }

    /// 6 April.
    public var firstDay: CivilDate { Self.sixthOfApril(startYear) }

    /// The 6 April after it.
    public var endDay: CivilDate { Self.sixthOfApril(startYear + 1) }

    /// Whether a day is in it.
    public func contains(_ day: CivilDate) -> Bool { firstDay <= day && day < endDay }

    /// The year before.
    public var previous: TaxYear? { TaxYear(startYear: startYear - 1) }

    /// The first days of its weeks. A week goes from Monday to Sunday, and one in which a tax year ends belongs to that year; so
    /// these are its Mondays, but for a last week that reaches beyond it, which it has whole.
    public var mondays: [CivilDate] {
        let daysToMonday = (8 - firstDay.weekday.rawValue) % 7
        return Array(stride(from: 0, to: endDay - firstDay - daysToMonday, by: 7)).map { firstDay + daysToMonday + $0 }
    }

    /// Whether the left year is the earlier.
    public static func < (left: TaxYear, right: TaxYear) -> Bool { left.startYear < right.startYear }

    private static func sixthOfApril(_ year: Int) -> CivilDate {
        CivilDate(daysSinceEpoch: CivilDate.days(year: year, month: 4, day: 6))
    }
}

extension TaxYear: CustomStringConvertible {
    /// As in "2025-26".
    public var description: String {
        Digits.padded(startYear, to: 4) + "-" + Digits.padded((startYear + 1) % 100, to: 2)
    }
}
