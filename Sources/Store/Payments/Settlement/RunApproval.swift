import Postgres
import SharedLives

enum RunApprovalStatements {
    /// How far the account that acts may approve.
    static let limit = Query<(), Pence>(
        "account_approval_limit",
        """
        SELECT approval_limit_pence FROM account
        WHERE scheme_id = current_scheme_id() AND id = current_account_id()
        """)

    static let all = [limit.statement]
}

extension SchemeTransaction {
    /// How many carers a refusal names at most.
    private static let carersNamed = 5

    /// Refuses the approval of a draft that is beyond the account's limit, or of which something was changed since it was worked
    /// out. The database refuses it too, for whoever is quicker than this look.
    ///
    /// - Throws: `StoreError.conflict` with `draftOutOfDate` or `approvalLimitExceeded`.
    func checkApproval(of run: Stored<PaymentRun>) throws {
        let (outOfDate, limit) = try connection.pipeline(
            PaymentStatements.outOfDate.call(run.id), RunApprovalStatements.limit.callOne(()))
        if !outOfDate.isEmpty {
            let named = outOfDate.prefix(Self.carersNamed).map(\.description).joined(separator: ", ")
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "draftOutOfDate",
                    detail: "Since this draft was worked out, what is owed, held or agreed has changed for "
                        + "\(outOfDate.count == 1 ? "the carer" : "\(outOfDate.count) carers, among them") \(named). "
                        + "Have it worked out again, read it, and approve it then."))
        }
        let total = run.value.sums.total
        if total > limit { throw StoreError.conflict(.approvalLimitExceeded(total, limit: limit)) }
    }
}

extension Fault {
    /// What is to be approved is more than whoever approves it may.
    static func approvalLimitExceeded(_ amount: Pence, limit: Pence) -> Fault {
        Fault(
            pointer: "", code: "approvalLimitExceeded",
            detail: "This comes to \(amount), and you may approve up to \(limit). Ask a colleague with a higher limit.")
    }
}
