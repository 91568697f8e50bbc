/// A run's lines as a table for the council's ledger: a row a line, amounts in pounds with two decimals.
public enum PaymentRunCSV {
    /// The names of the columns, in order. The day `to` is not in the line.
    public static let columns = [
        "month", "carer", "carerName", "subject", "element", "clause", "from", "to", "quantity", "unit", "rate",
        "amount",
        "contribution", "council", "explanation",
    ]

    /// The table with its header, UTF-8, CRLF after every row.
    /// - Parameters:
    ///   - month: the month that is paid.
    ///   - lines: the run's lines, in order.
    ///   - carerNames: the name of each carer; empty in the table where one is not known.
    public static func text(
        month: Month, lines: some Sequence<PaymentLine>, carerNames: [String: String] = [:]
    ) -> String {
        var table = CSV()
        table.append(columns.map { .text($0) })
        for line in lines {
            table.append([
                .figure(month.description), .text(line.carer), .text(carerNames[line.carer] ?? ""), .text(line.subject),
                .text(line.kind), .text(line.clause), .figure(line.from.description),
                .figure(line.to.description), .figure(String(line.quantity)), .text(line.unit.rawValue),
                .figure(line.rate.decimal), .figure(line.amount.decimal), .figure(line.contribution.decimal),
                .figure(line.council.decimal), .text(line.explanation),
            ])
        }
        return table.text
    }
}
