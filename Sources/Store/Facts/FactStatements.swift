import Postgres
import SharedLives

/// The statements of one table of dated facts, whose own columns make a row.
struct FactStatements<Row: Sendable>: Sendable {
    /// Who recorded and withdrew it, and when; comes before a fact's own columns.
    typealias Recording = (Identifier, Instant, Identifier?, Instant?, Identifier?)

    let owner: FactOwner
    /// The facts of one owner as they stand, or as they were known at an instant.
    let list: Query<(Identifier, Instant?), (Recording, Row)>
    let find: Query<(Identifier, Identifier), (Recording, Row)>
    let withdraw: Query<(Identifier, Identifier), (Recording, Row)>
    let insert: Query<((Identifier, Identifier), Row), (Recording, Row)>
    /// The facts of all owners as they stand: after one of them, how many, and the days that they may be of, both in. Nil where facts are
    /// not listed so.
    let page: Query<(Identifier, Int, CivilDate?, CivilDate?), (OwnedRecording, Row)>?

    /// Whose a fact is, and its recording.
    typealias OwnedRecording = (Identifier, Identifier, Instant, Identifier?)

    /// - Parameters:
    ///   - table: the table. Beside its own columns it has `id`, the owner's and the four of recording and withdrawing.
    ///   - columns: its own columns, in the order of the row.
    ///   - order: by which columns facts are listed.
    ///   - day: the column by which the facts of all owners are narrowed; nil where they are not listed together.
    init<each Column: PostgresValue>(
        _ table: String, of owner: FactOwner, columns: String, orderedBy order: String,
        dated day: String? = nil
    ) where Row == (repeat each Column) {
        self.owner = owner
        let all = "id, recorded_at, recorded_by, withdrawn_at, withdrawn_by, \(columns)"
        let ofOwner = "scheme_id = current_scheme_id() AND \(owner.column) = $1"
        list = Query(
            rowsInTwoParts: "\(table)_list",
            """
            SELECT id, recorded_at, recorded_by, NULL::timestamptz, NULL::uuid, \(columns) FROM \(table) WHERE \(ofOwner)
                AND recorded_at <= coalesce($2, 'infinity') AND (withdrawn_at IS NULL OR withdrawn_at > $2)
            ORDER BY \(order), id
            """)
        find = Query(
            rowsInTwoParts: "\(table)_find", "SELECT \(all) FROM \(table) WHERE \(ofOwner) AND id = $2")
        withdraw = Query(
            rowsInTwoParts: "\(table)_withdraw",
            """
            UPDATE \(table) SET withdrawn_at = current_instant(), withdrawn_by = current_account_id()
            WHERE \(ofOwner) AND id = $2 AND withdrawn_at IS NULL RETURNING \(all)
            """)
        page = day.map { day in
            Query(
                rowsInTwoParts: "\(table)_page",
                """
                SELECT \(owner.column), id, recorded_at, recorded_by, \(columns) FROM \(table)
                WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL AND id > $1
                    AND ($3 IS NULL OR \(day) >= $3) AND ($4 IS NULL OR \(day) <= $4)
                ORDER BY id LIMIT $2
                """)
        }
        let values = (1...columns.split(separator: ",").count + 2).map { "$\($0)" }.joined(separator: ", ")
        insert = Query(
            inTwoParts: "\(table)_insert",
            "INSERT INTO \(table) (id, \(owner.column), \(columns)) VALUES (\(values)) RETURNING \(all)")
    }

    var all: [StatementDescription] {
        [list.statement, find.statement, withdraw.statement, insert.statement] + [page?.statement].compactMap { $0 }
    }
}
