import SharedLives
import Testing

/// What is worked out of a carer beforehand is what the facts say day by day.
@Suite struct MatchingFactTests {
    @Test("A carer is clear on exactly the days on which the requirements list has nothing against an arrangement")
    func clearDays() {
        for seed in 0..<UInt64(24) {
            var random = RandomEvidence(seed: seed)
            let policies = [random.policy()]
            var evidence = random.evidence()
            // Much of what comes by chance is never clear: complete it, so that lapses and gaps are what is left.
            var first = RandomEvidence.first + 100
            if seed.isMultiple(of: 2) {
                evidence = CompleteCarer.evidence()
                for _ in 0..<(seed / 2) { random.add(to: &evidence, courses: evidence.courses.map(\.id)) }
                first = "2025-11-01"
            }
            let clear = evidence.clearDays(from: first, policies: policies)
            for number in 0..<700 {
                let day = first + number
                let list = evidence.requirements(on: day, policy: policies.inForce(on: day))
                let expected = list.obstacles(to: .arrangement).isEmpty ? 1 : 0
                #expect(clear.value(on: day) == expected, "seed \(seed) on \(day)")
                if clear.value(on: day) != expected { return }
            }
        }
    }

    private static let person = Identifier(high: 0, low: 1)

    private static func occupancy(_ person: UInt64, _ from: CivilDate, _ to: CivilDate?) -> Occupancy {
        Occupancy(
            arrangementID: Identifier(high: 1, low: person), personID: Identifier(high: 0, low: person), from: from,
            to: to)
    }

    @Test("3.7.7: places left are what the home's limits leave on each day")
    func placesLeft() {
        var facts = Self.facts
        facts.occupancy = HomeOccupancy(
            peopleMax: 2,
            carers: [
                .init(
                    carerID: Self.person,
                    terms: [
                        ApprovalTerms(kinds: [.longTerm], peopleMax: 3, bands: [], from: "2020-01-01"),
                        ApprovalTerms(kinds: [.longTerm], peopleMax: 1, bands: [], from: "2026-05-01"),
                    ])
            ],
            occupancies: [
                Self.occupancy(1, "2025-01-01", "2026-03-01"), Self.occupancy(2, "2026-02-01", nil),
                // The same person comes twice, and counts once.
                Self.occupancy(2, "2026-02-10", "2026-02-12"),
            ])
        let left = facts.carer(on: "2026-01-01").placesLeft
        let expected: [(CivilDate, Int)] = [
            ("2025-12-31", 0), ("2026-01-01", 1), ("2026-02-01", 0), ("2026-02-28", 0), ("2026-03-01", 1),
            ("2026-04-30", 1), ("2026-05-01", 0), ("2027-01-01", 0),
        ]
        for (day, places) in expected { #expect(left.value(on: day) == places, "\(day)") }
        #expect(left.least(from: "2026-01-01", to: "2026-02-01") == 1)
        #expect(left.least(from: "2026-01-01", to: "2026-02-02") == 0)
        #expect(left.least(from: "2026-03-05", to: nil) == 0)
    }

    @Test("Profiles and rooms count as they are on the day that is wanted, whenever they are looked at")
    func later() {
        var facts = Self.facts
        facts.profiles = [
            CarerProfile(from: "2026-01-01", skills: ["epilepsy"]), CarerProfile(from: "2026-03-01", faith: "Quaker"),
        ]
        facts.homes = [
            HouseholdProfile(
                from: "2026-02-01", place: Coordinates(latitudeMicrodegrees: 51_000_000, longitudeMicrodegrees: 0),
                company: .mixed, hasSmokers: true, pets: ["cat"]),
            HouseholdProfile(from: "2026-04-01", company: .women, hasSmokers: false),
        ]
        facts.rooms = [
            HouseholdRoom(
                name: "Blue", from: "2026-02-01", to: "2026-05-01", isStepFree: true, hasOwnBathroom: false,
                hasOwnSittingPlace: false)
        ]
        let early = facts.carer(on: "2025-12-01")
        for number in 0..<200 {
            let day: CivilDate = "2025-12-01" + number
            // What is left of the later ones does not matter, nor from when places are counted.
            var (ahead, then) = (early.seen(on: day), facts.carer(on: day))
            (ahead.later, then.later) = ([], [])
            then.placesLeft = ahead.placesLeft
            #expect(ahead == then, "\(day)")
        }
    }

    private static let facts = MatchingFactsOfCarer(
        id: person, householdID: person, state: .approved, evidence: CarerEvidence(kind: .carer), policies: [],
        occupancy: HomeOccupancy())

    @Test("What is worked out is due again on the day on which another profile or room holds")
    func staleDay() {
        var facts = Self.facts
        #expect(facts.staleDay(after: "2026-01-01") == nil)
        facts.profiles = [
            CarerProfile(from: "2026-01-01", interests: ["chess"]),
            CarerProfile(from: "2026-03-01", interests: ["choir"]),
        ]
        facts.rooms = [
            HouseholdRoom(
                name: "Blue", from: "2026-01-01", to: "2026-02-01", isStepFree: true, hasOwnBathroom: false,
                hasOwnSittingPlace: false)
        ]
        #expect(facts.staleDay(after: "2026-01-01") == "2026-02-01")
        #expect(facts.staleDay(after: "2026-02-01") == "2026-03-01")
        #expect(facts.carer(on: "2026-01-31").rooms == .stepFree)
        #expect(facts.carer(on: "2026-02-01").rooms == [])
        #expect(facts.carer(on: "2026-02-28").interests == [MatchingWord("Chess")])
        #expect(facts.carer(on: "2026-03-01").interests == [MatchingWord("choir")])
    }
}
