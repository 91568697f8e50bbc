/// Something that a role may or may not do, each a door that a route or a command goes through.
public enum Action: String, CaseIterable, Hashable, Sendable {
    /// Read the whole record of carers, households, people and arrangements.
    case readRecords
    /// Add and change carers, households, people, arrangements and their dated facts.
    case writeRecords
    /// Take down what a DBS certificate disclosed, and be shown it; each showing is logged (Police Act 1997, s124). No reading that an
    /// auditor does: they see decisions and showings.
    case handleDisclosures
    /// Decide on what a DBS certificate disclosed (3.5.1).
    case decideRisk
    /// Read of carers, people and arrangements what a payment needs: names, dates, bands.
    case readPaymentFacts
    /// Read rate cards and the payment policy.
    case readRates
    /// Add rate cards and change the payment policy.
    case writeRates
    /// Add and change what people contribute.
    case writeContributions
    /// Agree discretionary fees (4.6.1).
    case writeDiscretionaryFees
    /// Read runs, their lines, totals and statements.
    case readPayments
    /// Ask for a run, and have a draft calculated again or voided.
    case requestRun
    /// Approve a run that somebody else asked for.
    case approveRun
    /// Work out what a dated change would do to payments, without saving it.
    case previewPayments
    /// Hold a carer's payments, and release them.
    case holdPayments
    /// Ask for a payment between runs, and take that back.
    case askUrgentPayments
    /// Approve or decline a payment between runs that somebody else asked for.
    case approveUrgentPayments
    /// Record what was agreed with a carer on how an overpayment is taken back.
    case agreeRecoveries
    /// Have the payment file of an approved run made.
    case exportRun
    /// Read the payment files of exported runs.
    case readPaymentFiles
    /// Read which bank accounts are paid to and from, by their last four digits, and the layout of payment files.
    case readBankAccounts
    /// Record and withdraw bank accounts, and set the layout of payment files.
    case writeBankAccounts
    /// Record what people paid of their contributions, what councils agreed to pay for management, budgets and amounts of care relief.
    case writeLedgers
    /// Work out a month from facts that are handed in; nothing is read or stored.
    case calculate
    /// See jobs, their progress and how they ended.
    case readJobs
    /// Retry and cancel jobs.
    case manageJobs
    /// Read the audit trail.
    case readAudit
    /// Set what is required of carers (courses, and the numbers of the requirement policy), and the banding tool.
    case setRequirements
    /// Decide about approvals: suspend, reinstate, approve, de-approve.
    case decideApprovals
    /// Read the panel's members, meetings, cases and documents; a panel member those of their own meetings.
    case readPanel
    /// Call meetings, prepare and list cases, issue packs, minutes and letters.
    case managePanel
    /// Declare interests, and record what a panel recommends.
    case recommend
    /// Read who works for the scheme, and their training.
    case readStaff
    /// Record who works for the scheme, their training, and the reviews of its policies.
    case writeStaff
    /// Read the quarterly report and the market figures, without names; a commissioner those of their council.
    case readMonitoring
    /// Submit a quarter's report, and set what the scheme is to grow to.
    case submitReports
    /// Read the scheme's own name and settings.
    case readScheme
    /// Change the scheme's settings.
    case writeScheme
    /// Read accounts and tokens (never a token's text).
    case readAccounts
    /// Give and withdraw accounts, roles and tokens.
    case manageAccounts
}

extension Role {
    /// Whether this role may do that, by the table of roles; what is not in it is refused.
    public func may(_ action: Action) -> Bool {
        Self.table[self]!.contains(action)
    }

    /// All that this role may do.
    public var actions: Set<Action> { Self.table[self]! }

    private static let table: [Role: Set<Action>] = {
        let everybody: Set<Action> = [.calculate, .readScheme]
        let coordinator: Set<Action> = everybody.union([
            .readRecords, .writeRecords, .handleDisclosures, .readPaymentFacts, .readRates, .readPayments, .readJobs,
            .readPanel, .managePanel, .recommend, .askUrgentPayments,
            .previewPayments, .readMonitoring,
        ])
        return [
            .coordinator: coordinator,
            .registeredManager: coordinator.union([
                .setRequirements, .decideApprovals, .decideRisk, .writeDiscretionaryFees, .approveRun, .readAudit,
                .readAccounts, .manageAccounts, .holdPayments, .approveUrgentPayments, .agreeRecoveries,
                .readStaff, .writeStaff, .submitReports,
            ]),
            .financeOfficer: everybody.union([
                .readPaymentFacts, .readRates, .writeRates, .writeContributions, .readPayments, .requestRun,
                .approveRun, .exportRun, .readPaymentFiles, .writeLedgers, .readJobs, .holdPayments, .askUrgentPayments,
                .approveUrgentPayments, .agreeRecoveries, .previewPayments, .readBankAccounts, .writeBankAccounts,
            ]),
            .panelMember: everybody.union([.readPanel, .recommend]),
            .commissioner: everybody.union([.readMonitoring]),
            .auditor: Set(Action.allCases.filter(\.isReading)),
            .administrator: everybody.union([
                .writeScheme, .setRequirements, .readAccounts, .manageAccounts, .readJobs, .manageJobs,
            ]),
        ]
    }()
}

extension Action {
    /// Whether this only reads: an auditor may do exactly these.
    public var isReading: Bool {
        switch self {
        case .readRecords, .readPaymentFacts, .readRates, .readPayments, .readPaymentFiles, .readBankAccounts,
            .calculate,
            .readJobs, .readAudit,
            .readPanel, .readMonitoring, .readScheme, .readAccounts, .readStaff:
            true
        case .writeRecords, .handleDisclosures, .decideRisk, .managePanel, .recommend, .writeRates, .writeContributions,
            .writeDiscretionaryFees, .requestRun, .approveRun, .exportRun, .manageJobs, .writeScheme, .manageAccounts,
            .setRequirements, .decideApprovals, .holdPayments, .askUrgentPayments, .approveUrgentPayments,
            .agreeRecoveries, .previewPayments, .writeBankAccounts, .writeLedgers, .writeStaff, .submitReports:
            false
        }
    }
}
