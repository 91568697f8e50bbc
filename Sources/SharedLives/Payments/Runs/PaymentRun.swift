/// One scheme's payments for one month.
public struct PaymentRun: Hashable, Sendable {
    /// Where a run is in its life: `calculating → draft → approved → exported → paid`; a draft can be calculated again as
    /// often as wanted, or voided.
    public enum State: String, CaseIterable, Sendable {
        /// A worker works its lines out.
        case calculating
        /// Its lines can be read, and worked out again.
        case draft
        /// Somebody else than the one who asked for it has agreed to it; its lines never change any more.
        case approved
        /// Its payment file was made.
        case exported
        /// The payer has confirmed it.
        case paid
        /// Given up before approval; the month is free for another run.
        case voided
    }

    /// Something done to a run by somebody, and when.
    public struct Step: Hashable, Sendable {
        /// The account.
        public var by: Identifier
        /// When.
        public var at: Instant

        /// A step.
        public init(by: Identifier, at: Instant) {
            self.by = by
            self.at = at
        }
    }

    /// What the lines come to.
    public struct Sums: Hashable, Sendable {
        /// How many lines there are.
        public var lineCount: Int
        /// How many carers are paid.
        public var carerCount: Int
        /// How many carers are parked since their facts contradict each other.
        public var parkedCount: Int
        /// How many of the lines put right what was paid for earlier months.
        public var adjustmentCount: Int
        /// What carers are paid.
        public var amount: Pence
        /// What is collected from people.
        public var contribution: Pence

        /// What the payments of the run come to.
        public var settlement: SettlementSums
        /// How much somebody should look at before the run is approved.
        public var exceptionCount: Int

        /// What councils pay.
        public var council: Pence { amount - contribution }

        /// What whoever approves the run answers for: what its lines come to, or what goes out where that is more.
        public var total: Pence { max(amount, settlement.paid) }

        /// Sums.
        public init(
            lineCount: Int, carerCount: Int, parkedCount: Int, adjustmentCount: Int, amount: Pence,
            contribution: Pence, settlement: SettlementSums = SettlementSums(), exceptionCount: Int = 0
        ) {
            self.lineCount = lineCount
            self.carerCount = carerCount
            self.parkedCount = parkedCount
            self.adjustmentCount = adjustmentCount
            self.amount = amount
            self.contribution = contribution
            self.settlement = settlement
            self.exceptionCount = exceptionCount
        }
    }

    /// The month that is paid for.
    public var period: Month
    /// Where it is in its life.
    public var state: State
    /// The job that works its lines out.
    public var jobID: Identifier
    /// Where that job is in its life while the run is calculating; nil otherwise, and where there is no such job any more.
    public var jobState: String?
    /// Who asked for it.
    public var requested: Step
    /// When its lines were last worked out.
    public var calculatedAt: Instant?
    /// The instant as of which the facts of its lines were read.
    public var factsAsOf: Instant?
    /// Who approved it.
    public var approved: Step?
    /// Who had its file made.
    public var exported: Step?
    /// Who gave it up.
    public var voided: Step?
    /// What its lines come to.
    public var sums: Sums

    /// A run.
    public init(
        period: Month, state: State, jobID: Identifier, jobState: String?, requested: Step, calculatedAt: Instant?,
        factsAsOf: Instant?, approved: Step?,
        exported: Step?, voided: Step?, sums: Sums
    ) {
        self.period = period
        self.state = state
        self.jobID = jobID
        self.jobState = jobState
        self.requested = requested
        self.calculatedAt = calculatedAt
        self.factsAsOf = factsAsOf
        self.approved = approved
        self.exported = exported
        self.voided = voided
        self.sums = sums
    }
}

extension PaymentRun {
    /// What people do to a run. Calculating, exporting and paying are not among them: a job, a payment file and a confirmation do
    /// those.
    public enum Act: Sendable {
        /// Have a draft worked out again.
        case recalculate
        /// Agree to a draft.
        case approve
        /// Give up a run that is not approved.
        case void
    }

    /// Why this account may not do that to this run now; nil when it may.
    public func obstacle(to act: Act, by account: Identifier) -> Fault? {
        switch (act, state) {
        case (.approve, .draft) where account == requested.by:
            Fault(
                pointer: "", code: "twoPeopleNeeded",
                detail: "You asked for this run, so somebody else must approve it.")
        case (.recalculate, .draft), (.approve, .draft), (.void, .draft), (.void, .calculating):
            nil
        case (.recalculate, _):
            obstacle("Only a draft is worked out again.")
        case (.approve, .calculating):
            obstacle("Its lines are still being worked out. Wait for the draft, and read it.")
        case (.approve, _):
            obstacle("Only a draft is approved.")
        case (.void, _):
            obstacle("A run is given up only before it is approved.")
        }
    }

    private func obstacle(_ rule: String) -> Fault {
        Fault(pointer: "", code: "runNotInState", detail: "\(rule) This one is \(state.rawValue).")
    }
}
