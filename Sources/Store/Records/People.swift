public import Postgres
public import SharedLives

/// What is recorded of people.
public enum People {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<Person>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, in the order of their ids, which is the order in which they were added.
    public static func list(_ page: Page) -> Reading<[Stored<Person>]> { list.call((page.start, page.rowsMax)) }

    /// Reads one as it stood at each time, the oldest first; none where there is no such record.
    public static func versions(_ id: Identifier) -> Reading<[RecordVersion<Person>]> { versions.call(id) }

    static let all = [find.statement, list.statement, insert.statement, update.statement]
}

extension People {
    fileprivate typealias Row = (
        Identifier, Int32, Instant, String, String, CivilDate, Person.PrimarySupportReason, Person.Gender?
    )

    fileprivate static let columns =
        "id, version, recorded_at, given_name, family_name, date_of_birth, primary_support_reason, gender"

    fileprivate static let find = Query<Identifier, Row>(
        "person_find", "SELECT \(columns) FROM person WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    fileprivate static let list = Query<(Identifier, Int), Row>(
        "person_list",
        """
        SELECT \(columns) FROM person WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2
        """
    ).map(stored)

    fileprivate static let insert = Query<
        (Identifier, String, String, CivilDate, Person.PrimarySupportReason, Person.Gender?), Row
    >(
        "person_insert",
        """
        INSERT INTO person (id, given_name, family_name, date_of_birth, primary_support_reason, gender)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let update = Query<
        (Identifier, [Int32]?, String, String, CivilDate, Person.PrimarySupportReason, Person.Gender?), Row
    >(
        "person_update",
        """
        UPDATE person SET version = version + 1, given_name = $3, family_name = $4, date_of_birth = $5,
            primary_support_reason = $6, gender = $7
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
        """
    ).map(stored)

    static let versions = RecordVersionStatement<Row>("person", columns: columns).map(stored)

    @Sendable fileprivate static func stored(_ row: Row) -> Stored<Person> {
        let value = Person(
            givenName: row.3, familyName: row.4, dateOfBirth: row.5, primarySupportReason: row.6, gender: row.7)
        return Stored(id: row.0, version: row.1, recordedAt: row.2, value: value)
    }
}

extension SchemeTransaction {
    /// Adds a person.
    public func add(_ person: Person) throws -> Stored<Person> {
        try connection.one(
            People.insert,
            (
                newIdentifier(), person.givenName, person.familyName, person.dateOfBirth, person.primarySupportReason,
                person.gender
            ))
    }

    /// Changes a person that is still at one of these versions; nil for whatever version it is at.
    public func change(_ id: Identifier, at versions: [Int32]?, to person: Person) throws -> Stored<Person> {
        guard
            let changed = try connection.first(
                People.update,
                (
                    id, versions, person.givenName, person.familyName, person.dateOfBirth, person.primarySupportReason,
                    person.gender
                ))
        else {
            throw try missingOrStale(People.find, id)
        }
        return changed
    }
}
