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
        let found = text.utf8.withContiguousStorageIfAvailable { Identifier(digits: $0) }
        guard let identifier = found ?? Array(text.utf8).withUnsafeBufferPointer({ Identifier(digits: $0) }) else {
            return nil
        }
        self = identifier
    }

    // Not generic: read in every request, and generic code for bytes one by one costs ten times as much.
    private init?(digits text: UnsafeBufferPointer<UInt8>) {
        guard text.count == 36 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        for (index, byte) in text.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
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
            if index < 18 { words.0 = words.0 << 4 | digit } else { words.1 = words.1 << 4 | digit }
        }
        self.init(high: words.0, low: words.1)
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

extension Identifier: Comparable {
    /// Whether the left identifier's bytes come first, as in the database's order.
    public static func < (left: Identifier, right: Identifier) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
