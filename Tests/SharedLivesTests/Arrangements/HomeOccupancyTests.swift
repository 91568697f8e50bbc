import SharedLives
import Testing

@Suite("Who is in a home on a day, and who may be") struct HomeOccupancyTests {
    private static func person(_ number: UInt64) -> Identifier { Identifier(high: 1, low: number) }

    private static func stay(_ person: UInt64, _ from: CivilDate, _ to: CivilDate?) -> Occupancy {
        Occupancy(
            arrangementID: Identifier(high: 2, low: person), personID: Self.person(person), from: from, to: to)
    }

    private static func terms(_ peopleMax: Int, from: CivilDate, until: CivilDate? = nil) -> ApprovalTerms {
        ApprovalTerms(kinds: [.longTerm], peopleMax: peopleMax, bands: [], from: from, until: until)
    }

    @Test("3.7.7: the carers' terms refuse from the first day with too many people, and say from when there is room")
    func carersTerms() {
        let home = HomeOccupancy(
            carers: [.init(carerID: Self.person(9), terms: [Self.terms(1, from: "2026-01-01")])],
            occupancies: [Self.stay(1, "2026-05-10", "2026-05-20")])
        let long = home.breaches(by: Self.stay(2, "2026-05-01", "2026-06-01"))
        #expect(
            long == [
                LimitBreach(rule: .carersTerms, day: "2026-05-10", roomFrom: "2026-05-20", people: 2, limit: 1)
            ])
        // The day of leaving is the day of coming.
        #expect(home.breaches(by: Self.stay(2, "2026-05-20", nil)) == [])
        #expect(home.breaches(by: Self.stay(2, "2026-05-01", "2026-05-10")) == [])
        let fault = long[0].fault(at: "/start")
        #expect(fault.code == "homeFullByTerms" && fault.detail.contains("or from 2026-05-20 on"))
    }

    @Test("3.7.7: later terms take the place of earlier ones; an approval that ended limits nobody")
    func termsChange() {
        let carer = HomeOccupancy.CarerTerms(
            carerID: Self.person(9),
            terms: [Self.terms(1, from: "2026-01-01"), Self.terms(2, from: "2026-06-01", until: "2026-09-01")],
            endedOn: "2026-08-01")
        var home = HomeOccupancy(carers: [carer], occupancies: [Self.stay(1, "2026-01-01", nil)])
        #expect(
            home.breaches(by: Self.stay(2, "2026-05-01", nil)) == [
                LimitBreach(rule: .carersTerms, day: "2026-05-01", roomFrom: "2026-06-01", people: 2, limit: 1)
            ])
        #expect(home.spans(from: "2026-05-01", to: nil).map(\.termsLimit) == [1, 2, nil, nil])
        home.carers.append(.init(carerID: Self.person(8), terms: [Self.terms(1, from: "2026-07-01")]))
        #expect(home.breaches(by: Self.stay(2, "2026-06-01", nil)).first?.day == "2026-07-01")
    }

    @Test("3.7.7: the scheme's limit is three unless it sets fewer, for all homes or this one")
    func schemeLimit() {
        var home = HomeOccupancy(occupancies: [Self.stay(1, "2026-01-01", nil), Self.stay(2, "2026-01-01", nil)])
        #expect(home.breaches(by: Self.stay(3, "2026-02-01", nil)) == [])
        home.schemeLimits = [.init(from: "2026-03-01", peopleMax: 2)]
        #expect(
            home.breaches(by: Self.stay(3, "2026-02-01", nil)) == [
                LimitBreach(rule: .schemeLimit, day: "2026-03-01", roomFrom: nil, people: 3, limit: 2)
            ])
        home.peopleMax = 1
        #expect(home.breaches(by: Self.stay(3, "2026-02-01", nil)).first?.day == "2026-02-01")
        #expect(home.spans(from: "2026-02-01", to: "2026-02-05").map(\.freePlaces) == [0])
    }

    @Test("3.7.7: the tax rule counts who is there through any scheme, and only warns")
    func careRelief() {
        let home = HomeOccupancy(
            occupancies: [Self.stay(1, "2026-01-01", nil), Self.stay(2, "2026-01-01", nil)],
            elsewhere: [.init(from: "2026-04-01", to: "2026-04-08")])
        let breaches = home.breaches(by: Self.stay(3, "2026-02-01", nil))
        #expect(
            breaches == [
                LimitBreach(rule: .careRelief, day: "2026-04-01", roomFrom: "2026-04-08", people: 4, limit: 3)
            ])
        #expect(breaches[0].fault(at: "").code == "careReliefLost")
    }

    @Test("3.7.7: for the tax rule brothers and sisters are one placement; terms and scheme count people")
    func siblings() {
        var home = HomeOccupancy(
            occupancies: (1...3 as ClosedRange<UInt64>).map { Self.stay($0, "2026-01-01", nil) })
        let newcomer = Self.stay(4, "2026-02-01", nil)
        #expect(home.breaches(by: newcomer).map(\.rule) == [.schemeLimit, .careRelief])
        home.siblings = Siblings([(Self.person(4), Self.person(2))])
        #expect(home.breaches(by: newcomer).map(\.rule) == [.schemeLimit])
        // Whoever is a sibling of a sibling is one too; a fourth family is one too many.
        home.siblings = Siblings([(Self.person(1), Self.person(2)), (Self.person(4), Self.person(2))])
        home.occupancies.append(Self.stay(5, "2026-03-01", nil))
        #expect(home.breaches(by: newcomer).map(\.rule) == [.schemeLimit])
        #expect(home.spans(from: "2026-03-01", to: nil).map(\.placementCount) == [3])
        home.occupancies.append(Self.stay(6, "2026-04-01", nil))
        #expect(home.breaches(by: newcomer).last?.day == "2026-04-01")
        #expect(home.spans(from: "2026-04-01", to: nil).map(\.losesCareRelief) == [true])
    }

    @Test("What is recorded of an arrangement does not stand in its own way")
    func changed() {
        let home = HomeOccupancy(peopleMax: 1, occupancies: [Self.stay(1, "2026-05-10", "2026-05-20")])
        var longer = Self.stay(1, "2026-05-10", "2026-05-25")
        #expect(home.breaches(by: longer) == [])
        longer.arrangementID = Self.person(77)
        #expect(home.breaches(by: longer) == [])  // The same person is one person.
        longer.personID = Self.person(78)
        #expect(home.breaches(by: longer).map(\.rule) == [.schemeLimit])
    }

    @Test("Runs of days say of each day what counting it by itself says", arguments: 0..<50 as Range<UInt64>)
    func dayByDay(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let first: CivilDate = "2026-01-01"
        func day() -> CivilDate { first + random.number(0...39) }
        func end(_ from: CivilDate) -> CivilDate? {
            random.once(in: 2) ? nil : from + random.number(1...20)
        }
        let home = HomeOccupancy(
            peopleMax: random.number(1...3),
            schemeLimits: [.init(from: day(), peopleMax: random.number(1...3))],
            carers: (0..<2 as Range<UInt64>).map { carer in
                let terms = (0..<2).map { _ in
                    let from = day()
                    return Self.terms(random.number(1...3), from: from, until: end(from))
                }
                return .init(carerID: Self.person(90 + carer), terms: terms, endedOn: end(day()))
            },
            occupancies: (0..<4 as Range<UInt64>).map { number in
                let from = day()
                return Self.stay(number, from, end(from))
            },
            elsewhere: [.init(from: day(), to: day() + 41)])
        let spans = home.spans(from: "2026-01-05", to: "2026-03-01")
        #expect(spans.first?.from == "2026-01-05" && spans.last?.to == "2026-03-01")
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.to == $1.from })
        for span in spans {
            var day = span.from
            while day < span.to! {
                let alone = home.spans(from: day, to: day + 1)
                #expect(alone.count == 1)
                #expect(alone[0].people == span.people && alone[0].elsewhereCount == span.elsewhereCount)
                #expect(alone[0].termsLimit == span.termsLimit && alone[0].schemeLimit == span.schemeLimit)
                day = day + 1
            }
        }
        let newcomer = Self.stay(50, "2026-01-10", "2026-02-10")
        let refused = home.breaches(by: newcomer).contains { $0.rule != .careRelief }
        let isFull = (0..<31).contains { home.spans(from: newcomer.from + $0, to: nil)[0].freePlaces == 0 }
        #expect(refused == isFull)
    }
}
