public import Postgres
public import SharedLives

/// What the scheme and a carer owe each other between runs, and of what it is made.
public struct PaymentBalance: Sendable {
    /// Where a part of it comes from.
    public enum Kind: String, CaseIterable, Sendable {
        /// What an approved run's lines came to and was not paid with it; less than nothing where more was paid.
        case run
        /// A payment between runs.
        case urgentPayment
        /// A payment that came back: it is owed again.
        case rejectedPayment
    }

    /// A part of it.
    public struct Entry: Sendable {
        /// Where it comes from.
        public let kind: Kind
        /// The run, the payment, or what the payer said of it.
        public let sourceID: Identifier
        /// More than nothing where the scheme owes it.
        public let amount: Pence
        /// When it was approved.
        public let at: Instant
    }

    /// All of it: more than nothing where the scheme owes the carer.
    public let amount: Pence
    /// Its parts, the oldest first; without runs that paid what their lines came to.
    public let entries: [Entry]
    /// The hold in force; nil where there is none.
    public let hold: Identifier?
    /// The recovery plan in force; nil where there is none.
    public let plan: Identifier?
}

extension PaymentBalance.Kind: PostgresValue {}

enum PaymentBalanceStatements {
    static let entries = Query<Identifier, (PaymentBalance.Kind, Identifier, Pence, Instant)>(
        "payment_balance_of_carer",
        """
        SELECT kind, source_id, amount_pence, at FROM payment_balance_entry
        WHERE scheme_id = current_scheme_id() AND carer_id = $1 AND amount_pence <> 0 ORDER BY at, source_id
        """
    ).map { PaymentBalance.Entry(kind: $0.0, sourceID: $0.1, amount: $0.2, at: $0.3) }

    static let inForce = Query<Identifier, (Identifier?, Identifier?)>(
        "payment_balance_in_force",
        """
        SELECT (SELECT id FROM payment_hold
                WHERE scheme_id = current_scheme_id() AND carer_id = carer.id AND released_at IS NULL),
            (SELECT id FROM recovery_plan WHERE scheme_id = current_scheme_id() AND carer_id = carer.id
                AND withdrawn_at IS NULL AND ended_at IS NULL)
        FROM carer WHERE scheme_id = current_scheme_id() AND id = $1
        """)

    static let all = [entries.statement, inForce.statement]
}

extension SchemeTransaction {
    /// What is owed between runs.
    ///
    /// - Throws: `StoreError.notFound` when there is no such carer.
    public func paymentBalance(of carer: Identifier) throws -> PaymentBalance {
        let (entries, inForce) = try connection.pipeline(
            PaymentBalanceStatements.entries.call(carer), PaymentBalanceStatements.inForce.callFirst(carer))
        guard let (hold, plan) = inForce else { throw StoreError.notFound }
        return PaymentBalance(
            amount: entries.reduce(.zero) { $0 + $1.amount }, entries: entries, hold: hold, plan: plan)
    }
}
