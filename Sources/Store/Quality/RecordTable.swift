public import Postgres
public import SharedLives

/// The statements of one table of records that are changed as a whole, whose own columns make a row.
struct RecordStatements<Row: Sendable, Filter: Sendable>: Sendable {
    /// Identifier, version, and when it was recorded; comes before a record's own columns.
    typealias Head = (Identifier, Int32, Instant)

    let find: Query<Identifier, (Head, Row)>
    let list: Query<((Identifier, Int), Filter), (Head, Row)>
    let insert: Query<((Identifier, Int32), Row), (Head, Row)>
    let update: Query<((Identifier, [Int32]?), Row), (Head, Row)>
    let versions: Query<Identifier, ((Instant, Identifier?, Identifier, Int32, Instant), Row)>

    /// - Parameters:
    ///   - table: the table. Beside its own columns it has `id`, `version` and `recorded_at`.
    ///   - columns: its own columns, in the order of the row.
    ///   - condition: what a listing is narrowed by, with the filter's values from `$3` on.
    init<each Column: PostgresValue, each Value: PostgresValue>(
        _ table: String, columns: String, filteredBy condition: String
    ) where Row == (repeat each Column), Filter == (repeat each Value) {
        let all = "id, version, recorded_at, \(columns)"
        let names = columns.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        find = Query(
            rowsInTwoParts: "\(table)_find",
            "SELECT \(all) FROM \(table) WHERE scheme_id = current_scheme_id() AND id = $1")
        list = Query(
            inTwoParts: "\(table)_list",
            """
            SELECT \(all) FROM \(table) WHERE scheme_id = current_scheme_id() AND id > $1 AND \(condition)
            ORDER BY id LIMIT $2
            """)
        let places = names.indices.map { "$\($0 + 3)" }
        insert = Query(
            inTwoParts: "\(table)_insert",
            """
            INSERT INTO \(table) (id, version, \(columns)) VALUES ($1, $2, \(places.joined(separator: ", "))) RETURNING \(all)
            """)
        let changes = zip(names, places).map { "\($0) = \($1)" }.joined(separator: ", ")
        update = Query(
            inTwoParts: "\(table)_update",
            """
            UPDATE \(table) SET version = version + 1, \(changes)
            WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(all)
            """)
        versions = Query(
            rowsInTwoParts: "\(table)_versions",
            RecordVersionStatements.sql(table, columns: "id, version, recorded_at, \(columns)"))
    }

    var all: [StatementDescription] {
        [find.statement, list.statement, insert.statement, update.statement, versions.statement]
    }
}

/// One kind of record that is listed, read, added and changed as a whole. The tables differ in what a record says and are alike in
/// all the rest, which is here.
public struct RecordTable<Value: Sendable, Filter: Sendable>: Sendable {
    /// What is looked at before a record is added or changed: gives all that is wrong with it.
    typealias Check = @Sendable (SchemeTransaction, Value) throws -> [Fault]

    /// What follows from a record that was added or changed, in the same transaction.
    typealias Sequel = @Sendable (SchemeTransaction, Stored<Value>) throws -> Void

    let find: Query<Identifier, Stored<Value>>
    let list: Query<((Identifier, Int), Filter), Stored<Value>>
    let versions: Query<Identifier, RecordVersion<Value>>
    let insert: @Sendable (Connection, Identifier, Value) throws -> Stored<Value>
    let update: @Sendable (Connection, Identifier, [Int32]?, Value) throws -> Stored<Value>?
    let check: Check
    let sequel: Sequel
    let statements: [StatementDescription]

    init<Row>(
        _ statements: RecordStatements<Row, Filter>, write: @escaping @Sendable (Value) -> Row,
        read: @escaping @Sendable (Row) throws -> Value, check: @escaping Check, sequel: @escaping Sequel = { _, _ in }
    ) {
        let stored: @Sendable ((RecordStatements<Row, Filter>.Head, Row)) throws -> Stored<Value> = { row in
            Stored(id: row.0.0, version: row.0.1, recordedAt: row.0.2, value: try read(row.1))
        }
        find = statements.find.map(stored)
        list = statements.list.map(stored)
        versions = statements.versions.map { row in
            let (knownFrom, knownBy, id, version, recordedAt) = row.0
            return RecordVersion(
                record: Stored(id: id, version: version, recordedAt: recordedAt, value: try read(row.1)),
                knownFrom: knownFrom, knownBy: knownBy)
        }
        let insertStatement = statements.insert.map(stored)
        let updateStatement = statements.update.map(stored)
        insert = { connection, id, value in try connection.one(insertStatement, ((id, 1), write(value))) }
        update = { connection, id, versions, value in
            try connection.first(updateStatement, ((id, versions), write(value)))
        }
        self.check = check
        self.sequel = sequel
        self.statements = statements.all
    }

    /// Reads one of the scheme.
    public func find(_ id: Identifier) -> Reading<Stored<Value>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, in the order in which they were recorded.
    public func list(_ page: Page, _ filter: Filter) -> Reading<[Stored<Value>]> {
        list.call(((page.start, page.rowsMax), filter))
    }

    /// Reads one as it stood at each time, the oldest first; none where there is no such record.
    public func versions(_ id: Identifier) -> Reading<[RecordVersion<Value>]> { versions.call(id) }
}

extension SchemeTransaction {
    /// Adds a record, with all that follows from it.
    ///
    /// - Throws: `StoreError.refused` with everything that is wrong.
    public func add<Value, Filter>(_ value: Value, to table: RecordTable<Value, Filter>) throws -> Stored<Value> {
        try refuse(table.check(self, value))
        let added = try table.insert(connection, newIdentifier(), value)
        try table.sequel(self, added)
        return added
    }

    /// Changes a record that is still at one of these versions; nil for whatever version it is at.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.refused` with everything that is wrong.
    public func change<Value, Filter>(
        _ id: Identifier, in table: RecordTable<Value, Filter>, at versions: [Int32]?, to value: Value
    ) throws -> Stored<Value> {
        try refuse(table.check(self, value))
        guard let changed = try table.update(connection, id, versions, value) else {
            throw try missingOrStale(table.find, id)
        }
        try table.sequel(self, changed)
        return changed
    }
}
