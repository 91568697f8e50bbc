import SharedLives
import Testing

/// The worked examples of the payment rules: October 2026 at Somerset's rates.
@Suite struct WorkedExampleTests {
    @Test func mediumAllMonth() {
        #expect(
            Somerset.month(placements: [Somerset.placement("medium")]).brief == [
                "support 10-01..11-01 31 day × 21800 = 96543"
            ])
    }

    @Test func bandChangesInTheMonth() {
        let placement = Somerset.placement(
            "", start: "2026-10-05",
            bands: [DatedBand(from: "2026-10-05", band: "low"), DatedBand(from: "2026-10-19", band: "high")],
            contributions: [DatedContribution(from: "2026-10-05", weekly: 4500)])
        #expect(
            Somerset.month(placements: [placement]).brief == [
                "support 10-05..10-19 14 day × 16500 = 33000 − 9000",
                "support 10-19..11-01 13 day × 27000 = 50143 − 8357",
            ])
    }

    @Test func longHospitalStayWithAFee() {
        let placement = Somerset.placement(
            "complex", fees: [ComplexFee(from: "2026-10-01", weekly: 5000)],
            absences: [Absence(kind: .hospital, from: "2026-09-20", to: "2026-10-25")])
        #expect(
            Somerset.month(placements: [placement]).brief == [
                "absence 10-01..10-18 17 day × 36000 = 87429",
                "complexFee 10-01..10-18 17 day × 5000 = 12143",
                "support 10-25..11-01 7 day × 36000 = 36000",
                "complexFee 10-25..11-01 7 day × 5000 = 5000",
            ])
    }

    @Test func died() {
        let placement = Somerset.placement("high", end: PlacementEnd(date: "2026-10-10", reason: .death))
        #expect(
            Somerset.month(placements: [placement]).brief == [
                "support 10-01..10-10 9 day × 27000 = 34714",
                "afterDeath 10-10..10-17 7 day × 27000 = 27000",
            ])
    }

    @Test func diedAfterLongInHospital() {
        let placement = Somerset.placement(
            "high", absences: [Absence(kind: .hospital, from: "2026-09-01")],
            end: PlacementEnd(date: "2026-10-10", reason: .death))
        #expect(Somerset.month(placements: [placement]).brief == [])
        #expect(
            Somerset.month("2026-09", placements: [placement]).brief == [
                "absence 09-01..09-29 28 day × 27000 = 108000"
            ])
    }

    @Test func leftWithoutNotice() {
        let placement = Somerset.placement("low", end: PlacementEnd(date: "2026-10-28", reason: .leftWithoutNotice))
        #expect(
            Somerset.month(placements: [placement]).brief == [
                "support 10-01..10-28 27 day × 16500 = 63643",
                "leftWithoutNotice 10-28..11-01 4 day × 16500 = 9429",
            ])
        #expect(
            Somerset.month("2026-11", placements: [placement]).brief == [
                "leftWithoutNotice 11-01..11-04 3 day × 16500 = 7071"
            ])
    }

    @Test func carersBreakLongerThanTheYearsDays() {
        let placement = Somerset.placement(
            "medium", start: "2026-01-01",
            absences: [Absence(kind: .carerBreak, from: "2026-10-01", to: "2026-10-17")])
        #expect(
            Somerset.month(placements: [placement]).brief == [
                "respite 10-01..10-15 14 day × 21800 = 43600",
                "support 10-17..11-01 15 day × 21800 = 46714",
            ])
    }

    @Test func neverArrivedAtAPlacement() {
        let placement = Somerset.placement(
            "low", start: "2026-10-12", end: PlacementEnd(date: "2026-10-12", reason: .notArrived))
        #expect(
            Somerset.month(placements: [placement]).brief == ["notArrived 10-12..10-13 1 night × 16500 = 1179"])
    }

    @Test func shortBreakOverTheMonthsEnd() {
        let stay = Somerset.stay("A", "2026-10-30", "2026-11-02", miles: 23)
        #expect(
            Somerset.month(stays: [stay]).brief == [
                "night 10-30..11-01 2 night × 6400 = 12800",
                "mileage 10-30..10-31 23 mile × 45 = 1035",
            ])
        #expect(Somerset.month("2026-11", stays: [stay]).brief == ["night 11-01..11-02 1 night × 6400 = 6400"])
    }

    @Test func shortBreakCancelledAtExactlyTheNotice() {
        let stay = Somerset.stay(
            "special", "2026-10-09", "2026-10-12", cancelledAt: "2026-10-07T15:00:00+01:00")
        #expect(
            Somerset.month(stays: [stay]).brief == ["cancelled 10-09..10-12 3 night × 9500 = 14250"])
    }

    @Test func daySupportByTheMinute() {
        let session = Somerset.session("B", "2026-10-06T09:30:00+01:00", .minutes(165))
        #expect(
            Somerset.month(sessions: [session]).brief == ["hour 10-06..10-07 165 minute × 1000 = 2750"])
    }
}
