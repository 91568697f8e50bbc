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
        /// A message could not be delivered and is not tried any more.
        case failedDelivery
        /// Something is due: see ``ReminderCause``, whose words these are.
        case dbsRenewal, householdAdults, staffDBSRenewal, publicLiabilityInsurance, householdInsurance, homeInspection,
            induction, training, annualCarerReview, carerAgreement, carePlan, planReview, bandingReview, noticePeriod,
            longAbsence, panelPapers, runApproval,
            councilNotice, cqcNotice, incidentClosing, feedbackAcknowledgement, feedbackResponse, feedbackRemedy,
            monitoringVisit, outcomeReview, policyReview, staffTraining, quarterlyReport

        /// The task of a deadline.
        public init(_ cause: ReminderCause) {
            self = Kind(rawValue: cause.rawValue)!
        }
    }

    /// Who has taken a task on.
    public struct Taking: Hashable, Sendable {
        /// The account.
        public var by: Identifier
        /// Since when.
        public var at: Instant

        /// A taking.
        public init(by: Identifier, at: Instant) {
            self.by = by
            self.at = at
        }
    }

    /// Until when a task is put off.
    public struct Postponement: Hashable, Sendable {
        /// The first day on which it is asked for again.
        public var until: CivilDate
        /// Why, 1 to 4000 characters.
        public var reason: String

        /// A postponement.
        public init(until: CivilDate, reason: String) {
            self.until = until
            self.reason = reason
        }
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
    /// Which of several things of one record, as the code of a course; empty where there is one.
    public var topic: String
    /// The day by which it is to be done, if there is one.
    public var dueOn: CivilDate?
    /// Who has taken it on; nil where nobody has.
    public var taking: Taking?
    /// Until when it is put off; nil where it is not.
    public var postponement: Postponement?
    /// How it was done; nil while it is open.
    public var outcome: Outcome?

    /// A task, which is open unless it has an outcome.
    public init(
        kind: Kind, carerID: Identifier? = nil, subjectID: Identifier? = nil, topic: String = "",
        dueOn: CivilDate? = nil, taking: Taking? = nil, postponement: Postponement? = nil, outcome: Outcome? = nil
    ) {
        self.kind = kind
        self.carerID = carerID
        self.subjectID = subjectID
        self.topic = topic
        self.dueOn = dueOn
        self.taking = taking
        self.postponement = postponement
        self.outcome = outcome
    }
}
