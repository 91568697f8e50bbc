import SharedLives
import Store
import TestSupport
import Testing

/// What a change would do, before it is saved: the same as what it does when it is saved, and until then nothing.
@Suite(.timeLimit(.minutes(5))) struct PreviewTests {
    /// As in "2026-04 paid 70714 -> 97715 (council 70714 -> 97715)".
    private static func brief(_ previewed: PreviewedMonths) -> [String] {
        previewed.months.map { month in
            let sums = month.sums
            return "\(month.month)\(previewed.paid.contains(month.month) ? " paid" : "") "
                + "\(sums.old.amount.value) -> \(sums.new.amount.value) "
                + "(council \(sums.old.council.value) -> \(sums.new.council.value))"
        }
    }

    private static func preview(
        _ change: PreviewedChange, through: String? = nil, _ fixture: StoreFixture
    ) async throws -> PreviewedMonths {
        let traces = """
            SELECT (SELECT count(*) FROM audit_entry) + (SELECT count(*) FROM payment_fact_change)
                + (SELECT sum(version) FROM placement)
            """
        let before = try await fixture.number(traces)
        let previewed = try await fixture.act { try $0.preview(change, through: through.map(month)) }
        #expect(try await fixture.number(traces) == before)
        return previewed
    }

    @Test("A policy for everybody; a short break that is booked, and cancelled: as they would be paid")
    func policyAndBookings() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement(
                absences: [Absence(kind: .carerBreak, from: day("2026-04-01"), to: day("2026-04-21"))])
            try await fixture.paidRun(month("2026-04"))
            // 14 of the 20 break days are paid, or all of them.
            let policy = SchemeRates.DatedPolicy(
                from: day("2026-04-01"), policy: PaymentPolicy(respiteDaysPerYear: 28), settlement: SettlementPolicy())
            let everybody = try await Self.preview(.policy(policy), fixture)
            #expect(Self.brief(everybody)[0] == "2026-04 paid 33000 -> 47143 (council 33000 -> 47143)")
            let stay = fixture.stay(person: 1, carer: 1, miles: 23)
            let booked = try await Self.preview(.stay(stay), fixture)
            // Three nights at 6,400, and 23 miles.
            #expect(Self.brief(booked) == ["2026-05 0 -> 20235 (council 0 -> 20235)"])
            let kept = try await fixture.act { try $0.add(stay) }
            let outcome = BookingOutcome(
                cancelledAt: instant("2026-05-01T09:00:00Z"), cancelledBy: .person, notArrived: false)
            let cancelled = try await Self.preview(.stayOutcome(outcome, of: kept.id), fixture)
            #expect(Self.brief(cancelled) == ["2026-05 20235 -> 9600 (council 20235 -> 9600)"])
            let session = fixture.session(person: 2, carer: 2)
            let support = try await Self.preview(.session(session), through: "2026-05", fixture)
            #expect(Self.brief(support) == ["2026-05 0 -> 2750 (council 0 -> 2750)"])
        }
    }

    @Test("A backdated band: each paid month and the next one, line by line; saved, the next run pays exactly that")
    func band() async throws {
        try await StoreFixture.with { fixture in
            let placement = try await fixture.addPlacement()
            for period in ["2026-04", "2026-05"] { try await fixture.paidRun(month(period)) }
            let band = PlacementFact.band(DatedBand(from: day("2026-04-13"), band: "high"))
            let previewed = try await Self.preview(.fact(band, of: placement.id), fixture)
            #expect(
                Self.brief(previewed) == [
                    "2026-04 paid 70714 -> 97715 (council 70714 -> 97715)",
                    "2026-05 paid 73071 -> 119571 (council 73071 -> 119571)",
                    "2026-06 70714 -> 115714 (council 70714 -> 115714)",
                ])
            let april = try #require(previewed.months[0].entries.first)
            #expect(april.old.map(\.brief) == ["support 04-01..05-01 30 day × 16500 = 70714"])
            #expect(
                april.new.map(\.brief) == [
                    "support 04-01..04-13 12 day × 16500 = 28286", "support 04-13..05-01 18 day × 27000 = 69429",
                ])
            _ = try await fixture.act { try $0.add(band, to: placement.id) }
            let june = try await fixture.calculatedRun(month("2026-06"))
            #expect(
                try await fixture.lines(of: june.id).map(\.amount.value) == [
                    97_715 - 70_714, 119_571 - 73_071, 115_714,
                ])
            // And taken back: the other way round.
            let record = try await fixture.act { try $0.placement(placement.id) }
            let back = try await Self.preview(.withdrawal(.band, record.bands[1].id, of: placement.id), fixture)
            #expect(Self.brief(back)[0] == "2026-04 paid 97715 -> 70714 (council 97715 -> 70714)")
        }
    }

    @Test("An end, a contribution, an absence and a fee")
    func facts() async throws {
        try await StoreFixture.with { fixture in
            let low = try await fixture.addPlacement().id
            let complex = try await fixture.addPlacement(person: 1, carer: 1, band: "complex").id
            try await fixture.paidRun(month("2026-04"))
            let end = PlacementEnd(date: day("2026-04-21"), reason: .movedOn)
            #expect(
                Self.brief(try await Self.preview(.end(end, of: low), fixture)) == [
                    "2026-04 paid 70714 -> 47143 (council 70714 -> 47143)", "2026-05 73071 -> 0 (council 73071 -> 0)",
                ])
            let contribution = PlacementFact.contribution(DatedContribution(from: day("2026-05-01"), weekly: 7_000))
            #expect(
                Self.brief(try await Self.preview(.fact(contribution, of: low), through: "2026-06", fixture)) == [
                    "2026-05 73071 -> 73071 (council 73071 -> 42071)",
                    "2026-06 70714 -> 70714 (council 70714 -> 40714)",
                ])
            let absence = PlacementFact.absence(Absence(kind: .hospital, from: day("2026-04-01"), to: nil))
            #expect(
                Self.brief(try await Self.preview(.fact(absence, of: low), fixture)) == [
                    "2026-04 paid 70714 -> 66000 (council 70714 -> 66000)", "2026-05 73071 -> 0 (council 73071 -> 0)",
                ])
            let fee = PlacementFact.complexFee(
                ComplexFee(from: day("2026-04-24"), to: day("2026-05-01"), weekly: 5_000))
            #expect(
                Self.brief(try await Self.preview(.fact(fee, of: complex), fixture)) == [
                    "2026-04 paid 0 -> 5000 (council 0 -> 5000)", "2026-05 0 -> 0 (council 0 -> 0)",
                ])
        }
    }

    @Test("A rate card: everybody's months from its day on")
    func rateCard() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            _ = try await fixture.addPlacement(person: 1, carer: 1, band: "high")
            try await fixture.paidRun(month("2026-04"))
            let card = RateCard(
                from: day("2026-05-01"), weekly: ["low": 17_500, "medium": 21_800, "high": 27_000, "complex": 36_000],
                night: ["A": 6_400], hour: ["A": 900])
            #expect(
                Self.brief(try await Self.preview(.rateCard(card), fixture)) == [
                    "2026-04 paid 0 -> 0 (council 0 -> 0)", "2026-05 73071 -> 77500 (council 73071 -> 77500)",
                ])
        }
    }

    @Test("What contradicts is refused as the change itself is, and leaves nothing; nor is a preview without end")
    func refused() async throws {
        try await StoreFixture.with { fixture in
            let placement = try await fixture.addPlacement(absences: [
                Absence(kind: .hospital, from: day("2026-03-01"), to: day("2026-03-08"))
            ]).id
            let changes: [PreviewedChange] = [
                .fact(.band(DatedBand(from: day("2026-04-01"), band: "silver")), of: placement),
                .fact(.absence(Absence(kind: .other, from: day("2026-03-05"), to: nil)), of: placement),
                .fact(.band(DatedBand(from: day("2026-01-05"), band: "high")), of: placement),
                .end(PlacementEnd(date: day("2026-01-01"), reason: .movedOn), of: placement),
            ]
            for change in changes {
                let previewed = try await refusal { _ = try await Self.preview(change, fixture) }
                let saved = try await refusal {
                    _ = try await fixture.act { transaction in
                        switch change {
                        case .fact(let fact, let id): _ = try transaction.add(fact, to: id)
                        case .end(let end, let id): _ = try transaction.end(id, at: nil, end)
                        default: break
                        }
                    }
                }
                #expect(previewed != nil && previewed?.brief == saved?.brief, "\(change)")
            }
            let band = PlacementFact.band(DatedBand(from: day("2026-04-01"), band: "high"))
            let endless = try await refusal {
                _ = try await Self.preview(.fact(band, of: placement), through: "2036-04", fixture)
            }
            #expect(endless?.brief == ["/through tooManyMonths"])
        }
    }
}
