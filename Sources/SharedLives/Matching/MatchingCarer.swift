/// What the rules of matching look at of one carer and their home, worked out beforehand.
public struct MatchingCarer: Hashable, Sendable {
    /// What the carer is approved for from a day on; of nothing where the kinds are empty.
    public struct Terms: Hashable, Sendable {
        /// The first day.
        public var from: CivilDate
        /// The first day on which they do not hold any more; nil where they run on.
        public var until: CivilDate?
        /// Kinds of arrangement.
        public var kinds: KindSet
        /// Bands.
        public var bands: [MatchingWord]

        /// Terms.
        public init(from: CivilDate, until: CivilDate?, kinds: KindSet, bands: [MatchingWord]) {
            self.from = from
            self.until = until
            self.kinds = kinds
            self.bands = bands
        }
    }

    /// What is known of the home.
    public struct Home: Hashable, Sendable {
        /// Who lives there.
        public var company: HouseholdProfile.Company
        /// Whether anybody smokes.
        public var hasSmokers: Bool
        /// Its animals.
        public var pets: [MatchingWord]

        /// A home.
        public init(company: HouseholdProfile.Company, hasSmokers: Bool, pets: [MatchingWord]) {
            self.company = company
            self.hasSmokers = hasSmokers
            self.pets = pets
        }
    }

    /// The carer.
    public var id: Identifier
    /// The home.
    public var householdID: Identifier
    /// Whether the carer is suspended.
    public var isSuspended: Bool = false
    /// Terms of approval, the earlier first.
    public var terms: [Terms] = []
    /// 1 on days on which no requirement is open.
    public var clear = DaySteps()
    /// How many more people there may be.
    public var placesLeft = DaySteps()
    /// What is offered; nothing recorded is everything.
    public var offers: [CarerOffer] = []
    /// Where the home is.
    public var place: Coordinates?
    /// What is known of the home; nil while nothing is.
    public var home: Home?
    /// Which qualities the home's rooms have.
    public var rooms: RoomQualities = []
    /// Skills and experience.
    public var skills: [MatchingWord] = []
    /// Interests of the carer and the home.
    public var interests: [MatchingWord] = []
    /// Languages of both.
    public var languages: [MatchingWord] = []
    /// Cultures of both.
    public var cultures: [MatchingWord] = []
    /// Faiths of both.
    public var faiths: [MatchingWord] = []
    /// What holds of profiles and rooms from later days on, in their order; see ``seen(on:)``.
    public var later: [MatchingLook] = []

    /// A carer of whom nothing else is known.
    public init(id: Identifier, householdID: Identifier) {
        self.id = id
        self.householdID = householdID
    }

    /// The terms that hold on a day.
    public func terms(on day: CivilDate) -> Terms? {
        guard let latest = terms.last(where: { $0.from <= day }), latest.until.map({ day < $0 }) != false else {
            return nil
        }
        return latest
    }
}

/// Kinds of arrangement as a set of bits.
public struct KindSet: OptionSet, Hashable, Sendable {
    /// A bit for each kind, in the order of ``ArrangementKind``.
    public let rawValue: UInt8

    /// A set of its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A set of kinds.
    public init(_ kinds: [ArrangementKind]) {
        self.init(rawValue: kinds.reduce(0) { $0 | Self.bit($1) })
    }

    /// Whether a kind is in it.
    public func has(_ kind: ArrangementKind) -> Bool { rawValue & Self.bit(kind) != 0 }

    /// The kinds in it, in their order.
    public var kinds: [ArrangementKind] { ArrangementKind.allCases.filter(has) }

    private static func bit(_ kind: ArrangementKind) -> UInt8 {
        switch kind {
        case .longTerm: 1
        case .shortBreak: 2
        case .daySupport: 4
        case .crisis: 8
        case .reablement: 16
        }
    }
}

/// What is true of at least one room of a home.
public struct RoomQualities: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// A set of its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Reached without a step.
    public static let stepFree = RoomQualities(rawValue: 1)
    /// With a bathroom of its own.
    public static let ownBathroom = RoomQualities(rawValue: 2)
    /// With a place of its own to sit in.
    public static let ownSittingPlace = RoomQualities(rawValue: 4)

    /// What is true of at least one of these rooms on a day.
    public init(_ rooms: [HouseholdRoom], on day: CivilDate) {
        self = rooms.filter { $0.from <= day && $0.to.map { day < $0 } != false }.reduce(into: []) { found, room in
            if room.isStepFree { found.insert(.stepFree) }
            if room.hasOwnBathroom { found.insert(.ownBathroom) }
            if room.hasOwnSittingPlace { found.insert(.ownSittingPlace) }
        }
    }
}
