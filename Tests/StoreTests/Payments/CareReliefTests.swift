import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// The care relief summary of a residence, and the forecast, from what is recorded.
@Suite(.timeLimit(.minutes(5))) struct CareReliefTests {
    @Test("Weeks of placements and short breaks at the residence; pounds of runs that were approved in the year")
    func summary() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement(
                person: 0, carer: 0, start: "2026-05-04",
                absences: [Absence(kind: .hospital, from: day("2026-05-11"), to: day("2026-05-18"))],
                end: PlacementEnd(date: day("2026-05-25"), reason: .movedOn))
            _ = try await fixture.act { [fixture] in
                try $0.add(fixture.stay(person: 1, carer: 1, arrive: "2026-05-30", depart: "2026-06-02"))
            }
            _ = try await fixture.act { [fixture] in try $0.add(fixture.session(person: 2, carer: 1)) }
            let run = try await fixture.paidRun(month("2026-05"))
            let approvedOn = try #require(run.value.approved).at
            let household = fixture.household
            // The runs' year is that of their approval; the weeks are those of 2026-27.
            let weeks = try await fixture.act {
                try $0.careReliefSummary(of: household, TaxYear(containing: day("2026-05-01")))
            }
            #expect(weeks.personWeeks.map(\.count).sorted() == [2, 2])
            #expect(weeks.figures == nil)
            let year = TaxYear(containing: London.civilDate(of: approvedOn))
            let pounds = try await fixture.act { try $0.careReliefSummary(of: household, year) }
            #expect(pounds.carers.count == 3)
            // Seven days and seven at home, seven away, a week each; two nights in May.
            #expect(pounds.carers.map(\.received) == [49_500, 12_800, 0])
            #expect(pounds.carers.map(\.received).reduce(.zero, +) + 2_750 == run.value.sums.amount)
            #expect(pounds.carers.map(\.receivedForDaySupport) == [0, 2_750, 0])
            let before = try await fixture.act { try $0.careReliefSummary(of: household, year.previous!) }
            #expect(before.carers.allSatisfy { $0.received == .zero })
            #expect(before.people.isEmpty)
        }
    }

    @Test("Amounts of a year that the service does not know are the scheme's to record; those that it knows are not")
    func figures() async throws {
        try await StoreFixture.with { fixture in
            let year = TaxYear(containing: day("2026-05-01"))
            let figures = CareReliefFigures(
                taxYear: year, fixed: 2_000_000, adultWeekly: 50_000, olderChildWeekly: 50_000,
                youngerChildWeekly: 42_000, source: "An invented order")
            let scheme = Identifier(fixture.scheme.id)
            _ = try await fixture.act(.financeOfficer) {
                try $0.add(figures, to: LedgerFacts.careReliefFigures, of: scheme)
            }
            let household = fixture.household
            #expect(try await fixture.act { try $0.careReliefSummary(of: household, year) }.figures == figures)
            let twice = try await refusal {
                _ = try await fixture.act(.financeOfficer) {
                    try $0.add(figures, to: LedgerFacts.careReliefFigures, of: scheme)
                }
            }
            #expect(twice?.brief == ["/taxYear yearRecorded"])
            let known = CareReliefFigures.published(for: year.previous!)!
            let refused = try await refusal {
                _ = try await fixture.act(.financeOfficer) {
                    try $0.add(known, to: LedgerFacts.careReliefFigures, of: scheme)
                }
            }
            #expect(refused?.brief == ["/taxYear figuresPublished"])
        }
    }

    @Test("A forecast of months is what their runs come to, and another card is tried without being stored")
    func forecast() async throws {
        try await StoreFixture.withDemonstration { fixture in
            let months = [month("2026-09"), month("2026-10"), month("2026-11")]
            let (recorded, none) = try await fixture.act(.financeOfficer) { try $0.forecast(months) }
            #expect(none == nil)
            for (index, period) in months.enumerated() {
                let totals = try await fixture.monthlyFacts(period).calculate().totals
                #expect(recorded.months[index].amount == totals.amount)
                #expect(recorded.months[index].contribution == totals.contribution)
                #expect(recorded.months[index].parked == [])
            }
            var card = try await fixture.act { try $0.rateCards() }.map(\.fact).last!
            card.from = day("2026-10-01")
            card.weekly = card.weekly.mapValues { $0 + 700 }
            let dearer = card
            let scheme = Identifier(fixture.scheme.id)
            _ = try await fixture.act(.financeOfficer) {
                try $0.add(.init(from: month("2026-10"), monthly: 100), to: LedgerFacts.budgets, of: scheme)
            }
            let (_, proposed) = try await fixture.act(.financeOfficer) { try $0.forecast(months, with: [dearer]) }
            let tried = try #require(proposed)
            #expect(tried.months[0] == recorded.months[0])
            #expect(tried.months[1].amount > recorded.months[1].amount)
            #expect(tried.months.map(\.budget) == [nil, 100, 100])
            #expect(try await fixture.number("SELECT count(*) FROM rate_card WHERE from_date = '2026-10-01'") == 0)
        }
    }
}
