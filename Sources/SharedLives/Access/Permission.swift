/// What an action is about.
public enum PermissionResource: String, CaseIterable, Hashable, Sendable {
    /// The calculator, which reads and stores nothing.
    case calculator
    /// Carers, households, people, referrals, matches and arrangements.
    case records
    /// What DBS certificates disclosed.
    case disclosures
    /// The panel: members, meetings, cases, documents.
    case panel
    /// Rate cards and the payment policy.
    case rates
    /// Contributions and discretionary fees of placements.
    case agreedAmounts
    /// Runs, their lines, payments, holds, urgent payments, recovery plans.
    case payments
    /// Files of payments.
    case paymentFiles
    /// Bank accounts.
    case bankAccounts
    /// What councils and people owe and paid, budgets, care relief.
    case ledgers
    /// Who works for the scheme, and their training.
    case staff
    /// The quarterly report and the market figures.
    case monitoring
    /// Jobs of the worker.
    case jobs
    /// The audit trail.
    case audit
    /// What is required of carers, and the scheme's rules.
    case requirements
    /// The scheme's own name and settings.
    case scheme
    /// Accounts, tokens and sign-ins.
    case accounts
}

/// Rows that not every role has business with. The database itself keeps them from a role of which no action needs them, so that it takes
/// a mistake in a route and another one in the database to show them.
public enum DataClass: String, CaseIterable, Hashable, Sendable {
    /// What is recorded of carers, households and people.
    case personalData
    /// What is paid to whom, and to which account.
    case payments
}

extension Action {
    /// What this is about.
    public var resource: PermissionResource {
        switch self {
        case .calculate: .calculator
        case .readRecords, .writeRecords, .readPaymentFacts: .records
        case .handleDisclosures, .decideRisk: .disclosures
        case .readPanel, .managePanel, .recommend, .decideApprovals: .panel
        case .readRates, .writeRates: .rates
        case .writeContributions, .writeDiscretionaryFees: .agreedAmounts
        case .readPayments, .requestRun, .approveRun, .previewPayments, .holdPayments, .askUrgentPayments,
            .approveUrgentPayments, .agreeRecoveries:
            .payments
        case .exportRun, .readPaymentFiles: .paymentFiles
        case .readBankAccounts, .writeBankAccounts: .bankAccounts
        case .writeLedgers: .ledgers
        case .readStaff, .writeStaff: .staff
        case .readMonitoring, .submitReports: .monitoring
        case .readJobs, .manageJobs: .jobs
        case .readAudit: .audit
        case .setRequirements: .requirements
        case .readScheme, .writeScheme: .scheme
        case .readAccounts, .manageAccounts: .accounts
        }
    }

    /// Which rows it needs.
    public var needs: Set<DataClass> {
        switch self {
        case .calculate, .readRates, .writeRates, .readJobs, .manageJobs, .setRequirements, .readScheme, .writeScheme,
            .readAccounts, .manageAccounts, .readStaff, .writeStaff:
            []
        case .handleDisclosures, .decideRisk, .readPanel, .managePanel, .recommend, .decideApprovals, .readMonitoring,
            .submitReports:
            [.personalData]
        case .readRecords, .writeRecords, .readPaymentFacts, .writeContributions, .writeDiscretionaryFees,
            .readPayments, .requestRun, .approveRun, .previewPayments, .holdPayments, .askUrgentPayments,
            .approveUrgentPayments, .agreeRecoveries, .exportRun, .readPaymentFiles, .readBankAccounts,
            .writeBankAccounts, .writeLedgers, .readAudit:
            [.personalData, .payments]
        }
    }

    /// What it permits, in a sentence for whoever decides about roles.
    public var sentence: String {
        switch self {
        case .readRecords, .writeRecords, .handleDisclosures, .decideRisk, .readPaymentFacts, .readPanel, .managePanel,
            .recommend, .decideApprovals, .setRequirements:
            sentenceAboutRecords
        case .readRates, .writeRates, .writeContributions, .writeDiscretionaryFees, .readPayments, .requestRun,
            .approveRun, .previewPayments, .holdPayments, .askUrgentPayments, .approveUrgentPayments, .agreeRecoveries,
            .exportRun, .readPaymentFiles, .readBankAccounts, .writeBankAccounts, .writeLedgers, .calculate:
            sentenceAboutPayments
        case .readStaff: "Read who works for the scheme, and their training."
        case .writeStaff: "Record who works for the scheme, their training, and the reviews of its policies."
        case .readMonitoring: "Read the quarterly report and market figures; a commissioner their council's."
        case .submitReports: "Submit a quarter's report, and set what the scheme is to grow to."
        case .readJobs: "See jobs, their progress and how they ended."
        case .manageJobs: "Retry and cancel jobs."
        case .readAudit: "Read the audit trail."
        case .readScheme: "Read the scheme's own name and settings."
        case .writeScheme: "Change the scheme's settings."
        case .readAccounts: "Read accounts, tokens (never a token's text) and sign-ins."
        case .manageAccounts: "Disable accounts, set their limits, and give and withdraw tokens of machines."
        }
    }

    private var sentenceAboutRecords: String {
        switch self {
        case .readRecords: "Read the whole record of carers, households, people and arrangements."
        case .writeRecords: "Add and change carers, households, people, referrals, matches and arrangements."
        case .handleDisclosures: "Take down what a DBS certificate disclosed, and be shown it; each showing is logged."
        case .decideRisk: "Decide on what a DBS certificate disclosed."
        case .readPaymentFacts: "Read of carers, people and arrangements what a payment needs: names, dates, bands."
        case .readPanel: "Read the panel's meetings, cases and documents; a panel member those of their own meetings."
        case .managePanel: "Call meetings, prepare and list cases, issue packs, minutes and letters."
        case .recommend: "Declare interests, and record what a panel recommends."
        case .decideApprovals: "Decide about approvals: suspend, reinstate, approve, de-approve."
        default: "Set what is required of carers, the scheme's rules, and the banding tool."
        }
    }

    private var sentenceAboutPayments: String {
        switch self {
        case .readRates: "Read rate cards and the payment policy."
        case .writeRates: "Add rate cards and change the payment policy."
        case .writeContributions: "Add and change what people contribute."
        case .writeDiscretionaryFees: "Agree discretionary fees."
        case .readPayments: "Read runs, their lines, totals and statements."
        case .requestRun: "Ask for a run, and have a draft calculated again or voided."
        case .approveRun: "Approve a run that somebody else asked for."
        case .previewPayments: "Work out what a dated change would do to payments, without saving it."
        case .holdPayments: "Hold a carer's payments, and release them."
        case .askUrgentPayments: "Ask for a payment between runs, and take that back."
        case .approveUrgentPayments: "Approve or decline a payment between runs that somebody else asked for."
        case .agreeRecoveries: "Record how an overpayment is taken back."
        case .exportRun: "Have the payment file of an approved run made."
        case .readPaymentFiles: "Read the payment files of exported runs."
        case .readBankAccounts: "Read bank accounts by their last four digits, and the layout of payment files."
        case .writeBankAccounts: "Record and withdraw bank accounts, and set the layout of payment files."
        case .writeLedgers: "Record contributions received, management fees, budgets and amounts of care relief."
        default: "Work out a month from facts that are handed in; nothing is read or stored."
        }
    }

    /// Whose roles permit it, in the order of the roles.
    public var roles: [Role] { Role.allCases.filter { $0.may(self) } }
}

extension Role {
    /// Whether anything that this role may do needs rows of this class.
    public func opens(_ data: DataClass) -> Bool { actions.contains { $0.needs.contains(data) } }
}
