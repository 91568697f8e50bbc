/// What a statement is: its name, its text and its types. Each `Query`, `Command` and `Copy` has one, so that a test can list
/// them all and let the server compare.
public struct StatementDescription: Hashable, Sendable {
    /// The name, by which it is prepared once for each connection and named in errors: 1 to 63 bytes.
    public let name: String
    /// The text, with `$1`, `$2`, … for the parameters.
    public let sql: String
    /// The types of the parameters, in order.
    public let parameterTypes: [PostgresType]
    /// The types of the columns of the result, in order; nil where rows are not read.
    public let columnTypes: [PostgresType]?

    /// The longest name that the server keeps whole.
    public static let nameBytesMax = 63

    @usableFromInline
    init(name: String, sql: String, parameterTypes: [PostgresType], columnTypes: [PostgresType]?) {
        precondition(
            (1...StatementDescription.nameBytesMax).contains(name.utf8.count),
            "The name \"\(name)\" is empty or too long.")
        precondition(!name.utf8.contains(0) && !sql.utf8.contains(0), "The statement \"\(name)\" contains a NUL.")
        self.name = name
        self.sql = sql
        self.parameterTypes = parameterTypes
        self.columnTypes = columnTypes
    }

    /// Whether Swift's types (of this statement) can hold what the server says of it.
    public func agrees(with server: StatementDescription) -> Bool {
        guard parameterTypes == server.parameterTypes else { return false }
        guard let columnTypes, let served = server.columnTypes else { return columnTypes == nil }
        return columnTypes.count == served.count && zip(columnTypes, served).allSatisfy { $0.reads($1) }
    }
}
