extension Optional: PostgresValue where Wrapped: PostgresValue {
    /// The type of what is wrapped: every type of the server has a NULL.
    @inlinable public static var postgresType: PostgresType { Wrapped.postgresType }

    /// NULL is nil.
    @inlinable public static func decodeNull() throws(PostgresValueError) -> Wrapped? { nil }

    /// nil is sent as NULL.
    @inlinable public var isNull: Bool { self == nil }

    /// Appends the wrapped value. The caller has asked `isNull` first.
    @inlinable public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try self?.encode(into: &writer)
    }

    /// Reads the wrapped value.
    @inlinable public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Wrapped? {
        try Wrapped.decode(from: &reader)
    }
}
