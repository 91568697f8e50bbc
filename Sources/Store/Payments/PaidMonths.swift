import Postgres
import SharedLives

/// All that was ever paid.
enum PaidMonthStatements {
    /// The months that were paid, and the last approval of the scheme.
    static let months = Query<(), (CivilDate, Int32)>(
        "payment_run_paid_months",
        """
        SELECT period, approval_number FROM payment_run
        WHERE scheme_id = current_scheme_id() AND approval_number IS NOT NULL ORDER BY period
        """)

    /// Whom the last approved run left out.
    static let leftOut = Query<Int32, Identifier>(
        "payment_run_left_out",
        """
        SELECT carer_id FROM payment_run_parked JOIN payment_run AS run USING (scheme_id)
        WHERE run.scheme_id = current_scheme_id() AND run.approval_number = $1 AND run_id = run.id
        """)

    /// What was paid to some carers, for each month, council, subject and element.
    static let sums = Query<
        [Identifier], (CivilDate, Identifier, Identifier, Identifier, Element, Pence, Pence)
    >(
        "payment_line_paid_sums",
        """
        SELECT CASE line.unit WHEN 'month' THEN line.from_date ELSE run.period END, line.carer_id, line.council_id,
            line.subject_id, line.element, sum(line.amount_pence)::bigint, sum(line.contribution_pence)::bigint
        FROM payment_line AS line JOIN payment_run AS run USING (scheme_id)
        WHERE line.scheme_id = current_scheme_id() AND run.id = line.run_id AND run.approval_number IS NOT NULL
            AND line.carer_id = ANY ($1)
        GROUP BY 1, 2, 3, 4, 5
        """)

    /// All carers, by page.
    static let carers = Query<(Identifier, Int), Identifier>(
        "payment_run_every_carer",
        "SELECT id FROM carer WHERE scheme_id = current_scheme_id() AND id > $1 ORDER BY id LIMIT $2")

    static let all = [months.statement, leftOut.statement, sums.statement, carers.statement]
}

/// What was paid to some carers.
enum PaidSums {
    /// Reads what was ever paid to these carers.
    static func load(of carers: [Identifier], on connection: Connection) throws -> [PaidElement: PaidSum] {
        let rows = try connection.rows(PaidMonthStatements.sums, carers)
        return Dictionary(
            rows.map { row in
                let element = PaidElement(
                    month: Month(containing: row.0), carer: row.1.description, council: row.2.description,
                    subject: row.3.description, element: row.4)
                return (element, PaidSum(amount: row.5, contribution: row.6))
            }, uniquingKeysWith: +)
    }
}
