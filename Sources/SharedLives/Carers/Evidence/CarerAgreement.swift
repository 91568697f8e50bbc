/// The agreement between scheme and carer (3.9), in one version, signed by both.
public struct CarerAgreement: Hashable, Sendable {
    /// What the agreement has to cover (3.9.2), in the order of the clause.
    public enum Clause: String, CaseIterable, Hashable, Sendable {
        /// Code of conduct.
        case codeOfConduct
        /// The service to be provided.
        case serviceProvided
        /// Meeting the needs and outcomes of the person.
        case needsAndOutcomes
        /// Payments.
        case payments
        /// Inspections.
        case inspections
        /// What is demanded of insurance, DBS checks and training.
        case formalRequirements
        /// Standards of care.
        case standardsOfCare
        /// Standards of accommodation.
        case standardsOfAccommodation
        /// Use of support carers.
        case supportCarers
        /// Notice periods.
        case noticePeriods
        /// Termination, or de-approval.
        case termination
    }

    /// The version of the agreement, in the scheme's words.
    public var version: String
    /// What it covers; only with all eleven is it an agreement by 3.9.2.
    public var clauses: Set<Clause>
    /// The day on which the carer signed.
    public var carerSignedOn: CivilDate
    /// The day on which the scheme signed.
    public var schemeSignedOn: CivilDate

    /// An agreement.
    public init(version: String, clauses: Set<Clause>, carerSignedOn: CivilDate, schemeSignedOn: CivilDate) {
        self.version = version
        self.clauses = clauses
        self.carerSignedOn = carerSignedOn
        self.schemeSignedOn = schemeSignedOn
    }

    /// What 3.9.2 asks for and this agreement does not cover, in the clause's order.
    public var missingClauses: [Clause] { Clause.allCases.filter { !clauses.contains($0) } }

    /// The day from which both have signed.
    public var signedOn: CivilDate { max(carerSignedOn, schemeSignedOn) }
}

extension CarerAgreement.Clause {
    /// The words of 3.9.2.
    public var inWords: String {
        switch self {
        case .codeOfConduct: "code of conduct"
        case .serviceProvided: "the service to be provided"
        case .needsAndOutcomes: "meeting the needs and outcomes of the person"
        case .payments: "payments"
        case .inspections: "inspections"
        case .formalRequirements: "insurance, DBS checks and training"
        case .standardsOfCare: "the standards of care"
        case .standardsOfAccommodation: "the standards of accommodation"
        case .supportCarers: "use of support carers"
        case .noticePeriods: "notice periods"
        case .termination: "termination or de-approval"
        }
    }
}
