import SharedLives
import Testing

/// The rules of short breaks and day support, one by one (clause 4.7, 4.12.1).
@Suite struct BookingRuleTests {
    private func brief(_ stay: StayFacts, _ period: Month = "2026-10", cards: [RateCard] = [Somerset.rateCard])
        -> [String]
    {
        Somerset.month(period, cards: cards, stays: [stay]).brief
    }

    private func brief(_ session: SessionFacts, _ period: Month = "2026-10") -> [String] {
        Somerset.month(period, sessions: [session]).brief
    }

    private static let dearerFrom11th: [RateCard] = {
        var dearer = Somerset.rateCard
        dearer.from = "2026-10-11"
        dearer.night["A"] = 6501
        return [Somerset.rateCard, dearer]
    }()

    @Test func nightsBelongToTheDateOnWhichTheyBegin() {
        let stay = Somerset.stay("B", "2026-09-29", "2026-10-02", miles: 10)
        #expect(
            brief(stay, "2026-09") == [
                "night 09-29..10-01 2 night × 7900 = 15800", "mileage 09-29..09-30 10 mile × 45 = 450",
            ])
        #expect(brief(stay) == ["night 10-01..10-02 1 night × 7900 = 7900"])
        #expect(brief(stay, "2026-11") == [])
    }

    @Test func newPriceSplitsTheNightsAndMilesStandWithTheFirst() {
        #expect(
            brief(Somerset.stay("A", "2026-10-09", "2026-10-12", miles: 2), cards: Self.dearerFrom11th) == [
                "night 10-09..10-11 2 night × 6400 = 12800",
                "mileage 10-09..10-10 2 mile × 45 = 90",
                "night 10-11..10-12 1 night × 6501 = 6501",
            ])
    }

    @Test func cancelledStayIsHalfOfAllOfItOnItsFirstDay() {
        let late: Instant = "2026-10-30T09:00:00Z"
        let stay = Somerset.stay("A", "2026-10-30", "2026-11-02", cancelledAt: late, miles: 40)
        #expect(brief(stay) == ["cancelled 10-30..11-02 3 night × 6400 = 9600"])
        #expect(brief(stay, "2026-11") == [])
    }

    /// 2 × 6400 + 6501 = 19301, half of which is 9650½.
    @Test func cancelledStayOverAChangeOfPriceIsRoundedOnce() throws {
        let stay = Somerset.stay("A", "2026-10-09", "2026-10-12", cancelledAt: "2026-10-08T20:00:00+01:00")
        #expect(brief(stay, cards: Self.dearerFrom11th) == ["cancelled 10-09..10-12 3 night × 6400 = 9651"])
        let line = try #require(Somerset.month(cards: Self.dearerFrom11th, stays: [stay]).calculate().lines.first)
        #expect(
            line.explanation
                == "half of 2 nights at £64.00 and 1 night at £65.01 a night (A), cancelled 48 hours or less before the start"
        )
    }

    @Test(arguments: [(CancelledBy?.none, true), (.council, true), (.person, true), (.carer, false), (.scheme, false)])
    func whoCancelled(by: CancelledBy?, isPaid: Bool) {
        let late: Instant = "2026-10-09T08:00:00+01:00"
        let stay = Somerset.stay("A", "2026-10-09", "2026-10-10", cancelledAt: late, cancelledBy: by)
        #expect(brief(stay) == (isPaid ? ["cancelled 10-09..10-10 1 night × 6400 = 3200"] : []))
        let session = Somerset.session(
            "A", "2026-10-09T10:00:00+01:00", .minutes(60), cancelledAt: late, cancelledBy: by)
        #expect(brief(session) == (isPaid ? ["cancelled 10-09..10-10 60 minute × 900 = 450"] : []))
    }

    /// Notice is elapsed time: over the clock change of 25 October 2026, 48 hours before 15:00 in London is 16:00 two
    /// days earlier; over that of 29 March it is 14:00.
    @Test(
        arguments: [
            ("2026-10-26", "2026-10-24T16:00:00+01:00", true),
            ("2026-10-26", "2026-10-24T15:59:59.999999+01:00", false),
            ("2026-10-09", "2026-10-07T15:00:00+01:00", true), ("2026-10-09", "2026-10-07T14:59:59+01:00", false),
            ("2026-03-30", "2026-03-28T14:00:00Z", true), ("2026-03-30", "2026-03-28T13:59:59.999999Z", false),
        ] as [(CivilDate, Instant, Bool)])
    func noticeOverClockChanges(arrive: CivilDate, cancelledAt: Instant, isPaid: Bool) {
        let stay = Somerset.stay("A", arrive, arrive + 2, cancelledAt: cancelledAt)
        #expect(brief(stay, Month(containing: arrive)).count == (isPaid ? 1 : 0))
    }

    @Test func neverArrivedAtAStay() {
        let stay = Somerset.stay("special", "2026-10-30", "2026-11-04", notArrived: true, miles: 12)
        #expect(brief(stay) == ["notArrived 10-30..10-31 1 night × 9500 = 4750"])
        #expect(brief(stay, "2026-11") == [])
    }

    @Test func missedDaySupportIsHalf() {
        let minutes = Somerset.session("B", "2026-10-06T09:30:00+01:00", .minutes(165), notArrived: true)
        #expect(brief(minutes) == ["cancelled 10-06..10-07 165 minute × 1000 = 1375"])
        let halfDay = Somerset.session("B", "2026-10-06T09:30:00+01:00", .session("halfDay"), notArrived: true)
        #expect(brief(halfDay) == ["cancelled 10-06..10-07 1 session × 3900 = 1950"])
    }

    @Test func sessionHasItsOwnPrice() {
        let session = Somerset.session("special", "2026-10-06T09:30:00+01:00", .session("halfDay"))
        #expect(brief(session) == ["session 10-06..10-07 1 session × 4600 = 4600"])
    }

    /// 23:30 UTC in summer is half past midnight in London, so it is the next day's, and at a month's end the next
    /// month's; all of it, however long it lasts.
    @Test func daySupportBelongsToTheLondonDateOnWhichItStarts() {
        let july = Somerset.session("A", "2026-07-31T23:30:00Z", .minutes(600))
        #expect(brief(july, "2026-07") == [])
        #expect(brief(july, "2026-08") == ["hour 08-01..08-02 600 minute × 900 = 9000"])
        let october = Somerset.session("A", "2026-10-31T23:30:00Z", .minutes(600))
        #expect(brief(october) == ["hour 10-31..11-01 600 minute × 900 = 9000"])
        #expect(brief(october, "2026-11") == [])
    }

    @Test func minutesAreRoundedOnce() {
        #expect(
            brief(Somerset.session("B", "2026-10-06T09:30:00+01:00", .minutes(1))) == [
                "hour 10-06..10-07 1 minute × 1000 = 17"
            ])
        // One minute at £9.00 an hour is 15p, half of it 7½p.
        #expect(
            brief(Somerset.session("A", "2026-10-06T09:30:00+01:00", .minutes(1), notArrived: true)) == [
                "cancelled 10-06..10-07 1 minute × 900 = 8"
            ])
    }

    @Test func noMilesNoLine() {
        #expect(brief(Somerset.stay("A", "2026-10-09", "2026-10-10", miles: 0)).count == 1)
    }

    @Test func mileageIsAtTheSchemesPrice() {
        let facts = Somerset.month(
            policy: PaymentPolicy(mileagePencePerMile: 52),
            stays: [Somerset.stay("A", "2026-10-09", "2026-10-10", miles: 3)])
        #expect(facts.brief.last == "mileage 10-09..10-10 3 mile × 52 = 156")
    }
}
