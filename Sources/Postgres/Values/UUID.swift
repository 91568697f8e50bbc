/// Sixteen bytes that name something (RFC 9562). Made elsewhere; here they are only read, compared and written.
public struct UUID: Hashable, Sendable {
    /// The first eight bytes, the most significant first.
    public let high: UInt64
    /// The last eight bytes, the most significant first.
    public let low: UInt64

    /// The value of these bytes.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads `8-4-4-4-12` hexadecimal digits of either case, and nothing else.
    public init?(_ text: some StringProtocol) {
        var halves: (high: UInt64, low: UInt64) = (0, 0)
        var position = 0
        for byte in text.utf8 {
            switch position {
            case 8, 13, 18, 23:
                guard byte == UInt8(ascii: "-") else { return nil }
            case 0..<18:
                guard let digit = UUID.digit(byte) else { return nil }
                halves.high = halves.high << 4 | digit
            case 19..<36:
                guard let digit = UUID.digit(byte) else { return nil }
                halves.low = halves.low << 4 | digit
            default: return nil
            }
            position += 1
        }
        guard position == 36 else { return nil }
        self.init(high: halves.high, low: halves.low)
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

extension UUID: Comparable {
    /// The server's order: byte by byte.
    public static func < (left: UUID, right: UUID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension UUID: CustomStringConvertible {
    /// `8-4-4-4-12` hexadecimal digits in lower case.
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for half in [high, low] {
                for shift in stride(from: 60, through: 0, by: -4) {
                    if [8, 13, 18, 23].contains(position) {
                        buffer[position] = UInt8(ascii: "-")
                        position += 1
                    }
                    let digit = UInt8(truncatingIfNeeded: half >> UInt64(shift)) & 0xF
                    buffer[position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                    position += 1
                }
            }
            return position
        }
    }
}

extension UUID: PostgresValue {
    /// `uuid`
    public static var postgresType: PostgresType { .uuid }

    /// Appends sixteen bytes.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        writer.write(high)
        writer.write(low)
    }

    /// Reads sixteen bytes.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> UUID {
        let high = try reader.read(UInt64.self)
        return UUID(high: high, low: try reader.read(UInt64.self))
    }
}
