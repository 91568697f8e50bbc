/// A United Kingdom postcode in its usual form: outward code, one space, inward code, in capitals.
public struct Postcode: Hashable, Sendable, CustomStringConvertible {
    /// The text, as in "QZ1 4AB".
    public let description: String

    /// Reads a postcode, whose space may be missing or doubled and whose letters may be small; nil for what is none.
    public init?(_ text: some StringProtocol) {
        let letters = text.utf8.filter { $0 != UInt8(ascii: " ") }.map(Self.capital)
        guard (5...7).contains(letters.count) else { return nil }
        let outward = letters.dropLast(3)
        let inward = letters.suffix(3)
        guard Self.isOutward(Array(outward)), Self.isInward(Array(inward)) else { return nil }
        description = String(decoding: outward, as: UTF8.self) + " " + String(decoding: inward, as: UTF8.self)
    }

    // A or AA, a digit, and perhaps one more digit or letter.
    private static func isOutward(_ code: [UInt8]) -> Bool {
        let area = code.prefix(while: isLetter)
        let district = Array(code.dropFirst(area.count))
        guard (1...2).contains(area.count), (1...2).contains(district.count), isDigit(district[0]) else { return false }
        return district.count == 1 || isDigit(district[1]) || isLetter(district[1])
    }

    private static func isInward(_ code: [UInt8]) -> Bool {
        isDigit(code[0]) && isLetter(code[1]) && isLetter(code[2])
    }

    private static func capital(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
