public import Postgres
public import SharedLives

/// What is recorded of carers.
public enum Carers {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<Carer>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, in the order of their ids, which is the order in which they were added.
    public static func list(_ page: Page) -> Reading<[Stored<Carer>]> { list.call((page.start, page.rowsMax)) }

    static let all = [find.statement, list.statement, insert.statement, update.statement]
}

extension Carers {
    fileprivate typealias Row = (Identifier, Int32, Instant, Identifier, Carer.Kind, String, String, CivilDate)

    fileprivate static let columns =
        "id, version, recorded_at, household_id, kind, given_name, family_name, date_of_birth"

    fileprivate static let find = Query<Identifier, Row>(
        "carer_find", "SELECT \(columns) FROM carer WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    fileprivate static let list = Query<(Identifier, Int), Row>(
        "carer_list",
        """
        SELECT \(columns) FROM carer WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2
        """
    ).map(stored)

    fileprivate static let insert = Query<(Identifier, Identifier, Carer.Kind, String, String, CivilDate), Row>(
        "carer_insert",
        """
        INSERT INTO carer (id, household_id, kind, given_name, family_name, date_of_birth)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let update = Query<
        (Identifier, [Int32]?, Identifier, Carer.Kind, String, String, CivilDate), Row
    >(
        "carer_update",
        """
        UPDATE carer SET version = version + 1, household_id = $3, kind = $4, given_name = $5, family_name = $6,
            date_of_birth = $7
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
        """
    ).map(stored)

    @Sendable fileprivate static func stored(_ row: Row) -> Stored<Carer> {
        let value = Carer(
            householdID: row.3, kind: row.4, givenName: row.5, familyName: row.6, dateOfBirth: row.7)
        return Stored(id: row.0, version: row.1, recordedAt: row.2, value: value)
    }
}

extension SchemeTransaction {
    /// Adds a carer.
    public func add(_ carer: Carer) throws -> Stored<Carer> {
        try connection.one(
            Carers.insert,
            (newIdentifier(), carer.householdID, carer.kind, carer.givenName, carer.familyName, carer.dateOfBirth))
    }

    /// Changes a carer that is still at one of these versions; nil for whatever version it is at.
    public func change(_ id: Identifier, at versions: [Int32]?, to carer: Carer) throws -> Stored<Carer> {
        guard
            let changed = try connection.first(
                Carers.update,
                (id, versions, carer.householdID, carer.kind, carer.givenName, carer.familyName, carer.dateOfBirth))
        else {
            throw try missingOrStale(Carers.find, id)
        }
        return changed
    }
}
