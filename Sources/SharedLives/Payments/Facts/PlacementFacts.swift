/// What a payment needs to know of one long-term placement, all of its history included.
public struct PlacementFacts: Hashable, Sendable {
    /// The placement's identifier, the `subject` of its lines.
    public var id: String
    /// The carer who is paid.
    public var carer: String
    /// The day the placement began or was to begin.
    public var start: CivilDate
    /// The agreed bands, each from its day on.
    public var bands: [DatedBand]
    /// What the person contributes, each from its day on; nothing before the first.
    public var contributions: [DatedContribution]
    /// Discretionary fees, no two of which may hold on one day.
    public var complexFees: [ComplexFee]
    /// Days on which the person was not there; no two may overlap.
    public var absences: [Absence]
    /// How and when the placement ended, or nil while it goes on.
    public var end: PlacementEnd?

    /// A placement; lists that are left out are empty, and without an end it goes on.
    public init(
        id: String, carer: String, start: CivilDate, bands: [DatedBand], contributions: [DatedContribution] = [],
        complexFees: [ComplexFee] = [], absences: [Absence] = [], end: PlacementEnd? = nil
    ) {
        self.id = id
        self.carer = carer
        self.start = start
        self.bands = bands
        self.contributions = contributions
        self.complexFees = complexFees
        self.absences = absences
        self.end = end
    }
}
