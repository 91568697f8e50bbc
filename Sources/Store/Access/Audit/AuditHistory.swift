public import Postgres
public import SharedLives

/// One line of a record's history: who, when, what.
public struct HistoryEntry: Sendable {
    /// Its place in the trail.
    public let number: Int
    /// When.
    public let recordedAt: Instant
    /// The account; nil for what the service did by itself.
    public let accountID: Identifier?
    /// Who it is to colleagues; nil for the service itself.
    public let accountLabel: String?
    /// The table that was changed, or the operation that read.
    public let recordType: String
    /// `insert`, `update`, `delete`, `read` or `erase`.
    public let change: String
    /// Whether the record was one of several that a list showed.
    public let isInList: Bool
    /// The values that were changed as they were before, as a JSON object; nil where there was nothing before.
    public let before: String?
    /// The same as they were after.
    public let after: String?
}

extension AuditTrail {
    /// Reads a page of a record's history, the newest first: its changes, and each time that it was read, by itself or in a list.
    ///
    /// - Parameter number: the last entry of the page before; 0 for the first page.
    public static func history(of record: Identifier, before number: Int, rowsMax: Int) -> Reading<[HistoryEntry]> {
        AuditHistoryStatements.history.call((record, number, rowsMax))
    }
}

enum AuditHistoryStatements {
    private typealias Row = (Int, Instant, Identifier?, String?, String, String, Bool, String?, String?)

    private static func changed(_ values: String, _ others: String) -> String {
        """
        CASE WHEN \(values) IS NOT NULL THEN (
            SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(\(values))
            WHERE \(others) IS NULL OR value IS DISTINCT FROM \(others) -> key)::text END
        """
    }

    static let history = Query<(Identifier, Int, Int), Row>(
        "audit_history",
        """
        SELECT entry.id, entry.recorded_at, entry.account_id, account.label, entry.record_type, entry.change,
            entry.record_id <> $1, \(changed("entry.before", "entry.after")), \(changed("entry.after", "entry.before"))
        FROM (
            (SELECT * FROM audit_entry WHERE scheme_id = current_scheme_id() AND record_id = $1
                AND ($2 = 0 OR id < $2) ORDER BY id DESC LIMIT $3)
            UNION ALL
            (SELECT * FROM audit_entry WHERE scheme_id = current_scheme_id() AND shown @> ARRAY[$1] AND record_id <> $1
                AND ($2 = 0 OR id < $2) ORDER BY id DESC LIMIT $3)) AS entry
        LEFT JOIN account ON account.scheme_id = current_scheme_id() AND account.id = entry.account_id
        ORDER BY entry.id DESC LIMIT $3
        """
    ).map {
        HistoryEntry(
            number: $0.0, recordedAt: $0.1, accountID: $0.2, accountLabel: $0.3, recordType: $0.4, change: $0.5,
            isInList: $0.6, before: $0.7, after: $0.8)
    }

    static let all = [history.statement]
}
