public import Postgres
public import SharedLives

/// What is recorded of councils.
public enum Councils {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<Council>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, in the order of their ids, which is the order in which they were added.
    public static func list(_ page: Page) -> Reading<[Stored<Council>]> { list.call((page.start, page.rowsMax)) }

    /// Reads one as it stood at each time, the oldest first; none where there is no such record.
    public static func versions(_ id: Identifier) -> Reading<[RecordVersion<Council>]> { versions.call(id) }

    static let all = [find.statement, list.statement, insert.statement, update.statement]
}

extension Councils {
    fileprivate typealias Row = (Identifier, Int32, Instant, String)

    fileprivate static let columns = "id, version, recorded_at, name"

    fileprivate static let find = Query<Identifier, Row>(
        "council_find", "SELECT \(columns) FROM council WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    fileprivate static let list = Query<(Identifier, Int), Row>(
        "council_list",
        """
        SELECT \(columns) FROM council WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2
        """
    ).map(stored)

    fileprivate static let insert = Query<(Identifier, String), Row>(
        "council_insert",
        "INSERT INTO council (id, name) VALUES ($1, $2) RETURNING \(columns)"
    ).map(stored)

    fileprivate static let update = Query<(Identifier, [Int32]?, String), Row>(
        "council_update",
        """
        UPDATE council SET version = version + 1, name = $3
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
        """
    ).map(stored)

    static let versions = RecordVersionStatement<Row>("council", columns: columns).map(stored)

    @Sendable fileprivate static func stored(_ row: Row) -> Stored<Council> {
        Stored(id: row.0, version: row.1, recordedAt: row.2, value: Council(name: row.3))
    }
}

extension SchemeTransaction {
    /// Adds a council.
    public func add(_ council: Council) throws -> Stored<Council> {
        try connection.one(Councils.insert, (newIdentifier(), council.name))
    }

    /// Changes a council that is still at one of these versions; nil for whatever version it is at.
    public func change(_ id: Identifier, at versions: [Int32]?, to council: Council) throws -> Stored<Council> {
        guard let changed = try connection.first(Councils.update, (id, versions, council.name)) else {
            throw try missingOrStale(Councils.find, id)
        }
        return changed
    }
}
