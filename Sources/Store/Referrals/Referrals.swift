public import Postgres
public import SharedLives

/// A referral with where it stands.
public struct RecordedReferral: Sendable {
    /// What is asked for.
    public let referral: Referral
    /// Open, placed, declined or withdrawn.
    public let state: Referral.State
    /// The placement, stay or session that follows from it; nil while it is not placed.
    public let arrangementID: Identifier?
}

/// What is recorded of referrals.
public enum Referrals {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<RecordedReferral>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, in the order in which they were recorded.
    ///
    /// - Parameters:
    ///   - state: only those in this state; nil for all.
    ///   - person: only those for this person; nil for all.
    public static func list(
        _ page: Page, state: Referral.State?, person: Identifier?
    ) -> Reading<[Stored<RecordedReferral>]> {
        list.call((page.start, page.rowsMax, state, person))
    }

    /// Reads one as it stood at each time, the oldest first; none where there is no such record.
    public static func versions(_ id: Identifier) -> Reading<[RecordVersion<RecordedReferral>]> { versions.call(id) }

    static let all = [
        find.statement, list.statement, waiting.statement, insert.statement, update.statement,
    ]
}

extension Referrals {
    private typealias Row = (
        Identifier, Int32, Instant, Identifier, Identifier, ArrangementKind, CivilDate, CivilDate?, CivilDate?,
        String?, Referral.Funding?, String?, JSONText, Referral.State, Identifier?
    )

    private static let columns = """
        id, version, recorded_at, person_id, council_id, kind, received_on, wanted_from, wanted_to, location, funding, \
        eligible_needs, levels, state, arrangement_id
        """

    static let find = Query<Identifier, Row>(
        "referral_find", "SELECT \(columns) FROM referral WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    private static let list = Query<(Identifier, Int, Referral.State?, Identifier?), Row>(
        "referral_list",
        """
        SELECT \(columns) FROM referral WHERE scheme_id = current_scheme_id() AND id > $1
            AND ($3 IS NULL OR state = $3) AND ($4 IS NULL OR person_id = $4)
        ORDER BY id LIMIT $2
        """
    ).map(stored)

    /// Those that wait, the longest first, after one of them.
    static let waiting = Query<(CivilDate, Identifier, Int), Row>(
        "referral_waiting",
        """
        SELECT \(columns) FROM referral
        WHERE scheme_id = current_scheme_id() AND state = 'open' AND (received_on, id) > ($1, $2)
        ORDER BY received_on, id LIMIT $3
        """
    ).map(stored)

    fileprivate static let insert = Query<
        (
            Identifier, Identifier, Identifier, ArrangementKind, CivilDate, CivilDate?, CivilDate?, String?,
            Referral.Funding?, String?, JSONText
        ), Row
    >(
        "referral_insert",
        """
        INSERT INTO referral (id, person_id, council_id, kind, received_on, wanted_from, wanted_to, location, funding,
            eligible_needs, levels)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let update = Query<
        (
            Identifier, [Int32]?, Identifier, Identifier, ArrangementKind, CivilDate, CivilDate?, CivilDate?, String?,
            Referral.Funding?, String?, JSONText
        ), Row
    >(
        "referral_update",
        """
        UPDATE referral SET version = version + 1, person_id = $3, council_id = $4, kind = $5, received_on = $6,
            wanted_from = $7, wanted_to = $8, location = $9, funding = $10, eligible_needs = $11, levels = $12
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) AND state = 'open'
        RETURNING \(columns)
        """
    ).map(stored)

    static let versions = RecordVersionStatement<Row>("referral", columns: columns).map(stored)

    @Sendable private static func stored(_ row: Row) throws -> Stored<RecordedReferral> {
        let referral = Referral(
            personID: row.3, councilID: row.4, kind: row.5, receivedOn: row.6, wantedFrom: row.7, wantedTo: row.8,
            location: row.9, funding: row.10, eligibleNeeds: row.11, levels: try Referral.levels(row.12))
        return Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: RecordedReferral(referral: referral, state: row.13, arrangementID: row.14))
    }
}

extension SchemeTransaction {
    /// Adds a referral, which is open.
    ///
    /// - Throws: `StoreError.refused` with everything that is wrong.
    public func add(_ referral: Referral) throws -> Stored<RecordedReferral> {
        try refuse(faults(of: referral))
        return try connection.one(
            Referrals.insert,
            (
                newIdentifier(), referral.personID, referral.councilID, referral.kind, referral.receivedOn,
                referral.wantedFrom, referral.wantedTo, referral.location, referral.funding, referral.eligibleNeeds,
                referral.levelsText
            ))
    }

    /// Changes an open referral that is still at one of these versions; nil for whatever version it is at.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` where it is closed; `StoreError.refused`.
    public func change(
        _ id: Identifier, at versions: [Int32]?, to referral: Referral
    ) throws -> Stored<RecordedReferral> {
        try refuse(faults(of: referral))
        let changed = try connection.first(
            Referrals.update,
            (
                id, versions, referral.personID, referral.councilID, referral.kind, referral.receivedOn,
                referral.wantedFrom, referral.wantedTo, referral.location, referral.funding, referral.eligibleNeeds,
                referral.levelsText
            ))
        if let changed { return changed }
        throw try refusal(Referrals.find, id, at: versions) { current in
            Fault(
                pointer: "", code: "referralClosed",
                detail: "This referral is \(current.state.rawValue). Open it again before it is changed.")
        }
    }

    private func faults(of referral: Referral) throws -> [Fault] {
        referral.faults(today: try today(), tool: try bandingTool(on: referral.receivedOn))
    }
}
