import Crypto
public import Postgres
public import SharedLives

/// A file that came back from the payer and was taken in.
public struct TakenConfirmation: Hashable, Sendable {
    /// Its id.
    public let id: Identifier
    /// The run that it is about; nil where it is about a file of urgent payments.
    public let runID: Identifier?
    /// The file of urgent payments that it is about; nil where it is about a run.
    public let fileID: Identifier?
    /// What it was called.
    public let fileName: String
    /// How many payments it confirmed.
    public let confirmedCount: Int
    /// How many it rejected.
    public let rejectedCount: Int
    /// When it was taken in.
    public let recordedAt: Instant
    /// Who handed it in.
    public let recordedBy: Identifier
}

/// Where one of a run's payments is.
public struct PaymentProgress: Hashable, Sendable {
    /// Where a payment is on its way.
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// In no file.
        case toBePaid
        /// In a file that was made.
        case sent
        /// The payer says that it arrived.
        case confirmed
        /// It came back, and is owed again.
        case rejected
    }

    /// The carer.
    public let carerID: Identifier
    /// How much.
    public let amount: Pence
    /// Where it is.
    public let state: State
    /// The number of the file that it is in.
    public let fileNumber: Int?
    /// Its reference there.
    public let reference: String?
    /// The last four digits of the account that it goes to; nil where the file names none.
    public let accountNumberEnding: String?
    /// Why it was rejected, where the payer says so.
    public let reason: String?
}

/// Where an urgent payment is.
public struct UrgentPaymentProgress: Hashable, Sendable {
    /// The urgent payment.
    public let id: Identifier
    /// The file that it is in; nil where it is in none.
    public let fileID: Identifier?
    /// How far it is.
    public let progress: PaymentProgress
}

/// What is read of payments on their way.
public enum PaymentProgresses {
    /// A page of a run's payments, by carer.
    public static func list(run: Identifier, _ page: Page) -> Reading<[PaymentProgress]> {
        PaymentConfirmationStatements.progress.call((run, page.start, page.rowsMax))
    }

    /// A page of the urgent payments that were approved, in the order in which they were asked for.
    ///
    /// - Parameter state: only those that are so far; nil for all.
    public static func urgent(_ page: Page, state: PaymentProgress.State?) -> Reading<[UrgentPaymentProgress]> {
        PaymentConfirmationStatements.urgentProgress.call((page.start, page.rowsMax, state))
    }

    /// The files that came back about a file of urgent payments, in their order.
    public static func confirmations(file: Identifier) -> Reading<[TakenConfirmation]> {
        PaymentConfirmationStatements.listOfFile.call(file)
    }

    /// The files that came back about a run, in their order.
    public static func confirmations(run: Identifier) -> Reading<[TakenConfirmation]> {
        PaymentConfirmationStatements.list.call(run)
    }
}

