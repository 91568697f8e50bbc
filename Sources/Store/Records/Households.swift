public import Postgres
public import SharedLives

/// What is recorded of households.
public enum Households {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<Household>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, in the order of their ids, which is the order in which they were added.
    public static func list(_ page: Page) -> Reading<[Stored<Household>]> { list.call((page.start, page.rowsMax)) }

    /// Reads one as it stood at each time, the oldest first; none where there is no such record.
    public static func versions(_ id: Identifier) -> Reading<[RecordVersion<Household>]> { versions.call(id) }

    static let all = [find.statement, list.statement, insert.statement, update.statement]
}

extension Households {
    fileprivate typealias Row = (Identifier, Int32, Instant, String, Postcode, String, Int64?, Int16)

    fileprivate static let columns = "id, version, recorded_at, address, postcode, locality, uprn, people_max"

    fileprivate static let find = Query<Identifier, Row>(
        "household_find", "SELECT \(columns) FROM household WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    fileprivate static let list = Query<(Identifier, Int), Row>(
        "household_list",
        """
        SELECT \(columns) FROM household WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2
        """
    ).map(stored)

    fileprivate static let insert = Query<(Identifier, String, Postcode, String, Int64?, Int16), Row>(
        "household_insert",
        """
        INSERT INTO household (id, address, postcode, locality, uprn, people_max)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let update = Query<(Identifier, [Int32]?, String, Postcode, String, Int64?, Int16), Row>(
        "household_update",
        """
        UPDATE household SET version = version + 1, address = $3, postcode = $4, locality = $5, uprn = $6,
            people_max = $7
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
        """
    ).map(stored)

    static let versions = RecordVersionStatement<Row>("household", columns: columns).map(stored)

    @Sendable fileprivate static func stored(_ row: Row) -> Stored<Household> {
        let value = Household(
            address: row.3, postcode: row.4, locality: row.5, uprn: row.6, peopleMax: Int(row.7))
        return Stored(id: row.0, version: row.1, recordedAt: row.2, value: value)
    }
}

extension SchemeTransaction {
    /// Adds a household.
    public func add(_ household: Household) throws -> Stored<Household> {
        try connection.one(
            Households.insert,
            (
                newIdentifier(), household.address, household.postcode, household.locality, household.uprn,
                Int16(household.peopleMax)
            ))
    }

    /// Changes a household that is still at one of these versions; nil for whatever version it is at.
    public func change(_ id: Identifier, at versions: [Int32]?, to household: Household) throws -> Stored<Household> {
        guard
            let changed = try connection.first(
                Households.update,
                (
                    id, versions, household.address, household.postcode, household.locality, household.uprn,
                    Int16(household.peopleMax)
                ))
        else {
            throw try missingOrStale(Households.find, id)
        }
        return changed
    }
}
