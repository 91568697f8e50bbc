public import Postgres
public import SharedLives

/// What is recorded of carers.
public enum Carers {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<Carer>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, in the order of their ids, which is the order in which they were added.
    public static func list(_ page: Page) -> Reading<[Stored<Carer>]> { list.call((page.start, page.rowsMax)) }

    /// Reads one as it stood at each time, the oldest first; none where there is no such record.
    public static func versions(_ id: Identifier) -> Reading<[RecordVersion<Carer>]> { versions.call(id) }

    static let all = [find.statement, list.statement, insert.statement, update.statement, move.statement]
}

extension Carers {
    fileprivate typealias Row = (
        Identifier, Int32, Instant, Identifier?, Carer.Kind, String, String, CivilDate?, CarerState, String?, String?,
        String?, CivilDate?
    )

    private static let columns = """
        id, version, recorded_at, household_id, kind, given_name, family_name, date_of_birth, state, email, phone, \
        enquiry_source, enquired_on
        """

    static let find = Query<Identifier, Row>(
        "carer_find", "SELECT \(columns) FROM carer WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    private static let list = Query<(Identifier, Int), Row>(
        "carer_list",
        """
        SELECT \(columns) FROM carer WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2
        """
    ).map(stored)

    fileprivate static let insert = Query<
        (
            Identifier, Identifier?, Carer.Kind, String, String, CivilDate?, String?, String?, String?, CivilDate?
        ), Row
    >(
        "carer_insert",
        """
        INSERT INTO carer (id, household_id, kind, given_name, family_name, date_of_birth, email, phone, enquiry_source,
            enquired_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10, (current_instant() AT TIME ZONE 'Europe/London')::date))
        RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let update = Query<
        (
            Identifier, [Int32]?, Identifier?, Carer.Kind, String, String, CivilDate?, String?, String?, String?,
            CivilDate?
        ), Row
    >(
        "carer_update",
        """
        UPDATE carer SET version = version + 1, household_id = $3, kind = $4, given_name = $5, family_name = $6,
            date_of_birth = $7, email = $8, phone = $9, enquiry_source = $10, enquired_on = coalesce($11, enquired_on)
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
        """
    ).map(stored)

    /// Takes a carer whom the transaction holds to another state.
    static let move = Query<(Identifier, CarerState), Row>(
        "carer_move",
        """
        UPDATE carer SET version = version + 1, state = $2 WHERE scheme_id = current_scheme_id() AND id = $1
        RETURNING \(columns)
        """
    ).map(stored)

    /// Entries of the trail from before states were kept have none: those carers were approved.
    static let versions = RecordVersionStatement<Row>(
        "carer", columns: columns.replacing(" state,", with: " coalesce(state, 'approved'),")
    ).map(stored)

    @Sendable private static func stored(_ row: Row) -> Stored<Carer> {
        let value = Carer(
            householdID: row.3, kind: row.4, givenName: row.5, familyName: row.6, dateOfBirth: row.7, state: row.8,
            email: row.9, phone: row.10, enquirySource: row.11, enquiredOn: row.12)
        return Stored(id: row.0, version: row.1, recordedAt: row.2, value: value)
    }
}

extension SchemeTransaction {
    /// One of the scheme's carers.
    ///
    /// - Throws: `StoreError.notFound`.
    func carer(_ id: Identifier) throws -> Stored<Carer> {
        guard let carer = try connection.first(Carers.find, id) else { throw StoreError.notFound }
        return carer
    }

    /// Adds a carer, whose history begins with an enquiry.
    ///
    /// - Throws: `StoreError.refused` for days that are still to come.
    public func add(_ carer: Carer) throws -> Stored<Carer> {
        try refuse(faults(of: carer))
        let added = try connection.one(
            Carers.insert,
            (
                newIdentifier(), carer.householdID, carer.kind, carer.givenName, carer.familyName, carer.dateOfBirth,
                carer.email, carer.phone, carer.enquirySource, carer.enquiredOn
            ))
        _ = try connection.execute(
            CarerStateStatements.insert,
            (newIdentifier(), added.id, nil, .enquiry, added.value.enquiredOn, "First enquiry.", nil))
        return added
    }

    /// Changes a carer that is still at one of these versions; nil for whatever version it is at. The state stays.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.refused` where what an applicant must say is left out.
    public func change(_ id: Identifier, at versions: [Int32]?, to carer: Carer) throws -> Stored<Carer> {
        var faults = try faults(of: carer)
        if carer.householdID == nil || carer.dateOfBirth == nil {
            let current = try self.carer(id)
            if ![.enquiry, .withdrawn].contains(current.value.state) { faults += carer.missingOfApplicant }
        }
        try refuse(faults)
        guard
            let changed = try connection.first(
                Carers.update,
                (
                    id, versions, carer.householdID, carer.kind, carer.givenName, carer.familyName, carer.dateOfBirth,
                    carer.email, carer.phone, carer.enquirySource, carer.enquiredOn
                ))
        else {
            throw try missingOrStale(Carers.find, id)
        }
        return changed
    }

    private func faults(of carer: Carer) throws -> [Fault] {
        let days = DayCheck(today: try today())
        return days.happened(carer.dateOfBirth, "/dateOfBirth") + days.happened(carer.enquiredOn, "/enquiredOn")
    }
}

extension Carer {
    /// What an applicant must say and this carer's record does not.
    fileprivate var missingOfApplicant: [Fault] {
        var pointers: [String] = []
        if householdID == nil { pointers.append("/householdId") }
        if dateOfBirth == nil { pointers.append("/dateOfBirth") }
        return pointers.map {
            Fault(pointer: $0, code: "missingField", detail: "This must be given of a carer who has applied.")
        }
    }
}
