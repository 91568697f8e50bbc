import Postgres

/// A way for many rows into a table that row-level security guards, with which COPY does not go: they are copied into a table of
/// the session's own, which nobody else sees and which empties itself at commit, and go on from there in one statement.
struct StagedTable<Row: Sendable>: Sendable {
    /// Makes the session's own table; it may be there already.
    let making: String
    /// Copies the rows into it.
    let copy: Copy<Row>
    /// Takes them where they belong.
    let insert: Command<()>

    /// A way into some columns of a table.
    /// - Parameter copy: makes the copy into the table that it is given. It stands where the row's types are known, for which the
    ///   compiler then makes code of their own.
    init(_ table: String, columns: [String], _ copy: (_ staged: String) -> Copy<Row>) {
        let staged = "\(table)_staged"
        let list = columns.joined(separator: ", ")
        making = "CREATE TEMPORARY TABLE IF NOT EXISTS \(staged) (LIKE \(table)) ON COMMIT DELETE ROWS"
        self.copy = copy(staged)
        insert = Command("\(table)_insert_staged", "INSERT INTO \(table) (\(list)) SELECT \(list) FROM \(staged)")
    }

    /// Writes rows into the table; once in a transaction.
    func fill(_ rows: some Sequence<Row>, on connection: Connection) throws {
        try connection.script(making)
        _ = try connection.copy(copy, rows: rows)
        _ = try connection.execute(insert, ())
    }
}
