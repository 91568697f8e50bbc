import SharedLives

/// Types the sums of statements in and reads what comes out, as a person with a calculator does: knows nothing of lines and rules.
/// "8 × £360.00 ÷ 7 = £411.4285…, rounded to £411.43".
struct Calculator {
    /// An exact number: pounds, days, or both.
    struct Exact: Equatable {
        var numerator: Int64
        var denominator: Int64

        /// Pence, to the nearest whole one, half a penny away from nothing.
        var pence: Int64 {
            let doubled = numerator * 200
            let sign = doubled < 0 ? -1 : 1 as Int64
            return sign * ((doubled.magnitude + UInt64(denominator)) / (2 * UInt64(denominator))).asInt64
        }
    }

    private var tokens: [Substring]
    private var next = 0

    /// What stands on the left of the equals sign.
    static func value(_ sum: some StringProtocol) -> Exact? {
        let spaced = String(sum).map { $0 == "(" ? "( " : $0 == ")" ? " )" : String($0) }.joined()
        var calculator = Calculator(tokens: spaced.split(separator: " ").map { Substring($0) })
        guard let value = calculator.total(), calculator.next == calculator.tokens.count else { return nil }
        return value
    }

    /// The pence that a sentence ends in, if its sum comes to that, and to all the digits that it shows on the way; nil if not.
    static func checked(_ sentence: String) -> Int64? {
        let sides = sentence.split(separator: " = ")
        guard sides.count == 2, let value = value(sides[0]) else { return nil }
        let results = sides[1].split(separator: ", rounded to ")
        guard let last = results.last, let result = pence(last), value.pence == result else { return nil }
        if results.count == 1 { return value.numerator * 100 % value.denominator == 0 ? result : nil }
        return isShown(value, results[0]) ? result : nil
    }

    /// Whether a number with decimals is the beginning of the exact value, and all of it where there is no ellipsis.
    private static func isShown(_ value: Exact, _ text: Substring) -> Bool {
        let digits = text.filter { $0 != "£" && $0 != "," && $0 != "…" }
        let parts = digits.split(separator: ".")
        guard parts.count == 2, var number = Int64(parts[0]) else { return false }
        var scale: Int64 = 1
        for digit in parts[1] {
            number = number * 10 + Int64(digit.wholeNumberValue ?? 0)
            scale *= 10
        }
        let (shown, rest) = (value.numerator * scale).quotientAndRemainder(dividingBy: value.denominator)
        return shown == number && (rest == 0) == !text.hasSuffix("…")
    }

    static func pence(_ text: some StringProtocol) -> Int64? {
        let isNegative = text.hasPrefix("-")
        let parts = text.filter { $0 != "£" && $0 != "," && $0 != "-" }.split(separator: ".")
        guard parts.count == 2, parts[1].count == 2, let pounds = Int64(String(parts[0])),
            let pence = Int64(String(parts[1]))
        else { return nil }
        return (isNegative ? -1 : 1) * (pounds * 100 + pence)
    }

    private mutating func total() -> Exact? {
        guard var value = product() else { return nil }
        while let sign = token(of: ["+", "-"]) {
            guard let other = product() else { return nil }
            value.numerator =
                value.numerator * other.denominator + (sign == "+" ? 1 : -1) * other.numerator * value.denominator
            value.denominator *= other.denominator
        }
        return value
    }

    private mutating func product() -> Exact? {
        guard var value = factor() else { return nil }
        while let sign = token(of: ["×", "÷"]) {
            guard let other = factor() else { return nil }
            value.numerator *= sign == "×" ? other.numerator : other.denominator
            value.denominator *= sign == "×" ? other.denominator : other.numerator
        }
        return value
    }

    private mutating func factor() -> Exact? {
        if token(of: ["("]) != nil {
            guard let value = total(), token(of: [")"]) != nil else { return nil }
            return value
        }
        guard next < tokens.count else { return nil }
        let word = tokens[next]
        next += 1
        if word.contains("£") { return Self.pence(word).map { Exact(numerator: $0, denominator: 100) } }
        return Int64(String(word)).map { Exact(numerator: $0, denominator: 1) }
    }

    private mutating func token(of words: [Substring]) -> Substring? {
        guard next < tokens.count, words.contains(tokens[next]) else { return nil }
        next += 1
        return tokens[next - 1]
    }
}

extension UInt64 {
    fileprivate var asInt64: Int64 { Int64(self) }
}
