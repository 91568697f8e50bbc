import SharedLives
import Testing

/// Facts that cannot be, each with its pointer and its stable code.
@Suite struct FaultTests {
    private func faults(_ placement: PlacementFacts, policy: PaymentPolicy = PaymentPolicy()) -> [String] {
        Somerset.month(policy: policy, placements: [placement]).faultBriefs
    }

    private func faults(_ stay: StayFacts) -> [String] { Somerset.month(stays: [stay]).faultBriefs }

    private func faults(_ session: SessionFacts) -> [String] { Somerset.month(sessions: [session]).faultBriefs }

    private static let at: Instant = "2026-10-06T09:30:00+01:00"

    @Test func factsOfTheExampleHaveNone() {
        #expect(RequestExampleTests.facts.faults() == [])
        #expect(PaymentFacts(period: "2026-10").faults() == [])
    }

    // MARK: Days to be paid

    @Test func noRateCardForADay() {
        var facts = Somerset.month(
            cards: [], placements: [Somerset.placement("low")], stays: [Somerset.stay("A", "2026-10-09", "2026-10-10")],
            sessions: [Somerset.session("A", Self.at, .minutes(60))])
        let expected = [
            "/placements/0/bands/0/band noRateCard", "/stays/0/band noRateCard", "/sessions/0/band noRateCard",
        ]
        #expect(facts.faultBriefs == expected)
        facts.rateCards = [Somerset.rateCard]
        facts.rateCards[0].from = "2026-10-31"
        #expect(facts.faultBriefs == expected)
        #expect(facts.faults()[0].detail.contains("2026-10-01"))
    }

