import SharedLives
import Testing

/// What became known late is paid, or taken back, by the next run: the difference for each month, subject and element.
@Suite struct LateFactTests {
    /// April and May are paid, at low.
    private static func paidSpring(_ placement: PlacementFacts = Somerset.placement("low")) throws -> Ledger {
        var ledger = Ledger(cards: [Somerset.rateCard])
        ledger.set(placement, from: placement.start, .placement)
        for month in ["2026-04", "2026-05"] as [Month] { ledger.approve(try ledger.draft(of: month)) }
        return ledger
    }

    private static func adjustments(_ draft: Ledger.Draft) -> [String] {
        draft.calculation.lines.filter { $0.paidBefore != nil }.map(\.brief)
    }

    @Test func withoutAChangeThereIsNone() throws {
        let ledger = try Self.paidSpring()
        #expect(ledger.changes == [])
        let june = try ledger.draft(of: "2026-06")
        #expect(june.calculation.lines.map(\.brief) == ["support 06-01..07-01 30 day × 16500 = 70714"])
    }

    @Test func aBandBackdatedByItsReviewIsPaidForEveryMonthSince() throws {
        var ledger = try Self.paidSpring()
        var placement = Somerset.placement("low")
        placement.bands.append(DatedBand(from: "2026-04-13", band: "high"))
        ledger.set(placement, from: "2026-04-13", .band)
        let draft = try ledger.draft(of: "2026-06")
        #expect(
            draft.calculation.lines.map(\.brief) == [
                "support 04-01..05-01 1 month × 27001 = 27001", "support 05-01..06-01 1 month × 46500 = 46500",
                "support 06-01..07-01 30 day × 27000 = 115714",
            ])
        let april = try #require(draft.calculation.lines.first)
        #expect(april.kind == "adjustment")
        #expect(april.clause == "4.4.1")
        #expect(april.paidBefore == PaidSum(amount: 70714))
        #expect(
            april.explanation
                == "care and support in April 2026: 12 days at £165.00 a week (low), £282.86; 18 days at £270.00 a week "
                + "(high), £694.29; together £977.15 by today's facts, less £707.14 paid before; since then the band from 13 "
                + "April 2026 was recorded on 4 May 2026")
        ledger.approve(draft)
        #expect(ledger.discrepancies(after: draft) == [])
        #expect(Self.adjustments(try ledger.draft(of: "2026-07")) == [])
    }

    @Test func undoneItIsPaidBack() throws {
        var ledger = try Self.paidSpring()
        var wrong = Somerset.placement("low")
        wrong.end = PlacementEnd(date: "2026-04-20", reason: .movedOn)
        ledger.set(wrong, from: "2026-04-20", .placement)
        let june = try ledger.draft(of: "2026-06")
        #expect(
            june.calculation.lines.map(\.brief) == [
                "support 04-01..05-01 1 month × -25928 = -25928", "support 05-01..06-01 1 month × -73071 = -73071",
            ])
        ledger.approve(june)
        ledger.set(Somerset.placement("low"), from: "2026-04-20", .placement)
        let july = try ledger.draft(of: "2026-07")
        #expect(
            Self.adjustments(july) == [
                "support 04-01..05-01 1 month × 25928 = 25928", "support 05-01..06-01 1 month × 73071 = 73071",
                "support 06-01..07-01 1 month × 70714 = 70714",
            ])
    }

    @Test func changedAndChangedBackBeforeTheNextRunItIsNothing() throws {
        var ledger = try Self.paidSpring()
        var wrong = Somerset.placement("low")
        wrong.bands[0].band = "complex"
        ledger.set(wrong, from: wrong.start, .band)
        ledger.set(Somerset.placement("low"), from: wrong.start, .band)
        #expect(Self.adjustments(try ledger.draft(of: "2026-06")) == [])
    }

    @Test func aHospitalStayToldOfNextMonthMovesDaysFromOneElementToAnother() throws {
        var ledger = try Self.paidSpring(Somerset.placement("high"))
        ledger.set(
            Somerset.placement("high", absences: [Absence(kind: .hospital, from: "2026-04-20", to: "2026-05-25")]),
            from: "2026-04-20", .absence)
        let draft = try ledger.draft(of: "2026-06")
        #expect(
            Self.adjustments(draft) == [
                "support 04-01..05-01 1 month × -42428 = -42428", "absence 04-01..05-01 1 month × 42429 = 42429",
                "support 05-01..06-01 1 month × -92571 = -92571", "absence 05-01..06-01 1 month × 65571 = 65571",
            ])
        ledger.approve(draft)
        #expect(ledger.discrepancies(after: draft) == [])
    }

    @Test func aContributionMovesMoneyBetweenCouncilAndPersonAndNoneToTheCarer() throws {
        var ledger = try Self.paidSpring()
        ledger.set(
            Somerset.placement("low", contributions: [DatedContribution(from: "2026-05-01", weekly: 7000)]),
            from: "2026-05-01", .contribution)
        let line = try #require(try ledger.draft(of: "2026-06").calculation.lines.first)
        #expect((line.amount, line.contribution, line.council) == (0, 31000, -31000))
        #expect(
            line.explanation
                == "care and support in May 2026: 31 days at £165.00 a week (low), £730.71 by today's facts, less £730.71 paid before; of these the person's "
                + "contribution is £310.00, and was £0.00; since then the contribution from 1 May 2026 was recorded on 4 May "
                + "2026")
    }

    @Test func anotherCarerOrCouncilIsPaidOrChargedAndTheFormerOneGetsItBack() throws {
        var ledger = try Self.paidSpring()
        ledger.set(Somerset.placement("low", carer: "c2"), council: "k2", from: "2025-01-01", .placement)
        let draft = try ledger.draft(of: "2026-06")
        #expect(
            draft.calculation.totals.carers.map { "\($0.carer) \($0.amount.value)" } == ["c1 -143785", "c2 214499"])
        #expect(Set(draft.late.adjustments.map { "\($0.element.carer) \($0.element.council)" }) == ["c1 k1", "c2 k2"])
        ledger.approve(draft)
        #expect(ledger.discrepancies(after: draft) == [])
    }

    @Test func aNewRateCardReachesBackToItsDay() throws {
        var ledger = try Self.paidSpring()
        var card = Somerset.rateCard
        card.from = "2026-05-11"
        card.weekly["low"] = 17500
        ledger.set(
            rates: SchemeRates(rateCards: [Somerset.rateCard, card], policies: []), from: card.from)
        #expect(Self.adjustments(try ledger.draft(of: "2026-06")) == ["support 05-01..06-01 1 month × 3000 = 3000"])
    }

    @Test func aPriceOfTheNextMonthReachesBackToAShortBreakThatWasCancelledLate() throws {
        var ledger = Ledger(cards: [Somerset.rateCard])
        // Two nights of April and two of May, half paid with April.
        ledger.set(Somerset.stay("A", "2026-04-29", "2026-05-03", id: "s1", cancelledAt: "2026-04-29T08:00:00Z"))
        ledger.approve(try ledger.draft(of: "2026-04"))
        #expect(ledger.paid.values.map(\.amount) == [12800])
        var card = Somerset.rateCard
        card.from = "2026-05-01"
        card.night["A"] = 7000
        ledger.set(rates: SchemeRates(rateCards: [Somerset.rateCard, card], policies: []), from: card.from)
        let may = try ledger.draft(of: "2026-05")
        #expect(Self.adjustments(may) == ["cancelled 04-01..05-01 1 month × 600 = 600"])
        #expect(may.late.adjustments.map { $0.causes.map(\.kind) } == [[.rateCard]])
    }

    @Test func whoIsParkedIsNeitherPaidNorChargedUntilTheFactsAgree() throws {
        var ledger = try Self.paidSpring()
        var wrong = Somerset.placement("low")
        wrong.bands.append(DatedBand(from: "2026-05-11", band: "silver"))
        ledger.set(wrong, from: "2026-05-11", .band)
        let june = try ledger.draft(of: "2026-06")
        #expect(june.calculation.lines.isEmpty)
        #expect(june.parkedNow == ["c1"])
        #expect(june.late.parked.map { "\($0.month) \($0.carer.carer)" } == ["2026-05 c1"])
        ledger.approve(june)
        wrong.bands[1].band = "high"
        ledger.set(wrong, from: "2026-05-11", .band)
        let july = try ledger.draft(of: "2026-07")
        #expect(
            july.calculation.lines.map(\.brief) == [
                "support 05-01..06-01 1 month × 31500 = 31500", "support 06-01..07-01 1 month × 115714 = 115714",
                "support 07-01..08-01 31 day × 27000 = 119571",
            ])
    }

    @Test func aMonthThatIsPaidLateFindsTheLaterOnesToo() throws {
        var ledger = Ledger(cards: [Somerset.rateCard])
        ledger.set(Somerset.placement("low"), from: "2025-01-01", .placement)
        ledger.approve(try ledger.draft(of: "2026-05"))
        var placement = Somerset.placement("low")
        placement.bands.append(DatedBand(from: "2026-04-20", band: "high"))
        ledger.set(placement, from: "2026-04-20", .band)
        let april = try ledger.draft(of: "2026-04")
        #expect(
            april.calculation.lines.map(\.brief) == [
                "support 04-01..04-20 19 day × 16500 = 44786", "support 04-20..05-01 11 day × 27000 = 42429",
                "support 05-01..06-01 1 month × 46500 = 46500",
            ])
        ledger.approve(april)
        #expect(ledger.discrepancies(after: april) == [])
        #expect(ledger.changes == [])
    }

    @Test func aChangeThatConcernsNoPaidMonthIsKeptForTheMonthThatItConcerns() throws {
        var ledger = try Self.paidSpring()
        ledger.set(Somerset.stay("A", "2026-08-03", "2026-08-05", id: "s1", carer: "c9"))
        ledger.approve(try ledger.draft(of: "2026-06"))
        #expect(ledger.changes.map(\.subject) == ["s1"])
        ledger.approve(try ledger.draft(of: "2026-08"))
        #expect(ledger.changes == [])
    }
}
