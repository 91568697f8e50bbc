public import Postgres
public import SharedLives

/// What is recorded of sessions of day support.
public enum Sessions {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<Session>?> { SessionStatements.find.callFirst(id) }

    /// Reads a page of the scheme's, in the order in which they were added.
    public static func list(_ page: Page) -> Reading<[Stored<Session>]> {
        SessionStatements.list.call((page.start, page.rowsMax))
    }
}

enum SessionStatements {
    typealias Row = (
        Identifier, Int32, Instant, Identifier, Identifier, Identifier, Instant, Int32?, String?, String, Instant?,
        CancelledBy?, Bool
    )

    private static let columns = """
        id, version, recorded_at, person_id, carer_id, council_id, starts_at, minutes, session, band, cancelled_at, \
        cancelled_by, not_arrived
        """

    static let find = Query<Identifier, Row>(
        "session_find", "SELECT \(columns) FROM session WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    static let list = Query<(Identifier, Int), Row>(
        "session_list",
        "SELECT \(columns) FROM session WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2"
    ).map(stored)

    static let insert = Query<
        (
            Identifier, Identifier, Identifier, Identifier, Instant, Int32?, String?, String, Instant?, CancelledBy?,
            Bool
        ), Row
    >(
        "session_insert",
        """
        INSERT INTO session (id, person_id, carer_id, council_id, starts_at, minutes, session, band, cancelled_at,
            cancelled_by, not_arrived)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING \(columns)
        """
    ).map(stored)

    static let change = Query<(Identifier, [Int32]?, Instant?, CancelledBy?, Bool), Row>(
        "session_change",
        """
        UPDATE session SET version = version + 1, cancelled_at = $3, cancelled_by = $4, not_arrived = $5
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
        """
    ).map(stored)

    /// The sessions that start within two instants.
    static let monthly = Query<(Instant, Instant), Row>(
        "session_monthly",
        """
        SELECT \(columns) FROM session
        WHERE scheme_id = current_scheme_id() AND starts_at >= $1 AND starts_at < $2 ORDER BY id
        """
    ).map(stored)

    /// Some carers' sessions that start within two instants.
    static let ofCarers = Query<([Identifier], Instant, Instant), Row>(
        "session_of_carers",
        """
        SELECT \(columns) FROM session
        WHERE scheme_id = current_scheme_id() AND carer_id = ANY ($1) AND starts_at >= $2 AND starts_at < $3
        ORDER BY id
        """
    ).map(stored)

    static let all = [
        find.statement, list.statement, insert.statement, change.statement, monthly.statement, ofCarers.statement,
    ]

    @Sendable private static func stored(_ row: Row) -> Stored<Session> {
        Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: Session(
                personID: row.3, carerID: row.4, councilID: row.5, startsAt: row.6,
                length: row.7.map { .minutes(Int($0)) } ?? .session(row.8 ?? ""), band: row.9,
                outcome: BookingOutcome(cancelledAt: row.10, cancelledBy: row.11, notArrived: row.12)))
    }
}

extension SchemeTransaction {
    /// Adds a session.
    ///
    /// - Throws: `StoreError.refused` with everything that is wrong with it.
    public func add(_ session: Session) throws -> Stored<Session> {
        let id = newIdentifier()
        try refuse(rates().faults(of: session.facts(id: id)))
        let (minutes, code): (Int32?, String?) =
            switch session.length {
            case .minutes(let minutes): (Int32(minutes), nil)
            case .session(let code): (nil, code)
            }
        return try connection.one(
            SessionStatements.insert,
            (
                id, session.personID, session.carerID, session.councilID, session.startsAt, minutes, code, session.band,
                session.outcome.cancelledAt, session.outcome.cancelledBy, session.outcome.notArrived
            ))
    }

    /// Records what became of a session, corrects it, or takes it back.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.refused`.
    public func changeSession(_ id: Identifier, at versions: [Int32]?, to outcome: BookingOutcome) throws -> Stored<
        Session
    > {
        guard let current = try connection.first(SessionStatements.find, id) else { throw StoreError.notFound }
        var session = current.value
        session.outcome = outcome
        try refuse(rates().faults(of: session.facts(id: id)))
        guard
            let changed = try connection.first(
                SessionStatements.change, (id, versions, outcome.cancelledAt, outcome.cancelledBy, outcome.notArrived))
        else { throw try missingOrStale(SessionStatements.find, id) }
        return changed
    }
}
