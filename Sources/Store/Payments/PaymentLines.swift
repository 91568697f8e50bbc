public import Postgres
public import SharedLives

/// A line of a run as it is kept.
public struct KeptLine: Sendable {
    /// Its place in the run, from 1.
    public let number: Int32
    /// The council that is charged.
    public let councilID: Identifier
    /// The line.
    public let line: PaymentLine
    /// What was changed since the month was paid that an adjustment puts right: a JSON array of kind, fact, act, firstDay, by and
    /// at; nil on every other line.
    public let causes: String?
}

/// A carer who is not paid in a run since their facts contradict each other.
public struct ParkedCarerRecord: Sendable {
    /// The carer.
    public let carerID: Identifier
    /// What is to be mended: a JSON array of subject, pointer, code and detail.
    public let faults: String
}

/// What a run comes to for somebody: a carer is paid it, a council is charged it.
public struct RunShare: Sendable {
    /// The carer or council.
    public let id: Identifier
    /// How many lines.
    public let lineCount: Int
    /// The sum.
    public let amount: Pence
}

/// What is recorded of the lines of runs.
public enum PaymentLines {
    /// Reads a page of a run's lines in their order, all or one carer's.
    public static func list(
        run: Identifier, carer: Identifier?, after number: Int32, rowsMax: Int
    ) -> Reading<[KeptLine]> {
        PaymentLineStatements.list.call((run, number, carer, rowsMax))
    }

    /// Reads the carers whom a run parked.
    public static func parked(run: Identifier) -> Reading<[ParkedCarerRecord]> {
        PaymentLineStatements.parked.call(run)
    }

    /// Reads a page of what carers are paid, by their ids.
    public static func carers(run: Identifier, _ page: Page) -> Reading<[RunShare]> {
        PaymentLineStatements.carers.call((run, page.start, page.rowsMax))
    }

    /// Reads what each council is charged.
    public static func councils(run: Identifier) -> Reading<[RunShare]> { PaymentLineStatements.councils.call(run) }
}

enum PaymentLineStatements {
    typealias Row = (
        Int32, Identifier, Identifier, Identifier, Element, CivilDate, CivilDate, Int32, Unit, Pence, Pence, Pence,
        String, Pence?, Pence?, String?
    )

    /// A line as it is copied in, in the order of ``columns``.
    typealias StagedRow = (
        Identifier, Identifier, Int32, Identifier, Identifier, Identifier, Element, CivilDate, CivilDate, Int32, Unit,
        Pence, Pence, Pence, Pence, String, String, Pence?, Pence?, JSONText?
    )

    static let list = Query<(Identifier, Int32, Identifier?, Int), Row>(
        "payment_line_list",
        """
        SELECT number, council_id, subject_id, carer_id, element, from_date, to_date, quantity, unit, rate_pence,
            amount_pence, contribution_pence, explanation, old_amount_pence, old_contribution_pence, causes::text
        FROM payment_line
        WHERE scheme_id = current_scheme_id() AND run_id = $1 AND number > $2 AND ($3 IS NULL OR carer_id = $3)
        ORDER BY number LIMIT $4
        """
    ).map { row in
        KeptLine(
            number: row.0, councilID: row.1,
            line: PaymentLine(
                subject: row.2.description, carer: row.3.description, element: row.4, from: row.5, to: row.6,
                quantity: Int(row.7), unit: row.8, rate: row.9, amount: row.10, contribution: row.11,
                paidBefore: row.13.map { PaidSum(amount: $0, contribution: row.14 ?? .zero) }, explanation: row.12),
            causes: row.15)
    }

    static let parked = Query<Identifier, (Identifier, String)>(
        "payment_run_parked_list",
        """
        SELECT carer_id, faults::text FROM payment_run_parked
        WHERE scheme_id = current_scheme_id() AND run_id = $1 ORDER BY carer_id
        """
    ).map { ParkedCarerRecord(carerID: $0.0, faults: $0.1) }

    static let carers = Query<(Identifier, Identifier, Int), (Identifier, Int, Pence)>(
        "payment_line_carers",
        """
        SELECT carer_id, count(*), sum(amount_pence)::bigint FROM payment_line
        WHERE scheme_id = current_scheme_id() AND run_id = $1 AND carer_id > $2
        GROUP BY carer_id ORDER BY carer_id LIMIT $3
        """
    ).map { RunShare(id: $0.0, lineCount: $0.1, amount: $0.2) }

    static let councils = Query<Identifier, (Identifier, Int, Pence)>(
        "payment_line_councils",
        """
        SELECT council_id, count(*), sum(council_pence)::bigint FROM payment_line
        WHERE scheme_id = current_scheme_id() AND run_id = $1 GROUP BY council_id ORDER BY council_id
        """
    ).map { RunShare(id: $0.0, lineCount: $0.1, amount: $0.2) }

    static let staged = StagedTable("payment_line", columns: columns) { Copy<StagedRow>($0, columns: columns) }

    private static let columns = [
        "scheme_id", "run_id", "number", "carer_id", "subject_id", "council_id", "element", "from_date", "to_date",
        "quantity", "unit", "rate_pence", "amount_pence", "contribution_pence", "council_pence", "clause",
        "explanation", "old_amount_pence", "old_contribution_pence", "causes",
    ]

    /// Parks carers, each with what contradicts itself as a JSON text.
    static let park = Command<(Identifier, Identifier, [Identifier], [String])>(
        "payment_run_park",
        """
        INSERT INTO payment_run_parked (scheme_id, run_id, carer_id, faults)
        SELECT $1, $2, carer, faults::jsonb FROM unnest($3::uuid[], $4::text[]) AS parked (carer, faults)
        """)

    static let clear = Command<Identifier>(
        "payment_line_clear", "DELETE FROM payment_line WHERE scheme_id = current_scheme_id() AND run_id = $1")

    static let clearParked = Command<Identifier>(
        "payment_run_parked_clear",
        "DELETE FROM payment_run_parked WHERE scheme_id = current_scheme_id() AND run_id = $1")

    static let all = [
        list.statement, parked.statement, carers.statement, councils.statement, staged.copy.statement,
        staged.insert.statement, park.statement, clear.statement, clearParked.statement,
    ]
}
