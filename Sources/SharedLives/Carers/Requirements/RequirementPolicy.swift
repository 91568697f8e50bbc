/// What a scheme has set about requirements and panels, from a day on.
public struct RequirementPolicy: Hashable, Sendable {
    /// How many days before it lapses a requirement counts as about to lapse.
    public struct LeadDays: Hashable, Sendable {
        /// DBS certificates, and children who turn eighteen.
        public var dbs: Int
        /// Insurances.
        public var insurance: Int
        /// Induction and courses.
        public var training: Int
        /// Annual reviews, and inspections where they run out.
        public var review: Int

        /// Lead times in days.
        public init(dbs: Int = 120, insurance: Int = 30, training: Int = 60, review: Int = 30) {
            self.dbs = dbs
            self.insurance = insurance
            self.training = training
            self.review = review
        }
    }

    /// The first day on which this holds. The latest such day on or before a day decides about that day.
    public var from: CivilDate
    /// How many satisfactory references there must be (3.3.2).
    public var referencesMin: Int
    /// After how many months from its issue a DBS certificate is renewed (3.5.1).
    public var dbsRenewalMonths: Int
    /// For how many months an inspection of the home is good; nil for ever (3.3.3).
    public var inspectionValidMonths: Int?
    /// How many months may lie between one review of a carer and the next (3.14.3).
    public var reviewMonths: Int
    /// Lead times.
    public var leadDays: LeadDays
    /// The most people at once in one home: 1 to 3.
    public var peopleMax: Int
    /// How many members a panel needs to recommend (3.3.6).
    public var panelQuorum: Int
    /// How many days before a meeting its papers are due.
    public var panelPapersDays: Int

    /// A policy; without anything set it is what the specification asks for.
    public init(
        from: CivilDate, referencesMin: Int = 2, dbsRenewalMonths: Int = 36, inspectionValidMonths: Int? = nil,
        reviewMonths: Int = 12, leadDays: LeadDays = LeadDays(), peopleMax: Int = 3, panelQuorum: Int = 3,
        panelPapersDays: Int = 7
    ) {
        self.from = from
        self.referencesMin = referencesMin
        self.dbsRenewalMonths = dbsRenewalMonths
        self.inspectionValidMonths = inspectionValidMonths
        self.reviewMonths = reviewMonths
        self.leadDays = leadDays
        self.peopleMax = peopleMax
        self.panelQuorum = panelQuorum
        self.panelPapersDays = panelPapersDays
    }
}
