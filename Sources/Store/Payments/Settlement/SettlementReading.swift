import Postgres
import SharedLives

/// What is owed, held and agreed, as a run is worked out from it: one query for each, whatever the number of carers.
enum SettlementStatements {
    static let balances = Query<(), (Identifier, Pence)>(
        "payment_balances",
        """
        SELECT carer_id, sum(amount_pence)::bigint FROM payment_balance_entry WHERE scheme_id = current_scheme_id()
        GROUP BY carer_id HAVING sum(amount_pence) <> 0
        """)

    /// What did not reach carers since their last payment: that of a payment that was held, below which nothing is taken back, and what
    /// was rejected; less what was paid between runs meanwhile.
    static let withheld = Query<(), (Identifier, Pence)>(
        "payment_withheld",
        """
        WITH last AS (
            SELECT DISTINCT ON (payment.carer_id) payment.carer_id, run.approved_at,
                CASE WHEN payment.held OR payment.parked THEN payment.floor_pence ELSE 0 END AS amount_pence
            FROM payment JOIN payment_run AS run ON run.scheme_id = payment.scheme_id AND run.id = payment.run_id
            WHERE payment.scheme_id = current_scheme_id() AND run.approval_number IS NOT NULL AND payment.carer_id IN (
                SELECT carer_id FROM payment WHERE scheme_id = current_scheme_id() AND (held OR parked)
                UNION SELECT carer_id FROM payment_outcome
                WHERE scheme_id = current_scheme_id() AND outcome = 'rejected')
            ORDER BY payment.carer_id, run.approval_number DESC
        ), part AS (
            SELECT carer_id, amount_pence FROM last
            UNION ALL
            SELECT entry.carer_id, entry.amount_pence FROM payment_balance_entry AS entry LEFT JOIN last USING (carer_id)
            WHERE entry.scheme_id = current_scheme_id() AND entry.kind <> 'run'
                AND entry.at > coalesce(last.approved_at, '-infinity')
        )
        SELECT carer_id, sum(amount_pence)::bigint FROM part GROUP BY carer_id HAVING sum(amount_pence) > 0
        """)

    static let holds = Query<(), (Identifier, Identifier)>(
        "payment_holds_in_force",
        "SELECT carer_id, id FROM payment_hold WHERE scheme_id = current_scheme_id() AND released_at IS NULL")

    static let plans = Query<(), (Identifier, Identifier, Pence)>(
        "recovery_plans_in_force",
        """
        SELECT carer_id, id, instalment_pence FROM recovery_plan
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL AND ended_at IS NULL
        """)

    static let all = [balances.statement, withheld.statement, holds.statement, plans.statement]
}

extension SettlementFacts {
    /// Reads what is owed, held and agreed in the open scheme.
    /// - Parameter policy: the scheme's, of the run's month.
    static func load(_ policy: SettlementPolicy, on connection: Connection) throws -> SettlementFacts {
        let (balances, withheld, holds, plans) = try connection.pipeline(
            SettlementStatements.balances.call(()), SettlementStatements.withheld.call(()),
            SettlementStatements.holds.call(()), SettlementStatements.plans.call(()))
        return SettlementFacts(
            balances: Dictionary(uniqueKeysWithValues: balances.map { ($0.0.description, $0.1) }),
            withheld: Dictionary(uniqueKeysWithValues: withheld.map { ($0.0.description, $0.1) }),
            holds: Dictionary(uniqueKeysWithValues: holds.map { ($0.0.description, $0.1) }),
            plans: Dictionary(
                uniqueKeysWithValues: plans.map { ($0.0.description, RecoveryTerms(id: $0.1, instalment: $0.2)) }),
            policy: policy)
    }
}
