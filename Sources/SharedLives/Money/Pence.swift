/// An amount of money: a whole number of pence, negative where money goes the other way.
///
/// There is no floating point anywhere near money, and no operation here rounds: parts of a penny live in ``Fraction``
/// until they are rounded, once.
public struct Pence: Hashable, Comparable, Sendable, AdditiveArithmetic {
    /// The number of pence.
    public var value: Int64

    /// An amount of so many pence.
    public init(_ value: Int64) {
        self.value = value
    }

    /// No money.
    public static let zero = Pence(0)

    /// Whether the left amount is the smaller.
    public static func < (left: Pence, right: Pence) -> Bool { left.value < right.value }

    /// The sum of two amounts.
    public static func + (left: Pence, right: Pence) -> Pence { Pence(left.value + right.value) }

    /// The difference of two amounts.
    public static func - (left: Pence, right: Pence) -> Pence { Pence(left.value - right.value) }
}

extension Pence: ExpressibleByIntegerLiteral {
    /// An amount written as its number of pence.
    public init(integerLiteral value: Int64) {
        self.init(value)
    }
}

extension Pence: CustomStringConvertible {
    /// Pounds and pence for people, as in "£1,502.27" and "-£0.05".
    public var description: String {
        let magnitude = value.magnitude
        return (value < 0 ? "-£" : "£") + Self.grouped(magnitude / 100) + "." + Self.twoDigits(magnitude % 100)
    }

    /// Pounds and pence for programs, as in "1502.27" and "-0.05": no sign of currency and no thousands separator.
    public var decimal: String {
        let magnitude = value.magnitude
        return (value < 0 ? "-" : "") + String(magnitude / 100) + "." + Self.twoDigits(magnitude % 100)
    }

    private static func twoDigits(_ number: UInt64) -> String {
        number < 10 ? "0\(number)" : String(number)
    }

    private static func grouped(_ number: UInt64) -> String {
        guard number >= 1_000 else { return String(number) }
        let rest = String(number % 1_000)
        return grouped(number / 1_000) + "," + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