extension SchemeTransaction {
    /// Takes in what the payer says became of a run's payments: all of the file or nothing. The same file twice is one. When no
    /// payment of the run is open any more, the run is paid.
    ///
    /// - Throws: `StoreError.notFound`; `StoreError.refused` with every line that is at fault; `StoreError.conflict` where no file
    ///   of the run was made.
    public func confirmPayments(
        of runID: Identifier, fileName: String, text: String
    ) throws -> (confirmation: TakenConfirmation, isNew: Bool) {
        guard let run = try connection.first(PaymentRunStatements.lock, runID) else { throw StoreError.notFound }
        let digest = Bytes(SHA256.hash(data: Array(text.utf8)))
        if let taken = try connection.first(PaymentConfirmationStatements.findByDigest, (runID, digest)) {
            return (taken, false)
        }
        guard [.exported, .paid].contains(run.value.state) else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "runNotInState",
                    detail: "No payment of this run was sent: it is \(run.value.state.rawValue). Make its file first."))
        }
        // What is rejected is owed again, which no approval must miss.
        _ = try connection.one(PaymentFileStatements.holdScheme, ())
        let sent = try connection.rows(PaymentConfirmationStatements.sent, runID)
        let taken = try take(text, fileName, digest, of: sent, run: runID, file: nil)
        _ = try connection.execute(PaymentConfirmationStatements.finish, runID)
        return (taken, true)
    }

    /// Takes in what the payer says became of a file of urgent payments: all of it or nothing. The same file twice is one.
    ///
    /// - Throws: `StoreError.notFound`; `StoreError.refused` with every line that is at fault.
    public func confirmUrgentPayments(
        of file: Identifier, fileName: String, text: String
    ) throws -> (confirmation: TakenConfirmation, isNew: Bool) {
        _ = try connection.one(PaymentFileStatements.holdScheme, ())
        _ = try paymentFileRow(file, of: nil)
        let digest = Bytes(SHA256.hash(data: Array(text.utf8)))
        if let taken = try connection.first(PaymentConfirmationStatements.findByDigestOfFile, (file, digest)) {
            return (taken, false)
        }
        let sent = try connection.rows(PaymentConfirmationStatements.sentUrgent, file)
        return (try take(text, fileName, digest, of: sent, run: nil, file: file), true)
    }

    /// Keeps what a file says of payments that were sent.
    private func take(
        _ text: String, _ fileName: String, _ digest: Bytes, of sent: [PaymentInFile],
        run: Identifier?, file: Identifier?
    ) throws -> TakenConfirmation {
        let rows = try matched(text, against: sent.map(\.payment))
        let known = Dictionary(sent.map { ($0.payment.reference, $0) }, uniquingKeysWith: { first, _ in first })
        let id = newIdentifier()
        let rejectedCount = rows.count { $0.outcome == .rejected }
        let taken = try connection.one(
            PaymentConfirmationStatements.insert,
            (id, run, file, fileName, digest, Int32(rows.count - rejectedCount), Int32(rejectedCount)))
        _ = try connection.execute(
            PaymentConfirmationStatements.insertOutcomes,
            (
                run, id, rows.map { _ in newIdentifier() }, rows.map { known[$0.reference]!.carer },
                rows.map { Int32($0.line) }, rows.map(\.outcome), rows.map(\.reason),
                rows.map { known[$0.reference]!.urgentPayment }
            ))
        return taken
    }

    private func matched(
        _ text: String, against sent: [PaymentConfirmation.SentPayment]
    ) throws -> [PaymentConfirmation.Row] {
        let confirmation: PaymentConfirmation
        do throws(PaymentConfirmation.LineFaults) {
            confirmation = try PaymentConfirmation(text)
        } catch {
            throw StoreError.refused(shown(error.faults))
        }
        let faults = confirmation.faults(against: sent)
        if !faults.isEmpty { throw StoreError.refused(shown(faults)) }
        return confirmation.rows
    }

    /// The faults of the first lines: a file of another kind has one in each.
    private func shown(_ faults: [PaymentConfirmation.LineFault]) -> [Fault] {
        let most = 1_000
        var shown = faults.prefix(most).map(\.fault)
        if faults.count > most {
            shown.append(
                Fault(pointer: "/text", code: "moreFaults", detail: "\(faults.count - most) more lines are at fault."))
        }
        return shown
    }

    /// What a carer is told of a payment that is in a file.
    ///
    /// - Throws: `StoreError.notFound` when there is no such run or the carer is not paid in it; `StoreError.conflict` before a
    ///   file has it.
    public func remittance(run: Identifier, carer: Identifier) throws -> Remittance {
        guard let row = try connection.first(PaymentConfirmationStatements.remittance, (run, carer)) else {
            throw StoreError.notFound
        }
        return try remittance(row)
    }

    /// What a carer is told of an urgent payment that is in a file.
    ///
    /// - Throws: `StoreError.notFound` when no such payment was approved; `StoreError.conflict` before a file has it.
    public func remittance(urgentPayment: Identifier) throws -> Remittance {
        guard let row = try connection.first(PaymentConfirmationStatements.urgentRemittance, urgentPayment) else {
            throw StoreError.notFound
        }
        return try remittance(row)
    }

    private func remittance(_ row: PaymentConfirmationStatements.RemittanceRow) throws -> Remittance {
        guard let reference = row.3, let processOn = row.4 else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "runNotInState",
                    detail: "The payment is in no file yet. Have its payment file made first."))
        }
        return Remittance(
            scheme: row.0, carer: row.1, month: row.2.map { Month(containing: $0) }, reference: reference,
            processOn: processOn, accountNumberEnding: row.5, broughtForward: row.6, lines: row.7, paid: row.8)
    }
}

