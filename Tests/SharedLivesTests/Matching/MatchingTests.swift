import Glibc
import SharedLives
import Testing

/// What rules carers out and how the others are ranked (3.7.2).
@Suite struct MatchingTests {
    private static let rounds = 300

    /// A carer against whom nothing stands.
    private static func welcoming() -> MatchingCarer {
        var carer = MatchingCarer(id: Identifier(high: 0, low: 7), householdID: Identifier(high: 0, low: 8))
        carer.terms = [
            .init(
                from: "2020-01-01", until: nil, kinds: KindSet(ArrangementKind.allCases),
                bands: ["low", "medium"].map { MatchingWord($0) })
        ]
        carer.clear = DaySteps([.init(from: "2020-01-01", value: 1)])
        carer.placesLeft = DaySteps([.init(from: "2020-01-01", value: 2)])
        carer.place = Coordinates(latitudeMicrodegrees: 51_015_000, longitudeMicrodegrees: -3_106_000)
        carer.home = .init(company: .women, hasSmokers: false, pets: [MatchingWord("Cat")])
        carer.rooms = [.stepFree]
        return carer
    }

    private static func needs(_ change: (inout MatchingNeeds) -> Void = { _ in }) -> MatchingNeeds {
        var needs = MatchingNeeds(
            kind: .longTerm, from: "2026-07-01", to: nil, band: "medium",
            profile: PersonProfile(from: "2026-01-01", needsStepFreeRoom: true),
            home: HomeNeeds(from: "2026-01-01", place: welcoming().place), policy: MatchingPolicy(from: "2026-01-01"))
        change(&needs)
        return needs
    }

    private static func excluded(
        _ carer: (inout MatchingCarer) -> Void = { _ in }, _ needs: (inout MatchingNeeds) -> Void = { _ in }
    ) -> [MatchingExclusion] {
        var changed = welcoming()
        carer(&changed)
        return Matching(Self.needs(needs)).exclusions(of: changed).all
    }

    @Test("Each rule rules a carer out by itself, and nothing else does")
    func exclusions() {
        #expect(Self.excluded() == [])
        #expect(Self.excluded({ $0.isSuspended = true }) == [.suspended])
        #expect(Self.excluded({ $0.terms[0].kinds = KindSet([.shortBreak]) }) == [.kindNotApproved])
        #expect(Self.excluded({ $0.terms[0].until = "2026-07-01" }) == [.kindNotApproved, .bandNotApproved])
        #expect(Self.excluded({ _ in }, { $0.band = "complex" }) == [.bandNotApproved])
        #expect(Self.excluded({ $0.clear.add(.init(from: "2026-07-01", value: 0)) }) == [.requirementsOpen])
        #expect(Self.excluded({ $0.clear.add(.init(from: "2026-07-02", value: 0)) }) == [])
        #expect(Self.excluded({ $0.offers = [CarerOffer(kind: .daySupport, from: "2026-01-01")] }) == [.notOffered])
        // Somebody comes for a week in August: no room for whoever comes to stay, room until then.
        let august = DaySteps([
            .init(from: "2020-01-01", value: 1), .init(from: "2026-08-01", value: 0),
            .init(from: "2026-08-08", value: 1),
        ])
        #expect(Self.excluded({ $0.placesLeft = august }) == [.noRoom])
        #expect(Self.excluded({ $0.placesLeft = august }, { $0.to = "2026-08-01" }) == [])
        #expect(Self.excluded({ $0.placesLeft = august }, { $0.to = "2026-08-02" }) == [.noRoom])
        #expect(Self.excluded({ $0.place?.latitudeMicrodegrees += 400_000 }) == [.tooFar])
        #expect(Self.excluded({ $0.place = nil }) == [])
        #expect(Self.excluded({ $0.rooms = [.ownBathroom] }) == [.noStepFreeRoom])
        #expect(Self.excluded({ _ in }, { $0.profile.allergies = ["cat"] }) == [.allergy])
        #expect(Self.excluded({ $0.home?.hasSmokers = true }, { $0.profile.wishesNoSmokers = true }) == [.smokers])
        #expect(Self.excluded({ _ in }, { $0.profile.wishesOnly = .women }) == [])
        #expect(Self.excluded({ $0.home?.company = .mixed }, { $0.profile.wishesOnly = .women }) == [.company])
        #expect(Self.excluded({ $0.home = nil }) == [])
        #expect(Self.excluded({ $0.home = nil }, { $0.profile.allergies = ["dog"] }) == [.homeUnknown])
    }

    @Test("Each factor's part is shown, and they sum up to the score; the policy's weights decide")
    func parts() {
        var carer = Self.welcoming()
        carer.skills = [MatchingWord("Epilepsy")]
        carer.interests = ["cycling", "chess"].map { MatchingWord($0) }
        carer.faiths = [MatchingWord("Quaker")]
        carer.rooms = [.ownSittingPlace]
        let matching = Matching(
            Self.needs { needs in
                needs.home.skills = ["epilepsy", "dementia"]
                needs.profile.interests = ["Cycling", "choir", "chess"]
                needs.profile.faith = "Quaker"
                needs.home.wishesOwnBathroom = true
                needs.home.wishesOwnSittingPlace = true
            })
        let parts = matching.parts(of: carer)
        #expect(parts.map(\.factor) == [.needs, .interests, .faith, .distance, .bathroom, .privacy])
        #expect(parts.map(\.share) == [500, 666, 1_000, 1_000, 0, 1_000])
        #expect(parts.map(\.shared) == [["epilepsy"], ["Cycling", "chess"], ["Quaker"], [], [], []])
        #expect(parts.reduce(0) { $0 + $1.points } == matching.score(of: carer))
        #expect(matching.score(of: carer) == 15_000 + 13_320 + 10_000 + 10_000 + 5_000)
    }

