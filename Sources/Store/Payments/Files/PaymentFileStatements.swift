import Postgres
import SharedLives

enum PaymentFileStatements {
    typealias Row = (
        Identifier, Identifier, Int32, PaymentFileKind, CivilDate, Int32, Pence, Int32, String, Bytes, [String],
        [String],
        [String], Instant, Identifier, CivilDate
    )

    private static let columns = """
        file.id, file.run_id, file.number, file.kind, file.process_date, file.payment_count, file.amount_pence, \
        file.byte_count, file.key_id, file.sealed_digest, file.changed_references, file.given_names, file.written_names, \
        file.made_at, file.made_by, run.period
        FROM payment_file AS file JOIN payment_run AS run ON run.scheme_id = file.scheme_id AND run.id = file.run_id
        WHERE file.scheme_id = current_scheme_id() AND file.run_id = $1
        """

    static let list = Query<Identifier, Row>("payment_file_list", "SELECT \(columns) ORDER BY file.number")

    static let find = Query<(Identifier, Identifier), Row>("payment_file_find", "SELECT \(columns) AND file.id = $2")

    static let content = Query<(Identifier, Identifier), (String, Bytes)>(
        "payment_file_content",
        "SELECT key_id, sealed FROM payment_file WHERE scheme_id = current_scheme_id() AND run_id = $1 AND id = $2")

    /// A run's payments that are in no file, each with the account in force on a day.
    static let open = Query<
        (Identifier, CivilDate),
        (Identifier, String, Pence, Identifier?, String?, String?, Bytes?, String?, String?)
    >(
        "payment_file_open_payments",
        """
        SELECT payment.carer_id, carer.given_name || ' ' || carer.family_name, payment.paid_pence, account.id,
            account.account_name, account.key_id, account.sealed, account.sort_code_ending, account.account_number_ending
        FROM payment JOIN carer ON carer.scheme_id = payment.scheme_id AND carer.id = payment.carer_id
        LEFT JOIN LATERAL (
            SELECT * FROM carer_bank_account
            WHERE scheme_id = current_scheme_id() AND carer_id = payment.carer_id AND from_date <= $2
                AND withdrawn_at IS NULL
            ORDER BY from_date DESC LIMIT 1) AS account ON true
        WHERE payment.scheme_id = current_scheme_id() AND payment.run_id = $1 AND payment.paid_pence > 0
            AND NOT EXISTS (
                SELECT FROM payment_file_entry AS entry
                WHERE entry.scheme_id = current_scheme_id() AND entry.run_id = $1 AND entry.carer_id = payment.carer_id)
        ORDER BY payment.carer_id
        """
    ).map { row in
        var account: OpenPayment.Account?
        if let id = row.3, let name = row.4, let keyID = row.5, let sealed = row.6, let sortCode = row.7,
            let number = row.8
        {
            account = OpenPayment.Account(
                id: id, name: name,
                kept: KeptBankAccount(
                    keyID: keyID, sealed: sealed.bytes, sortCodeEnding: sortCode, accountNumberEnding: number))
        }
        return OpenPayment(carerID: row.0, carerName: row.1, amount: row.2, account: account)
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
            Identifier, Identifier, Int32, PaymentFileKind, CivilDate, Int32, Pence, Int32, String, Bytes, Bytes,
            [String],
            [String], [String]
        )
    >(
        "payment_file_insert",
        """
        INSERT INTO payment_file (id, run_id, number, kind, process_date, payment_count, amount_pence, byte_count, key_id,
            sealed, sealed_digest, changed_references, given_names, written_names)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """)

    static let insertEntries = Command<
        (Identifier, Identifier, [Identifier], [String], [Pence], [Identifier?])
    >(
        "payment_file_insert_entries",
        """
        INSERT INTO payment_file_entry (file_id, number, run_id, carer_id, reference, amount_pence, bank_account_id)
        SELECT $1, entry.number::integer, $2, entry.carer, entry.reference, entry.amount, entry.account
        FROM unnest($3::uuid[], $4::text[], $5::bigint[], $6::uuid[]) WITH ORDINALITY
            AS entry (carer, reference, amount, account, number)
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
        list.statement, find.statement, content.statement, open.statement, entryCount.statement, holdScheme.statement,
        nextNumber.statement, now.statement, insert.statement, insertEntries.statement, download.statement,
        downloads.statement,
    ]
}