/// A payment that is in a file.
struct PaymentInFile: Sendable {
    let carer: Identifier
    /// Nil where it is a run's.
    let urgentPayment: Identifier?
    let payment: PaymentConfirmation.SentPayment
}

enum PaymentConfirmationStatements {
    private typealias Row = (Identifier, Identifier?, Identifier?, String, Int32, Int32, Instant, Identifier)

    private static let columns = """
        id, run_id, file_id, file_name, confirmed_count, rejected_count, recorded_at, recorded_by
        """

    static let list = Query<Identifier, Row>(
        "payment_confirmation_list",
        "SELECT \(columns) FROM payment_confirmation WHERE scheme_id = current_scheme_id() AND run_id = $1 ORDER BY id"
    ).map(taken)

    static let findByDigest = Query<(Identifier, Bytes), Row>(
        "payment_confirmation_find_by_digest",
        """
        SELECT \(columns) FROM payment_confirmation
        WHERE scheme_id = current_scheme_id() AND run_id = $1 AND digest = $2
        """
    ).map(taken)

    static let listOfFile = Query<Identifier, Row>(
        "payment_confirmation_list_of_file",
        "SELECT \(columns) FROM payment_confirmation WHERE scheme_id = current_scheme_id() AND file_id = $1 ORDER BY id"
    ).map(taken)

    static let findByDigestOfFile = Query<(Identifier, Bytes), Row>(
        "payment_confirmation_find_by_digest_of_file",
        """
        SELECT \(columns) FROM payment_confirmation
        WHERE scheme_id = current_scheme_id() AND file_id = $1 AND digest = $2
        """
    ).map(taken)

    static let insert = Query<(Identifier, Identifier?, Identifier?, String, Bytes, Int32, Int32), Row>(
        "payment_confirmation_insert",
        """
        INSERT INTO payment_confirmation (id, run_id, file_id, file_name, digest, confirmed_count, rejected_count)
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING \(columns)
        """
    ).map(taken)

    /// A run's payments that are in files.
    static let sent = Query<Identifier, SentRow>(
        "payment_confirmation_sent",
        """
        SELECT entry.carer_id, entry.urgent_payment_id, entry.reference, entry.amount_pence, outcome.outcome
        FROM payment_file_entry AS entry LEFT JOIN payment_outcome AS outcome ON outcome.scheme_id = entry.scheme_id
            AND outcome.run_id = entry.run_id AND outcome.carer_id = entry.carer_id
        WHERE entry.scheme_id = current_scheme_id() AND entry.run_id = $1
        """
    ).map(sentPayment)

    /// The payments of a file of urgent payments.
    static let sentUrgent = Query<Identifier, SentRow>(
        "payment_confirmation_sent_urgent",
        """
        SELECT entry.carer_id, entry.urgent_payment_id, entry.reference, entry.amount_pence, outcome.outcome
        FROM payment_file_entry AS entry LEFT JOIN payment_outcome AS outcome ON outcome.scheme_id = entry.scheme_id
            AND outcome.urgent_payment_id = entry.urgent_payment_id
        WHERE entry.scheme_id = current_scheme_id() AND entry.file_id = $1
        """
    ).map(sentPayment)

    private typealias SentRow = (Identifier, Identifier?, String, Pence, PaymentConfirmation.Outcome?)

    @Sendable private static func sentPayment(_ row: SentRow) -> PaymentInFile {
        PaymentInFile(
            carer: row.0, urgentPayment: row.1,
            payment: PaymentConfirmation.SentPayment(reference: row.2, amount: row.3, outcome: row.4))
    }

