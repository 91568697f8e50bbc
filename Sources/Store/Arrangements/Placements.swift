public import Postgres
public import SharedLives

/// What is recorded of placements.
public enum Placements {
    /// Reads a page of the scheme's placements, without their facts, in the order in which they were added.
    public static func list(_ page: Page) -> Reading<[Stored<Placement>]> {
        PlacementStatements.list.call((page.start, page.rowsMax))
    }

    /// Reads one as it stood at each time, the oldest first; none where there is no such record.
    public static func versions(_ id: Identifier) -> Reading<[RecordVersion<Placement>]> {
        PlacementStatements.versions.call(id)
    }
}

enum PlacementStatements {
    typealias Row = (
        Identifier, Int32, Instant, Identifier, Identifier, Identifier, CivilDate, CivilDate?, PlacementEnd.Reason?,
        ArrangementKind?, Bool?
    )

    static let columns = """
        id, version, recorded_at, person_id, carer_id, council_id, start_date, end_date, end_reason, kind, carried_over
        """

    static let find = Query<Identifier, Row>(
        "placement_find", "SELECT \(columns) FROM placement WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    /// The placement as the audit trail shows it at an instant.
    static let asKnown = Query<(Identifier, Instant), Row>(
        "placement_as_known",
        """
        SELECT \(columns) FROM jsonb_populate_record(NULL::placement, (
            SELECT after FROM audit_entry
            WHERE scheme_id = current_scheme_id() AND record_id = $1 AND record_type = 'placement' AND recorded_at <= $2
            ORDER BY audit_entry.id DESC LIMIT 1))
        WHERE id IS NOT NULL
        """
    ).map(stored)

    static let list = Query<(Identifier, Int), Row>(
        "placement_list",
        """
        SELECT \(columns) FROM placement WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2
        """
    ).map(stored)

    static let insert = Query<
        (
            Identifier, Identifier, Identifier, Identifier, CivilDate, CivilDate?, PlacementEnd.Reason?,
            ArrangementKind
        ), Row
    >(
        "placement_insert",
        """
        INSERT INTO placement (id, person_id, carer_id, council_id, start_date, end_date, end_reason, kind)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING \(columns)
        """
    ).map(stored)

    /// Takes the placement for this transaction and counts its version up, whatever fact of it changes.
    static let touch = Query<(Identifier, [Int32]?), Row>(
        "placement_touch",
        """
        UPDATE placement SET version = version + 1
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
        """
    ).map(stored)

    static let end = Command<(Identifier, CivilDate?, PlacementEnd.Reason?)>(
        "placement_end",
        "UPDATE placement SET end_date = $2, end_reason = $3 WHERE scheme_id = current_scheme_id() AND id = $1")

    /// The placements that a month may pay for: begun before its end ($2), not ended before a day ($1) that leaves room for
    /// the weeks paid after an end. Used in the same words by the monthly queries of the facts.
    static let monthly = Query<(CivilDate, CivilDate), Row>(
        "placement_monthly",
        """
        SELECT \(columns) FROM placement
        WHERE scheme_id = current_scheme_id() AND start_date < $2 AND coalesce(end_date, 'infinity') >= $1 ORDER BY id
        """
    ).map(stored)

    /// All placements of some carers.
    static let ofCarers = Query<[Identifier], Row>(
        "placement_of_carers",
        "SELECT \(columns) FROM placement WHERE scheme_id = current_scheme_id() AND carer_id = ANY ($1) ORDER BY id"
    ).map(stored)

    static let all = [
        find.statement, asKnown.statement, list.statement, insert.statement, touch.statement, end.statement,
        monthly.statement, ofCarers.statement,
    ]

    static let versions = RecordVersionStatement<Row>("placement", columns: columns).map(stored)

    /// Entries of the trail from before there were kinds have none: they were long term, and carried over.
    @Sendable static func stored(_ row: Row) -> Stored<Placement> {
        let end: PlacementEnd? =
            if let date = row.7, let reason = row.8 { PlacementEnd(date: date, reason: reason) } else { nil }
        return Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: Placement(
                personID: row.3, carerID: row.4, councilID: row.5, start: row.6, end: end, kind: row.9 ?? .longTerm,
                isCarriedOver: row.10 ?? true))
    }
}

