/// All that is known of one carer and their household that requirements are decided by. Lists are in any order.
public struct CarerEvidence: Hashable, Sendable {
    /// Carer or support carer.
    public var kind: Carer.Kind
    /// The household; nil where none is recorded yet.
    public var householdID: Identifier?
    /// The day of the first approval; nil before it.
    public var approvedOn: CivilDate?
    /// DBS certificates.
    public var certificates: [Evidence<DBSEvidence>]
    /// Others who live, lived or will live in the household.
    public var members: [Evidence<HouseholdMember>]
    /// References.
    public var references: [Evidence<CarerReference>]
    /// Inspections of the home.
    public var inspections: [Evidence<HomeInspection>]
    /// Checks of tenure.
    public var tenures: [Evidence<Tenure>]
    /// Insurances of the household.
    public var insurances: [Evidence<Insurance>]
    /// The training log.
    public var training: [Evidence<TrainingRecord>]
    /// The scheme's courses.
    public var courses: [Evidence<Course>]
    /// Considerations of other commitments.
    public var commitments: [Evidence<Commitments>]
    /// Assessors' reports.
    public var assessorReports: [Evidence<AssessorReport>]
    /// Carer agreements.
    public var agreements: [Evidence<CarerAgreement>]
    /// Annual reviews.
    public var reviews: [Evidence<AnnualCarerReview>]

    /// Evidence; what is left out is not there.
    public init(
        kind: Carer.Kind, householdID: Identifier? = nil, approvedOn: CivilDate? = nil,
        certificates: [Evidence<DBSEvidence>] = [], members: [Evidence<HouseholdMember>] = [],
        references: [Evidence<CarerReference>] = [], inspections: [Evidence<HomeInspection>] = [],
        tenures: [Evidence<Tenure>] = [], insurances: [Evidence<Insurance>] = [],
        training: [Evidence<TrainingRecord>] = [], courses: [Evidence<Course>] = [],
        commitments: [Evidence<Commitments>] = [], assessorReports: [Evidence<AssessorReport>] = [],
        agreements: [Evidence<CarerAgreement>] = [], reviews: [Evidence<AnnualCarerReview>] = []
    ) {
        self.kind = kind
        self.householdID = householdID
        self.approvedOn = approvedOn
        self.certificates = certificates
        self.members = members
        self.references = references
        self.inspections = inspections
        self.tenures = tenures
        self.insurances = insurances
        self.training = training
        self.courses = courses
        self.commitments = commitments
        self.assessorReports = assessorReports
        self.agreements = agreements
        self.reviews = reviews
    }
}
