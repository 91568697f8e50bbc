/// The identifier of a record: a UUID (RFC 9562), as two 64-bit words. This room knows nothing of databases: whoever stores
/// it makes the database's type out of the two words.
public struct Identifier: Hashable, Sendable, CustomStringConvertible {
    /// The first eight bytes.
    public let high: UInt64
    /// The last eight bytes.
    public let low: UInt64

    /// Makes an identifier of its two words.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads the 36-character form of RFC 9562, with digits in either case; nil for any other text.
    public init?(_ text: some StringProtocol) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var count = 0
        var digitCount = 0
        for byte in text.utf8 {
            defer { count += 1 }
            if count == 8 || count == 13 || count == 18 || count == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt64
            switch byte {
            case 0x30...0x39: digit = UInt64(byte - 0x30)
            case 0x41...0x46: digit = UInt64(byte - 0x41 + 10)
            case 0x61...0x66: digit = UInt64(byte - 0x61 + 10)
            default: return nil
            }
            if digitCount < 16 { high = high << 4 | digit } else { low = low << 4 | digit }
            digitCount += 1
            guard digitCount <= 32 else { return nil }
        }
        guard count == 36, digitCount == 32 else { return nil }
        self.init(high: high, low: low)
    }

    /// The lower-case form of 36 characters.
    public var description: String {
        let digits: StaticString = "0123456789abcdef"
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var index = 0
            for nibble in 0..<32 {
                if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                    buffer[index] = UInt8(ascii: "-")
                    index += 1
                }
                let word = nibble < 16 ? high : low
                let shift = UInt64((15 - nibble % 16) * 4)
                buffer[index] = digits.utf8Start[Int((word >> shift) & 15)]
                index += 1
            }
            return index
        }
    }
}
