/// How carers are found for a person (3.7.2): first what rules one out, then a score from what they share. The same facts give the
/// same order; whole numbers alone.
public struct Matching: Sendable {
    /// What one factor adds to a score.
    public struct Part: Hashable, Sendable {
        /// The factor.
        public var factor: MatchingFactor
        /// What it counts, by the scheme's policy.
        public var weight: Int
        /// How much of it is there, 0 to 1000 in a thousand.
        public var share: Int
        /// The person's own words that the carer or the home has too.
        public var shared: [String]

        /// Weight times share: 0 to 100,000.
        public var points: Int { weight * share }
    }

    /// A carer who is not ruled out.
    public struct Candidate: Hashable, Sendable {
        /// Where the carer stands in the list that was ranked.
        public var index: Int
        /// The carer.
        public var id: Identifier
        /// The sum of the points of all factors.
        public var score: Int
    }

    /// A carer who is ruled out.
    public struct Excluded: Hashable, Sendable {
        /// Where the carer stands in the list that was ranked.
        public var index: Int
        /// The carer.
        public var id: Identifier
        /// By what.
        public var exclusions: ExclusionSet
    }

    /// What became of a list of carers.
    public struct Ranking: Hashable, Sendable {
        /// Those who are not ruled out, the highest score first, and of one score by their ids.
        public var candidates: [Candidate] = []
        /// Those who are ruled out, in the order of the list.
        public var excluded: [Excluded] = []
        /// How many are ruled out by each reason; one carer may be by several.
        public var counts: [MatchingExclusion: Int] = [:]
    }

    /// What is looked for.
    public let needs: MatchingNeeds
    private let band: MatchingWord?
    private let allergies: [MatchingWord]
    private let skills: [MatchingWord]
    private let interests: [MatchingWord]
    private let languages: [MatchingWord]
    private let cultures: [MatchingWord]
    private let faiths: [MatchingWord]
    private let weights: Weights

    /// Rules and wishes of a person, made ready to be held against many carers.
    public init(_ needs: MatchingNeeds) {
        self.needs = needs
        band = needs.band.map { MatchingWord($0) }
        allergies = Self.words(needs.profile.allergies)
        skills = Self.words(needs.home.skills)
        interests = Self.words(needs.profile.interests)
        languages = Self.words(needs.profile.languages)
        cultures = Self.words(needs.profile.cultures)
        faiths = Self.words(needs.profile.faith.map { [$0] } ?? [])
        weights = Weights(needs.policy.weights)
    }

    /// Everything that rules a carer out.
    public func exclusions(of carer: MatchingCarer) -> ExclusionSet {
        var found = ExclusionSet()
        if carer.isSuspended { found.insert(.suspended) }
        let terms = carer.terms(on: needs.from)
        if terms?.kinds.has(needs.kind) != true { found.insert(.kindNotApproved) }
        if let band, terms?.bands.contains(band) != true { found.insert(.bandNotApproved) }
        if carer.clear.value(on: needs.from) == 0 { found.insert(.requirementsOpen) }
        if !offers(carer) { found.insert(.notOffered) }
        // Day support takes nobody's room.
        if needs.kind != .daySupport, carer.placesLeft.least(from: needs.from, to: needs.to) < 1 {
            found.insert(.noRoom)
        }
        if let metres = metres(to: carer), metres > needs.policy.radiusMetres { found.insert(.tooFar) }
        if needs.profile.needsStepFreeRoom, !carer.rooms.contains(.stepFree) { found.insert(.noStepFreeRoom) }
        if let home = carer.home {
            if allergies.contains(where: home.pets.contains) { found.insert(.allergy) }
            if needs.profile.wishesNoSmokers, home.hasSmokers { found.insert(.smokers) }
            if let only = needs.profile.wishesOnly, home.company.rawValue != only.rawValue { found.insert(.company) }
        } else if !allergies.isEmpty || needs.profile.wishesNoSmokers || needs.profile.wishesOnly != nil {
            found.insert(.homeUnknown)
        }
        return found
    }

    /// The sum of all factors' points.
    public func score(of carer: MatchingCarer) -> Int {
        weights.needs * Self.share(skills, carer.skills) + weights.interests * Self.share(interests, carer.interests)
            + weights.culture * Self.share(cultures, carer.cultures) + weights.faith * Self.share(faiths, carer.faiths)
            + weights.language * Self.share(languages, carer.languages) + weights.distance * nearness(of: carer)
            + weights.bathroom * share(needs.home.wishesOwnBathroom, carer, .ownBathroom)
            + weights.privacy * share(needs.home.wishesOwnSittingPlace, carer, .ownSittingPlace)
    }

