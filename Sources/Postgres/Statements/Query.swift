/// A statement that answers with rows, with the Swift types of its parameters and of its row.
///
///     static let byColour = Query<(UUID, String), (String, Int?)>("bicycle_by_colour", "SELECT name, gears FROM …")
///
/// It is a value without a connection: make it once, as a constant.
public struct Query<Parameters: Sendable, Row: Sendable>: Sendable {
    /// The statement.
    public let statement: StatementDescription
    @usableFromInline let encode: @Sendable (Parameters, inout PostgresWriter) throws -> Void
    @usableFromInline let decode: @Sendable (inout RowReader) throws -> Row

    // Inlinable, like all that it calls generically: where the statement is made its types are known, and code for just these
    // types is about five times as fast as code that looks every type up for every value.
    /// A query from its name and text. Parameters and row are tuples of values, or one value, or `()`.
    @inlinable public init<each P: PostgresValue, each C: PostgresValue>(_ name: String, _ sql: String)
    where Parameters == (repeat each P), Row == (repeat each C) {
        statement = StatementDescription(
            name: name, sql: sql, parameterTypes: postgresTypes(repeat (each P).self),
            columnTypes: postgresTypes(repeat (each C).self))
        encode = { parameters, writer in try writer.writeFields(repeat each parameters) }
        decode = { row in (repeat try row.next((each C).self)) }
    }

    /// A query whose rows are read by code of their own, column by column, which must be of the types given: for a wide row that is
    /// read by the thousand, half of the time that a tuple of its columns takes.
    @inlinable public init<each P: PostgresValue, each C: PostgresValue>(
        _ name: String, _ sql: String, columns: (repeat (each C).Type),
        row: @escaping @Sendable (inout RowReader) throws -> Row
    ) where Parameters == (repeat each P) {
        statement = StatementDescription(
            name: name, sql: sql, parameterTypes: postgresTypes(repeat (each P).self),
            columnTypes: postgresTypes(repeat each columns))
        encode = { parameters, writer in try writer.writeFields(repeat each parameters) }
        decode = row
    }

    /// A query whose parameters and rows come in two parts each: what it has in common with other queries, and its own.
    ///
    ///     Query<(UUID, (String, Int?)), ((UUID, Int32), (String, Int?))>(
    ///         inTwoParts: "bicycle_insert",
    ///         "INSERT INTO bicycle (id, name, gears) VALUES ($1, $2, $3) RETURNING id, version, name, gears")
    @inlinable public init<each P: PostgresValue, each Q: PostgresValue, each C: PostgresValue, each D: PostgresValue>(
        inTwoParts name: String, _ sql: String
    ) where Parameters == ((repeat each P), (repeat each Q)), Row == ((repeat each C), (repeat each D)) {
        statement = StatementDescription(
            name: name, sql: sql,
            parameterTypes: postgresTypes(repeat (each P).self) + postgresTypes(repeat (each Q).self),
            columnTypes: postgresTypes(repeat (each C).self) + postgresTypes(repeat (each D).self))
        encode = { parameters, writer in
            try writer.writeFields(repeat each parameters.0)
            try writer.writeFields(repeat each parameters.1)
        }
        decode = { row in ((repeat try row.next((each C).self)), (repeat try row.next((each D).self))) }
    }

    /// A query whose rows come in two parts: columns that it has in common with other queries, and columns of its own.
    ///
    ///     Query<UUID, ((UUID, Int32), (String, Int?))>(rowsInTwoParts: "bicycle_find", "SELECT id, version, name, gears FROM …")
    @inlinable public init<each P: PostgresValue, each C: PostgresValue, each D: PostgresValue>(
        rowsInTwoParts name: String, _ sql: String
    ) where Parameters == (repeat each P), Row == ((repeat each C), (repeat each D)) {
        statement = StatementDescription(
            name: name, sql: sql, parameterTypes: postgresTypes(repeat (each P).self),
            columnTypes: postgresTypes(repeat (each C).self) + postgresTypes(repeat (each D).self))
        encode = { parameters, writer in try writer.writeFields(repeat each parameters) }
        decode = { row in ((repeat try row.next((each C).self)), (repeat try row.next((each D).self))) }
    }

    private init(
        statement: StatementDescription,
        encode: @escaping @Sendable (Parameters, inout PostgresWriter) throws -> Void,
        decode: @escaping @Sendable (inout RowReader) throws -> Row
    ) {
        self.statement = statement
        self.encode = encode
        self.decode = decode
    }

    /// The same query with its rows made into something else. What `transform` throws, the caller of the query gets.
    public func map<Other: Sendable>(_ transform: @escaping @Sendable (Row) throws -> Other) -> Query<Parameters, Other>
    {
        let decode = decode
        return Query<Parameters, Other>(statement: statement, encode: encode) { row in try transform(decode(&row)) }
    }
}

@usableFromInline
func postgresTypes<each Value: PostgresValue>(_ values: repeat (each Value).Type) -> [PostgresType] {
    var types: [PostgresType] = []
    for value in repeat each values { types.append(value.postgresType) }
    return types
}
