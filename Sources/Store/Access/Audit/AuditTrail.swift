public import Postgres
public import SharedLives

/// One entry of the audit trail: who changed what, when, and what it was before and after; or who was shown what.
public struct AuditEntry: Sendable {
    /// Its place in the trail.
    public let number: Int
    /// When.
    public let recordedAt: Instant
    /// The account; nil for what the service did by itself.
    public let accountID: Identifier?
    /// The table that was changed, or the operation that read.
    public let recordType: String
    /// The row; for a reading the record that was asked for, or the scheme.
    public let recordID: Identifier
    /// `insert`, `update`, `delete`, `read` or `erase`.
    public let change: String
    /// The row before, as JSON.
    public let before: String?
    /// The row after, as JSON.
    public let after: String?
    /// The records that a reading showed; nil for a change.
    public let shown: [Identifier]?
}

/// How a record of any kind stood from one instant to another, as the trail has it.
public struct KnownVersion: Sendable {
    /// The place in the trail of the change that made it.
    public let number: Int
    /// The table.
    public let recordType: String
    /// From when.
    public let knownFrom: Instant
    /// The first instant at which it stood so no more; nil while it does.
    public let knownUntil: Instant?
    /// The account that wrote it; nil for the service itself.
    public let knownBy: Identifier?
    /// The row, as JSON.
    public let record: String
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

    /// Reads a page of the versions of a record of whatever kind, oldest first.
    ///
    /// - Parameter knownAt: only the one that stood at this instant; nil for all.
    public static func versions(
        of record: Identifier, knownAt: Instant?, after number: Int, rowsMax: Int
    ) -> Reading<[KnownVersion]> {
        AuditStatements.versions.call((record, knownAt, number, rowsMax))
    }
}

enum AuditStatements {
    typealias Row = (Int, Instant, Identifier?, String, Identifier, String, String?, String?, [Identifier]?)

    private static let columns =
        "id, recorded_at, account_id, record_type, record_id, change, before::text, after::text, shown"

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

    /// What is written twice in one transaction was never read in between, and is one version.
    static let versions = Query<
        (Identifier, Instant?, Int, Int), (Int, String, Instant, Instant?, Identifier?, String)
    >(
        "audit_entry_versions",
        """
        SELECT id, record_type, recorded_at, known_until, account_id, after::text FROM (
            SELECT id, record_type, recorded_at, account_id, after,
                lead(recorded_at) OVER (PARTITION BY record_type ORDER BY id) AS known_until
            FROM audit_entry WHERE scheme_id = current_scheme_id() AND record_id = $1) AS entry
        WHERE after IS NOT NULL AND coalesce(known_until, 'infinity') > recorded_at AND id > $3
            AND ($2 IS NULL OR recorded_at <= $2 AND coalesce(known_until, 'infinity') > $2)
        ORDER BY id LIMIT $4
        """
    ).map { row in
        KnownVersion(
            number: row.0, recordType: row.1, knownFrom: row.2, knownUntil: row.3, knownBy: row.4, record: row.5)
    }

    static let all = [ofRecord.statement, ofScheme.statement, versions.statement]

    @Sendable private static func entry(_ row: Row) -> AuditEntry {
        AuditEntry(
            number: row.0, recordedAt: row.1, accountID: row.2, recordType: row.3, recordID: row.4, change: row.5,
            before: row.6, after: row.7, shown: row.8)
    }
}
