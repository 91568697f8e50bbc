import SharedLives
import Testing

/// The rules of long-term placements, one by one (clauses 4.4.1, 4.6.1, 4.8, 4.11.1, 4.12).
@Suite struct PlacementRuleTests {
    private func brief(
        _ placement: PlacementFacts, _ period: Month = "2026-10", policy: PaymentPolicy = PaymentPolicy()
    )
        -> [String]
    {
        Somerset.month(period, policy: policy, placements: [placement]).brief
    }

    @Test(arguments: [PlacementEnd.Reason.movedOn, .breakdown])
    func dayOfLeavingIsNotPaid(reason: PlacementEnd.Reason) {
        let placement = Somerset.placement("low", end: PlacementEnd(date: "2026-10-08", reason: reason))
        #expect(brief(placement) == ["support 10-01..10-08 7 day × 16500 = 16500"])
        #expect(brief(placement, "2026-11") == [])
    }

    @Test func nothingBeforeTheStart() {
        #expect(brief(Somerset.placement("low", start: "2026-11-01")) == [])
        #expect(
            brief(Somerset.placement("low", start: "2026-10-31")) == ["support 10-31..11-01 1 day × 16500 = 2357"])
    }

    @Test func paidDaysOfAnAbsenceAreCountedFromItsBeginning() {
        let placement = Somerset.placement(
            "low", absences: [Absence(kind: .other, from: "2026-08-20", to: "2026-11-03")])
        #expect(brief(placement, "2026-08").last == "absence 08-20..09-01 12 day × 16500 = 28286")
        #expect(brief(placement, "2026-09") == ["absence 09-01..09-17 16 day × 16500 = 37714"])
        #expect(brief(placement, "2026-10") == [])
        #expect(brief(placement, "2026-11") == ["support 11-03..12-01 28 day × 16500 = 66000"])
    }

    @Test func eachAbsenceHasItsOwnPaidDays() {
        let placement = Somerset.placement(
            "low",
            absences: [
                Absence(kind: .hospital, from: "2026-09-01", to: "2026-10-05"),
                Absence(kind: .hospital, from: "2026-10-10", to: "2026-11-20"),
            ])
        #expect(
            brief(placement) == [
                "support 10-05..10-10 5 day × 16500 = 11786",
                "absence 10-10..11-01 22 day × 16500 = 51857",
            ])
    }

    @Test func absencesThatMeetAreOneLine() {
        let placement = Somerset.placement(
            "low",
            absences: [
                Absence(kind: .hospital, from: "2026-10-02", to: "2026-10-10"),
                Absence(kind: .other, from: "2026-10-10", to: "2026-10-20"),
            ])
        #expect(brief(placement)[1] == "absence 10-02..10-20 18 day × 16500 = 42429")
    }

    @Test func openAbsenceStopsAtTheEnd() {
        let placement = Somerset.placement(
            "low", absences: [Absence(kind: .other, from: "2026-10-05")],
            end: PlacementEnd(date: "2026-10-12", reason: .leftWithoutNotice))
        #expect(
            brief(placement) == [
                "support 10-01..10-05 4 day × 16500 = 9429",
                "absence 10-05..10-12 7 day × 16500 = 16500",
                "leftWithoutNotice 10-12..10-19 7 day × 16500 = 16500",
            ])
    }

    @Test func openAbsenceStopsOnTheDateOfDeath() {
        let placement = Somerset.placement(
            "low", absences: [Absence(kind: .other, from: "2026-08-01")],
            end: PlacementEnd(date: "2026-10-12", reason: .death))
        #expect(brief(placement) == ["afterDeath 10-12..10-19 7 day × 16500 = 16500"])
    }

    /// More than 28 days in hospital, 28, and a return on the very day.
    @Test func weekAfterADeathInHospital() {
        func died(inHospitalFrom from: CivilDate, to: CivilDate? = nil) -> [String] {
            let placement = Somerset.placement(
                "low", absences: [Absence(kind: .hospital, from: from, to: to)],
                end: PlacementEnd(date: "2026-10-29", reason: .death))
            return brief(placement)
        }
        let week = "afterDeath 10-29..11-01 3 day × 16500 = 7071"
        #expect(died(inHospitalFrom: "2026-09-30") == ["absence 10-01..10-28 27 day × 16500 = 63643"])
        #expect(died(inHospitalFrom: "2026-10-01") == ["absence 10-01..10-29 28 day × 16500 = 66000", week])
        #expect(died(inHospitalFrom: "2026-09-30", to: "2026-11-05").contains(week) == false)
        #expect(died(inHospitalFrom: "2026-09-01", to: "2026-10-29") == [week])
    }

    @Test func weekAfterADeathGoesOnIntoTheNextMonth() {
        let placement = Somerset.placement(
            "high", contributions: [DatedContribution(from: "2025-01-01", weekly: 4500)],
            end: PlacementEnd(date: "2026-10-28", reason: .death))
        #expect(brief(placement).last == "afterDeath 10-28..11-01 4 day × 27000 = 15429")
        #expect(brief(placement, "2026-11") == ["afterDeath 11-01..11-04 3 day × 27000 = 11571"])
    }

    @Test func weekAfterADeathIsAtTheBandInForce() {
        let placement = Somerset.placement(
            "", start: "2026-01-01",
            bands: [DatedBand(from: "2026-01-01", band: "low"), DatedBand(from: "2026-10-12", band: "high")],
            end: PlacementEnd(date: "2026-10-10", reason: .death))
        #expect(
            brief(placement).dropFirst() == [
                "afterDeath 10-10..10-12 2 day × 16500 = 4714",
                "afterDeath 10-12..10-17 5 day × 27000 = 19286",
            ])
    }

    @Test func breakDaysAreCountedOverThePlacementYear() {
        let placement = Somerset.placement(
            "low", start: "2025-10-20",
            absences: [
                Absence(kind: .carerBreak, from: "2026-01-05", to: "2026-01-15"),
                Absence(kind: .carerBreak, from: "2026-10-10", to: "2026-10-25"),
            ])
        #expect(
            brief(placement) == [
                "support 10-01..10-10 9 day × 16500 = 21214",
                "respite 10-10..10-14 4 day × 16500 = 9429",
                "respite 10-20..10-25 5 day × 16500 = 11786",
                "support 10-25..11-01 7 day × 16500 = 16500",
            ])
    }

    /// 29 February's anniversary is 1 March in a common year, and itself in the next leap year.
    @Test func placementYearOfTheTwentyNinthOfFebruary() {
        func days(_ from: CivilDate, _ to: CivilDate, _ period: Month) -> [String] {
            brief(
                Somerset.placement(
                    "low", start: "2024-02-29", absences: [Absence(kind: .carerBreak, from: from, to: to)]), period)
        }
        #expect(
            days("2026-02-10", "2026-03-20", "2026-02") == [
                "support 02-01..02-10 9 day × 16500 = 21214", "respite 02-10..02-24 14 day × 16500 = 33000",
            ])
        #expect(
            days("2026-02-10", "2026-03-20", "2026-03") == [
                "respite 03-01..03-15 14 day × 16500 = 33000", "support 03-20..04-01 12 day × 16500 = 28286",
            ])
        #expect(days("2028-02-10", "2028-03-20", "2028-02").last == "respite 02-29..03-01 1 day × 16500 = 2357")
        #expect(days("2028-02-10", "2028-03-20", "2028-03").first == "respite 03-01..03-14 13 day × 16500 = 30643")
    }

    @Test func policyNumbersAreTheSchemesOwn() {
        let policy = PaymentPolicy(
            respiteDaysPerYear: 42, absencePaidDays: 5, afterDeathDays: 0, leftWithoutNoticeDays: 2)
        let away = Somerset.placement(
            "low",
            absences: [
                Absence(kind: .carerBreak, from: "2026-10-01", to: "2026-10-21"),
                Absence(kind: .hospital, from: "2026-10-21"),
            ])
        #expect(
            brief(away, policy: policy) == [
                "respite 10-01..10-21 20 day × 16500 = 47143", "absence 10-21..10-26 5 day × 16500 = 11786",
            ])
        let died = Somerset.placement("low", end: PlacementEnd(date: "2026-10-02", reason: .death))
        #expect(brief(died, policy: policy) == ["support 10-01..10-02 1 day × 16500 = 2357"])
        let left = Somerset.placement("low", end: PlacementEnd(date: "2026-10-02", reason: .leftWithoutNotice))
        #expect(brief(left, policy: policy).last == "leftWithoutNotice 10-02..10-04 2 day × 16500 = 4714")
    }

    @Test func legacyBandHasItsOwnWeeklyRateUntilItsReview() {
        let placement = Somerset.placement(
            "", start: "2015-06-01",
            bands: [
                DatedBand(from: "2015-06-01", band: "legacy", weekly: 30_100),
                DatedBand(from: "2026-10-15", band: "high"),
            ])
        #expect(
            brief(placement) == [
                "support 10-01..10-15 14 day × 30100 = 60200", "support 10-15..11-01 17 day × 27000 = 65571",
            ])
        #expect(
            Somerset.month("2016-01", cards: [], placements: [placement]).brief == [
                "support 01-01..02-01 31 day × 30100 = 133300"
            ])
    }

    @Test func newPricesSplitALineAndTheSamePricesDoNot() {
        var dearer = Somerset.rateCard
        dearer.from = "2026-10-11"
        dearer.weekly["low"] = 17_000
        let facts = Somerset.month(
            cards: [dearer, Somerset.rateCard],
            placements: [Somerset.placement("low"), Somerset.placement("high", id: "p2")])
        #expect(
            facts.brief == [
                "support 10-01..10-11 10 day × 16500 = 23571",
                "support 10-11..11-01 21 day × 17000 = 51000",
                "support 10-01..11-01 31 day × 27000 = 119571",
            ])
    }

    @Test func newContributionSplitsOnlyWhatItGoesTowards() {
        let placement = Somerset.placement(
            "complex",
            contributions: [
                DatedContribution(from: "2026-10-08", weekly: 700), DatedContribution(from: "2026-10-29", weekly: 1400),
            ],
            fees: [ComplexFee(from: "2026-10-01", weekly: 5000)],
            end: PlacementEnd(date: "2026-10-28", reason: .leftWithoutNotice))
        #expect(
            brief(placement) == [
                "support 10-01..10-08 7 day × 36000 = 36000",
                "complexFee 10-01..11-01 31 day × 5000 = 22143",
                "support 10-08..10-28 20 day × 36000 = 102857 − 2000",
                "leftWithoutNotice 10-28..11-01 4 day × 36000 = 20571",
            ])
    }

    @Test func contributionIsNeverMoreThanTheLine() throws {
        let placement = Somerset.placement(
            "low", contributions: [DatedContribution(from: "2026-01-01", weekly: 20_000)])
        let line = try #require(Somerset.month(placements: [placement]).calculate().lines.first)
        #expect(line.contribution == line.amount)
        #expect(line.council == 0)
    }

    @Test func contributionOfNothingDoesNotSplit() {
        let placement = Somerset.placement(
            "low", contributions: [DatedContribution(from: "2026-10-12", weekly: 0)])
        #expect(brief(placement) == ["support 10-01..11-01 31 day × 16500 = 73071"])
    }

    @Test func feeStandsBesidePaidDaysOnly() {
        let placement = Somerset.placement(
            "complex", fees: [ComplexFee(from: "2026-09-01", to: "2026-10-21", weekly: 700)],
            absences: [Absence(kind: .carerBreak, from: "2026-10-05", to: "2026-10-09")])
        #expect(
            brief(placement).filter { $0.hasPrefix("complexFee") } == [
                "complexFee 10-01..10-05 4 day × 700 = 400", "complexFee 10-09..10-21 12 day × 700 = 1200",
            ])
    }

    @Test func feeGoesOnThroughAChangeOfElementAndBand() {
        let placement = Somerset.placement(
            "", start: "2026-01-01",
            bands: [
                DatedBand(from: "2026-01-01", band: "complex"), DatedBand(from: "2026-10-10", band: "high"),
            ],
            fees: [ComplexFee(from: "2026-01-01", weekly: 700)],
            end: PlacementEnd(date: "2026-10-20", reason: .death))
        let policy = PaymentPolicy(feeBands: ["complex", "high"])
        #expect(brief(placement, policy: policy).contains("complexFee 10-01..10-27 26 day × 700 = 2600"))
    }

    @Test func feesThatMeetAtOnePriceAreOneLine() {
        let placement = Somerset.placement(
            "complex",
            fees: [
                ComplexFee(from: "2026-10-15", weekly: 700),
                ComplexFee(from: "2026-10-01", to: "2026-10-15", weekly: 700),
            ])
        #expect(brief(placement).last == "complexFee 10-01..11-01 31 day × 700 = 3100")
    }

    @Test func neverArrivedTakesNeitherFeeNorContribution() {
        let placement = Somerset.placement(
            "complex", start: "2026-10-12", contributions: [DatedContribution(from: "2026-10-01", weekly: 4500)],
            fees: [ComplexFee(from: "2026-10-12", weekly: 5000)],
            end: PlacementEnd(date: "2026-10-12", reason: .notArrived))
        #expect(brief(placement) == ["notArrived 10-12..10-13 1 night × 36000 = 2571"])
        #expect(brief(placement, "2026-11") == [])
    }

    @Test func halfAPennyGoesAwayFromNothing() {
        // 7 pence a week over 14: exactly half a penny.
        var card = Somerset.rateCard
        card.weekly["low"] = 7
        let placement = Somerset.placement(
            "low", start: "2026-10-12", end: PlacementEnd(date: "2026-10-12", reason: .notArrived))
        #expect(
            Somerset.month(cards: [card], placements: [placement]).brief == ["notArrived 10-12..10-13 1 night × 7 = 1"])
    }
}