    @Test func noPriceForADay() {
        let facts = Somerset.month(
            placements: [Somerset.placement("silver")], stays: [Somerset.stay("C", "2026-10-09", "2026-10-10")],
            sessions: [
                Somerset.session("C", Self.at, .minutes(60), id: "d1"),
                Somerset.session("A", Self.at, .session("night"), id: "d2"),
                Somerset.session("C", Self.at, .session("halfDay"), id: "d3"),
            ])
        #expect(
            facts.faultBriefs == [
                "/placements/0/bands/0/band noPrice", "/stays/0/band noPrice", "/sessions/0/band noPrice",
                "/sessions/1/session noPrice", "/sessions/2/band noPrice",
            ])
    }

    @Test func noBandForADay() {
        let late = Somerset.placement("", start: "2026-10-01", bands: [DatedBand(from: "2026-10-03", band: "low")])
        #expect(faults(late) == ["/placements/0/bands noBand"])
        #expect(faults(Somerset.placement("", bands: [])) == ["/placements/0/bands noBand"])
    }

    /// A price that no day needs is not asked for: in other months, on unpaid days, for what was cancelled in time.
    @Test func onlyDaysToBePaidNeedPrices() {
        let gone = Somerset.placement("silver", end: PlacementEnd(date: "2026-10-01", reason: .movedOn))
        #expect(faults(gone) == [])
        let away = Somerset.placement(
            "", start: "2026-01-01",
            bands: [DatedBand(from: "2026-01-01", band: "silver"), DatedBand(from: "2026-10-20", band: "low")],
            absences: [Absence(kind: .hospital, from: "2026-08-01", to: "2026-10-20")])
        #expect(faults(away) == [])
        let cancelled = Somerset.stay("C", "2026-10-09", "2026-10-10", cancelledAt: "2026-10-01T09:00:00Z")
        #expect(faults(cancelled) == [])
        #expect(faults(Somerset.stay("C", "2026-11-09", "2026-11-10")) == [])
        #expect(faults(Somerset.session("C", "2026-11-09T09:00:00Z", .minutes(60))) == [])
    }

    @Test func cancelledStayNeedsPricesForAllOfItsNights() {
        var card = Somerset.rateCard
        card.from = "2026-11-01"
        card.night = [:]
        let stay = Somerset.stay("A", "2026-10-30", "2026-11-02", cancelledAt: "2026-10-30T09:00:00Z")
        #expect(
            Somerset.month(cards: [Somerset.rateCard, card], stays: [stay]).faultBriefs == ["/stays/0/band noPrice"])
        let held = Somerset.stay("A", "2026-10-30", "2026-11-02")
        #expect(Somerset.month(cards: [Somerset.rateCard, card], stays: [held]).faultBriefs == [])
    }

    @Test func eachBandWithoutAPriceIsToldOnce() {
        let placement = Somerset.placement(
            "silver", absences: [Absence(kind: .hospital, from: "2026-10-10", to: "2026-10-12")])
        #expect(faults(placement) == ["/placements/0/bands/0/band noPrice"])
    }

    // MARK: Placements

    @Test func absences() {
        let placement = Somerset.placement(
            "low", start: "2026-09-01",
            absences: [
                Absence(kind: .hospital, from: "2026-10-10", to: "2026-10-20"),
                Absence(kind: .other, from: "2026-10-19", to: "2026-10-21"),
                Absence(kind: .other, from: "2026-08-31", to: "2026-09-03"),
                Absence(kind: .other, from: "2026-09-10", to: "2026-09-10"),
                Absence(kind: .other, from: "2026-09-12", to: "2026-09-11"),
            ])
        #expect(
            faults(placement) == [
                "/placements/0/absences/2/from absenceBeforeStart", "/placements/0/absences/3/to toNotAfterFrom",
                "/placements/0/absences/4/to toNotAfterFrom", "/placements/0/absences/1/from absencesOverlap",
            ])
    }

    @Test func absencesThatMeetOrAreOutOfOrderAreNoFault() {
        let placement = Somerset.placement(
            "low",
            absences: [
                Absence(kind: .other, from: "2026-10-20"), Absence(kind: .other, from: "2026-10-10", to: "2026-10-20"),
                Absence(kind: .hospital, from: "2026-10-01", to: "2026-10-10"),
            ])
        #expect(faults(placement) == [])
    }

    @Test func openAbsenceOverlapsAllThatFollow() {
        let placement = Somerset.placement(
            "low",
            absences: [
                Absence(kind: .other, from: "2026-10-25", to: "2026-10-26"), Absence(kind: .other, from: "2026-10-20"),
                Absence(kind: .other, from: "2026-10-20", to: "2026-10-21"),
            ])
        #expect(
            faults(placement) == [
                "/placements/0/absences/2/from absencesOverlap", "/placements/0/absences/0/from absencesOverlap",
            ])
    }

    @Test func absenceAfterTheEnd() {
        func from(_ day: CivilDate) -> [String] {
            faults(
                Somerset.placement(
                    "low", absences: [Absence(kind: .other, from: day)],
                    end: PlacementEnd(date: "2026-10-10", reason: .death)))
        }
        #expect(from("2026-10-10") == [])
        #expect(from("2026-10-11") == ["/placements/0/absences/0/from absenceAfterEnd"])
    }

    @Test func ends() {
        func end(_ date: CivilDate, _ reason: PlacementEnd.Reason) -> [String] {
            faults(Somerset.placement("low", start: "2026-10-05", end: PlacementEnd(date: date, reason: reason)))
        }
        #expect(end("2026-10-05", .movedOn) == [])
        #expect(end("2026-10-04", .movedOn) == ["/placements/0/end/date endBeforeStart"])
        #expect(end("2026-10-04", .notArrived) == ["/placements/0/end/date endBeforeStart"])
        #expect(end("2026-10-05", .notArrived) == [])
        #expect(end("2026-10-06", .notArrived) == ["/placements/0/end/date notArrivedNotAtStart"])
    }

    @Test func fees() {
        let overlapping = Somerset.placement(
            "complex",
            fees: [
                ComplexFee(from: "2026-10-01", to: "2026-10-12", weekly: 1),
                ComplexFee(from: "2026-10-11", weekly: 1), ComplexFee(from: "2026-09-12", to: "2026-09-12", weekly: -1),
            ])
        #expect(
            faults(overlapping) == [
                "/placements/0/complexFees/2/weekly amountNegative", "/placements/0/complexFees/2/to toNotAfterFrom",
                "/placements/0/complexFees/1/from feesOverlap",
            ])
    }

    @Test func feeBesideABandThatHasNone() {
        let fee = ComplexFee(from: "2026-10-05", weekly: 5000)
        #expect(faults(Somerset.placement("high", fees: [fee])) == ["/placements/0/complexFees/0 feeBandNotAllowed"])
        #expect(faults(Somerset.placement("high", fees: [fee]), policy: PaymentPolicy(feeBands: ["high"])) == [])
        let lowered = Somerset.placement(
            "", start: "2026-01-01",
            bands: [
                DatedBand(from: "2026-01-01", band: "complex"), DatedBand(from: "2026-10-20", band: "high"),
            ], fees: [fee])
        #expect(faults(lowered) == ["/placements/0/complexFees/0 feeBandNotAllowed"])
        var ended = lowered
        ended.complexFees[0].to = "2026-10-20"
        #expect(faults(ended) == [])
    }

    @Test func bands() {
        let placement = Somerset.placement(
            "",
            bands: [
                DatedBand(from: "2025-01-01", band: "low", weekly: 10), DatedBand(from: "2026-01-01", band: "legacy"),
                DatedBand(from: "2025-01-01", band: "high"), DatedBand(from: "2026-02-01", band: "legacy", weekly: -1),
            ])
        #expect(
            faults(placement) == [
                "/placements/0/bands/2/from fromUsedTwice", "/placements/0/bands/0/weekly weeklyNotLegacy",
                "/placements/0/bands/1 legacyWithoutWeekly", "/placements/0/bands/3/weekly amountNegative",
            ])
    }

    @Test func contributions() {
        let placement = Somerset.placement(
            "low",
            contributions: [
                DatedContribution(from: "2026-01-01", weekly: 1), DatedContribution(from: "2026-01-01", weekly: -2),
                DatedContribution(from: "2026-02-01", weekly: Pence(PaymentLimits.penceMax + 1)),
            ])
        #expect(
            faults(placement) == [
                "/placements/0/contributions/1/from fromUsedTwice",
                "/placements/0/contributions/1/weekly amountNegative",
                "/placements/0/contributions/2/weekly amountTooLarge",
            ])
    }

    // MARK: Short breaks and day support

    @Test func nightsOfAStay() {
        #expect(faults(Somerset.stay("A", "2026-10-01", "2026-10-29")) == [])
        #expect(faults(Somerset.stay("A", "2026-10-01", "2026-10-30")) == ["/stays/0/depart nightsOutOfRange"])
        #expect(faults(Somerset.stay("A", "2026-10-01", "2026-10-01")) == ["/stays/0/depart nightsOutOfRange"])
        #expect(faults(Somerset.stay("A", "2026-10-02", "2026-10-01")) == ["/stays/0/depart nightsOutOfRange"])
    }

    @Test func arrivalOnAnotherDate() {
        var stay = Somerset.stay("A", "2026-10-01", "2026-10-03")
        stay.startsAt = "2026-09-30T23:30:00Z"
        #expect(faults(stay) == [])
        stay.startsAt = "2026-10-01T23:30:00Z"
        #expect(faults(stay) == ["/stays/0/arrive arrivalOnAnotherDate"])
    }

    @Test func cancellations() {
        let stay = Somerset.stay(
            "A", "2026-10-01", "2026-10-03", cancelledAt: "2026-10-01T14:00:00Z", notArrived: true, miles: -1)
        #expect(
            faults(stay) == [
                "/stays/0/cancelledAt cancelledNotBeforeStart", "/stays/0/notArrived cancelledAndNotArrived",
                "/stays/0/miles numberNegative",
            ])
        let session = Somerset.session("A", Self.at, .minutes(60), cancelledAt: Self.at, notArrived: true)
        #expect(
            faults(session) == [
                "/sessions/0/cancelledAt cancelledNotBeforeStart", "/sessions/0/notArrived cancelledAndNotArrived",
            ])
        #expect(
            faults(Somerset.session("A", Self.at, .minutes(60), cancelledBy: .carer)) == [
                "/sessions/0/cancelledBy cancelledByWithoutCancelledAt"
            ])
    }

    @Test(arguments: [(0, false), (1, true), (1440, true), (1441, false), (-5, false), (Int.max, false)])
    func minutesOfASession(minutes: Int, areRight: Bool) {
        let session = Somerset.session("A", Self.at, .minutes(minutes))
        #expect(faults(session) == (areRight ? [] : ["/sessions/0/minutes minutesOutOfRange"]))
    }

    // MARK: Everything else

    @Test func policy() {
        let policy = PaymentPolicy(
            respiteDaysPerYear: -1, absencePaidDays: -1, afterDeathDays: Int.max, leftWithoutNoticeDays: Int.min,
            cancellationHours: -1, mileagePencePerMile: 100_000)
        let facts = Somerset.month(
            policy: policy,
            placements: [Somerset.placement("low", end: PlacementEnd(date: "2026-10-10", reason: .death))])
        #expect(
            facts.faultBriefs == [
                "/policy/respiteDaysPerYear numberNegative", "/policy/absencePaidDays numberNegative",
                "/policy/afterDeathDays numberTooLarge", "/policy/leftWithoutNoticeDays numberNegative",
                "/policy/cancellationHours numberNegative", "/policy/mileagePencePerMile numberTooLarge",
            ])
    }

    @Test func rateCards() {
        var card = Somerset.rateCard
        card.weekly = ["low": -1, "a/b~c": Pence(Int64.max), "legacy": 5]
        card.session = ["half/day": ["A": -2]]
        #expect(
            Somerset.month(cards: [Somerset.rateCard, card]).faultBriefs == [
                "/rateCards/1/from fromUsedTwice", "/rateCards/1/weekly/a~1b~0c amountTooLarge",
                "/rateCards/1/weekly/low amountNegative", "/rateCards/1/session/half~1day/A amountNegative",
                "/rateCards/1/weekly/legacy legacyPriced",
            ])
    }

    @Test func identifiers() {
        let facts = Somerset.month(
            placements: [
                Somerset.placement("low"), Somerset.placement("low"), Somerset.placement("low", id: "", carer: ""),
            ],
            stays: [Somerset.stay("A", "2026-10-09", "2026-10-10", id: "x")],
            sessions: [
                Somerset.session("A", Self.at, .minutes(60), id: "p1"),
                Somerset.session("A", Self.at, .minutes(60), id: "x"),
            ])
        #expect(
            facts.faultBriefs == [
                "/placements/1/id idUsedTwice", "/placements/2/id idMissing", "/placements/2/carer carerMissing",
                "/sessions/0/id idUsedTwice", "/sessions/1/id idUsedTwice",
            ])
    }

    @Test func listsThatAreTooLong() {
        let placement = Somerset.placement(
            "low",
            contributions: (0...PaymentLimits.datedFactsMax).map {
                DatedContribution(from: ("2020-01-01" as CivilDate) + $0, weekly: 1)
            })
        #expect(faults(placement) == ["/placements/0/contributions listTooLong"])
        let cards = (0...PaymentLimits.rateCardsMax).map { RateCard(from: ("2020-01-01" as CivilDate) + $0) }
        #expect(Somerset.month(cards: cards).faultBriefs == ["/rateCards listTooLong"])
    }

    @Test func allAtOnce() {
        let facts = Somerset.month(
            placements: [
                Somerset.placement(
                    "silver", id: "p0", start: "2026-10-05",
                    absences: [Absence(kind: .other, from: "2026-10-01", to: "2026-10-01")],
                    end: PlacementEnd(date: "2026-10-01", reason: .death))
            ],
            stays: [Somerset.stay("A", "2026-10-02", "2026-10-01", miles: 100_000)],
            sessions: [Somerset.session("C", Self.at, .minutes(0))])
        #expect(
            facts.faultBriefs == [
                "/placements/0/end/date endBeforeStart", "/placements/0/absences/0/from absenceBeforeStart",
                "/placements/0/absences/0/to toNotAfterFrom", "/placements/0/bands/0/band noPrice",
                "/stays/0/depart nightsOutOfRange", "/stays/0/miles numberTooLarge",
                "/sessions/0/minutes minutesOutOfRange", "/sessions/0/band noPrice",
            ])
    }

    /// Whatever is refused is refused with a sentence, and nothing of it traps.
    @Test func extremesAreRefusedAndDoNotTrap() {
        let huge = Pence(Int64.max)
        let card = RateCard(
            from: "0001-01-01", weekly: ["low": huge], night: ["A": huge], hour: ["A": huge],
            session: ["s": ["A": huge]])
        let facts = PaymentFacts(
            period: "9999-12", rateCards: [card],
            placements: [
                PlacementFacts(
                    id: "1", carer: "c", start: "0001-01-01",
                    bands: [DatedBand(from: "0001-01-01", band: "legacy", weekly: huge)],
                    contributions: [DatedContribution(from: "0001-01-01", weekly: huge)],
                    complexFees: [ComplexFee(from: "0001-01-01", weekly: huge)],
                    absences: [Absence(kind: .carerBreak, from: "0001-01-01")],
                    end: PlacementEnd(date: "9999-12-31", reason: .death))
            ],
            stays: [
                StayFacts(
                    id: "2", carer: "c", arrive: "0001-01-01", depart: "9999-12-31", band: "A",
                    startsAt: "9999-12-31T23:59:59Z", cancelledAt: "0001-01-01T00:00:00Z", miles: Int.max)
            ])
        let faults = facts.faults()
        #expect(faults.count >= 8)
        #expect(faults.allSatisfy { $0.detail.hasSuffix(".") && !$0.code.isEmpty })
    }
}
