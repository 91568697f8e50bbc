/// One carer's statement for a month: every line with its days, rate and reason, so that it adds up by hand.
public struct CarerStatement: Hashable, Sendable {
    /// The scheme that pays.
    public var scheme: String
    /// The carer's name.
    public var carer: String
    /// The month that is paid.
    public var month: Month
    /// The carer's lines, in the order of the calculation.
    public var lines: [PaymentLine]
    /// For each subject of the lines how the carer knows it, as in "placement of Joan E."; its identifier where left out.
    public var subjectNames: [String: String]
    /// What was known when the lines were worked out.
    public var facts: StatementFacts
    /// For an adjustment, by its place in the lines, what was changed since its month was paid.
    public var causes: [Int: [Cause]] = [:]
    /// What goes out of it, and what stays; nil before that is known.
    public var settlement: CarerPayment?
    /// What the tax year has come to with this month; nil where it is not asked for.
    public var yearToDate: YearToDate?

    /// A statement of a carer's lines.
    public init(
        scheme: String, carer: String, month: Month, lines: [PaymentLine], subjectNames: [String: String] = [:],
        facts: StatementFacts = StatementFacts()
    ) {
        self.scheme = scheme
        self.carer = carer
        self.month = month
        self.lines = lines
        self.subjectNames = subjectNames
        self.facts = facts
    }

    /// What was changed of a month that had been paid, by whom: the role of the account, never a name.
    public struct Cause: Hashable, Sendable {
        /// The change.
        public var change: FactChange
        /// The role of who made it; nil for the service itself.
        public var role: Role?

        /// A change by an account of this role.
        public init(change: FactChange, role: Role?) {
            self.change = change
            self.role = role
        }

        /// As in "The band from 13 April 2026 was recorded on 4 May 2026 by a coordinator."
        public var inWords: String {
            let words = change.inWords
            return words.prefix(1).uppercased() + words.dropFirst() + (role.map { " by \($0.inWords)" } ?? "") + "."
        }
    }

    /// What was paid since 6 April, this month among it.
    public struct YearToDate: Hashable, Sendable {
        /// The tax year in which the month's run was approved.
        public var taxYear: TaxYear
        /// The lines of the months themselves.
        public var ownMonths: Pence
        /// The adjustments of months that had been paid.
        public var adjustments: Pence
        /// What went out, in runs and by urgent payments.
        public var paid: Pence

        /// The sums of a year until now.
        public init(taxYear: TaxYear, ownMonths: Pence, adjustments: Pence, paid: Pence) {
            self.taxYear = taxYear
            self.ownMonths = ownMonths
            self.adjustments = adjustments
            self.paid = paid
        }
    }
}

extension CarerStatement {
    /// What the lines of the month itself come to.
    public var ownMonth: Pence { sum { $0.paidBefore == nil } }

    /// What is paid, or taken back, for months that had been paid.
    public var adjustments: Pence { sum { $0.paidBefore != nil } }

    /// All lines together: the month's and the adjustments.
    public var total: Pence { ownMonth + adjustments }

    /// The sum that leads from what is due to what is paid, as it is typed into a calculator; nil before that is known.
    public var settlementWorking: String? {
        guard let settlement else { return nil }
        return
            "\(settlement.broughtForward) + \(settlement.lines) - \(settlement.carriedForward) = \(settlement.paid)"
            .replacing(" + -", with: " - ").replacing(" - -", with: " + ")
    }

    /// The break days of the placements' years.
    public var breakAllowances: [BreakAllowance] { facts.breakAllowances(in: month) }

    private func sum(_ isCounted: (PaymentLine) -> Bool) -> Pence {
        lines.reduce(.zero) { isCounted($1) ? $0 + $1.amount : $0 }
    }
}

extension Role {
    /// The role with its article, as in "a finance officer".
    var inWords: String {
        switch self {
        case .coordinator: "a coordinator"
        case .registeredManager: "the registered manager"
        case .financeOfficer: "a finance officer"
        case .panelMember: "a panel member"
        case .commissioner: "a commissioner"
        case .auditor: "an auditor"
        case .administrator: "an administrator"
        }
    }
}

extension Element {
    /// What is paid for, in the words of a statement to the carer.
    public var inWords: String {
        switch self {
        case .support: "care and support"
        case .absence: "the person was away and expected back"
        case .respite: "your break"
        case .afterDeath: "after the person's death"
        case .leftWithoutNotice: "after the person left without notice"
        case .complexFee: "discretionary fee for complex needs"
        case .night: "short break"
        case .hour: "day support by the hour"
        case .session: "day support by the session"
        case .cancelled: "cancelled late or missed, half paid"
        case .notArrived: "the person never arrived, half of the first night"
        case .mileage: "fetching the person to a short break"
        }
    }
}
