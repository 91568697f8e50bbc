/// One thing that is required of a carer, and how it stands on a day.
public struct Requirement: Hashable, Sendable {
    /// What is required, in the order in which lists have it.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A DBS certificate (3.5.1).
        case dbs
        /// That the other adults of the household are named on it (3.5.1).
        case householdAdults
        /// References (3.3.2).
        case references
        /// An inspection of the home (3.3.3).
        case homeInspection
        /// The right to let a room (3.3.4).
        case tenure
        /// Public liability insurance (3.14.3).
        case publicLiabilityInsurance
        /// Household insurance (3.14.3).
        case householdInsurance
        /// Induction (3.3.1, 3.13.1).
        case induction
        /// A mandatory course (3.13.1).
        case training
        /// Other commitments considered (3.3.5).
        case commitments
        /// The assessor's report (3.3.6).
        case assessorReport
        /// The carer agreement (3.9.2).
        case carerAgreement
        /// The annual carer review (3.14.3).
        case annualReview
    }

    /// How a requirement stands.
    public enum Status: String, CaseIterable, Hashable, Sendable {
        /// It holds.
        case met
        /// It holds, and will not within the lead time.
        case aboutToLapse
        /// It does not hold: something is missing, or speaks against it.
        case open
        /// It does not hold any more: what there was has run out.
        case lapsed

        /// Whether the requirement holds.
        public var holds: Bool { self == .met || self == .aboutToLapse }
    }

    /// What is required.
    public var kind: Kind
    /// The code of the course, for a course.
    public var subject: String?
    /// How it stands.
    public var status: Status
    /// The first day on which it no longer holds, as far as is known; nil where none is in sight or it does not hold.
    public var until: CivilDate?
    /// The identifiers of what was looked at: what makes it hold, or what stands against it.
    public var evidence: [Identifier]
    /// One sentence: what there is, or what is to be done.
    public var detail: String
    /// The clause of the specification, as in "3.5.1".
    public var clause: String { kind.clause }

    /// A requirement as it stands.
    public init(
        kind: Kind, subject: String? = nil, status: Status, until: CivilDate? = nil, evidence: [Identifier],
        detail: String
    ) {
        self.kind = kind
        self.subject = subject
        self.status = status
        self.until = until
        self.evidence = evidence
        self.detail = detail
    }
}

extension Requirement.Kind {
    /// The clause of the specification that asks for it.
    public var clause: String {
        switch self {
        case .dbs, .householdAdults: "3.5.1"
        case .references: "3.3.2"
        case .homeInspection: "3.3.3"
        case .tenure: "3.3.4"
        case .publicLiabilityInsurance, .householdInsurance, .annualReview: "3.14.3"
        case .induction: "3.13.1"
        case .training: "3.13.4"
        case .commitments: "3.3.5"
        case .assessorReport: "3.3.6"
        case .carerAgreement: "3.9.2"
        }
    }

    /// The words for people, as they stand in lists.
    public var inWords: String {
        switch self {
        case .dbs: "DBS certificate"
        case .householdAdults: "Adults of the household"
        case .references: "References"
        case .homeInspection: "Home inspection"
        case .tenure: "Right to let a room"
        case .publicLiabilityInsurance: "Public liability insurance"
        case .householdInsurance: "Household insurance"
        case .induction: "Induction"
        case .training: "Mandatory course"
        case .commitments: "Other commitments"
        case .assessorReport: "Assessor's report"
        case .carerAgreement: "Carer agreement"
        case .annualReview: "Annual review"
        }
    }
}
