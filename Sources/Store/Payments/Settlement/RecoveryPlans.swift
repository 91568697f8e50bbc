public import Postgres
public import SharedLives

/// What is recorded of recovery plans.
public enum RecoveryPlans {
    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<RecordedRecoveryPlan>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, in the order in which they were agreed.
    ///
    /// - Parameters:
    ///   - carer: only those of this carer; nil for all.
    ///   - inForce: only those in force, or only those that are over; nil for both.
    public static func list(
        _ page: Page, carer: Identifier?, inForce: Bool?
    ) -> Reading<[Stored<RecordedRecoveryPlan>]> {
        list.call((page.start, page.rowsMax, carer, inForce))
    }

    static let all = [
        find.statement, list.statement, insert.statement, withdraw.statement, isSomethingOwed.statement,
    ]
}

extension RecoveryPlans {
    fileprivate typealias Row = (
        Identifier, Int32, Identifier, Pence, CivilDate, CivilDate, String, Instant, Identifier, Instant?, Identifier?,
        Instant?, Identifier?
    )

    fileprivate static let columns = """
        id, version, carer_id, instalment_pence, agreed_on, carer_agreed_on, note, recorded_at, recorded_by, \
        withdrawn_at, withdrawn_by, ended_at, ended_by_run_id
        """

    fileprivate static let find = Query<Identifier, Row>(
        "recovery_plan_find",
        "SELECT \(columns) FROM recovery_plan WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    fileprivate static let list = Query<(Identifier, Int, Identifier?, Bool?), Row>(
        "recovery_plan_list",
        """
        SELECT \(columns) FROM recovery_plan WHERE scheme_id = current_scheme_id() AND id > $1
            AND ($3 IS NULL OR carer_id = $3) AND ($4 IS NULL OR (withdrawn_at IS NULL AND ended_at IS NULL) = $4)
        ORDER BY id LIMIT $2
        """
    ).map(stored)

    fileprivate static let insert = Query<(Identifier, Identifier, Pence, CivilDate, CivilDate, String), Row>(
        "recovery_plan_insert",
        """
        INSERT INTO recovery_plan (id, carer_id, instalment_pence, agreed_on, carer_agreed_on, note)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let withdraw = Query<(Identifier, [Int32]?), Row>(
        "recovery_plan_withdraw",
        """
        UPDATE recovery_plan SET version = version + 1, withdrawn_at = current_instant(),
            withdrawn_by = current_account_id()
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2))
            AND withdrawn_at IS NULL AND ended_at IS NULL
        RETURNING \(columns)
        """
    ).map(stored)

    /// Whether a carer owes something, or will by a draft.
    fileprivate static let isSomethingOwed = Query<Identifier, Bool>(
        "recovery_plan_something_owed",
        """
        SELECT coalesce((
            SELECT sum(amount_pence) < 0 FROM payment_balance_entry
            WHERE scheme_id = current_scheme_id() AND carer_id = $1), false)
        OR EXISTS (
            SELECT FROM payment JOIN payment_run AS run ON run.scheme_id = payment.scheme_id AND run.id = payment.run_id
            WHERE payment.scheme_id = current_scheme_id() AND payment.carer_id = $1 AND run.state = 'draft'
                AND (payment.carried_forward_pence < 0 OR payment.recovered_pence > 0))
        """)

    @Sendable fileprivate static func stored(_ row: Row) -> Stored<RecordedRecoveryPlan> {
        let ended: RecordedRecoveryPlan.Ending? =
            if let at = row.11, let run = row.12 { RecordedRecoveryPlan.Ending(runID: run, at: at) } else { nil }
        return Stored(
            id: row.0, version: row.1, recordedAt: row.7,
            value: RecordedRecoveryPlan(
                plan: RecoveryPlan(
                    carerID: row.2, instalment: row.3, agreedOn: row.4, carerAgreedOn: row.5, note: row.6),
                recorded: PaymentRun.Step(by: row.8, at: row.7), withdrawn: PaymentRun.Step(row.10, row.9),
                ended: ended))
    }
}

extension SchemeTransaction {
    /// Records what finance and a carer agreed on how an overpayment is taken back.
    ///
    /// - Throws: `StoreError.refused` with every fault; `StoreError.conflict` when a plan is in force, or nothing is owed.
    public func agree(_ plan: RecoveryPlan) throws -> Stored<RecordedRecoveryPlan> {
        let days = DayCheck(today: try today())
        try refuse(
            days.happened(plan.agreedOn, "/agreedOn") + days.happened(plan.carerAgreedOn, "/carerAgreedOn"))
        let added = try connection.one(
            RecoveryPlans.insert,
            (newIdentifier(), plan.carerID, plan.instalment, plan.agreedOn, plan.carerAgreedOn, plan.note))
        guard try connection.one(RecoveryPlans.isSomethingOwed, plan.carerID) else {
            throw StoreError.conflict(
                Fault(
                    pointer: "/carerId", code: "nothingOwed",
                    detail:
                        "This carer owes nothing, neither by what was paid nor by a draft: nothing is to be taken back."
                ))
        }
        return added
    }

    /// Withdraws a plan: from the next run on only the floor counts.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` when it is over already.
    public func withdrawRecoveryPlan(_ id: Identifier, at versions: [Int32]?) throws -> Stored<RecordedRecoveryPlan> {
        if let withdrawn = try connection.first(RecoveryPlans.withdraw, (id, versions)) { return withdrawn }
        throw try refusal(RecoveryPlans.find, id, at: versions) { _ in
            Fault(pointer: "", code: "planOver", detail: "This plan is over already: nothing is to be done.")
        }
    }
}
