import SharedLives

/// People and carers as they may be: few words, few days, so that much is shared and much stands against it.
struct RandomMatching {
    private var generator: SplitMix64
    static let first: CivilDate = "2026-01-01"
    static let vocabulary = ["cycling", "Gardening", "Welsh", "Makaton", "epilepsy", "dementia", "chess", "choir"]
    static let bands = ["low", "medium", "high"]
    static let pets = ["cat", "dog", "parrot"]

    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    mutating func needs() -> MatchingNeeds {
        let from = day()
        return MatchingNeeds(
            kind: generator.pick(ArrangementKind.allCases), from: from,
            to: generator.once(in: 2) ? nil : from + generator.number(1...60),
            band: generator.once(in: 2) ? nil : generator.pick(Self.bands),
            profile: PersonProfile(
                from: Self.first, languages: words(), cultures: words(), faith: faith(), interests: words(),
                needsStepFreeRoom: generator.once(in: 4),
                allergies: generator.once(in: 3) ? [generator.pick(Self.pets)] : [],
                wishesNoSmokers: generator.once(in: 3),
                wishesOnly: generator.once(in: 4) ? generator.pick(PersonProfile.Company.allCases) : nil),
            home: HomeNeeds(
                from: Self.first, place: place(), skills: words(), wishesOwnBathroom: generator.once(in: 2),
                wishesOwnSittingPlace: generator.once(in: 2)),
            policy: MatchingPolicy(
                from: Self.first, radiusMetres: generator.pick([5_000, 40_000, 500_000]),
                weights: Dictionary(
                    uniqueKeysWithValues: MatchingFactor.allCases.map { ($0, generator.number(0...100)) })))
    }

    mutating func carers(_ count: Int) -> [MatchingCarer] { (0..<count).map { _ in carer() } }

    mutating func carer() -> MatchingCarer {
        var carer = MatchingCarer(
            id: Identifier(high: UInt64(generator.number(0...3)), low: UInt64(generator.number(0...1_000_000))),
            householdID: Identifier(high: 9, low: 9))
        carer.isSuspended = generator.once(in: 10)
        carer.terms = (0..<generator.number(0...2)).map { number in
            let from = Self.first + number * 40
            return MatchingCarer.Terms(
                from: from, until: generator.once(in: 3) ? from + generator.number(1...50) : nil,
                kinds: KindSet(ArrangementKind.allCases.filter { _ in !generator.once(in: 4) }),
                bands: Self.bands.filter { _ in !generator.once(in: 4) }.map { MatchingWord($0) })
        }
        carer.clear = steps(0...1)
        carer.placesLeft = steps(0...3)
        carer.offers = (0..<generator.pick([0, 0, 1, 3])).map { _ in
            let from = day()
            return CarerOffer(
                kind: generator.pick(ArrangementKind.allCases), from: from,
                to: generator.once(in: 2) ? nil : from + generator.number(1...50))
        }
        carer.place = place()
        if !generator.once(in: 5) {
            carer.home = .init(
                company: generator.pick(HouseholdProfile.Company.allCases), hasSmokers: generator.once(in: 3),
                pets: generator.once(in: 2) ? [] : [MatchingWord(generator.pick(Self.pets))])
        }
        carer.rooms = RoomQualities(rawValue: UInt8(generator.number(0...7)))
        carer.skills = codes()
        carer.interests = codes()
        carer.languages = codes()
        carer.cultures = codes()
        carer.faiths = faith().map { [MatchingWord($0)] } ?? []
        return carer
    }

    mutating func day() -> CivilDate { Self.first + generator.number(0...100) }

    private mutating func steps(_ values: ClosedRange<Int>) -> DaySteps {
        DaySteps(
            (0..<generator.number(0...5)).map { number in
                .init(from: Self.first + number * 20 - 10, value: generator.number(values))
            })
    }

    private mutating func words() -> [String] { Self.vocabulary.filter { _ in generator.once(in: 3) } }

    private mutating func codes() -> [MatchingWord] { words().map { MatchingWord($0.uppercased()) } }

    private mutating func faith() -> String? { generator.pick([nil, "Quaker", "Sikh"]) }

    private mutating func place() -> Coordinates? {
        if generator.once(in: 4) { return nil }
        return Coordinates(
            latitudeMicrodegrees: 51_000_000 + generator.number(-300_000...300_000),
            longitudeMicrodegrees: -2_900_000 + generator.number(-300_000...300_000))
    }
}
