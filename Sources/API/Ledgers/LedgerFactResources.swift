import JSON
import SharedLives
import Store

/// What is recorded beside the runs: agreements on management fees, receipts, budgets, and amounts of care relief.
enum LedgerFactResources {
    static func routes(_ services: Services) -> [Route] {
        fees.routes(services) + receipts.routes(services) + figures.routes(services) + budgets.routes(services)
    }

    static let fees = FactResource<ManagementFee>(
        table: LedgerFacts.managementFees, path: "management-fees", name: "ManagementFee", plural: "ManagementFees",
        what: "what a council agreed to pay for the scheme's management", idName: "managementFeeId",
        reading: .readPayments, writing: .writeLedgers,
        form: .object { fee in
            ManagementFee(
                from: fee.required("from", PaymentForms.period), to: fee.optional("to", PaymentForms.period),
                yearly: fee.required("yearly", .pence(0...ManagementFee.yearlyMax)),
                roundedTo: fee.optional("roundedTo", .pence(1...ManagementFee.roundedToMax), or: 100))
        },
        properties: [
            .required("from", .described(.month, "The first month of the agreement's first year.")),
            .optional("to", .described(.nullable(.month), "The first month for which nothing is paid any more.")),
            .required("yearly", .described(.integer(0...ManagementFee.yearlyMax), "Pence a year, in twelve months.")),
            .optional(
                "roundedTo",
                .nullable(
                    .described(
                        .integer(1...ManagementFee.roundedToMax),
                        """
                        A month's part is a twelfth, rounded down to a multiple of so many pence; the twelfth month has what is left. \
                        100, which is whole pounds, where nothing is said.
                        """))),
        ],
        write: { json, fee in
            json.member("from", fee.from)
            json.member("to", fee.to)
            json.member("yearly", fee.yearly)
            json.member("roundedTo", fee.roundedTo)
        }, heading: "ledgers")

    static let receipts = FactResource<ContributionAccount.Receipt>(
        table: LedgerFacts.receipts, path: "contribution-receipts", name: "ContributionReceipt",
        plural: "ContributionReceipts", what: "what a person paid of their contributions", idName: "receiptId",
        reading: .readPayments, writing: .writeLedgers,
        form: .object { receipt in
            ContributionAccount.Receipt(
                on: receipt.required("receivedOn", .date),
                amount: receipt.required("amount", .pence(1...PaymentLimits.penceMax)),
                reference: receipt.required("reference", .text(1...100)))
        },
        properties: [
            .required("receivedOn", .date),
            .required("amount", .described(.integer(1...PaymentLimits.penceMax), "Pence.")),
            .required("reference", .described(.text(1...100), "What the payment says of itself.")),
        ],
        write: { json, receipt in
            json.member("receivedOn", receipt.on)
            json.member("amount", receipt.amount)
            json.member("reference", receipt.reference)
        }, heading: "ledgers")

    static let figures = FactResource<CareReliefFigures>(
        table: LedgerFacts.careReliefFigures, path: "care-relief-figures", name: "CareReliefFigures",
        plural: "CareReliefFigures", what: "the amounts of care relief of a tax year that the service does not know",
        idName: "figuresId", reading: .readPayments, writing: .writeLedgers,
        form: .object { figures in
            let amount = JSONForm<Pence>.pence(0...PaymentLimits.penceMax)
            return CareReliefFigures(
                taxYear: figures.required("taxYear", .taxYear), fixed: figures.required("fixed", amount),
                adultWeekly: figures.required("adultWeekly", amount),
                olderChildWeekly: figures.required("olderChildWeekly", amount),
                youngerChildWeekly: figures.required("youngerChildWeekly", amount),
                source: figures.required("source", .text(1...200)))
        },
        properties: [
            .required("taxYear", CareReliefRoutes.taxYear), .required("fixed", PaymentCalculationSchema.price),
            .required("adultWeekly", PaymentCalculationSchema.price),
            .required("olderChildWeekly", PaymentCalculationSchema.price),
            .required("youngerChildWeekly", PaymentCalculationSchema.price),
            .required("source", .described(.text(1...200), "Where they were published.")),
        ],
        write: { json, figures in
            json.member("taxYear", figures.taxYear.description)
            json.member("fixed", figures.fixed)
            json.member("adultWeekly", figures.adultWeekly)
            json.member("olderChildWeekly", figures.olderChildWeekly)
            json.member("youngerChildWeekly", figures.youngerChildWeekly)
            json.member("source", figures.source)
        }, heading: "care relief")

    static let budgets = FactResource<PaymentForecast.Budget>(
        table: LedgerFacts.budgets, path: "payment-budgets", name: "PaymentBudget", plural: "PaymentBudgets",
        what: "what the scheme may pay carers in each month, until the next budget's first", idName: "budgetId",
        reading: .readPayments, writing: .writeLedgers, form: ForecastRoutes.budget,
        properties: ForecastRoutes.budgetProperties,
        write: { json, budget in
            json.member("from", budget.from)
            json.member("monthly", budget.monthly)
        }, heading: "ledgers")
}

extension JSONForm where Value == TaxYear {
    /// A tax year such as `"2025-26"`, from 2010-11 on: carers of adults have had the relief since then.
    static var taxYear: JSONForm {
        .string("A tax year", placeholder: TaxYear(startYear: 2_025)!) { text, place in
            if let year = TaxYear(text), (2_010...2_199).contains(year.startYear) { return year }
            place.fault("malformedTaxYear", "Write a tax year from 2010-11 on as 2025-26.")
            return nil
        }
    }
}
