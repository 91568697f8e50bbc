/// Bytes that mean nothing to the server, kept as `bytea`.
public struct Bytes: Hashable, Sendable {
    /// The bytes.
    public var bytes: [UInt8]

    /// A value that holds these bytes.
    public init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }
}

extension Bytes: PostgresValue {
    /// `bytea`
    public static var postgresType: PostgresType { .bytes }

    /// Appends the bytes.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) { writer.write(bytes) }

    /// Reads the bytes.
    public static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Bytes {
        Bytes(reader.readToEnd())
    }
}
