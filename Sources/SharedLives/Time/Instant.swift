/// A point in time, to the microsecond, as PostgreSQL keeps it.
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since the beginning of 1970 in UTC, leap seconds not counted.
    public var microsecondsSinceEpoch: Int64

    /// The instant so many microseconds after the beginning of 1970 in UTC.
    public init(microsecondsSinceEpoch: Int64) {
        self.microsecondsSinceEpoch = microsecondsSinceEpoch
    }

    /// An instant as RFC 3339 writes it, with an offset ("2026-10-05T09:30:00+01:00") or "Z", in the years 1 to 9999
    /// there and in UTC, so that it can be written again.
    ///
    /// Parts of a microsecond are dropped. The answer is nil for anything else, a leap second among it: notice and
    /// hours are counted on a clock that has none.
    public init?(rfc3339 text: some StringProtocol) {
        var digits = DigitReader(text.utf8)
        guard let year = digits.number(ofDigits: 4), digits.skip("-"), let month = digits.number(ofDigits: 2),
            digits.skip("-"), let day = digits.number(ofDigits: 2),
            let date = CivilDate(year: year, month: month, day: day),
            digits.skip("T") || digits.skip("t"),
            let hour = digits.number(ofDigits: 2), hour < 24, digits.skip(":"),
            let minute = digits.number(ofDigits: 2), minute < 60, digits.skip(":"),
            let second = digits.number(ofDigits: 2), second < 60,
            let microsecond = Self.fraction(&digits),
            let offsetMinutes = Self.offset(&digits), digits.isAtEnd
        else { return nil }
        let seconds = (hour * 60 + minute - offsetMinutes) * 60 + second
        let secondsSinceEpoch = Int64(date.daysSinceEpoch) * 86_400 + Int64(seconds)
        guard Self.secondsOfCalendar.contains(secondsSinceEpoch) else { return nil }
        self.init(microsecondsSinceEpoch: secondsSinceEpoch * 1_000_000 + Int64(microsecond))
    }

    private static let secondsOfCalendar =
        Int64(CivilDate.days(year: 1, month: 1, day: 1)) * 86_400..<Int64(
            CivilDate.days(year: 10_000, month: 1, day: 1))
        * 86_400

    private static func fraction<Bytes>(_ digits: inout DigitReader<Bytes>) -> Int? {
        guard digits.skip(".") else { return 0 }
        guard var microsecond = digits.digit() else { return nil }
        var count = 1
        while let digit = digits.digit() {
            if count < 6 { microsecond = microsecond * 10 + digit }
            count += 1
        }
        while count < 6 {
            microsecond *= 10
            count += 1
        }
        return microsecond
    }

    private static func offset<Bytes>(_ digits: inout DigitReader<Bytes>) -> Int? {
        if digits.skip("Z") || digits.skip("z") { return 0 }
        let isEast = digits.skip("+")
        guard isEast || digits.skip("-"), let hours = digits.number(ofDigits: 2), hours < 24, digits.skip(":"),
            let minutes = digits.number(ofDigits: 2), minutes < 60
        else { return nil }
        return (isEast ? 1 : -1) * (hours * 60 + minutes)
    }

    /// Whether the left instant is the earlier.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.microsecondsSinceEpoch < right.microsecondsSinceEpoch
    }
}

extension Instant: CustomStringConvertible {
    /// The instant in UTC as RFC 3339 writes it, as in "2026-10-05T09:30:00Z", with six decimals where it needs them.
    public var description: String {
        let (day, ofDay) = microsecondsSinceEpoch.flooredDivision(by: 86_400_000_000)
        let second = Int(ofDay / 1_000_000)
        let microsecond = Int(ofDay % 1_000_000)
        let time = [second / 3_600, second / 60 % 60, second % 60].map { Digits.padded($0, to: 2) }
        let fraction = microsecond == 0 ? "" : "." + Digits.padded(microsecond, to: 6)
        return "\(CivilDate(daysSinceEpoch: Int32(day)))T" + time.joined(separator: ":") + fraction + "Z"
    }
}

extension Int64 {
    /// Quotient and remainder with the remainder never negative, so that times before 1970 fall on the right day.
    func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
