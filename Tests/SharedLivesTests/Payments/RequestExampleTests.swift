import SharedLives
import Testing

/// The example of `POST /v1/payment-calculations` in the payment rules, to the penny.
@Suite struct RequestExampleTests {
    static let facts = Somerset.month(
        placements: [
            PlacementFacts(
                id: "p1", carer: "c2", start: "2026-10-05",
                bands: [
                    DatedBand(from: "2026-10-05", band: "low"), DatedBand(from: "2026-10-12", band: "complex"),
                ],
                contributions: [DatedContribution(from: "2026-10-05", weekly: 4500)],
                complexFees: [ComplexFee(from: "2026-10-12", weekly: 5000)],
                absences: [Absence(kind: .hospital, from: "2026-10-20", to: "2026-10-24")],
                end: PlacementEnd(date: "2026-10-28", reason: .leftWithoutNotice))
        ],
        stays: [
            StayFacts(
                id: "s1", carer: "c8", arrive: "2026-10-30", depart: "2026-11-02", band: "A",
                startsAt: "2026-10-30T15:00:00+00:00", miles: 23)
        ],
        sessions: [
            SessionFacts(
                id: "d1", carer: "c8", startsAt: "2026-10-06T09:30:00+01:00", length: .minutes(165), band: "B")
        ])

    @Test func linesAreTheNineOfTheExample() {
        #expect(
            Self.facts.brief == [
                "support 10-05..10-12 7 day × 16500 = 16500 − 4500",
                "support 10-12..10-20 8 day × 36000 = 41143 − 5143",
                "complexFee 10-12..11-01 20 day × 5000 = 14286",
                "absence 10-20..10-24 4 day × 36000 = 20571 − 2571",
                "support 10-24..10-28 4 day × 36000 = 20571 − 2571",
                "leftWithoutNotice 10-28..11-01 4 day × 36000 = 20571",
                "hour 10-06..10-07 165 minute × 1000 = 2750",
                "night 10-30..11-01 2 night × 6400 = 12800",
                "mileage 10-30..10-31 23 mile × 45 = 1035",
            ])
    }

    @Test func totalsAreThoseOfTheExample() {
        let totals = Self.facts.calculate().totals
        #expect(totals.amount == 150_227)
        #expect(totals.contribution == 14_785)
        #expect(totals.council == 135_442)
        #expect(
            totals.carers == [CarerTotal(carer: "c2", amount: 133_642), CarerTotal(carer: "c8", amount: 16_585)])
    }

    @Test func firstLineIsThatOfTheExample() throws {
        let line = try #require(Self.facts.calculate().lines.first)
        #expect(line.subject == "p1")
        #expect(line.carer == "c2")
        #expect(line.council == 12_000)
        #expect(line.clause == "4.4.1")
        #expect(line.explanation == "7 days at £165.00 a week (low)")
    }
}