    /// The same factor by factor, of those about which the person has said something.
    public func parts(of carer: MatchingCarer) -> [Part] {
        [
            part(.needs, needs.home.skills, carer.skills),
            part(.interests, needs.profile.interests, carer.interests),
            part(.culture, needs.profile.cultures, carer.cultures),
            part(.faith, needs.profile.faith.map { [$0] } ?? [], carer.faiths),
            part(.language, needs.profile.languages, carer.languages),
            needs.home.place == nil ? nil : part(.distance, share: nearness(of: carer)),
            !needs.home.wishesOwnBathroom ? nil : part(.bathroom, share: share(true, carer, .ownBathroom)),
            !needs.home.wishesOwnSittingPlace ? nil : part(.privacy, share: share(true, carer, .ownSittingPlace)),
        ].compactMap { $0 }
    }

    /// How far a carer's home is from where the person would like to live, in metres; nil where one of the two is not known.
    public func metres(to carer: MatchingCarer) -> Int? {
        guard let wanted = needs.home.place, let place = carer.place else { return nil }
        return wanted.metres(to: place)
    }

    /// Rules carers out and ranks the others.
    public func rank(_ carers: [MatchingCarer]) -> Ranking {
        var ranking = Ranking()
        for (index, carer) in carers.enumerated() {
            let exclusions = exclusions(of: carer)
            if exclusions.isEmpty {
                ranking.candidates.append(Candidate(index: index, id: carer.id, score: score(of: carer)))
            } else {
                ranking.excluded.append(Excluded(index: index, id: carer.id, exclusions: exclusions))
                for exclusion in exclusions.all { ranking.counts[exclusion, default: 0] += 1 }
            }
        }
        ranking.candidates.sort { left, right in
            left.score != right.score ? left.score > right.score : left.id < right.id
        }
        return ranking
    }
}

extension Matching {
    /// The weights, out of their table: they are wanted for each carer.
    private struct Weights: Sendable {
        let needs, interests, culture, faith, language, distance, bathroom, privacy: Int

        init(_ table: [MatchingFactor: Int]) {
            needs = table[.needs] ?? 0
            interests = table[.interests] ?? 0
            culture = table[.culture] ?? 0
            faith = table[.faith] ?? 0
            language = table[.language] ?? 0
            distance = table[.distance] ?? 0
            bathroom = table[.bathroom] ?? 0
            privacy = table[.privacy] ?? 0
        }
    }

    /// Each word once.
    private static func words(_ words: [String]) -> [MatchingWord] { Array(Set(words.map { MatchingWord($0) })) }

    private func offers(_ carer: MatchingCarer) -> Bool {
        carer.offers.isEmpty || carer.offers.contains { $0.kind == needs.kind && $0.holds(on: needs.from) }
    }

    /// How many of the person's words are among the carer's, in a thousand.
    private static func share(_ wanted: [MatchingWord], _ there: [MatchingWord]) -> Int {
        wanted.isEmpty ? 0 : 1_000 * wanted.count(where: there.contains) / wanted.count
    }

    private func share(_ isWished: Bool, _ carer: MatchingCarer, _ quality: RoomQualities) -> Int {
        isWished && carer.rooms.contains(quality) ? 1_000 : 0
    }

    /// A thousand next door, nothing at the edge of the radius, and nothing where it is not known.
    private func nearness(of carer: MatchingCarer) -> Int {
        guard let metres = metres(to: carer), metres < needs.policy.radiusMetres else { return 0 }
        return 1_000 * (needs.policy.radiusMetres - metres) / needs.policy.radiusMetres
    }

    private func part(_ factor: MatchingFactor, share: Int, shared: [String] = []) -> Part {
        Part(factor: factor, weight: needs.policy.weights[factor] ?? 0, share: share, shared: shared)
    }

    private func part(_ factor: MatchingFactor, _ wanted: [String], _ there: [MatchingWord]) -> Part? {
        if wanted.isEmpty { return nil }
        return part(
            factor, share: Self.share(Self.words(wanted), there),
            shared: wanted.filter { there.contains(MatchingWord($0)) })
    }
}
