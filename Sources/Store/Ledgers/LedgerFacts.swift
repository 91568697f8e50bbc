import Postgres
public import SharedLives

/// What is recorded beside the runs for the three ledgers, the care relief and the forecast, each as dated facts of an owner.
public enum LedgerFacts {
    /// What a council agreed to pay for the scheme's management. Of a council's, the latest first month counts.
    public static let managementFees = RecordedFactTable<ManagementFee>(
        FactStatements<(CivilDate, CivilDate?, Pence, Pence)>(
            "management_fee", of: .council, columns: "from_date, to_date, yearly_pence, rounded_to_pence",
            orderedBy: "from_date"),
        write: { ($0.from.firstDay, $0.to?.firstDay, $0.yearly, $0.roundedTo) },
        read: { row in
            ManagementFee(
                from: Month(containing: row.0), to: row.1.map { Month(containing: $0) }, yearly: row.2,
                roundedTo: row.3)
        },
        check: { _, owner, fee in owner.days.interval(from: fee.from.firstDay, to: fee.to?.firstDay) })

    /// What a person paid of their contributions (4.8).
    public static let receipts = RecordedFactTable<ContributionAccount.Receipt>(
        FactStatements<(CivilDate, Pence, String)>(
            "contribution_receipt", of: .person, columns: "received_on, amount_pence, reference",
            orderedBy: "received_on"),
        write: { ($0.on, $0.amount, $0.reference) },
        read: { ContributionAccount.Receipt(on: $0.0, amount: $0.1, reference: $0.2) },
        check: { _, owner, receipt in owner.days.happened(receipt.on, "/receivedOn") })

    /// The amounts of qualifying care relief of years that the program does not know.
    public static let careReliefFigures = RecordedFactTable<CareReliefFigures>(
        FactStatements<(Int16, Pence, Pence, Pence, Pence, String)>(
            "care_relief_figures", of: .scheme,
            columns: """
                tax_year, fixed_pence, adult_weekly_pence, older_child_weekly_pence, younger_child_weekly_pence, source
                """,
            orderedBy: "tax_year"),
        write: { figures in
            (
                Int16(figures.taxYear.startYear), figures.fixed, figures.adultWeekly, figures.olderChildWeekly,
                figures.youngerChildWeekly, figures.source
            )
        },
        read: { row in
            CareReliefFigures(
                taxYear: TaxYear(startYear: Int(row.0))!, fixed: row.1, adultWeekly: row.2, olderChildWeekly: row.3,
                youngerChildWeekly: row.4, source: row.5)
        },
        check: { _, _, figures in
            guard CareReliefFigures.published(for: figures.taxYear) != nil else { return [] }
            return [
                Fault(
                    pointer: "/taxYear", code: "figuresPublished",
                    detail: "The amounts of \(figures.taxYear) are known already: nothing is to be done.")
            ]
        })

    /// What the scheme may spend in a month. The latest first month counts.
    public static let budgets = RecordedFactTable<PaymentForecast.Budget>(
        FactStatements<(CivilDate, Pence)>(
            "payment_budget", of: .scheme, columns: "from_date, monthly_pence", orderedBy: "from_date"),
        write: { ($0.from.firstDay, $0.monthly) },
        read: { PaymentForecast.Budget(from: Month(containing: $0.0), monthly: $0.1) })

    static let all =
        managementFees.statements + receipts.statements + careReliefFigures.statements + budgets.statements
}
