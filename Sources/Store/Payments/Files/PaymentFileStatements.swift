import Postgres
import SharedLives

enum PaymentFileStatements {
    typealias Row = (
        Identifier, Identifier?, Int32, PaymentFileKind, CivilDate, Int32, Pence, Int32, String, Bytes, [String],
        [String], [String], Instant, Identifier, CivilDate?
    )

    private static let columns = """
        file.id, file.run_id, file.number, file.kind, file.process_date, file.payment_count, file.amount_pence, \
        file.byte_count, file.key_id, file.sealed_digest, file.changed_references, file.given_names, file.written_names, \
        file.made_at, file.made_by, run.period
        FROM payment_file AS file LEFT JOIN payment_run AS run ON run.scheme_id = file.scheme_id AND run.id = file.run_id
        WHERE file.scheme_id = current_scheme_id()
        """

    static let list = Query<Identifier, Row>(
        "payment_file_list", "SELECT \(columns) AND file.run_id = $1 ORDER BY file.number")

    static let listUrgent = Query<(Identifier, Int), Row>(
        "payment_file_list_urgent",
        "SELECT \(columns) AND file.run_id IS NULL AND file.id > $1 ORDER BY file.id LIMIT $2")

    static let find = Query<Identifier, Row>("payment_file_find", "SELECT \(columns) AND file.id = $1")

    static let content = Query<Identifier, (String, Bytes)>(
        "payment_file_content",
        "SELECT key_id, sealed FROM payment_file WHERE scheme_id = current_scheme_id() AND id = $1")

    /// A run's payments that are in no file, each with the account in force on a day.
    static let open = Query<
        (Identifier, CivilDate),
        OpenRow
    >(
        "payment_file_open_payments",
        """
        SELECT \(openColumns("payment.paid_pence")), NULL::uuid
        FROM payment \(account(of: "payment"))
        WHERE payment.scheme_id = current_scheme_id() AND payment.run_id = $1 AND payment.paid_pence > 0
            AND NOT EXISTS (
                SELECT FROM payment_file_entry AS entry
                WHERE entry.scheme_id = current_scheme_id() AND entry.run_id = $1 AND entry.carer_id = payment.carer_id)
        ORDER BY payment.carer_id
        """
    ).map(openPayment)

    /// Of these urgent payments each that was approved, with the account in force on a day, and the file that it is in already.
    static let openUrgent = Query<([Identifier], CivilDate), (OpenRow, (Identifier?, PaymentFileKind?))>(
        rowsInTwoParts: "payment_file_open_urgent_payments",
        """
        SELECT \(openColumns("urgent.amount_pence")), urgent.id, file.id, file.kind
        FROM urgent_payment AS urgent \(account(of: "urgent"))
        LEFT JOIN payment_file_entry AS entry ON entry.scheme_id = urgent.scheme_id AND entry.urgent_payment_id = urgent.id
        LEFT JOIN payment_file AS file ON file.scheme_id = entry.scheme_id AND file.id = entry.file_id
        WHERE urgent.scheme_id = current_scheme_id() AND urgent.id = ANY ($1) AND urgent.approved_at IS NOT NULL
        ORDER BY urgent.id
        """
    ).map { row in (payment: openPayment(row.0), file: row.1.0, kind: row.1.1) }

    typealias OpenRow = (
        Identifier, String, Pence, Identifier?, String?, String?, Bytes?, String?, String?, Identifier?
    )

    private static func openColumns(_ amount: String) -> String {
        """
        carer.id, carer.given_name || ' ' || carer.family_name, \(amount), account.id, account.account_name, \
        account.key_id, account.sealed, account.sort_code_ending, account.account_number_ending
        """
    }

    /// The carer of each payment of a table, with the account in force on the day $2.
    private static func account(of table: String) -> String {
        """
        JOIN carer ON carer.scheme_id = \(table).scheme_id AND carer.id = \(table).carer_id
        LEFT JOIN LATERAL (
            SELECT * FROM carer_bank_account
            WHERE scheme_id = current_scheme_id() AND carer_id = \(table).carer_id AND from_date <= $2
                AND withdrawn_at IS NULL
            ORDER BY from_date DESC LIMIT 1) AS account ON true
        """
    }

    @Sendable private static func openPayment(_ row: OpenRow) -> OpenPayment {
        var account: OpenPayment.Account?
        if let id = row.3, let name = row.4, let keyID = row.5, let sealed = row.6, let sortCode = row.7,
            let number = row.8
        {
            account = OpenPayment.Account(
                id: id, name: name,
                kept: KeptBankAccount(
                    keyID: keyID, sealed: sealed.bytes, sortCodeEnding: sortCode, accountNumberEnding: number))
        }
        return OpenPayment(
            urgentPaymentID: row.9, carerID: row.0, carerName: row.1, amount: row.2, account: account)
    }

    static let entryCount = Query<Identifier, Int>(
        "payment_file_entry_count",
        "SELECT count(*) FROM payment_file_entry WHERE scheme_id = current_scheme_id() AND run_id = $1")

    static let holdScheme = Query<(), Identifier>(
        "payment_file_hold_scheme", "SELECT id FROM scheme WHERE id = current_scheme_id() FOR NO KEY UPDATE")

    /// The number of the scheme's next file, while the scheme is held.
    static let nextNumber = Query<(), Int32>(
        "payment_file_next_number",
        "SELECT 1 + coalesce(max(number), 0) FROM payment_file WHERE scheme_id = current_scheme_id()")

    static let now = Query<(), Instant>("payment_file_now", "SELECT current_instant()")

    static let insert = Command<
        (
            Identifier, Identifier?, Int32, PaymentFileKind, CivilDate, Int32, Pence, Int32, String, Bytes, Bytes,
            [String], [String], [String]
        )
    >(
        "payment_file_insert",
        """
        INSERT INTO payment_file (id, run_id, number, kind, process_date, payment_count, amount_pence, byte_count, key_id,
            sealed, sealed_digest, changed_references, given_names, written_names)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """)

    static let insertEntries = Command<
        (Identifier, Identifier?, [Identifier], [String], [Pence], [Identifier?], [Identifier?])
    >(
        "payment_file_insert_entries",
        """
        INSERT INTO payment_file_entry (
            file_id, number, run_id, carer_id, reference, amount_pence, bank_account_id, urgent_payment_id)
        SELECT $1, entry.number::integer, $2, entry.carer, entry.reference, entry.amount, entry.account, entry.urgent
        FROM unnest($3::uuid[], $4::text[], $5::bigint[], $6::uuid[], $7::uuid[]) WITH ORDINALITY
            AS entry (carer, reference, amount, account, urgent, number)
        """)

    static let download = Command<(Identifier, Identifier)>(
        "payment_file_download_insert", "INSERT INTO payment_file_download (id, file_id) VALUES ($1, $2)")

    static let downloads = Query<Identifier, (Identifier, Instant)>(
        "payment_file_download_list",
        """
        SELECT downloaded_by, downloaded_at FROM payment_file_download
        WHERE scheme_id = current_scheme_id() AND file_id = $1 ORDER BY id
        """)

    static let all = [
        list.statement, listUrgent.statement, find.statement, content.statement, open.statement, openUrgent.statement,
        entryCount.statement, holdScheme.statement,
        nextNumber.statement, now.statement, insert.statement, insertEntries.statement, download.statement,
        downloads.statement,
    ]
}
