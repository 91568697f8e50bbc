import Postgres
public import SharedLives

/// A record as it stood from an instant on, until it was changed again: nothing is ever overwritten.
public struct RecordVersion<Value: Sendable>: Sendable {
    /// The record as it was.
    public let record: Stored<Value>
    /// From when.
    public let knownFrom: Instant
    /// The account that wrote it; nil for the service itself.
    public let knownBy: Identifier?
}

/// How the versions of one table's records are read from the audit trail, in the columns in which its records are read.
struct RecordVersionStatement<Row: Sendable>: Sendable {
    fileprivate let query: Query<Identifier, ((Instant, Identifier?), Row)>

    init<each Column: PostgresValue>(_ table: String, columns: String) where Row == (repeat each Column) {
        query = Query(
            rowsInTwoParts: "\(table)_versions", RecordVersionStatements.sql(table, columns: columns))
    }

    func map<Value>(
        _ stored: @escaping @Sendable (Row) throws -> Stored<Value>
    ) -> Query<Identifier, RecordVersion<Value>> {
        query.map { RecordVersion(record: try stored($0.1), knownFrom: $0.0.0, knownBy: $0.0.1) }
    }
}

enum RecordVersionStatements {
    /// Since when and by whom each version of `$1` was known, and the columns. Within one transaction a version may be written twice:
    /// what it ended with is what anybody could read.
    static func sql(_ table: String, columns: String) -> String {
        """
        SELECT written_at, written_by, \(columns) FROM (
            SELECT DISTINCT ON (version.version) entry.recorded_at AS written_at, entry.account_id AS written_by, version.*
            FROM audit_entry AS entry CROSS JOIN LATERAL jsonb_populate_record(NULL::\(table), entry.after) AS version
            WHERE entry.scheme_id = current_scheme_id() AND entry.record_id = $1 AND entry.record_type = '\(table)'
                AND entry.after IS NOT NULL
            ORDER BY version.version, entry.id DESC) AS versions
        ORDER BY version
        """
    }

    static let all = [
        Councils.versions.statement, Households.versions.statement, Carers.versions.statement,
        People.versions.statement, Referrals.versions.statement, PlacementStatements.versions.statement,
        PanelMembers.versions.statement, StayStatements.versions.statement, SessionStatements.versions.statement,
    ]
}
