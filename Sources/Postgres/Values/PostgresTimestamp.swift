/// An instant as the server keeps it: a count of microseconds in UTC.
public struct PostgresTimestamp: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z, which is 0.
    public let microsecondsSinceEpoch: Int64

    /// The instant so many microseconds after 1970-01-01T00:00:00Z.
    public init(microsecondsSinceEpoch: Int64) {
        self.microsecondsSinceEpoch = microsecondsSinceEpoch
    }

    /// Later than every instant: `infinity`.
    public static let infinity = PostgresTimestamp(microsecondsSinceEpoch: .max)
    /// Earlier than every instant: `-infinity`.
    public static let minusInfinity = PostgresTimestamp(microsecondsSinceEpoch: .min)

    /// The earlier instant first.
    public static func < (left: PostgresTimestamp, right: PostgresTimestamp) -> Bool {
        left.microsecondsSinceEpoch < right.microsecondsSinceEpoch
    }
}

extension PostgresTimestamp: PostgresValue {
    /// `timestamp with time zone`
    public static var postgresType: PostgresType { .timestamp }

    /// The server counts from 2000-01-01T00:00:00Z.
    private static let serverEpochMicroseconds: Int64 = 946_684_800_000_000

    /// Appends eight bytes of microseconds.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        if self == .infinity || self == .minusInfinity {
            writer.write(microsecondsSinceEpoch)
            return
        }
        let (microseconds, overflow) =
            microsecondsSinceEpoch.subtractingReportingOverflow(PostgresTimestamp.serverEpochMicroseconds)
        if overflow { throw PostgresValueError("The instant is before the server's first.") }
        writer.write(microseconds)
    }

    /// Reads eight bytes of microseconds. The server's last years (to 294276) are beyond what this type counts, and refused.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> PostgresTimestamp {
        let microseconds = try reader.read(Int64.self)
        if microseconds == .max || microseconds == .min {
            return PostgresTimestamp(microsecondsSinceEpoch: microseconds)
        }
        let (shifted, overflow) = microseconds.addingReportingOverflow(serverEpochMicroseconds)
        if overflow { throw PostgresValueError("The instant is out of range.") }
        return PostgresTimestamp(microsecondsSinceEpoch: shifted)
    }
}