    static let insertOutcomes = Command<
        (
            Identifier?, Identifier, [Identifier], [Identifier], [Int32], [PaymentConfirmation.Outcome], [String?],
            [Identifier?]
        )
    >(
        "payment_outcome_insert",
        """
        INSERT INTO payment_outcome (run_id, confirmation_id, id, carer_id, line, outcome, reason, urgent_payment_id)
        SELECT $1, $2, told.id, told.carer, told.line, told.outcome, told.reason, told.urgent
        FROM unnest($3::uuid[], $4::uuid[], $5::integer[], $6::text[], $7::text[], $8::uuid[])
            AS told (id, carer, line, outcome, reason, urgent)
        """)

    /// A run is paid when something is known of each of its payments.
    static let finish = Command<Identifier>(
        "payment_run_finish_payments",
        """
        UPDATE payment_run SET version = version + 1, state = 'paid'
        WHERE scheme_id = current_scheme_id() AND id = $1 AND state = 'exported' AND NOT EXISTS (
            SELECT FROM payment WHERE payment.scheme_id = current_scheme_id() AND payment.run_id = $1 AND paid_pence > 0
                AND NOT EXISTS (
                    SELECT FROM payment_outcome AS outcome WHERE outcome.scheme_id = current_scheme_id()
                        AND outcome.run_id = $1 AND outcome.carer_id = payment.carer_id))
        """)

    static let progress = Query<
        (Identifier, Identifier, Int),
        (Identifier, Pence, PaymentProgress.State, Int32?, String?, String?, String?)
    >(
        "payment_progress_list",
        """
        SELECT payment.carer_id, payment.paid_pence,
            CASE WHEN entry.file_id IS NULL THEN 'toBePaid' ELSE coalesce(outcome.outcome, 'sent') END,
            file.number, entry.reference, account.account_number_ending, outcome.reason
        FROM payment
        LEFT JOIN payment_file_entry AS entry ON entry.scheme_id = payment.scheme_id AND entry.run_id = payment.run_id
            AND entry.carer_id = payment.carer_id
        LEFT JOIN payment_file AS file ON file.scheme_id = entry.scheme_id AND file.id = entry.file_id
        LEFT JOIN carer_bank_account AS account ON account.scheme_id = entry.scheme_id AND account.id = entry.bank_account_id
        LEFT JOIN payment_outcome AS outcome ON outcome.scheme_id = payment.scheme_id AND outcome.run_id = payment.run_id
            AND outcome.carer_id = payment.carer_id
        WHERE payment.scheme_id = current_scheme_id() AND payment.run_id = $1 AND payment.carer_id > $2
            AND payment.paid_pence > 0
        ORDER BY payment.carer_id LIMIT $3
        """
    ).map { row in
        PaymentProgress(
            carerID: row.0, amount: row.1, state: row.2, fileNumber: row.3.map { Int($0) }, reference: row.4,
            accountNumberEnding: row.5, reason: row.6)
    }

    /// The urgent payments that were approved, each with where it is.
    static let urgentProgress = Query<
        (Identifier, Int, PaymentProgress.State?),
        (
            Identifier, Identifier?, Identifier, Pence, PaymentProgress.State, Int32?, String?, String?, String?
        )
    >(
        "urgent_payment_progress_list",
        """
        SELECT * FROM (
            SELECT urgent.id, file.id AS file_id, urgent.carer_id, urgent.amount_pence,
                CASE WHEN entry.file_id IS NULL THEN 'toBePaid' ELSE coalesce(outcome.outcome, 'sent') END AS state,
                file.number, entry.reference, account.account_number_ending, outcome.reason
            FROM urgent_payment AS urgent
            LEFT JOIN payment_file_entry AS entry
                ON entry.scheme_id = urgent.scheme_id AND entry.urgent_payment_id = urgent.id
            LEFT JOIN payment_file AS file ON file.scheme_id = entry.scheme_id AND file.id = entry.file_id
            LEFT JOIN carer_bank_account AS account
                ON account.scheme_id = entry.scheme_id AND account.id = entry.bank_account_id
            LEFT JOIN payment_outcome AS outcome
                ON outcome.scheme_id = urgent.scheme_id AND outcome.urgent_payment_id = urgent.id
            WHERE urgent.scheme_id = current_scheme_id() AND urgent.id > $1 AND urgent.approved_at IS NOT NULL) AS urgent
        WHERE $3 IS NULL OR state = $3
        ORDER BY id LIMIT $2
        """
    ).map { row in
        UrgentPaymentProgress(
            id: row.0, fileID: row.1,
            progress: PaymentProgress(
                carerID: row.2, amount: row.3, state: row.4, fileNumber: row.5.map { Int($0) }, reference: row.6,
                accountNumberEnding: row.7, reason: row.8))
    }