extension SchemeTransaction {
    /// Reads a placement with its facts.
    ///
    /// - Parameter knownAt: nil for what is known now; an instant for what was known then.
    /// - Throws: `StoreError.notFound`.
    public func placement(_ id: Identifier, knownAt: Instant? = nil) throws -> PlacementRecord {
        let found =
            if let knownAt {
                try connection.first(PlacementStatements.asKnown, (id, knownAt))
            } else {
                try connection.first(PlacementStatements.find, id)
            }
        guard let found else { throw StoreError.notFound }
        return try withFacts(found, knownAt: knownAt)
    }

    private func withFacts(_ placement: Stored<Placement>, knownAt: Instant? = nil) throws -> PlacementRecord {
        let (bands, contributions, complexFees, absences) = try connection.pipeline(
            FactTables.bands.list.call((placement.id, knownAt)),
            FactTables.contributions.list.call((placement.id, knownAt)),
            FactTables.complexFees.list.call((placement.id, knownAt)),
            FactTables.absences.list.call((placement.id, knownAt)))
        return PlacementRecord(
            placement: placement, bands: bands, contributions: contributions, complexFees: complexFees,
            absences: absences)
    }

    /// Adds a placement with the facts known of it, all or nothing.
    ///
    /// - Throws: `StoreError.refused` with every contradiction, by pointers into the facts; `StoreError.arrangementNotAllowed`
    ///   with everything that stands against it.
    public func add(_ placement: Placement, with facts: PlacementFacts) throws -> PlacementRecord {
        let rates = try rates()
        try refuse(rates.faults(of: facts, in: Month(containing: placement.start)))
        let id = newIdentifier()
        try admit(Placing(placement, id: id, facts), rates: rates)
        let added = try connection.one(
            PlacementStatements.insert,
            (
                id, placement.personID, placement.carerID, placement.councilID, placement.start, placement.end?.date,
                placement.end?.reason, placement.kind
            ))
        for band in facts.bands { try insert(.band(band), of: id) }
        for contribution in facts.contributions { try insert(.contribution(contribution), of: id) }
        for fee in facts.complexFees { try insert(.complexFee(fee), of: id) }
        for absence in facts.absences { try insert(.absence(absence), of: id) }
        return try withFacts(added)
    }

    /// Adds a fact to a placement.
    ///
    /// - Throws: `StoreError.notFound`; `StoreError.refused` when the fact brings a contradiction that was not there before, or is
    ///   a band that scheme and council have not signed (4.5.2) or that the carer is not approved for.
    public func add(_ fact: PlacementFact, to id: Identifier) throws -> PlacementRecord {
        let record = try tryOut(fact, on: id)
        if case .band(let band) = fact { try checkAllowed(band, of: record.placement.value) }
        return record
    }

    /// Adds a fact without asking whether it was agreed: what it would do can be looked at before.
    func tryOut(_ fact: PlacementFact, on id: Identifier) throws -> PlacementRecord {
        let before = try touched(id, at: nil)
        try check(fact, addedTo: before.facts)
        try insert(fact, of: id)
        return try withFacts(before.placement)
    }

    /// Withdraws a fact that turned out wrong; it stays readable as it was known.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`.
    public func withdraw(
        _ kind: PlacementFact.Kind, _ fact: Identifier, of id: Identifier, at versions: [Int32]?
    ) throws -> PlacementRecord {
        let before = try touched(id, at: versions)
        let statement =
            switch kind {
            case .band: FactTables.bands.withdraw
            case .contribution: FactTables.contributions.withdraw
            case .complexFee: FactTables.complexFees.withdraw
            case .absence: FactTables.absences.withdraw
            }
        guard try connection.execute(statement, (id, fact)) == 1 else { throw StoreError.notFound }
        return try withFacts(before.placement)
    }

    /// Takes a placement for this transaction, with its facts.
    func touched(_ id: Identifier, at versions: [Int32]?) throws -> PlacementRecord {
        guard let placement = try connection.first(PlacementStatements.touch, (id, versions)) else {
            throw try missingOrStale(PlacementStatements.find, id)
        }
        return try withFacts(placement)
    }

    func insert(_ fact: PlacementFact, of placement: Identifier) throws {
        let id = newIdentifier()
        switch fact {
        case .band(let band): try FactTables.bands.insert(band, id: id, placement: placement, on: connection)
        case .contribution(let contribution):
            try FactTables.contributions.insert(contribution, id: id, placement: placement, on: connection)
        case .complexFee(let fee): try FactTables.complexFees.insert(fee, id: id, placement: placement, on: connection)
        case .absence(let absence):
            try FactTables.absences.insert(absence, id: id, placement: placement, on: connection)
        }
    }
}
