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

    /// Reads one as it stood at each time, the oldest first; none where there is no such record.
    public static func versions(_ id: Identifier) -> Reading<[RecordVersion<Session>]> {
        SessionStatements.versions.call(id)
    }
}

enum SessionStatements {
    typealias Row = (
        Identifier, Int32, Instant, Identifier, Identifier, Identifier, Instant, Int32?, String?, String, Instant?,
        CancelledBy?, Bool, Bool?
    )

    static let columns = """
        id, version, recorded_at, person_id, carer_id, council_id, starts_at, minutes, session, band, cancelled_at, \
        cancelled_by, not_arrived, carried_over
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

    static let update = Query<
        (
            Identifier, [Int32]?, Identifier, Identifier, Identifier, Instant, Int32?, String?, String, Instant?,
            CancelledBy?, Bool
        ), Row
    >(
        "session_update",
        """
        UPDATE session SET version = version + 1, person_id = $3, carer_id = $4, council_id = $5, starts_at = $6,
            minutes = $7, session = $8, band = $9, cancelled_at = $10, cancelled_by = $11, not_arrived = $12
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
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
        find.statement, list.statement, insert.statement, update.statement, change.statement, monthly.statement,
        ofCarers.statement,
    ]

    static let versions = RecordVersionStatement<Row>("session", columns: columns).map(stored)

    @Sendable static func stored(_ row: Row) -> Stored<Session> {
        Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: Session(
                personID: row.3, carerID: row.4, councilID: row.5, startsAt: row.6,
                length: row.7.map { .minutes(Int($0)) } ?? .session(row.8 ?? ""), band: row.9,
                outcome: BookingOutcome(cancelledAt: row.10, cancelledBy: row.11, notArrived: row.12),
                isCarriedOver: row.13 ?? true))
    }
}

extension SchemeTransaction {
    /// Adds a session.
    ///
    /// - Throws: `StoreError.refused` with everything that is wrong with it; `StoreError.arrangementNotAllowed` with everything
    ///   that stands against it.
    public func add(_ session: Session) throws -> Stored<Session> {
        let id = newIdentifier()
        let rates = try rates()
        try refuse(rates.faults(of: session.facts(id: id)))
        if session.outcome.stands { try admit(Placing(session, id: id), rates: rates) }
        return try connection.one(
            SessionStatements.insert,
            (
                id, session.personID, session.carerID, session.councilID, session.startsAt, session.length.minutes,
                session.length.code, session.band, session.outcome.cancelledAt, session.outcome.cancelledBy,
                session.outcome.notArrived
            ))
    }

    /// Changes a session as a whole: another time, another carer. It is held against the rules as a new one is, unless nothing that
    /// they look at is changed.
    ///
    /// - Throws: as ``add(_:)-(Session)``; `StoreError.notFound`, `StoreError.stale`.
    public func change(_ id: Identifier, at versions: [Int32]?, to session: Session) throws -> Stored<Session> {
        guard let current = try connection.first(SessionStatements.find, id) else { throw StoreError.notFound }
        try require(versions, toHave: current.version)
        let rates = try rates()
        try refuse(rates.faults(of: session.facts(id: id)))
        let (before, after) = (Placing(current.value, id: id), Placing(session, id: id))
        if session.outcome.stands, before != after || !current.value.outcome.stands { try admit(after, rates: rates) }
        guard
            let changed = try connection.first(
                SessionStatements.update,
                (
                    id, versions, session.personID, session.carerID, session.councilID, session.startsAt,
                    session.length.minutes, session.length.code, session.band, session.outcome.cancelledAt,
                    session.outcome.cancelledBy, session.outcome.notArrived
                ))
        else { throw try missingOrStale(SessionStatements.find, id) }
        return changed
    }

    /// Records what became of a session, corrects it, or takes it back.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.refused`; `StoreError.arrangementNotAllowed` where it is taken
    ///   back and the person has other day support by now.
    public func changeSession(_ id: Identifier, at versions: [Int32]?, to outcome: BookingOutcome) throws -> Stored<
        Session
    > {
        guard let current = try connection.first(SessionStatements.find, id) else { throw StoreError.notFound }
        var session = current.value
        session.outcome = outcome
        try refuse(rates().faults(of: session.facts(id: id)))
        if outcome.stands, !current.value.outcome.stands {
            try readmit(Placing(session, id: id), isCarriedOver: session.isCarriedOver)
        }
        guard
            let changed = try connection.first(
                SessionStatements.change, (id, versions, outcome.cancelledAt, outcome.cancelledBy, outcome.notArrived))
        else { throw try missingOrStale(SessionStatements.find, id) }
        return changed
    }
}

extension SessionFacts.Length {
    fileprivate var minutes: Int32? {
        if case .minutes(let minutes) = self { Int32(minutes) } else { nil }
    }

    fileprivate var code: String? {
        if case .session(let code) = self { code } else { nil }
    }
}
