public import Postgres
public import SharedLives

/// What is recorded of the payments of runs.
public enum Payments {
    /// Reads a page of a run's payments, by the ids of the carers.
    public static func list(run: Identifier, _ page: Page) -> Reading<[CarerPayment]> {
        PaymentStatements.list.call((run, page.start, page.rowsMax))
    }
}

enum PaymentStatements {
    typealias Row = (
        Identifier, Pence, Pence, Pence, Pence, Pence, Pence, Pence, Identifier?, Identifier?, Bool
    )

    /// A payment as it is copied in, in the order of ``columns``.
    typealias StagedRow = (
        Identifier, Identifier, Identifier, Pence, Pence, Pence, Pence, Pence, Pence, Pence, Bool, Identifier?,
        Identifier?, Bool
    )

    static let list = Query<(Identifier, Identifier, Int), Row>(
        "payment_list",
        """
        SELECT \(read) FROM payment WHERE scheme_id = current_scheme_id() AND run_id = $1 AND carer_id > $2
        ORDER BY carer_id LIMIT $3
        """
    ).map(payment)

    static let ofCarer = Query<(Identifier, Identifier), Row>(
        "payment_of_carer",
        "SELECT \(read) FROM payment WHERE scheme_id = current_scheme_id() AND run_id = $1 AND carer_id = $2"
    ).map(payment)

    /// Whose payments of a draft would come out otherwise now.
    static let outOfDate = Query<Identifier, Identifier>(
        "payment_run_out_of_date", "SELECT carer_id FROM payment_run_out_of_date($1)")

    static let staged = StagedTable("payment", columns: columns) { Copy<StagedRow>($0, columns: columns) }

    static let clear = Command<Identifier>(
        "payment_clear", "DELETE FROM payment WHERE scheme_id = current_scheme_id() AND run_id = $1")

    static let all = [
        list.statement, ofCarer.statement, outOfDate.statement, staged.copy.statement, staged.insert.statement,
        clear.statement,
    ]

    private static let read = """
        carer_id, brought_forward_pence, lines_pence, normal_pence, floor_pence, recovered_pence, paid_pence, \
        carried_forward_pence, hold_id, plan_id, parked
        """

    private static let columns = [
        "scheme_id", "run_id", "carer_id", "brought_forward_pence", "lines_pence", "normal_pence", "floor_pence",
        "recovered_pence", "paid_pence", "carried_forward_pence", "held", "hold_id", "plan_id", "parked",
    ]

    @Sendable private static func payment(_ row: Row) -> CarerPayment {
        CarerPayment(
            carer: row.0.description, broughtForward: row.1, lines: row.2, normal: row.3, floor: row.4,
            recovered: row.5, paid: row.6, carriedForward: row.7, hold: row.8, plan: row.9, isParked: row.10)
    }
}

extension CarerPayment {
    /// The payment as it is copied in.
    func row(run: Identifier, scheme: Identifier) -> PaymentStatements.StagedRow {
        (
            scheme, run, Identifier(known: carer), broughtForward, lines, normal, floor, recovered, paid,
            carriedForward, isHeld, hold, plan, isParked
        )
    }
}
