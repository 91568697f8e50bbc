extension Int: PostgresValue {
    /// `bigint`
    public static var postgresType: PostgresType { .integer64 }

    /// Appends eight bytes.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) { writer.write(Int64(self)) }

    /// Reads eight bytes.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Int {
        Int(try reader.read(Int64.self))
    }
}

extension Int64: PostgresValue {
    /// `bigint`
    public static var postgresType: PostgresType { .integer64 }

    /// Appends eight bytes.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) { writer.write(self) }

    /// Reads eight bytes.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Int64 {
        try reader.read(Int64.self)
    }
}

extension Int32: PostgresValue {
    /// `integer`
    public static var postgresType: PostgresType { .integer32 }

    /// Appends four bytes.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) { writer.write(self) }

    /// Reads four bytes.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Int32 {
        try reader.read(Int32.self)
    }
}

extension Int16: PostgresValue {
    /// `smallint`
    public static var postgresType: PostgresType { .integer16 }

    /// Appends two bytes.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) { writer.write(self) }

    /// Reads two bytes.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Int16 {
        try reader.read(Int16.self)
    }
}

/// For measurements only: sums of money are integers.
extension Double: PostgresValue {
    /// `double precision`
    public static var postgresType: PostgresType { .float64 }

    /// Appends the eight bytes of IEEE 754.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) { writer.write(bitPattern) }

    /// Reads the eight bytes of IEEE 754.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Double {
        Double(bitPattern: try reader.read(UInt64.self))
    }
}

extension Bool: PostgresValue {
    /// `boolean`
    public static var postgresType: PostgresType { .boolean }

    /// Appends one byte.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        writer.write(UInt8(self ? 1 : 0))
    }

    /// Reads one byte, which must be 0 or 1.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Bool {
        switch try reader.read(UInt8.self) {
        case 0: false
        case 1: true
        default: throw PostgresValueError("A boolean is neither 0 nor 1.")
        }
    }
}
