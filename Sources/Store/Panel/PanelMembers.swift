public import Postgres
public import SharedLives

/// Who sits on the scheme's panel.
public enum PanelMembers {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<PanelMember>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, in the order in which they were added.
    public static func list(_ page: Page) -> Reading<[Stored<PanelMember>]> { list.call((page.start, page.rowsMax)) }

    /// Reads one as it stood at each time, the oldest first; none where there is no such record.
    public static func versions(_ id: Identifier) -> Reading<[RecordVersion<PanelMember>]> { versions.call(id) }

    static let all = [find.statement, list.statement, insert.statement, update.statement, own.statement]
}

extension PanelMembers {
    fileprivate typealias Row = (Identifier, Int32, Instant, Identifier?, String, String, CivilDate, CivilDate?)

    fileprivate static let columns = "id, version, recorded_at, account_id, name, background, from_date, to_date"

    fileprivate static let find = Query<Identifier, Row>(
        "panel_member_find", "SELECT \(columns) FROM panel_member WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    fileprivate static let list = Query<(Identifier, Int), Row>(
        "panel_member_list",
        "SELECT \(columns) FROM panel_member WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2"
    ).map(stored)

    fileprivate static let insert = Query<
        (Identifier, Identifier?, String, String, CivilDate, CivilDate?), Row
    >(
        "panel_member_insert",
        """
        INSERT INTO panel_member (id, account_id, name, background, from_date, to_date) VALUES ($1, $2, $3, $4, $5, $6)
        RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let update = Query<
        (Identifier, [Int32]?, Identifier?, String, String, CivilDate, CivilDate?), Row
    >(
        "panel_member_update",
        """
        UPDATE panel_member SET version = version + 1, account_id = $3, name = $4, background = $5, from_date = $6,
            to_date = $7
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) RETURNING \(columns)
        """
    ).map(stored)

    /// The member who acts.
    static let own = Query<(), Identifier>(
        "panel_member_own",
        "SELECT id FROM panel_member WHERE scheme_id = current_scheme_id() AND account_id = current_account_id()")

    static let versions = RecordVersionStatement<Row>("panel_member", columns: columns).map(stored)

    @Sendable fileprivate static func stored(_ row: Row) -> Stored<PanelMember> {
        Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: PanelMember(accountID: row.3, name: row.4, background: row.5, from: row.6, to: row.7))
    }
}

extension SchemeTransaction {
    /// Adds a member of the panel.
    ///
    /// - Throws: `StoreError.refused`, `StoreError.conflict`.
    public func add(_ member: PanelMember) throws -> Stored<PanelMember> {
        try refuse(Self.faults(of: member))
        return try connection.one(
            PanelMembers.insert,
            (newIdentifier(), member.accountID, member.name, member.background, member.from, member.to))
    }

    /// Changes a member of the panel.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.refused`, `StoreError.conflict`.
    public func change(_ id: Identifier, at versions: [Int32]?, to member: PanelMember) throws -> Stored<PanelMember> {
        try refuse(Self.faults(of: member))
        guard
            let changed = try connection.first(
                PanelMembers.update,
                (id, versions, member.accountID, member.name, member.background, member.from, member.to))
        else { throw try missingOrStale(PanelMembers.find, id) }
        return changed
    }

    private static func faults(of member: PanelMember) -> [Fault] {
        guard let to = member.to, to <= member.from else { return [] }
        return [
            Fault(
                pointer: "/to", code: "emptyInterval",
                detail: "to is the first day on which they are no longer a member. Give a day after from.")
        ]
    }
}
