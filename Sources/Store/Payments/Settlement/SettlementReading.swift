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

    static let holds = Query<(), (Identifier, Identifier)>(
        "payment_holds_in_force",
        "SELECT carer_id, id FROM payment_hold WHERE scheme_id = current_scheme_id() AND released_at IS NULL")

    static let plans = Query<(), (Identifier, Identifier, Pence)>(
        "recovery_plans_in_force",
        """
        SELECT carer_id, id, instalment_pence FROM recovery_plan
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL AND ended_at IS NULL
        """)

    static let all = [balances.statement, holds.statement, plans.statement]
}

extension SettlementFacts {
    /// Reads what is owed, held and agreed in the open scheme.
    /// - Parameter policy: the scheme's, of the run's month.
    static func load(_ policy: SettlementPolicy, on connection: Connection) throws -> SettlementFacts {
        let (balances, holds, plans) = try connection.pipeline(
            SettlementStatements.balances.call(()), SettlementStatements.holds.call(()),
            SettlementStatements.plans.call(()))
        return SettlementFacts(
            balances: Dictionary(uniqueKeysWithValues: balances.map { ($0.0.description, $0.1) }),
            holds: Dictionary(uniqueKeysWithValues: holds.map { ($0.0.description, $0.1) }),
            plans: Dictionary(
                uniqueKeysWithValues: plans.map { ($0.0.description, RecoveryTerms(id: $0.1, instalment: $0.2)) }),
            policy: policy)
    }
}
