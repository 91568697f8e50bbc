/// Something that happened and has to be told to others, or may have to (3.17.5, 3.17.6). A safeguarding concern is one kind of it.
public struct Incident: Hashable, Sendable {
    /// What happened, in the order of 3.17.6.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A person died.
        case deathOfPerson
        /// A carer died.
        case deathOfCarer
        /// A person refused medical treatment.
        case refusedTreatment
        /// A serious accident.
        case seriousAccident
        /// A serious injury.
        case seriousInjury
        /// An infection that has to be notified.
        case notifiableInfection
        /// Flood or fire.
        case floodOrFire
        /// A major incident for the carer.
        case majorIncidentForCarer
        /// A person is away, unplanned or unexplained.
        case unexplainedAbsence
        /// A person was taken to hospital.
        case hospitalAdmission
        /// Somebody is, or may be, abused or neglected.
        case safeguardingConcern
        /// Anything else: whether others are told is a judgement (3.17.5).
        case other

        /// Whether the council is always told (3.17.6).
        public var isToldToCouncil: Bool { self != .other }

        /// Whether CQC is told unless somebody judges otherwise (Registration Regulations 2009, 16 and 18). It is told of what happens
        /// while a regulated activity is carried on, which not every arrangement is.
        public var isUsuallyToldToCQC: Bool {
            self == .deathOfPerson || self == .seriousInjury || self == .safeguardingConcern
        }
    }

    /// What kind of abuse or neglect is feared (Care Act guidance, 14.17), and being drawn into terrorism (3.17.7).
    public enum Abuse: String, CaseIterable, Hashable, Sendable {
        case physical, domestic, sexual, psychological, financial, modernSlavery, discriminatory, organisational,
            neglect,
            selfNeglect, radicalisation
    }

    /// Who raised a safeguarding concern.
    public enum Source: String, CaseIterable, Hashable, Sendable {
        case person, family, carer, staff, council, other
    }

    /// Whether the council enquires (Care Act 2014, section 42).
    public enum Enquiry: String, CaseIterable, Hashable, Sendable {
        /// It was decided that no enquiry is needed.
        case notNeeded
        /// An enquiry by section 42.
        case section42
        /// An enquiry of another kind.
        case other
    }

    /// What an enquiry found.
    public enum Finding: String, CaseIterable, Hashable, Sendable {
        case substantiated, partlySubstantiated, inconclusive, notSubstantiated
        /// It was ended at the person's wish, or since nothing more could be done.
        case ceased
    }

    /// What is known of a safeguarding concern beside.
    public struct Safeguarding: Hashable, Sendable {
        /// What is feared; at least one.
        public var abuse: Set<Abuse>
        /// Who raised it.
        public var raisedBy: Source
        /// Whether the council enquires; nil until that is decided.
        public var enquiry: Enquiry?
        /// The day on which that was decided.
        public var enquiryDecidedOn: CivilDate?
        /// What the enquiry found; nil until it has ended, and where there is none.
        public var finding: Finding?

        /// A safeguarding concern.
        public init(
            abuse: Set<Abuse>, raisedBy: Source, enquiry: Enquiry? = nil, enquiryDecidedOn: CivilDate? = nil,
            finding: Finding? = nil
        ) {
            self.abuse = abuse
            self.raisedBy = raisedBy
            self.enquiry = enquiry
            self.enquiryDecidedOn = enquiryDecidedOn
            self.finding = finding
        }
    }

    /// A duty to tell somebody, and when it was done.
    public struct Notice: Hashable, Sendable {
        /// Whether they have to be told.
        public var isDue: Bool
        /// When they were told; nil while they were not.
        public var toldAt: Instant?

        /// A duty.
        public init(isDue: Bool, toldAt: Instant? = nil) {
            self.isDue = isDue
            self.toldAt = toldAt
        }

        /// Whether it is still to be done.
        public var isOpen: Bool { isDue && toldAt == nil }
    }

    /// What happened.
    public var kind: Kind
    /// The person whom it is about, if it is about one.
    public var personID: Identifier?
    /// The carer whom it is about or with whom it happened, if there is one.
    public var carerID: Identifier?
    /// The council that is told.
    public var councilID: Identifier?
    /// When it happened; nil where nobody knows.
    public var happenedAt: Instant?
    /// When the scheme came to know of it.
    public var knownAt: Instant
    /// What happened, 1 to 4000 characters.
    public var description: String
    /// What was done at once, 1 to 4000 characters.
    public var actionTaken: String?
    /// The duty to tell the council.
    public var council: Notice
    /// The duty to tell CQC: another one, with a time of its own.
    public var cqc: Notice
    /// What CQC calls it, 1 to 50 characters.
    public var cqcReference: String?
    /// Of a safeguarding concern, and of nothing else.
    public var safeguarding: Safeguarding?
    /// What was learned, 1 to 4000 characters.
    public var learning: String?
    /// The day on which it was closed; nil while it is open.
    public var closedOn: CivilDate?

    /// An incident.
    public init(
        kind: Kind, personID: Identifier? = nil, carerID: Identifier? = nil, councilID: Identifier? = nil,
        happenedAt: Instant? = nil, knownAt: Instant, description: String, actionTaken: String? = nil, council: Notice,
        cqc: Notice, cqcReference: String? = nil, safeguarding: Safeguarding? = nil, learning: String? = nil,
        closedOn: CivilDate? = nil
    ) {
        self.kind = kind
        self.personID = personID
        self.carerID = carerID
        self.councilID = councilID
        self.happenedAt = happenedAt
        self.knownAt = knownAt
        self.description = description
        self.actionTaken = actionTaken
        self.council = council
        self.cqc = cqc
        self.cqcReference = cqcReference
        self.safeguarding = safeguarding
        self.learning = learning
        self.closedOn = closedOn
    }

    /// The day in London on which the scheme came to know of it: what its clocks count from, and the quarter in which it is reported.
    public var knownOn: CivilDate { London.civilDate(of: knownAt) }
}
