/// An arrangement that is to be, as the rules of placing look at it.
public struct Placing: Hashable, Sendable {
    /// A band with its place in what was sent.
    public struct Band: Hashable, Sendable {
        /// The code.
        public var code: String
        /// The first day.
        public var from: CivilDate
        /// Where it stands, as in "/bands/0/band".
        public var pointer: String

        /// A band.
        public init(code: String, from: CivilDate, pointer: String) {
            self.code = code
            self.from = from
            self.pointer = pointer
        }
    }

    /// What kind of arrangement.
    public var kind: ArrangementKind
    /// Where the person would be, and when.
    public var whereabouts: Whereabouts
    /// The person.
    public var personID: Identifier
    /// The carer.
    public var carerID: Identifier
    /// The council.
    public var councilID: Identifier
    /// The bands that are sent with it.
    public var bands: [Band]
    /// Where its first day stands, as in "/start".
    public var dayPointer: String

    /// An arrangement that is to be.
    public init(
        kind: ArrangementKind, whereabouts: Whereabouts, personID: Identifier, carerID: Identifier,
        councilID: Identifier, bands: [Band], dayPointer: String
    ) {
        self.kind = kind
        self.whereabouts = whereabouts
        self.personID = personID
        self.carerID = carerID
        self.councilID = councilID
        self.bands = bands
        self.dayPointer = dayPointer
    }

    /// The days in a home; nil for day support, which comes without a room.
    public var occupancy: Occupancy? {
        if case .session = whereabouts.kind { return nil }
        return Occupancy(
            arrangementID: whereabouts.arrangementID, personID: personID, from: whereabouts.from, to: whereabouts.to)
    }
}

/// What the rules of placing are held against.
public struct PlacingEvidence: Hashable, Sendable {
    /// The day on which it is recorded.
    public var today: CivilDate
    /// Where the carer stands.
    public var carerState: CarerState
    /// What is required of the carer, on each day that counts (``Placing/requirementDays(today:)``).
    public var requirements: [RequirementList]
    /// Their home.
    public var home: HomeOccupancy
    /// Where the person is otherwise.
    public var whereabouts: [Whereabouts]
    /// The agreements that were signed for this person with this carer since an earlier placement with them, if there was one.
    public var agreements: [ArrangementAgreement]
    /// The bands that were agreed for the person.
    public var bandAgreements: [BandAgreement]
    /// The codes that stand in the price table of this kind of arrangement.
    public var pricedBands: Set<String>

    /// Evidence.
    public init(
        today: CivilDate, carerState: CarerState, requirements: [RequirementList], home: HomeOccupancy,
        whereabouts: [Whereabouts], agreements: [ArrangementAgreement], bandAgreements: [BandAgreement],
        pricedBands: Set<String>
    ) {
        self.today = today
        self.carerState = carerState
        self.requirements = requirements
        self.home = home
        self.whereabouts = whereabouts
        self.agreements = agreements
        self.bandAgreements = bandAgreements
        self.pricedBands = pricedBands
    }
}
