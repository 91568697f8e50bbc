import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct MonthlyFactsTests {
    @Test("What a month is worked out from is what was recorded, and no more than may matter")
    func byHand() async throws {
        try await StoreFixture.with { fixture in
            let policy = SchemeRates.DatedPolicy(
                from: day("2026-04-01"), policy: PaymentPolicy(respiteDaysPerYear: 28, feeBands: ["complex", "high"]))
            _ = try await fixture.act(.financeOfficer) { try $0.add(policy) }
            let later = RateCard(from: day("2026-06-01"), weekly: ["low": 17_000], hour: ["B": 1_100])
            _ = try await fixture.act(.financeOfficer) { try $0.add(later) }
            let absence = Absence(kind: .hospital, from: day("2026-04-20"), to: nil)
            let open = try await fixture.addPlacement(
                contributions: [DatedContribution(from: day("2026-01-05"), weekly: 4_500)], absences: [absence])
            // Ended long before the month; ended so late that a week after the end may be in it; not begun.
            _ = try await fixture.addPlacement(
                person: 1, start: "2026-01-05", end: PlacementEnd(date: day("2026-04-20"), reason: .movedOn))
            let ended = try await fixture.addPlacement(
                person: 2, carer: 1, start: "2026-01-05", end: PlacementEnd(date: day("2026-04-28"), reason: .death))
            _ = try await fixture.addPlacement(person: 3, start: "2026-06-01")
            let stay = try await fixture.act { [fixture] in
                try $0.add(fixture.stay(person: 4, arrive: "2026-04-29", depart: "2026-05-02", miles: 12))
            }
            _ = try await fixture.act { [fixture] in
                try $0.add(fixture.stay(person: 4, arrive: "2026-05-31", depart: "2026-06-02"))
            }
            _ = try await fixture.act { [fixture] in
                try $0.add(fixture.stay(person: 4, arrive: "2026-04-27", depart: "2026-04-29"))
            }
            // Half past midnight in London is still the day before in UTC.
            let first = try await fixture.act { [fixture] in
                try $0.add(fixture.session(person: 5, startsAt: "2026-04-30T23:30:00Z"))
            }
            _ = try await fixture.act { [fixture] in
                try $0.add(fixture.session(person: 5, startsAt: "2026-05-31T23:30:00Z"))
            }
            let facts = try await fixture.monthlyFacts(month("2026-05"))
            #expect(facts.period == month("2026-05"))
            #expect(facts.policy == policy.policy)
            #expect(facts.rateCards.map(\.from) == [day("2019-04-01"), day("2026-06-01")])
            #expect(facts.rateCards.last == later)
            #expect(facts.rateCards[0].weekly == ["low": 16_500, "medium": 21_800, "high": 27_000, "complex": 36_000])
            #expect(facts.rateCards[0].session == ["halfDay": ["A": 3_500, "B": 3_900]])
            #expect(
                Dictionary(uniqueKeysWithValues: facts.placements.map { ($0.id, $0) })
                    == [open.id.description: open.facts, ended.id.description: ended.facts])
            #expect(facts.stays.contains(stay.value.facts(id: stay.id)))
            #expect(facts.sessions == [first.value.facts(id: first.id)])
        }
    }

    @Test("A month comes to the same from what is loaded as from everything there is")
    func demonstration() async throws {
        try await StoreFixture.withDemonstration { fixture in
            let rates = SchemeRates(
                rateCards: try await fixture.act { try $0.rateCards() }.map(\.fact),
                policies: try await fixture.act { try $0.paymentPolicies() }.map(\.fact))
            var placements: [PlacementFacts] = []
            for placement in try await fixture.read(Placements.list(.all)) {
                placements.append(try await fixture.act { try $0.placement(placement.id).facts })
            }
            let stays = try await fixture.read(Stays.list(.all)).map { $0.value.facts(id: $0.id) }
            let sessions = try await fixture.read(Sessions.list(.all)).map { $0.value.facts(id: $0.id) }
            var elements: Set<Element> = []
            for number in 1...12 {
                let period = Month(year: 2026, month: number)!
                let all = rates.facts(of: period, placements: placements, stays: stays, sessions: sessions)
                let loaded = try await fixture.monthlyFacts(period)
                #expect(loaded.faults() == [])
                #expect(loaded.calculate() == all.calculate(), "\(period)")
                elements.formUnion(loaded.calculate().lines.map(\.element))
            }
            #expect(elements == Set(Element.allCases))
        }
    }
}

extension Page {
    static let all = Page(after: nil, rowsMax: 100_000)
}
