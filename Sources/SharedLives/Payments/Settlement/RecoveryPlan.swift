/// What finance and a carer agreed on how an overpayment is taken back: so much with each run, until nothing is owed.
public struct RecoveryPlan: Hashable, Sendable {
    /// The carer.
    public var carerID: Identifier
    /// The most that is taken back with one run: a penny to a million pounds.
    public var instalment: Pence
    /// When finance agreed.
    public var agreedOn: CivilDate
    /// When the carer agreed.
    public var carerAgreedOn: CivilDate
    /// How it was agreed: 1 to 4,000 characters.
    public var note: String

    /// A plan.
    public init(carerID: Identifier, instalment: Pence, agreedOn: CivilDate, carerAgreedOn: CivilDate, note: String) {
        self.carerID = carerID
        self.instalment = instalment
        self.agreedOn = agreedOn
        self.carerAgreedOn = carerAgreedOn
        self.note = note
    }
}

/// A recovery plan as it is recorded.
public struct RecordedRecoveryPlan: Hashable, Sendable {
    /// What was agreed.
    public var plan: RecoveryPlan
    /// Who recorded it, and when.
    public var recorded: PaymentRun.Step
    /// Who withdrew it, and when; nil where nobody has.
    public var withdrawn: PaymentRun.Step?
    /// When it was over since nothing was owed any more, and with which run; nil before.
    public var ended: Ending?

    /// How a plan was over.
    public struct Ending: Hashable, Sendable {
        /// The approved run after which nothing was owed.
        public var runID: Identifier
        /// When.
        public var at: Instant

        /// An ending.
        public init(runID: Identifier, at: Instant) {
            self.runID = runID
            self.at = at
        }
    }

    /// A recorded plan.
    public init(plan: RecoveryPlan, recorded: PaymentRun.Step, withdrawn: PaymentRun.Step?, ended: Ending?) {
        self.plan = plan
        self.recorded = recorded
        self.withdrawn = withdrawn
        self.ended = ended
    }
}
