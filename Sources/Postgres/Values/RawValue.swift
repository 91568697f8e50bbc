/// Enumerations with raw values, and other wrappers of one value, need nothing but the name of the protocol.
extension PostgresValue where Self: RawRepresentable, RawValue: PostgresValue {
    /// The type of the raw value.
    @inlinable public static var postgresType: PostgresType { RawValue.postgresType }

    /// Appends the raw value.
    @inlinable public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try rawValue.encode(into: &writer)
    }

    /// Reads a raw value, which must be one that the type knows.
    @inlinable public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Self {
        guard let value = Self(rawValue: try RawValue.decode(from: &reader)) else {
            throw PostgresValueError("The value is none of those of \(Self.self).")
        }
        return value
    }
}
