import JSON
import Postgres
import SharedLives
import TestSupport

/// Looks at every record of a scheme after every change, by itself: what the trail says later is held against it.
struct Witness: Sendable {
    /// A record as it was seen.
    struct Sight: Sendable {
        let table: String
        let id: Identifier
        /// The row without the columns that the trail does not keep.
        let row: JSONValue
        /// When it was seen first.
        let at: Instant
    }

    /// The tables whose changes the trail keeps.
    let tables: [String]
    private let pool: Pool
    private let look: Command<()>

    private static let audited = Query<(), (String, String)>(
        "witness_tables",
        """
        SELECT relname::text, array_remove(string_to_array(encode(tgargs, 'escape'), '\\000'), '')::text
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgfoid = 'audit_change'::regproc ORDER BY 1
        """)

    private static let seen = Query<(), (String, Identifier, String, Instant)>(
        "witness_seen", "SELECT record_type, id, row::text, at FROM witness.sight ORDER BY number")

    init(_ database: TestDatabase, scheme: String) async throws {
        pool = try database.pool(as: .superuser, connectionsMax: 1)
        let audited = try await pool.withConnection { connection in
            try connection.script(
                """
                CREATE SCHEMA witness;
                CREATE TABLE witness.sight (number bigint GENERATED ALWAYS AS IDENTITY, record_type text, id uuid, row jsonb,
                    at timestamptz DEFAULT clock_timestamp());
                CREATE INDEX ON witness.sight (record_type, id, number);
                """)
            return try connection.rows(Self.audited, ())
        }
        tables = audited.map(\.0)
        let rows = audited.map { table, hidden in
            """
            SELECT '\(table)' AS record_type, id, to_jsonb(record) - '\(hidden)'::text[] AS row FROM \(table) AS record
            WHERE \(table == "scheme" ? "id" : "scheme_id") = '\(scheme)'
            """
        }
        look = Command(
            "witness_look",
            """
            INSERT INTO witness.sight (record_type, id, row)
            SELECT * FROM (\(rows.joined(separator: " UNION ALL "))) AS now
            WHERE row IS DISTINCT FROM (
                SELECT before.row FROM witness.sight AS before
                WHERE before.record_type = now.record_type AND before.id = now.id ORDER BY number DESC LIMIT 1)
            """)
    }

    /// Writes down what is otherwise than it was.
    func lookAround() async throws {
        _ = try await pool.withConnection { [look] connection in try connection.execute(look, ()) }
    }

    /// Everything that was seen, each record's states in their order.
    func sights() async throws -> [Sight] {
        try await pool.withConnection { try $0.rows(Self.seen, ()) }.map { row in
            Sight(table: row.0, id: row.1, row: try JSONParser.parse(Array(row.2.utf8)), at: row.3)
        }
    }

    /// Ends its connection.
    func leave() async { await pool.shutdown() }
}
