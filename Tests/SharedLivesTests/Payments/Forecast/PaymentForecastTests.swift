import SharedLives
import Testing

@Suite struct PaymentForecastTests {
    private static let placements = [
        Somerset.placement("low", contributions: [DatedContribution(from: "2025-01-01", weekly: 7000)]),
        Somerset.placement(
            "complex", id: "p2", carer: "c2", fees: [ComplexFee(from: "2025-01-01", weekly: 3500)],
            end: PlacementEnd(date: "2026-11-15", reason: .movedOn)),
    ]

    private static func forecast(
        _ months: [Month], cards: [RateCard] = [Somerset.rateCard], placements: [PlacementFacts] = placements,
        stays: [StayFacts] = [], agreements: [AgreedFee] = [], budgets: [PaymentForecast.Budget] = []
    ) throws -> PaymentForecast {
        try PaymentForecast(
            of: months,
            history: PaymentHistory(
                rates: SchemeRates(rateCards: cards, policies: []), placements: placements, stays: stays),
            councils: ["p1": "k1", "p2": "k2", "s1": "k1"], agreements: agreements, budgets: budgets)
    }

    private func parts(_ parts: [PaymentForecast.Part]) -> [String] {
        parts.map { "\($0.name ?? "-") \($0.amount.value)" }
    }

    @Test func workedByHand() throws {
        let fee = AgreedFee(
            id: Identifier(high: 0, low: 1), council: "k2", fee: ManagementFee(from: "2026-10", yearly: 1_200_000))
        let forecast = try Self.forecast(
            ["2026-10", "2026-11", "2026-12"],
            stays: [Somerset.stay("A", "2026-12-30", "2027-01-02", miles: 10)], agreements: [fee],
            budgets: [.init(from: "2026-10", monthly: 250_000), .init(from: "2026-12", monthly: 80_000)])
        let months = forecast.months
        // October: 31 × 16500 ÷ 7, 31 × 36000 ÷ 7, 31 × 3500 ÷ 7; contribution 31 × 7000 ÷ 7.
        #expect(months[0].amount == Pence(73_071 + 159_429 + 15_500))
        #expect(months[0].contribution == 31_000)
        #expect(parts(months[0].bands) == ["complex 159429", "low 73071", "- 15500"])
        #expect(parts(months[0].councils) == ["k1 42071", "k2 174929"])
        #expect(parts(months[0].fees) == ["k2 100000"])
        #expect(months[0].left == 2_000)
        // November: 30 days low; 14 days complex until the end, with the fee.
        #expect(months[1].amount == Pence(70_714 + 72_000 + 7_000))
        // December: 31 days low, two nights and the miles.
        #expect(parts(months[2].bands) == ["A 12800", "low 73071", "- 450"])
        #expect(months[2].left == Pence(80_000 - 86_321))
        #expect(months.allSatisfy { $0.parked.isEmpty })
    }

    @Test("A rate card that is not in force yet, or one in the place of a recorded one, changes its own days alone")
    func anotherCard() throws {
        var card = Somerset.rateCard
        card.from = "2026-11-16"
        card.weekly["low"] = 18500
        let months: [Month] = ["2026-10", "2026-11"]
        let recorded = try Self.forecast(months)
        let rates = SchemeRates(rateCards: [Somerset.rateCard], policies: [])
        let proposed = try Self.forecast(months, cards: rates.adding([card]).rateCards)
        #expect(proposed.months[0] == recorded.months[0])
        // 15 days at the old rate and 15 at the new, each rounded.
        #expect(proposed.months[1].amount - recorded.months[1].amount == Pence(35_357 + 39_643 - 70_714))
        card.from = Somerset.rateCard.from
        #expect(rates.adding([card]).rateCards == [card])
    }

    @Test("The months of a forecast are the runs' months")
    func sameAsRuns() throws {
        for seed in 0..<300 {
            var random = RandomFacts(seed: UInt64(seed))
            let facts = random.facts()
            guard facts.faults().isEmpty else { continue }
            let councils = Dictionary(
                uniqueKeysWithValues: (facts.placements.map(\.id) + facts.stays.map(\.id) + facts.sessions.map(\.id))
                    .map { ($0, "k") })
            let history = PaymentHistory(
                rates: SchemeRates(
                    rateCards: facts.rateCards, policies: [.init(from: facts.period.firstDay, policy: facts.policy)]),
                placements: facts.placements, stays: facts.stays, sessions: facts.sessions)
            let month = try PaymentForecast(of: [facts.period], history: history, councils: councils).months[0]
            let totals = facts.calculate().totals
            #expect((month.amount, month.contribution) == (totals.amount, totals.contribution))
            #expect(month.bands.reduce(.zero) { $0 + $1.amount } == totals.amount)
            #expect(month.councils.reduce(.zero) { $0 + $1.amount } == totals.council)
        }
    }

    @Test("Whose facts contradict each other is left out and named; prices that do are refused")
    func faults() throws {
        let silver = Somerset.placement("silver", id: "p3", carer: "c3")
        let month = try Self.forecast(["2026-10"], placements: [Self.placements[0], silver]).months[0]
        #expect(month.parked == ["c3"])
        #expect(month.amount == 73_071)
        #expect(throws: RatesAtFault.self) {
            _ = try Self.forecast(["2026-10"], cards: [RateCard(from: "2019-04-01", weekly: ["low": Pence(-1)])])
        }
    }
}
