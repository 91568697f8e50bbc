public import Postgres
public import SharedLives

/// One entry of the audit trail: who changed what, when, and what it was before and after.
public struct AuditEntry: Sendable {
    /// Its place in the trail.
    public let number: Int
    /// When.
    public let recordedAt: Instant
    /// The account; nil for what the service did by itself.
    public let accountID: Identifier?
    /// The table.
    public let recordType: String
    /// The row.
    public let recordID: Identifier
    /// `insert`, `update` or `delete`.
    public let change: String
    /// The row before, as JSON.
    public let before: String?
    /// The row after, as JSON.
    public let after: String?
}

/// The audit trail, which triggers write and nobody edits.
public enum AuditTrail {
    /// Reads a page of the trail, oldest first: of one record, or of the scheme.
    public static func list(record: Identifier?, after number: Int, rowsMax: Int) -> Reading<[AuditEntry]> {
        if let record {
            AuditStatements.ofRecord.call((record, number, rowsMax))
        } else {
            AuditStatements.ofScheme.call((number, rowsMax))
        }
    }
}

enum AuditStatements {
    typealias Row = (Int, Instant, Identifier?, String, Identifier, String, String?, String?)

    private static let columns =
        "id, recorded_at, account_id, record_type, record_id, change, before::text, after::text"

    static let ofRecord = Query<(Identifier, Int, Int), Row>(
        "audit_entry_of_record",
        """
        SELECT \(columns) FROM audit_entry
        WHERE scheme_id = current_scheme_id() AND record_id = $1 AND id > $2 ORDER BY id LIMIT $3
        """
    ).map(entry)

    static let ofScheme = Query<(Int, Int), Row>(
        "audit_entry_of_scheme",
        "SELECT \(columns) FROM audit_entry WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2"
    ).map(entry)

    static let all = [ofRecord.statement, ofScheme.statement]

    @Sendable private static func entry(_ row: Row) -> AuditEntry {
        AuditEntry(
            number: row.0, recordedAt: row.1, accountID: row.2, recordType: row.3, recordID: row.4, change: row.5,
            before: row.6, after: row.7)
    }
}
