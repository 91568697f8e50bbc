/// A calendar quarter, as councils ask for monitoring reports: January to March, April to June and so on (6.5.1).
public struct Quarter: Hashable, Comparable, Sendable {
    /// The calendar year, 1 to 9999.
    public let year: Int
    /// 1 for January to March, to 4 for October to December.
    public let number: Int

    /// Within how many days of its end a quarter is reported (6.5.1).
    public static let daysToReport = 14

    /// A quarter (1 to 4) of a year (1 to 9998), or nil outside those.
    public init?(year: Int, number: Int) {
        guard (1...9998).contains(year), (1...4).contains(number) else { return nil }
        self.year = year
        self.number = number
    }

    /// A quarter written "2026-Q3", or nil if the text is anything else.
    public init?(_ text: some StringProtocol) {
        var digits = DigitReader(text.utf8)
        guard let year = digits.number(ofDigits: 4), digits.skip("-"), digits.skip("Q"),
            let number = digits.number(ofDigits: 1), digits.isAtEnd
        else { return nil }
        self.init(year: year, number: number)
    }

    /// The quarter in which a day lies.
    public init(containing day: CivilDate) {
        year = day.year
        number = (day.month + 2) / 3
    }

    /// The quarter that is over when a day begins: the one before its own.
    public init(before day: CivilDate) {
        self.init(containing: Quarter(containing: day).firstDay - 1)
    }

    /// The first day.
    public var firstDay: CivilDate {
        CivilDate(daysSinceEpoch: CivilDate.days(year: year, month: 3 * number - 2, day: 1))
    }

    /// The first day of the next quarter: the end of the half-open interval that this one is.
    public var endDay: CivilDate {
        CivilDate(
            daysSinceEpoch: number == 4
                ? CivilDate.days(year: year + 1, month: 1, day: 1)
                : CivilDate.days(year: year, month: 3 * number + 1, day: 1))
    }

    /// The last day.
    public var lastDay: CivilDate { endDay - 1 }

    /// The last day on which its report is in time (6.5.1).
    public var dueOn: CivilDate { lastDay + Self.daysToReport }

    /// Whether the left quarter is the earlier.
    public static func < (left: Quarter, right: Quarter) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }
}

extension Quarter: CustomStringConvertible {
    /// The quarter as "2026-Q3".
    public var description: String { Digits.padded(year, to: 4) + "-Q\(number)" }

    /// The quarter in words, as in "July to September 2026".
    public var inWords: String {
        ["January to March", "April to June", "July to September", "October to December"][number - 1] + " \(year)"
    }
}
