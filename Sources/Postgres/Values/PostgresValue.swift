/// A Swift type that crosses to the server and back in PostgreSQL's binary form.
///
/// A domain type conforms by going through a type that already does, so that it needs to know nothing of the wire:
///
///     extension Colour: PostgresValue {}    // an enum with raw values: nothing more to write
///
///     extension Weight: PostgresValue {
///         static var postgresType: PostgresType { Int.postgresType }
///         func encode(into writer: inout PostgresWriter) throws(PostgresValueError) { try grams.encode(into: &writer) }
///         static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Weight {
///             Weight(grams: try Int.decode(from: &reader))
///         }
///     }
public protocol PostgresValue: Sendable {
    /// The type that the server is told, and that a column must have.
    static var postgresType: PostgresType { get }

    /// What stands for NULL in this type. By default nothing does, and it throws.
    // An optional Self would have to be looked up at run time for each NULL that comes.
    static func decodeNull() throws(PostgresValueError) -> Self

    /// Whether this value is sent as NULL.
    var isNull: Bool { get }

    /// Appends the binary form, without a length.
    func encode(into writer: inout PostgresWriter) throws(PostgresValueError)

    /// Reads one value from its binary form.
    static func decode(from reader: inout PostgresReader) throws(PostgresValueError) -> Self
}

extension PostgresValue {
    /// No value of most types stands for NULL.
    @inlinable public static func decodeNull() throws(PostgresValueError) -> Self {
        throw PostgresValueError("NULL, and the Swift type has no room for it")
    }
    /// A value of most types is never NULL.
    @inlinable public var isNull: Bool { false }
}

/// Why a value cannot be sent, or what came cannot be read. It never holds the value.
public struct PostgresValueError: Error, Hashable, Sendable {
    /// A sentence without the value.
    public let reason: String

    /// An error with its reason, which must not hold the value.
    public init(_ reason: String) {
        self.reason = reason
    }
}
