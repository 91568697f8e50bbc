import SharedLives
import Testing

/// On what a line rests, found again in what was known.
@Suite struct StatementFactsTests {
    private static let rates = SchemeRates(
        rateCards: [Somerset.rateCard, RateCard(from: "2026-10-15", weekly: ["low": 17000], night: ["A": 6500])],
        policies: [])

    private static func known(_ placement: PlacementFacts) -> StatementFacts {
        StatementFacts(
            rates: rates,
            placements: [
                placement.id: StatementFacts.KnownPlacement(
                    start: placement.start, end: placement.end?.date,
                    bands: placement.bands.map { .init($0, recordedOn: "2026-09-01") },
                    contributions: placement.contributions.map { .init($0, recordedOn: "2026-09-02") },
                    complexFees: placement.complexFees.map { .init($0, recordedOn: "2026-09-03") },
                    absences: placement.absences)
            ])
    }

    @Test func bandAndRateCardOfEachLine() {
        let placement = Somerset.placement(
            "low", bands: [DatedBand(from: "2025-01-01", band: "high"), DatedBand(from: "2026-10-05", band: "low")],
            contributions: [DatedContribution(from: "2025-01-01", weekly: 4500)])
        let facts = Self.known(placement)
        let lines = rates(Somerset.month(cards: Self.rates.rateCards, placements: [placement]))
        #expect(
            lines.map { facts.basis(of: $0)?.inWords } == [
                "Rate card from 1 April 2019; band high agreed from 1 January 2025 (recorded on 1 September 2026).",
                "Rate card from 1 April 2019; band low agreed from 5 October 2026 (recorded on 1 September 2026).",
                "Rate card from 15 October 2026; band low agreed from 5 October 2026 (recorded on 1 September 2026).",
            ])
        #expect(lines.map { facts.basis(of: $0)?.contributionWeekly } == [4500, 4500, 4500])
    }

    @Test func legacyRatesAndFees() {
        let placement = Somerset.placement(
            "complex",
            bands: [
                DatedBand(from: "2025-01-01", band: "legacy", weekly: 20000),
                DatedBand(from: "2026-10-02", band: "complex"),
            ], fees: [ComplexFee(from: "2026-10-02", weekly: 5000)])
        let facts = Self.known(placement)
        let lines = rates(Somerset.month(placements: [placement]))
        #expect(
            lines.map { facts.basis(of: $0)?.inWords } == [
                "A rate of the placement's own from 1 January 2025 (recorded on 1 September 2026).",
                // No card that was known prices the band after the 15th.
                nil,
                "Fee agreed from 2 October 2026 (recorded on 3 September 2026).",
            ])
    }

    @Test func whatDoesNotGiveTheRateIsNotNamed() {
        let placement = Somerset.placement("low")
        let line = rates(Somerset.month("2026-09", placements: [placement]))[0]
        #expect(Self.known(placement).basis(of: line) != nil)
        #expect(Self.known(Somerset.placement("high")).basis(of: line) == nil)
        #expect(StatementFacts().basis(of: line) == nil)
    }

    @Test func bookings() {
        var facts = StatementFacts(rates: Self.rates)
        facts.bookings = [
            "s1": .init(from: "2026-10-14", band: "A", recordedOn: "2026-09-20"),
            "d1": .init(from: "2026-10-06", session: "halfDay", band: "A", recordedOn: "2026-09-21"),
        ]
        let lines = rates(
            Somerset.month(
                cards: Self.rates.rateCards, stays: [Somerset.stay("A", "2026-10-14", "2026-10-16", miles: 3)],
                sessions: [Somerset.session("A", "2026-10-06T09:30:00+01:00", .session("halfDay"))]))
        #expect(
            lines.map { facts.basis(of: $0)?.inWords } == [
                "Rate card from 1 April 2019; booking for 6 October 2026 (recorded on 21 September 2026).",
                "Rate card from 1 April 2019; booking for 14 October 2026 (recorded on 20 September 2026).",
                "Booking for 14 October 2026 (recorded on 20 September 2026).",
                "Rate card from 15 October 2026; booking for 14 October 2026 (recorded on 20 September 2026).",
            ])
    }

    /// For any facts: whatever was known gives every line its rate.
    @Test func everyLineHasABasis() {
        for seed in 0..<1_000 {
            var random = RandomFacts(seed: UInt64(seed))
            let month = random.facts()
            guard month.faults().isEmpty else { continue }
            var facts = StatementFacts(rates: SchemeRates(rateCards: month.rateCards, policies: []))
            for placement in month.placements {
                facts.placements[placement.id] = Self.known(placement).placements[placement.id]
            }
            for stay in month.stays {
                facts.bookings[stay.id] = .init(from: stay.arrive, band: stay.band, recordedOn: stay.arrive)
            }
            for session in month.sessions {
                let day = London.civilDate(of: session.startsAt)
                var code: String?
                if case .session(let text) = session.length { code = text }
                facts.bookings[session.id] = .init(from: day, session: code, band: session.band, recordedOn: day)
            }
            for line in month.calculate().lines {
                let basis = facts.basis(of: line.kept)
                #expect(basis != nil, "seed \(seed): \(line.explanation)")
                #expect(line.contribution == .zero || basis?.contributionWeekly != nil, "seed \(seed)")
            }
        }
    }

    @Test func breakDaysOfEachPlacementYear() {
        let placement = Somerset.placement(
            "low", start: "2024-02-29",
            absences: [
                Absence(kind: .carerBreak, from: "2026-01-10", to: "2026-01-20"),
                Absence(kind: .carerBreak, from: "2026-02-25", to: "2026-03-04"),
                Absence(kind: .hospital, from: "2026-03-10", to: "2026-03-12"),
                Absence(kind: .carerBreak, from: "2026-03-30", to: "2026-04-20"),
            ])
        let facts = Self.known(placement)
        func brief(_ month: Month) -> [String] {
            facts.breakAllowances(in: month).map { "\($0.from)..\($0.to) \($0.used) \($0.left) \($0.unpaid)" }
        }
        #expect(brief("2026-02") == ["2025-03-01..2026-03-01 14 0 0"])
        #expect(brief("2026-03") == ["2026-03-01..2027-03-01 5 9 0"])
        #expect(brief("2026-04") == ["2026-03-01..2027-03-01 14 0 10"])
        #expect(brief("2024-01") == [])
        // The year of 29 February begins on 1 March in a common year, and on the day itself in a leap year.
        #expect(brief("2028-02") == ["2027-03-01..2028-02-29 0 14 0", "2028-02-29..2029-03-01 0 14 0"])
        #expect(
            facts.breakAllowances(in: "2026-04")[0].inWords
                == "In the placement year from 1 March 2026 to 28 February 2027 you have used 14 of 14 paid break days, and 0 "
                + "are left. Beyond them 10 days of break were unpaid.")
    }

    private func rates(_ facts: PaymentFacts) -> [PaymentLine] { facts.calculate().lines.map(\.kept) }
}
