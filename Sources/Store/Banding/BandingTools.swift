import Postgres
public import SharedLives

enum BandingToolStatements {
    typealias Row = (Identifier, Instant, Identifier?, CivilDate, [String], Int16)

    private static let columns = "id, recorded_at, recorded_by, from_date, bands, domains_to_reach"

    static let list = Query<(), Row>(
        "banding_tool_list",
        """
        SELECT \(columns) FROM banding_tool
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL ORDER BY from_date
        """)

    static let domains = Query<(), (Identifier, String, String, [String?])>(
        "banding_tool_domains",
        """
        SELECT domain.banding_tool_id, domain.code, domain.name, domain.descriptors
        FROM banding_tool_domain AS domain JOIN banding_tool AS tool USING (scheme_id)
        WHERE domain.scheme_id = current_scheme_id() AND tool.id = domain.banding_tool_id AND tool.withdrawn_at IS NULL
        ORDER BY domain.banding_tool_id, domain.number
        """)

    static let insert = Query<(Identifier, CivilDate, [String], Int16), Row>(
        "banding_tool_insert",
        """
        INSERT INTO banding_tool (id, from_date, bands, domains_to_reach) VALUES ($1, $2, $3, $4) RETURNING \(columns)
        """)

    static let insertDomain = Command<(Identifier, Int16, String, String, [String?])>(
        "banding_tool_domain_insert",
        """
        INSERT INTO banding_tool_domain (banding_tool_id, number, code, name, descriptors) VALUES ($1, $2, $3, $4, $5)
        """)

    static let withdraw = Command<Identifier>(
        "banding_tool_withdraw",
        """
        UPDATE banding_tool SET withdrawn_at = current_instant(), withdrawn_by = current_account_id()
        WHERE scheme_id = current_scheme_id() AND id = $1 AND withdrawn_at IS NULL
        """)

    static let all = [list.statement, domains.statement, insert.statement, insertDomain.statement, withdraw.statement]
}

extension SchemeTransaction {
    /// The scheme's own banding tools that hold or will, by their first day.
    public func bandingTools() throws -> [RecordedFact<DatedBandingTool>] {
        let (rows, domains) = try connection.pipeline(
            BandingToolStatements.list.call(()), BandingToolStatements.domains.call(()))
        let domainsByTool = Dictionary(grouping: domains, by: \.0)
        return rows.map { row in
            let tool = BandingTool(
                bands: row.4,
                domains: (domainsByTool[row.0] ?? []).map {
                    BandingTool.Domain(code: $0.1, name: $0.2, descriptors: $0.3)
                },
                domainsToReach: Int(row.5))
            return RecordedFact(
                id: row.0, recordedAt: row.1, recordedBy: row.2, fact: DatedBandingTool(from: row.3, tool: tool))
        }
    }

    /// One of the scheme's own banding tools that hold or will.
    ///
    /// - Throws: `StoreError.notFound`.
    public func bandingTool(_ id: Identifier) throws -> RecordedFact<DatedBandingTool> {
        guard let tool = try bandingTools().first(where: { $0.id == id }) else { throw StoreError.notFound }
        return tool
    }

    /// The banding tool that holds on a day: the specification's until the scheme has one of its own.
    public func bandingTool(on day: CivilDate) throws -> BandingTool {
        try bandingTools().map(\.fact).tool(on: day)
    }

    /// Adds a banding tool, which holds from its day until the next one's.
    ///
    /// - Throws: `StoreError.refused` for what is wrong with it, `StoreError.conflict` when one holds from that day.
    public func add(_ dated: DatedBandingTool) throws -> RecordedFact<DatedBandingTool> {
        let tool = dated.tool
        try refuse(tool.faults())
        let row = try connection.one(
            BandingToolStatements.insert, (newIdentifier(), dated.from, tool.bands, Int16(tool.domainsToReach)))
        for (index, domain) in tool.domains.enumerated() {
            _ = try connection.execute(
                BandingToolStatements.insertDomain,
                (row.0, Int16(index + 1), domain.code, domain.name, domain.descriptors))
        }
        return RecordedFact(id: row.0, recordedAt: row.1, recordedBy: row.2, fact: dated)
    }

    /// Withdraws a banding tool that turned out wrong.
    ///
    /// - Throws: `StoreError.notFound`.
    public func withdrawBandingTool(_ id: Identifier) throws {
        guard try connection.execute(BandingToolStatements.withdraw, id) == 1 else { throw StoreError.notFound }
    }
}