    @Test("The quick rules say what the plain ones say, of whomever")
    func plain() {
        for seed in 0..<UInt64(Self.rounds) {
            var random = RandomMatching(seed: seed)
            let needs = random.needs()
            let matching = Matching(needs)
            for carer in random.carers(20) {
                let found = matching.exclusions(of: carer)
                #expect(Set(found.all) == PlainMatching.exclusions(of: carer, for: needs), "seed \(seed)")
                #expect(found.isEmpty == found.all.isEmpty)
                #expect(matching.score(of: carer) == PlainMatching.score(of: carer, for: needs), "seed \(seed)")
                #expect(
                    matching.parts(of: carer).reduce(0) { $0 + $1.points } == matching.score(of: carer), "seed \(seed)")
            }
        }
    }

    @Test("The order is one and the same however the carers come, the best first, and nobody who is ruled out is in it")
    func order() {
        for seed in 0..<UInt64(Self.rounds) {
            var random = RandomMatching(seed: seed)
            let matching = Matching(random.needs())
            var seen: Set<Identifier> = []
            let carers = random.carers(40).filter { seen.insert($0.id).inserted }
            let ranking = matching.rank(carers)
            let again = matching.rank(carers.reversed())
            #expect(ranking.candidates.map(\.id) == again.candidates.map(\.id))
            #expect(ranking.counts == again.counts)
            for (left, right) in zip(ranking.candidates, ranking.candidates.dropFirst()) {
                #expect(left.score > right.score || left.score == right.score && left.id < right.id)
            }
            #expect(ranking.candidates.count + ranking.excluded.count == carers.count)
            #expect(Set(ranking.candidates.map(\.id)).isDisjoint(with: ranking.excluded.map(\.id)))
            for candidate in ranking.candidates {
                #expect(PlainMatching.exclusions(of: carers[candidate.index], for: matching.needs).isEmpty)
            }
        }
    }

    @Test("Whatever a carer shares besides never lowers the score")
    func sharedWords() {
        for seed in 0..<UInt64(Self.rounds) {
            var random = RandomMatching(seed: seed)
            let matching = Matching(random.needs())
            let carer = random.carer()
            for word in RandomMatching.vocabulary {
                for list in [\MatchingCarer.interests, \.skills, \.languages, \.cultures] {
                    var more = carer
                    more[keyPath: list].append(MatchingWord(word))
                    #expect(matching.score(of: more) >= matching.score(of: carer))
                }
            }
        }
    }

    @Test("Distances are those of the great circle within one in two hundred")
    func distance() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<2_000 {
            let from = Coordinates(
                latitudeMicrodegrees: random.number(50_000_000...58_000_000),
                longitudeMicrodegrees: random.number(-5_000_000...1_500_000))
            let to = Coordinates(
                latitudeMicrodegrees: from.latitudeMicrodegrees + random.number(-900_000...900_000),
                longitudeMicrodegrees: from.longitudeMicrodegrees + random.number(-900_000...900_000))
            let metres = Double(from.metres(to: to))
            let exact = Self.greatCircleMetres(from, to)
            #expect(abs(metres - exact) <= exact / 200 + 2, "\(metres) of \(exact)")
            #expect(from.metres(to: to) == to.metres(to: from) || abs(from.metres(to: to) - to.metres(to: from)) <= 1)
        }
    }

    private static func greatCircleMetres(_ from: Coordinates, _ to: Coordinates) -> Double {
        func radians(_ microdegrees: Int) -> Double { Double(microdegrees) / 1_000_000 * .pi / 180 }
        let north = radians(to.latitudeMicrodegrees - from.latitudeMicrodegrees)
        let east = radians(to.longitudeMicrodegrees - from.longitudeMicrodegrees)
        let chord =
            sin(north / 2) * sin(north / 2) + cos(radians(from.latitudeMicrodegrees))
            * cos(radians(to.latitudeMicrodegrees)) * sin(east / 2) * sin(east / 2)
        return 2 * 6_371_009 * asin(chord.squareRoot())
    }

    @Test("A vacancy begins on the first day on which one could begin, and ends on the first on which one could not")
    func vacancies() {
        for seed in 0..<UInt64(Self.rounds) {
            var random = RandomMatching(seed: seed)
            let carer = random.carer()
            let first = random.day()
            for kind in ArrangementKind.allCases {
                let open = (0..<400).map { carer.isOpen(kind, on: first + $0) }
                let vacancy = carer.vacancy(kind, from: first, before: first + 50)
                let expected = open.prefix(50).firstIndex(of: true)
                #expect(vacancy?.from == expected.map { first + $0 }, "seed \(seed) \(kind)")
                let end = expected.flatMap { begin in open[begin...].firstIndex(of: false) }
                #expect(vacancy?.until == end.map { first + $0 }, "seed \(seed) \(kind)")
            }
        }
    }
}