    /// Scheme, carer, first day of the month, reference, day, last digits, brought forward, lines, paid.
    typealias RemittanceRow = (String, String, CivilDate?, String?, CivilDate?, String?, Pence, Pence, Pence)

    static let urgentRemittance = Query<Identifier, RemittanceRow>(
        "urgent_payment_remittance",
        """
        SELECT scheme.name, carer.given_name || ' ' || carer.family_name, NULL::date, entry.reference, file.process_date,
            account.account_number_ending, 0::bigint, urgent.amount_pence, urgent.amount_pence
        FROM urgent_payment AS urgent
        JOIN scheme ON scheme.id = urgent.scheme_id
        JOIN carer ON carer.scheme_id = urgent.scheme_id AND carer.id = urgent.carer_id
        LEFT JOIN payment_file_entry AS entry
            ON entry.scheme_id = urgent.scheme_id AND entry.urgent_payment_id = urgent.id
        LEFT JOIN payment_file AS file ON file.scheme_id = entry.scheme_id AND file.id = entry.file_id
        LEFT JOIN carer_bank_account AS account ON account.scheme_id = entry.scheme_id AND account.id = entry.bank_account_id
        WHERE urgent.scheme_id = current_scheme_id() AND urgent.id = $1 AND urgent.approved_at IS NOT NULL
        """)

    static let remittance = Query<(Identifier, Identifier), RemittanceRow>(
        "payment_remittance",
        """
        SELECT scheme.name, carer.given_name || ' ' || carer.family_name, run.period, entry.reference, file.process_date,
            account.account_number_ending, payment.brought_forward_pence, payment.lines_pence, payment.paid_pence
        FROM payment
        JOIN scheme ON scheme.id = payment.scheme_id
        JOIN carer ON carer.scheme_id = payment.scheme_id AND carer.id = payment.carer_id
        JOIN payment_run AS run ON run.scheme_id = payment.scheme_id AND run.id = payment.run_id
        LEFT JOIN payment_file_entry AS entry ON entry.scheme_id = payment.scheme_id AND entry.run_id = payment.run_id
            AND entry.carer_id = payment.carer_id
        LEFT JOIN payment_file AS file ON file.scheme_id = entry.scheme_id AND file.id = entry.file_id
        LEFT JOIN carer_bank_account AS account ON account.scheme_id = entry.scheme_id AND account.id = entry.bank_account_id
        WHERE payment.scheme_id = current_scheme_id() AND payment.run_id = $1 AND payment.carer_id = $2
            AND payment.paid_pence > 0
        """)

    static let all = [
        list.statement, findByDigest.statement, listOfFile.statement, findByDigestOfFile.statement, insert.statement,
        sent.statement, sentUrgent.statement, insertOutcomes.statement, finish.statement, progress.statement,
        urgentProgress.statement, remittance.statement, urgentRemittance.statement,
    ]

    @Sendable private static func taken(_ row: Row) -> TakenConfirmation {
        TakenConfirmation(
            id: row.0, runID: row.1, fileID: row.2, fileName: row.3, confirmedCount: Int(row.4),
            rejectedCount: Int(row.5), recordedAt: row.6, recordedBy: row.7)
    }
}

extension PaymentConfirmation.Outcome: PostgresValue {}
extension PaymentProgress.State: PostgresValue {}
extension PaymentFileKind: PostgresValue {}
