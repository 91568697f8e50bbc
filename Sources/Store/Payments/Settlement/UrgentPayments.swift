public import Postgres
public import SharedLives

/// What is recorded of urgent payments.
public enum UrgentPayments {
    /// Where an urgent payment is in its life.
    public enum State: String, CaseIterable, Sendable {
        /// Somebody asked for it.
        case asked
        /// Somebody else approved it.
        case approved
        /// It was declined, or taken back.
        case declined
    }

    /// Reads one of the scheme.
    public static func find(_ id: Identifier) -> Reading<Stored<UrgentPayment>?> { find.callFirst(id) }

    /// Reads a page of the scheme's, in the order in which they were asked for.
    ///
    /// - Parameters:
    ///   - carer: only those to this carer; nil for all.
    ///   - state: only those in this state; nil for all.
    public static func list(_ page: Page, carer: Identifier?, state: State?) -> Reading<[Stored<UrgentPayment>]> {
        list.call((page.start, page.rowsMax, carer, state?.rawValue))
    }

    static let all = [
        find.statement, list.statement, lock.statement, insert.statement, approve.statement, decline.statement,
    ]
}

extension UrgentPayment {
    /// Where it is in its life.
    public var state: UrgentPayments.State {
        approved != nil ? .approved : declined != nil ? .declined : .asked
    }
}

extension UrgentPayments {
    fileprivate typealias Row = (
        Identifier, Int32, Identifier, Pence, String, Instant, Identifier, Instant?, Identifier?, Instant?, Identifier?,
        String?
    )

    fileprivate static let columns = """
        id, version, carer_id, amount_pence, reason, asked_at, asked_by, approved_at, approved_by, declined_at, \
        declined_by, decline_reason
        """

    fileprivate static let find = Query<Identifier, Row>(
        "urgent_payment_find",
        "SELECT \(columns) FROM urgent_payment WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    fileprivate static let lock = Query<Identifier, Row>(
        "urgent_payment_lock",
        "SELECT \(columns) FROM urgent_payment WHERE scheme_id = current_scheme_id() AND id = $1 FOR NO KEY UPDATE"
    ).map(stored)

    fileprivate static let list = Query<(Identifier, Int, Identifier?, String?), Row>(
        "urgent_payment_list",
        """
        SELECT \(columns) FROM urgent_payment WHERE scheme_id = current_scheme_id() AND id > $1
            AND ($3 IS NULL OR carer_id = $3) AND ($4 IS NULL OR $4 = CASE WHEN approved_at IS NOT NULL THEN 'approved'
                WHEN declined_at IS NOT NULL THEN 'declined' ELSE 'asked' END)
        ORDER BY id LIMIT $2
        """
    ).map(stored)

    fileprivate static let insert = Query<(Identifier, Identifier, Pence, String), Row>(
        "urgent_payment_insert",
        """
        INSERT INTO urgent_payment (id, carer_id, amount_pence, reason) VALUES ($1, $2, $3, $4) RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let approve = Query<Identifier, Row>(
        "urgent_payment_approve",
        """
        UPDATE urgent_payment SET version = version + 1, approved_at = current_instant(),
            approved_by = current_account_id()
        WHERE scheme_id = current_scheme_id() AND id = $1 RETURNING \(columns)
        """
    ).map(stored)

    fileprivate static let decline = Query<(Identifier, String), Row>(
        "urgent_payment_decline",
        """
        UPDATE urgent_payment SET version = version + 1, declined_at = current_instant(),
            declined_by = current_account_id(), decline_reason = $2
        WHERE scheme_id = current_scheme_id() AND id = $1 RETURNING \(columns)
        """
    ).map(stored)

    @Sendable fileprivate static func stored(_ row: Row) -> Stored<UrgentPayment> {
        Stored(
            id: row.0, version: row.1, recordedAt: row.5,
            value: UrgentPayment(
                carerID: row.2, amount: row.3, reason: row.4, asked: PaymentRun.Step(by: row.6, at: row.5),
                approved: PaymentRun.Step(row.8, row.7), declined: PaymentRun.Step(row.10, row.9),
                declineReason: row.11))
    }
}

extension SchemeTransaction {
    /// Asks for a payment between runs.
    ///
    /// - Throws: `StoreError.refused` when there is no such carer.
    public func askForUrgentPayment(
        to carer: Identifier, _ amount: Pence, reason: String
    ) throws -> Stored<UrgentPayment> {
        try connection.one(UrgentPayments.insert, (newIdentifier(), carer, amount, reason))
    }

    /// Approves a payment that somebody else asked for, within the limit of the account that acts.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.conflict` with why it cannot be.
    public func approveUrgentPayment(_ id: Identifier, at versions: [Int32]?) throws -> Stored<UrgentPayment> {
        let payment = try lockedUrgentPayment(id, at: versions)
        if let obstacle = payment.value.obstacleToApproval(by: principal.accountID) {
            throw StoreError.conflict(obstacle)
        }
        let limit = try connection.one(RunApprovalStatements.limit, ())
        if payment.value.amount > limit {
            throw StoreError.conflict(.approvalLimitExceeded(payment.value.amount, limit: limit))
        }
        return try connection.one(UrgentPayments.approve, id)
    }

    /// Declines a payment that is asked for, or takes it back.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` when it was decided already.
    public func declineUrgentPayment(
        _ id: Identifier, at versions: [Int32]?, reason: String
    ) throws -> Stored<UrgentPayment> {
        let payment = try lockedUrgentPayment(id, at: versions)
        if let obstacle = payment.value.obstacleToDecision { throw StoreError.conflict(obstacle) }
        return try connection.one(UrgentPayments.decline, (id, reason))
    }

    private func lockedUrgentPayment(_ id: Identifier, at versions: [Int32]?) throws -> Stored<UrgentPayment> {
        guard let payment = try connection.first(UrgentPayments.lock, id) else { throw StoreError.notFound }
        try require(versions, toHave: payment.version)
        return payment
    }
}
