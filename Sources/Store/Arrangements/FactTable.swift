import Postgres
import SharedLives

/// What any dated fact of a placement comes down to in the database.
struct FactColumns: Sendable {
    var from: CivilDate
    var to: CivilDate?
    /// The band, or the kind of absence.
    var code: String?
    var weekly: Pence?
}

/// The statements of one table of a placement's facts. The tables differ in what a fact says and are alike in the rest.
struct FactTable<Fact: Sendable>: Sendable {
    typealias Row = (CivilDate, CivilDate?, String?, Pence?)

    /// The facts of one placement as they stand, or as they were known at an instant.
    let list: Query<(Identifier, Instant?), RecordedFact<Fact>>
    /// The facts that the payments of a month need, by placement: see ``PlacementStatements/monthly``.
    let monthly: Query<(CivilDate, CivilDate, CivilDate), (Identifier, Fact)>
    /// The facts of carers' placements as they stand, by placement: see ``PlacementStatements/ofCarers``.
    let ofCarers: Query<[Identifier], (Identifier, Fact)>
    let withdraw: Command<(Identifier, Identifier)>
    private let insert: Command<(Identifier, Identifier, CivilDate, CivilDate?, String?, Pence?)>
    private let columns: @Sendable (Fact) -> FactColumns

    /// - Parameters:
    ///   - table: the table.
    ///   - code: its column for the band or kind, if it has one.
    ///   - columns: what a fact says in columns.
    ///   - fact: the fact that columns say.
    init(
        _ table: String, code: String? = nil, hasEnd: Bool = false, hasRate: Bool = true,
        columns: @escaping @Sendable (Fact) -> FactColumns, fact: @escaping @Sendable (FactColumns) -> Fact
    ) {
        let read = [
            "fact.from_date", hasEnd ? "fact.to_date" : "NULL::date", code.map { "fact." + $0 } ?? "NULL::text",
            hasRate ? "fact.weekly_pence" : "NULL::bigint",
        ].joined(separator: ", ")
        list = Query<
            (Identifier, Instant?), (Identifier, Instant, Identifier?, CivilDate, CivilDate?, String?, Pence?)
        >(
            "\(table)_list",
            """
            SELECT fact.id, fact.recorded_at, fact.recorded_by, \(read) FROM \(table) AS fact
            WHERE fact.scheme_id = current_scheme_id() AND fact.placement_id = $1
                AND fact.recorded_at <= coalesce($2, 'infinity')
                AND (fact.withdrawn_at IS NULL OR fact.withdrawn_at > $2)
            ORDER BY fact.from_date, fact.id
            """
        ).map { row in
            RecordedFact(
                id: row.0, recordedAt: row.1, recordedBy: row.2,
                fact: fact(FactColumns(from: row.3, to: row.4, code: row.5, weekly: row.6)))
        }
        monthly = Query<(CivilDate, CivilDate, CivilDate), (Identifier, CivilDate, CivilDate?, String?, Pence?)>(
            "\(table)_monthly",
            """
            SELECT fact.placement_id, \(read) FROM \(table) AS fact JOIN placement USING (scheme_id)
            WHERE fact.scheme_id = current_scheme_id() AND fact.withdrawn_at IS NULL AND placement.id = fact.placement_id
                AND placement.start_date < $2 AND coalesce(placement.end_date, 'infinity') >= $1
                AND fact.from_date < $2 AND \(hasEnd ? "coalesce(fact.to_date, 'infinity')" : "'infinity'::date") > $3
            ORDER BY fact.placement_id, fact.from_date
            """
        ).map { row in (row.0, fact(FactColumns(from: row.1, to: row.2, code: row.3, weekly: row.4))) }
        ofCarers = Query<[Identifier], (Identifier, CivilDate, CivilDate?, String?, Pence?)>(
            "\(table)_of_carers",
            """
            SELECT fact.placement_id, \(read) FROM placement JOIN \(table) AS fact USING (scheme_id)
            WHERE placement.scheme_id = current_scheme_id() AND placement.carer_id = ANY ($1)
                AND fact.placement_id = placement.id AND fact.withdrawn_at IS NULL
            ORDER BY fact.placement_id, fact.from_date
            """
        ).map { row in (row.0, fact(FactColumns(from: row.1, to: row.2, code: row.3, weekly: row.4))) }
        withdraw = Command(
            "\(table)_withdraw",
            """
            UPDATE \(table) SET withdrawn_at = current_instant(), withdrawn_by = current_account_id()
            WHERE scheme_id = current_scheme_id() AND placement_id = $1 AND id = $2 AND withdrawn_at IS NULL
            """)
        let written = [
            ("from_date", "$3"), hasEnd ? ("to_date", "$4") : nil, code.map { ($0, "$5") },
            hasRate ? ("weekly_pence", "$6") : nil,
        ].compactMap { $0 }
        insert = Command(
            "\(table)_insert",
            """
            INSERT INTO \(table) (id, placement_id, \(written.map(\.0).joined(separator: ", ")))
            VALUES ($1, $2, \(written.map(\.1).joined(separator: ", ")))
            """)
        self.columns = columns
    }

    func insert(_ fact: Fact, id: Identifier, placement: Identifier, on connection: Connection) throws {
        let columns = columns(fact)
        _ = try connection.execute(insert, (id, placement, columns.from, columns.to, columns.code, columns.weekly))
    }

    var statements: [StatementDescription] {
        [list.statement, monthly.statement, ofCarers.statement, withdraw.statement, insert.statement]
    }
}

/// The four tables of a placement's facts.
enum FactTables {
    static let bands = FactTable<DatedBand>(
        "placement_band", code: "band",
        columns: { FactColumns(from: $0.from, code: $0.band, weekly: $0.weekly) },
        fact: { DatedBand(from: $0.from, band: $0.code ?? "", weekly: $0.weekly) })

    static let contributions = FactTable<DatedContribution>(
        "placement_contribution",
        columns: { FactColumns(from: $0.from, weekly: $0.weekly) },
        fact: { DatedContribution(from: $0.from, weekly: $0.weekly ?? 0) })

    static let complexFees = FactTable<ComplexFee>(
        "placement_complex_fee", hasEnd: true,
        columns: { FactColumns(from: $0.from, to: $0.to, weekly: $0.weekly) },
        fact: { ComplexFee(from: $0.from, to: $0.to, weekly: $0.weekly ?? 0) })

    static let absences = FactTable<Absence>(
        "placement_absence", code: "kind", hasEnd: true, hasRate: false,
        columns: { FactColumns(from: $0.from, to: $0.to, code: $0.kind.rawValue) },
        fact: { Absence(kind: Absence.Kind(rawValue: $0.code ?? "") ?? .other, from: $0.from, to: $0.to) })

    static let all = bands.statements + contributions.statements + complexFees.statements + absences.statements
}
