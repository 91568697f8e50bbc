import SharedLives
import Testing

/// The plain words of each kind of line.
@Suite struct ExplanationTests {
    private func explanations(_ facts: PaymentFacts) -> [String] {
        #expect(facts.faults() == [])
        return facts.calculate().lines.map(\.explanation)
    }

    @Test func placementLines() {
        let placement = Somerset.placement(
            "complex", contributions: [DatedContribution(from: "2026-01-01", weekly: 4500)],
            fees: [ComplexFee(from: "2026-10-01", to: "2026-10-02", weekly: 5000)],
            absences: [
                Absence(kind: .hospital, from: "2026-10-02", to: "2026-10-04"),
                Absence(kind: .carerBreak, from: "2026-10-05", to: "2026-10-06"),
            ], end: PlacementEnd(date: "2026-10-30", reason: .death))
        #expect(
            explanations(Somerset.month(placements: [placement])) == [
                "1 day at £360.00 a week (complex)", "1 day of discretionary fee at £50.00 a week",
                "2 days of absence at £360.00 a week (complex)", "1 day at £360.00 a week (complex)",
                "1 day of carer's break at £360.00 a week (complex)", "24 days at £360.00 a week (complex)",
                "2 days after the death at £360.00 a week (complex)",
            ])
    }

    @Test func endsOfPlacements() {
        let left = Somerset.placement("low", end: PlacementEnd(date: "2026-10-01", reason: .leftWithoutNotice))
        let missed = Somerset.placement(
            "low", id: "p2", start: "2026-10-02", end: PlacementEnd(date: "2026-10-02", reason: .notArrived))
        #expect(
            explanations(Somerset.month(placements: [left, missed])) == [
                "7 days after leaving without notice at £165.00 a week (low)",
                "half of the first night at £165.00 a week (low), the person never arrived",
            ])
    }

    @Test func bandsAtOneRateAreAllNamed() {
        var card = Somerset.rateCard
        card.weekly["new"] = 16500
        let placement = Somerset.placement(
            "",
            bands: [
                DatedBand(from: "2025-01-01", band: "low"), DatedBand(from: "2026-10-10", band: "new"),
                DatedBand(from: "2026-10-20", band: "low"),
            ])
        #expect(
            explanations(Somerset.month(cards: [card], placements: [placement])) == [
                "31 days at £165.00 a week (low, then new, then low)"
            ])
    }

    @Test func bookings() {
        let late: Instant = "2026-10-08T12:00:00+01:00"
        let facts = Somerset.month(
            stays: [
                Somerset.stay("A", "2026-10-09", "2026-10-11", id: "1", miles: 23),
                Somerset.stay("special", "2026-10-09", "2026-10-12", id: "2", cancelledAt: late),
                Somerset.stay("A", "2026-10-09", "2026-10-12", id: "3", notArrived: true),
            ],
            sessions: [
                Somerset.session("B", "2026-10-09T09:00:00Z", .minutes(165), id: "4"),
                Somerset.session("B", "2026-10-09T09:00:00Z", .minutes(165), id: "5", cancelledAt: late),
                Somerset.session("B", "2026-10-09T09:00:00Z", .minutes(1), id: "6", notArrived: true),
                Somerset.session("A", "2026-10-09T09:00:00Z", .session("halfDay"), id: "7"),
                Somerset.session("A", "2026-10-09T09:00:00Z", .session("halfDay"), id: "8", notArrived: true),
            ])
        #expect(
            explanations(facts) == [
                "2 nights at £64.00 a night (A)", "23 miles at 45p a mile",
                "half of 3 nights at £95.00 a night (special), cancelled 48 hours or less before the start",
                "half of the first night at £64.00 a night (A), the person never arrived",
                "165 minutes at £10.00 an hour (B)",
                "half of 165 minutes at £10.00 an hour (B), cancelled 48 hours or less before the start",
                "half of 1 minute at £10.00 an hour (B), the person did not come",
                "1 session at £35.00 a session (halfDay, A)",
                "half of 1 session at £35.00 a session (halfDay, A), the person did not come",
            ])
    }

    @Test func keptWordsStay() {
        let line = PaymentLine(
            subject: "p1", carer: "c1", element: .support, from: "2026-10-01", to: "2026-10-08", quantity: 7,
            unit: .day,
            rate: 16500, amount: 16500, contribution: 0, explanation: "7 days at £165.00 a week (low)")
        #expect(line.explanation == "7 days at £165.00 a week (low)")
        let facts = Somerset.month(
            placements: [Somerset.placement("low", end: PlacementEnd(date: "2026-10-08", reason: .movedOn))])
        #expect(facts.calculate().lines == [line])
    }
}
