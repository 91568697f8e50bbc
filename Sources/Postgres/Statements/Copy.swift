/// A way into a table for many rows at once, in the binary form of COPY.
///
///     static let load = Copy<(UUID, Int?)>("bicycle", columns: ["id", "gears"])
///
/// Binary COPY converts nothing: each Swift type must be exactly the column's, and a test that describes all statements
/// sees whether it is.
public struct Copy<Row: Sendable>: Sendable {
    /// The COPY statement; its parameter types are the types of the columns.
    public let statement: StatementDescription
    /// A SELECT of the same columns, by which the server can be asked for their types.
    let probe: StatementDescription
    @usableFromInline let encode: @Sendable (Row, inout PostgresWriter) throws -> Void
    let columnCount: Int16

    /// A copy into the table (`name` or `schema.name`) of the columns named, in the order of the row's values.
    @inlinable public init<each C: PostgresValue>(_ table: String, columns: [String]) where Row == (repeat each C) {
        self.init(table, columns: columns, types: postgresTypes(repeat (each C).self)) { row, writer in
            try writer.writeFields(repeat each row)
        }
    }

    @usableFromInline
    init(
        _ table: String, columns: [String], types: [PostgresType],
        encode: @escaping @Sendable (Row, inout PostgresWriter) throws -> Void
    ) {
        precondition(types.count == columns.count && !columns.isEmpty, "COPY \(table): a type for each column.")
        let target = table.split(separator: ".").map { quoted(String($0)) }.joined(separator: ".")
        let list = columns.map(quoted).joined(separator: ", ")
        let name = "copy_\(table)"
        statement = StatementDescription(
            name: name, sql: "COPY \(target) (\(list)) FROM STDIN (FORMAT binary)", parameterTypes: types,
            columnTypes: nil)
        probe = StatementDescription(
            name: name, sql: "SELECT \(list) FROM \(target)", parameterTypes: [], columnTypes: types)
        self.encode = encode
        columnCount = Int16(columns.count)
    }
}

/// A name as SQL has it, whatever characters are in it.
func quoted(_ name: String) -> String {
    var text = "\""
    for character in name.unicodeScalars {
        if character == "\"" { text += "\"" }
        text.unicodeScalars.append(character)
    }
    return text + "\""
}
