/// A statement of which only the number of rows it touched is wanted, with the Swift types of its parameters.
///
///     static let insert = Command<(UUID, String)>("bicycle_insert", "INSERT INTO bicycle (id, colour) VALUES ($1, $2)")
public struct Command<Parameters: Sendable>: Sendable {
    /// The statement.
    public let statement: StatementDescription
    @usableFromInline let encode: @Sendable (Parameters, inout PostgresWriter) throws -> Void

    /// A command from its name and text. Parameters are a tuple of values, or one value, or `()`.
    @inlinable public init<each P: PostgresValue>(_ name: String, _ sql: String) where Parameters == (repeat each P) {
        statement = StatementDescription(
            name: name, sql: sql, parameterTypes: postgresTypes(repeat (each P).self), columnTypes: nil)
        encode = { parameters, writer in try writer.writeFields(repeat each parameters) }
    }
}
