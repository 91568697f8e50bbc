import JobCatalog
import JobQueue
public import Postgres
public import SharedLives

/// What is recorded of payment runs.
public enum PaymentRuns {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<PaymentRun>?> {
        PaymentRunStatements.find.callFirst(id)
    }

    /// Reads a page of the scheme's, in the order in which they were asked for.
    public static func list(_ page: Page) -> Reading<[Stored<PaymentRun>]> {
        PaymentRunStatements.list.call((page.start, page.rowsMax))
    }
}

enum PaymentRunStatements {
    typealias Row = (
        Identifier, Int32, CivilDate, PaymentRun.State, Identifier, Identifier, Instant, Instant?, Identifier?,
        Instant?,
        Identifier?, Instant?, Identifier?, Instant?, Int32, Int32, Int32, Pence, Pence, String?,
        Int32, Instant?, Int32, Int32, Int32, Pence, Pence, Pence, Pence
    )

    private static let columns = """
        id, version, period, state, job_id, requested_by, requested_at, calculated_at, approved_by, approved_at, \
        exported_by, exported_at, voided_by, voided_at, line_count, carer_count, parked_count, amount_pence, \
        contribution_pence, CASE WHEN state = 'calculating' THEN (SELECT job.state FROM job WHERE job.id = job_id) END, \
        adjustment_count, facts_as_of, payment_count, held_count, exception_count, brought_forward_pence, recovered_pence, \
        paid_pence, carried_forward_pence
        """

    static let find = Query<Identifier, Row>(
        "payment_run_find", "SELECT \(columns) FROM payment_run WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    static let ofPeriod = Query<CivilDate, Row>(
        "payment_run_of_period",
        """
        SELECT \(columns) FROM payment_run
        WHERE scheme_id = current_scheme_id() AND period = $1 AND state <> 'voided'
        """
    ).map(stored)

    static let list = Query<(Identifier, Int), Row>(
        "payment_run_list",
        """
        SELECT \(columns) FROM payment_run WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2
        """
    ).map(stored)

    /// Waits for whoever asks for the same month at the same time, and then inserts nothing.
    static let insert = Query<(Identifier, CivilDate, Identifier), Row>(
        "payment_run_insert",
        """
        INSERT INTO payment_run (id, period, job_id) VALUES ($1, $2, $3)
        ON CONFLICT (scheme_id, period) WHERE state <> 'voided' DO NOTHING RETURNING \(columns)
        """
    ).map(stored)

    static let lock = Query<Identifier, Row>(
        "payment_run_lock",
        "SELECT \(columns) FROM payment_run WHERE scheme_id = current_scheme_id() AND id = $1 FOR NO KEY UPDATE"
    ).map(stored)

    static let recalculate = Query<(Identifier, Identifier), Row>(
        "payment_run_recalculate",
        """
        UPDATE payment_run SET version = version + 1, state = 'calculating', job_id = $2
        WHERE scheme_id = current_scheme_id() AND id = $1 RETURNING \(columns)
        """
    ).map(stored)

    static let approve = Query<Identifier, Row>(
        "payment_run_approve",
        """
        UPDATE payment_run SET version = version + 1, state = 'approved',
            approved_by = current_account_id(), approved_at = current_instant()
        WHERE scheme_id = current_scheme_id() AND id = $1 RETURNING \(columns)
        """
    ).map(stored)

    static let export = Query<Identifier, Row>(
        "payment_run_export",
        """
        UPDATE payment_run SET version = version + 1, state = 'exported',
            exported_by = current_account_id(), exported_at = current_instant()
        WHERE scheme_id = current_scheme_id() AND id = $1 RETURNING \(columns)
        """
    ).map(stored)

    static let void = Query<Identifier, Row>(
        "payment_run_void",
        """
        UPDATE payment_run SET version = version + 1, state = 'voided',
            voided_by = current_account_id(), voided_at = current_instant()
        WHERE scheme_id = current_scheme_id() AND id = $1 RETURNING \(columns)
        """
    ).map(stored)

    /// Ends a calculation: the sums of the lines that were written in the same transaction.
    static let finish = Command<
        (
            Identifier, Int32, Int32, Int32, Pence, Pence, Pence, Int32, Instant, String, Int64, Int32, Int32, Int32,
            Pence, Pence, Pence, Pence, Int32
        )
    >(
        "payment_run_finish",
        """
        UPDATE payment_run SET version = version + 1, state = 'draft', calculated_at = current_instant(), line_count = $2,
            carer_count = $3, parked_count = $4, amount_pence = $5, contribution_pence = $6, council_pence = $7,
            adjustment_count = $8, facts_as_of = $9, facts_seen = $10::text::pg_snapshot, facts_seen_to = $11,
            follows_approval_number = $12, payment_count = $13, held_count = $14, brought_forward_pence = $15,
            recovered_pence = $16, paid_pence = $17, carried_forward_pence = $18,
            exception_count = $19
        WHERE scheme_id = current_scheme_id() AND id = $1 AND state = 'calculating'
        """)

