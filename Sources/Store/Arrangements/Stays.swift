public import Postgres
public import SharedLives

/// What is recorded of stays.
public enum Stays {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<Stay>?> { StayStatements.find.callFirst(id) }

    /// Reads a page of the scheme's, in the order in which they were added.
    public static func list(_ page: Page) -> Reading<[Stored<Stay>]> {
        StayStatements.list.call((page.start, page.rowsMax))
    }

    /// Reads one as it stood at each time, the oldest first; none where there is no such record.
    public static func versions(_ id: Identifier) -> Reading<[RecordVersion<Stay>]> {
        StayStatements.versions.call(id)
    }
}

enum StayStatements {
    typealias Row = (
        Identifier, Int32, Instant, Identifier, Identifier, Identifier, CivilDate, CivilDate, String, Instant, Int32?,
        Instant?, CancelledBy?, Bool, ArrangementKind?, Bool?
    )

    static let columns = """
        id, version, recorded_at, person_id, carer_id, council_id, arrive_date, depart_date, band, starts_at, miles, \
        cancelled_at, cancelled_by, not_arrived, kind, carried_over
        """

    static let find = Query<Identifier, Row>(
        "stay_find", "SELECT \(columns) FROM stay WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    static let list = Query<(Identifier, Int), Row>(
        "stay_list",
        "SELECT \(columns) FROM stay WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2"
    ).map(stored)

    static let insert = Query<
        (
            Identifier, Identifier, Identifier, Identifier, CivilDate, CivilDate, String, Instant, Int32?, Instant?,
            CancelledBy?, Bool, ArrangementKind
        ), Row
    >(
        "stay_insert",
        """
        INSERT INTO stay (id, person_id, carer_id, council_id, arrive_date, depart_date, band, starts_at, miles,
            cancelled_at, cancelled_by, not_arrived, kind)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING \(columns)
        """
    ).map(stored)

    static let update = Query<
        (
            Identifier, [Int32]?, Identifier, Identifier, Identifier, CivilDate, CivilDate, String, Instant, Int32?,
            Instant?, CancelledBy?, Bool, ArrangementKind
        ), Row
    >(
        "stay_update",
        """
        UPDATE stay SET version = version + 1, person_id = $3, carer_id = $4, council_id = $5, arrive_date = $6,
            depart_date = $7, band = $8, starts_at = $9, miles = $10, cancelled_at = $11, cancelled_by = $12,
            not_arrived = $13, kind = $14
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
        """
    ).map(stored)

    static let change = Query<(Identifier, [Int32]?, Instant?, CancelledBy?, Bool), Row>(
        "stay_change",
        """
        UPDATE stay SET version = version + 1, cancelled_at = $3, cancelled_by = $4, not_arrived = $5
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
        """
    ).map(stored)

    /// The stays that a month may pay for: with a night in it, or their first day.
    static let monthly = Query<(CivilDate, CivilDate), Row>(
        "stay_monthly",
        """
        SELECT \(columns) FROM stay
        WHERE scheme_id = current_scheme_id() AND arrive_date < $2 AND arrive_date > $1::date - 28 AND depart_date > $1
        ORDER BY id
        """
    ).map(stored)

    /// Some carers' stays with a night within [from, to).
    static let ofCarers = Query<([Identifier], CivilDate, CivilDate), Row>(
        "stay_of_carers",
        """
        SELECT \(columns) FROM stay
        WHERE scheme_id = current_scheme_id() AND carer_id = ANY ($1) AND depart_date > $2 AND arrive_date < $3
        ORDER BY id
        """
    ).map(stored)

    static let all = [
        find.statement, list.statement, insert.statement, update.statement, change.statement, monthly.statement,
        ofCarers.statement,
    ]

    static let versions = RecordVersionStatement<Row>("stay", columns: columns).map(stored)

    @Sendable static func stored(_ row: Row) -> Stored<Stay> {
        Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: Stay(
                personID: row.3, carerID: row.4, councilID: row.5, arrive: row.6, depart: row.7, band: row.8,
                startsAt: row.9, miles: row.10.map(Int.init),
                outcome: BookingOutcome(cancelledAt: row.11, cancelledBy: row.12, notArrived: row.13),
                kind: row.14 ?? .shortBreak, isCarriedOver: row.15 ?? true))
    }
}

extension SchemeTransaction {
    /// Adds a stay.
    ///
    /// - Throws: `StoreError.refused` with everything that is wrong with it; `StoreError.arrangementNotAllowed` with everything
    ///   that stands against it.
    public func add(_ stay: Stay) throws -> Stored<Stay> {
        let id = newIdentifier()
        let rates = try rates()
        try refuse(rates.faults(of: stay.facts(id: id)))
        if stay.outcome.stands { try admit(Placing(stay, id: id), rates: rates) }
        return try connection.one(
            StayStatements.insert,
            (
                id, stay.personID, stay.carerID, stay.councilID, stay.arrive, stay.depart, stay.band, stay.startsAt,
                stay.miles.map(Int32.init), stay.outcome.cancelledAt, stay.outcome.cancelledBy, stay.outcome.notArrived,
                stay.kind
            ))
    }

    /// Changes a stay as a whole: other days, another carer. It is held against the rules as a new one is, unless nothing that they
    /// look at is changed.
    ///
    /// - Throws: as ``add(_:)-(Stay)``; `StoreError.notFound`, `StoreError.stale`.
    public func change(_ id: Identifier, at versions: [Int32]?, to stay: Stay) throws -> Stored<Stay> {
        guard let current = try connection.first(StayStatements.find, id) else { throw StoreError.notFound }
        try require(versions, toHave: current.version)
        let rates = try rates()
        try refuse(rates.faults(of: stay.facts(id: id)))
        let (before, after) = (Placing(current.value, id: id), Placing(stay, id: id))
        if stay.outcome.stands, before != after || !current.value.outcome.stands {
            try admit(after, rates: rates, isChange: true)
        }
        guard
            let changed = try connection.first(
                StayStatements.update,
                (
                    id, versions, stay.personID, stay.carerID, stay.councilID, stay.arrive, stay.depart, stay.band,
                    stay.startsAt, stay.miles.map(Int32.init), stay.outcome.cancelledAt, stay.outcome.cancelledBy,
                    stay.outcome.notArrived, stay.kind
                ))
        else { throw try missingOrStale(StayStatements.find, id) }
        return changed
    }

    /// Records what became of a stay, corrects it, or takes it back.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.refused`; `StoreError.arrangementNotAllowed` where it is taken
    ///   back and the place is no longer free.
    public func changeStay(_ id: Identifier, at versions: [Int32]?, to outcome: BookingOutcome) throws -> Stored<Stay> {
        guard let current = try connection.first(StayStatements.find, id) else { throw StoreError.notFound }
        var stay = current.value
        stay.outcome = outcome
        try refuse(rates().faults(of: stay.facts(id: id)))
        if outcome.stands, !current.value.outcome.stands {
            try readmit(Placing(stay, id: id), isCarriedOver: stay.isCarriedOver)
        }
        guard
            let changed = try connection.first(
                StayStatements.change, (id, versions, outcome.cancelledAt, outcome.cancelledBy, outcome.notArrived))
        else { throw try missingOrStale(StayStatements.find, id) }
        return changed
    }
}
