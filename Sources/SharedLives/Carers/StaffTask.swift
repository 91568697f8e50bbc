/// Something that somebody at the scheme must see to. (A `Task` is Swift's own.)
public struct StaffTask: Hashable, Sendable {
    /// What is to be seen to.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A carer reported a change of circumstances (3.5.1): look whether checks are to be done again.
        case changeOfCircumstances
        /// The DBS Update Service says that something is new, or knows nothing: ask for a new certificate.
        case newDBSCertificate
        /// What a DBS certificate disclosed has waited three months for its decision.
        case decideDisclosure
        /// A placement began in a crisis: have its agreements signed and its band agreed (3.7.6, 3.8.1).
        case completeAgreements
        /// With one more person in a home its carers would lose qualifying care relief (ITTOIA 2005, s804A): tell them.
        case tellOfCareRelief
        /// A placement may break down: support the person and the carer, with a short break if that helps (3.15.4, 3.20.1).
        case preventBreakdown
        /// A placement breaks down: look with the council for another arrangement (3.20.2).
        case findAlternative
        /// A person moves on: see with the council that it goes well (3.20.3).
        case supportTransition
        /// A person died: tell the council, and help to notify the next of kin and the agencies (3.17.6, 3.20.4).
        case notifyDeath
        /// A person left and nobody knows why: tell the council (3.17.6).
        case reportUnexplainedAbsence
        /// A person never arrived: look at the referral again with the council (3.6).
        case lookAtReferralAgain
    }

    /// How a task was seen to.
    public struct Outcome: Hashable, Sendable {
        /// When it was done.
        public var doneAt: Instant
        /// The account that did it; nil for the service itself.
        public var doneBy: Identifier?
        /// What was done, 1 to 4000 characters.
        public var text: String

        /// An outcome.
        public init(doneAt: Instant, doneBy: Identifier?, text: String) {
            self.doneAt = doneAt
            self.doneBy = doneBy
            self.text = text
        }
    }

    /// What is to be seen to.
    public var kind: Kind
    /// The carer whom it is about, if it is about one.
    public var carerID: Identifier?
    /// The record that gave rise to it.
    public var subjectID: Identifier?
    /// The day by which it is to be done, if there is one.
    public var dueOn: CivilDate?
    /// How it was done; nil while it is open.
    public var outcome: Outcome?

    /// A task, which is open unless it has an outcome.
    public init(
        kind: Kind, carerID: Identifier? = nil, subjectID: Identifier? = nil, dueOn: CivilDate? = nil,
        outcome: Outcome? = nil
    ) {
        self.kind = kind
        self.carerID = carerID
        self.subjectID = subjectID
        self.dueOn = dueOn
        self.outcome = outcome
    }
}