    static let all = [
        find.statement, ofPeriod.statement, list.statement, insert.statement, lock.statement, recalculate.statement,
        approve.statement, export.statement, void.statement, finish.statement,
    ]

    @Sendable private static func stored(_ row: Row) -> Stored<PaymentRun> {
        let run = PaymentRun(
            period: Month(containing: row.2), state: row.3, jobID: row.4, jobState: row.19,
            requested: PaymentRun.Step(by: row.5, at: row.6), calculatedAt: row.7, factsAsOf: row.21,
            approved: step(row.8, row.9),
            exported: step(row.10, row.11), voided: step(row.12, row.13),
            sums: PaymentRun.Sums(
                lineCount: Int(row.14), carerCount: Int(row.15), parkedCount: Int(row.16),
                adjustmentCount: Int(row.20), amount: row.17, contribution: row.18, settlement: settlement(row),
                exceptionCount: Int(row.24)))
        return Stored(id: row.0, version: row.1, recordedAt: row.6, value: run)
    }

    private static func settlement(_ row: Row) -> SettlementSums {
        var sums = SettlementSums()
        sums.paymentCount = Int(row.22)
        sums.heldCount = Int(row.23)
        sums.broughtForward = row.25
        sums.recovered = row.26
        sums.paid = row.27
        sums.carriedForward = row.28
        return sums
    }

    private static func step(_ by: Identifier?, _ at: Instant?) -> PaymentRun.Step? {
        if let by, let at { PaymentRun.Step(by: by, at: at) } else { nil }
    }
}

extension SchemeTransaction {
    /// Asks for the run of a month. There is one, whoever asks and however often: who comes second gets the first one's. Was its
    /// calculation given up (the job cancelled, or dead after its last try), it gets another job.
    public func requestRun(for period: Month) throws -> (run: Stored<PaymentRun>, isNew: Bool) {
        let jobID = newIdentifier()
        guard
            let run = try connection.first(
                PaymentRunStatements.insert, (newIdentifier(), period.firstDay, jobID))
        else {
            guard let existing = try connection.first(PaymentRunStatements.ofPeriod, period.firstDay) else {
                // It was voided between the two statements.
                throw StoreError.unavailable
            }
            return (try existing.value.isGivenUp ? resume(existing.id) : existing, false)
        }
        try enqueueCalculation(of: run.id, as: jobID)
        return (try connection.one(PaymentRunStatements.find, run.id), true)
    }

    /// Gives a run another job whose last one was given up. Of several that come at once, one does.
    private func resume(_ id: Identifier) throws -> Stored<PaymentRun> {
        _ = try connection.one(PaymentRunStatements.lock, id)
        // Read behind the lock: whoever held it may have done this already.
        let run = try connection.one(PaymentRunStatements.find, id)
        return run.value.isGivenUp ? try recalculate(id) : run
    }

    private func recalculate(_ id: Identifier) throws -> Stored<PaymentRun> {
        let jobID = newIdentifier()
        try enqueueCalculation(of: id, as: jobID)
        return try connection.one(PaymentRunStatements.recalculate, (id, jobID))
    }

    /// Does something to a run that is at one of these versions; nil for whatever version it is at.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.conflict` with why the run does not allow it.
    public func take(_ act: PaymentRun.Act, on id: Identifier, at versions: [Int32]?) throws -> Stored<PaymentRun> {
        guard let run = try connection.first(PaymentRunStatements.lock, id) else { throw StoreError.notFound }
        try require(versions, toHave: run.version)
        if let obstacle = run.value.obstacle(to: act, by: principal.accountID) { throw StoreError.conflict(obstacle) }
        switch act {
        case .recalculate: return try recalculate(id)
        case .approve:
            try checkApproval(of: run)
            return try connection.one(PaymentRunStatements.approve, id)
        case .void: return try connection.one(PaymentRunStatements.void, id)
        }
    }

    private func enqueueCalculation(of run: Identifier, as jobID: Identifier) throws {
        let job = CalculatePaymentRun(schemeID: principal.schemeID, runID: run)
            .newJob(id: jobID, scheme: principal.schemeID, enqueuedBy: principal.accountID)
        _ = try Jobs.enqueue(connection, job)
    }
}

extension PaymentRun {
    /// Whether it waits for a job that nobody will do by himself.
    fileprivate var isGivenUp: Bool {
        state == .calculating && jobState.flatMap(JobState.init(rawValue:))?.isFinished ?? true
    }
}
