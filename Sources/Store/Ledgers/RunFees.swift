import Postgres
import SharedLives

/// Management fees that runs charge.
enum RunFeeStatements {
    /// What is agreed with every council, as it stands.
    static let agreed = Query<(), (Identifier, Identifier, CivilDate, CivilDate?, Pence, Pence)>(
        "management_fee_agreed",
        """
        SELECT id, council_id, from_date, to_date, yearly_pence, rounded_to_pence FROM management_fee
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL ORDER BY council_id, from_date
        """
    ).map { row in
        AgreedFee(
            id: row.0, council: row.1.description,
            fee: ManagementFee(
                from: Month(containing: row.2), to: row.3.map { Month(containing: $0) }, yearly: row.4,
                roundedTo: row.5))
    }

    /// All that approved runs charged, for each council and month.
    static let charged = Query<(), (Identifier, CivilDate, Pence)>(
        "payment_run_fee_charged",
        """
        SELECT fee.council_id, fee.month, sum(fee.amount_pence)::bigint
        FROM payment_run_fee AS fee JOIN payment_run AS run USING (scheme_id)
        WHERE fee.scheme_id = current_scheme_id() AND run.id = fee.run_id AND run.approval_number IS NOT NULL
        GROUP BY 1, 2
        """)

    /// What one run charges.
    static let ofRun = Query<Identifier, (Identifier, CivilDate, Identifier?, Pence, Pence?)>(
        "payment_run_fee_list",
        """
        SELECT council_id, month, management_fee_id, amount_pence, old_amount_pence FROM payment_run_fee
        WHERE scheme_id = current_scheme_id() AND run_id = $1 ORDER BY council_id, month
        """
    ).map { row in
        FeeCharge(
            council: row.0.description, month: Month(containing: row.1), agreement: row.2, amount: row.3,
            chargedBefore: row.4)
    }

    static let clear = Command<Identifier>(
        "payment_run_fee_clear", "DELETE FROM payment_run_fee WHERE scheme_id = current_scheme_id() AND run_id = $1")

    static let insert = Command<
        (Identifier, Identifier, [Identifier], [CivilDate], [Identifier?], [Pence], [Pence?])
    >(
        "payment_run_fee_insert",
        """
        INSERT INTO payment_run_fee (scheme_id, run_id, council_id, month, management_fee_id, amount_pence, old_amount_pence)
        SELECT $1, $2, fee.* FROM unnest($3::uuid[], $4::date[], $5::uuid[], $6::bigint[], $7::bigint[])
            AS fee (council, month, agreement, amount, charged_before)
        """)

    static let all = [
        agreed.statement, charged.statement, ofRun.statement, clear.statement, insert.statement,
    ]
}

extension FeeCharge {
    /// Works out what a run of a month charges, after the months of approved runs.
    static func load(_ month: Month, after earlier: [Month], on connection: Connection) throws -> [FeeCharge] {
        let (agreed, charged) = try connection.pipeline(
            RunFeeStatements.agreed.call(()), RunFeeStatements.charged.call(()))
        return FeeCharge.all(
            of: month, earlier: earlier, agreements: agreed,
            charged: Dictionary(
                charged.map { (Place(council: $0.0.description, month: Month(containing: $0.1)), $0.2) },
                uniquingKeysWith: +))
    }

    /// Writes what a run that is calculating charges, in place of what an earlier calculation wrote.
    static func write(_ fees: [FeeCharge], run: Identifier, scheme: Identifier, on connection: Connection) throws {
        _ = try connection.execute(RunFeeStatements.clear, run)
        guard !fees.isEmpty else { return }
        _ = try connection.execute(
            RunFeeStatements.insert,
            (
                scheme, run, fees.map { Identifier(known: $0.council) }, fees.map(\.month.firstDay),
                fees.map(\.agreement), fees.map(\.amount), fees.map(\.chargedBefore)
            ))
    }
}
