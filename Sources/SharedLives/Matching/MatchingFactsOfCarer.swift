/// All that is known of one carer and their home that matching goes by. Lists are in the order of their days.
public struct MatchingFactsOfCarer: Hashable, Sendable {
    /// The carer.
    public var id: Identifier
    /// The home.
    public var householdID: Identifier
    /// Approved or suspended.
    public var state: CarerState
    /// What requirements are decided by.
    public var evidence: CarerEvidence
    /// The scheme's requirement policies.
    public var policies: [RequirementPolicy]
    /// Terms of approval.
    public var terms: [ApprovalTerms]
    /// Profiles of the carer.
    public var profiles: [CarerProfile]
    /// Offers.
    public var offers: [CarerOffer]
    /// Profiles of the home.
    public var homes: [HouseholdProfile]
    /// Rooms.
    public var rooms: [HouseholdRoom]
    /// Who lives or stays at the home, and how many may.
    public var occupancy: HomeOccupancy

    /// Facts.
    public init(
        id: Identifier, householdID: Identifier, state: CarerState, evidence: CarerEvidence,
        policies: [RequirementPolicy], terms: [ApprovalTerms] = [], profiles: [CarerProfile] = [],
        offers: [CarerOffer] = [], homes: [HouseholdProfile] = [], rooms: [HouseholdRoom] = [],
        occupancy: HomeOccupancy
    ) {
        self.id = id
        self.householdID = householdID
        self.state = state
        self.evidence = evidence
        self.policies = policies
        self.terms = terms
        self.profiles = profiles
        self.offers = offers
        self.homes = homes
        self.rooms = rooms
        self.occupancy = occupancy
    }

    /// What the rules look at, on a day and on those after it.
    public func carer(on day: CivilDate) -> MatchingCarer {
        var carer = MatchingCarer(id: id, householdID: householdID)
        carer.isSuspended = state == .suspended
        carer.terms = terms.map { terms in
            MatchingCarer.Terms(
                from: terms.from, until: terms.until, kinds: KindSet(terms.kinds),
                bands: terms.bands.map { MatchingWord($0) })
        }
        carer.clear = evidence.clearDays(from: day, policies: policies)
        carer.placesLeft = DaySteps(
            occupancy.spans(from: day, to: nil).map { .init(from: $0.from, value: $0.freePlaces) })
        carer.offers = offers.filter { $0.to.map { day < $0 } != false }
        carer.show(look(on: day))
        carer.later = lookDays.filter { $0 > day }.sorted().map(look)
        return carer
    }

    /// The next day on which another profile or room holds, although nobody changes anything; nil where there is none.
    public func staleDay(after day: CivilDate) -> CivilDate? { lookDays.filter { $0 > day }.min() }

    /// The days on which another profile or room may hold.
    private var lookDays: Set<CivilDate> {
        Set(profiles.map(\.from) + homes.map(\.from) + rooms.flatMap { [$0.from] + ($0.to.map { [$0] } ?? []) })
    }

    private func look(on day: CivilDate) -> MatchingLook {
        let profile = profiles.last { $0.from <= day }
        let home = homes.last { $0.from <= day }
        var look = MatchingLook(from: day)
        look.place = home?.place
        look.home = home.map { home in
            MatchingCarer.Home(
                company: home.company, hasSmokers: home.hasSmokers, pets: Self.words(home.pets))
        }
        look.rooms = RoomQualities(rooms, on: day)
        look.skills = Self.words((profile?.skills ?? []) + (profile?.experience ?? []))
        look.interests = Self.words((profile?.interests ?? []) + (home?.interests ?? []))
        look.languages = Self.words((profile?.languages ?? []) + (home?.languages ?? []))
        look.cultures = Self.words((profile?.cultures ?? []) + (home?.cultures ?? []))
        look.faiths = Self.words([profile?.faith, home?.faith].compactMap { $0 })
        return look
    }

    private static func words(_ words: [String]) -> [MatchingWord] {
        Set(words.map { MatchingWord($0) }).sorted()
    }
}
