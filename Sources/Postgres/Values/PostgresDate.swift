/// A civil date as the server keeps it: a count of days, no time, no zone.
public struct PostgresDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, which is 0.
    public let daysSinceEpoch: Int32

    /// The date so many days after 1970-01-01.
    public init(daysSinceEpoch: Int32) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// Later than every date: `infinity`.
    public static let infinity = PostgresDate(daysSinceEpoch: .max)
    /// Earlier than every date: `-infinity`.
    public static let minusInfinity = PostgresDate(daysSinceEpoch: .min)

    /// The earlier date first.
    public static func < (left: PostgresDate, right: PostgresDate) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }
}

extension PostgresDate: PostgresValue {
    /// `date`
    public static var postgresType: PostgresType { .date }

    /// The server counts from 2000-01-01.
    private static let serverEpochDays: Int32 = 10_957

    /// Appends four bytes of days.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        if self == .infinity || self == .minusInfinity {
            writer.write(daysSinceEpoch)
            return
        }
        let (days, overflow) = daysSinceEpoch.subtractingReportingOverflow(PostgresDate.serverEpochDays)
        if overflow { throw PostgresValueError("The date is before the server's first.") }
        writer.write(days)
    }

    /// Reads four bytes of days.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> PostgresDate {
        let days = try reader.read(Int32.self)
        if days == .max || days == .min { return PostgresDate(daysSinceEpoch: days) }
        let (shifted, overflow) = days.addingReportingOverflow(serverEpochDays)
        if overflow { throw PostgresValueError("The date is out of range.") }
        return PostgresDate(daysSinceEpoch: shifted)
    }
}
