import SharedLives
import Testing

/// Every figure is explained in a sentence that a person can check with a calculator.
@Suite struct LineWorkingTests {
    @Test func workedByHand() {
        let lines = RequestExampleTests.facts.calculate().lines
        #expect(
            lines.map(\.working) == [
                "7 × £165.00 ÷ 7 = £165.00", "8 × £360.00 ÷ 7 = £411.4285…, rounded to £411.43",
                "20 × £50.00 ÷ 7 = £142.8571…, rounded to £142.86", "4 × £360.00 ÷ 7 = £205.7142…, rounded to £205.71",
                "4 × £360.00 ÷ 7 = £205.7142…, rounded to £205.71", "4 × £360.00 ÷ 7 = £205.7142…, rounded to £205.71",
                "165 × £10.00 ÷ 60 = £27.50", "2 × £64.00 = £128.00", "23 × £0.45 = £10.35",
            ])
        #expect(lines[0].contributionWorking(weekly: 4500) == "7 × £45.00 ÷ 7 = £45.00")
        #expect(lines[1].contributionWorking(weekly: 4500) == "8 × £45.00 ÷ 7 = £51.4285…, rounded to £51.43")
        #expect(lines[1].contributionWorking(weekly: 4600) == nil)
        #expect(lines[2].contributionWorking(weekly: 4500) == nil)
    }

    @Test func halvesAndHalfPennies() {
        let cards = [
            Somerset.rateCard,
            RateCard(from: "2026-10-11", weekly: ["low": 16505], night: ["special": 9501], hour: ["A": 901]),
        ]
        let facts = Somerset.month(
            cards: cards,
            placements: [
                Somerset.placement(
                    "low", start: "2026-10-12", end: PlacementEnd(date: "2026-10-12", reason: .notArrived))
            ],
            stays: [
                Somerset.stay("special", "2026-10-09", "2026-10-12", cancelledAt: "2026-10-09T09:00:00+01:00"),
                Somerset.stay("special", "2026-10-20", "2026-10-22", id: "s2", notArrived: true),
            ],
            sessions: [
                Somerset.session("A", "2026-10-13T09:30:00+01:00", .minutes(30), notArrived: true),
                Somerset.session("A", "2026-10-06T09:30:00+01:00", .session("halfDay"), id: "d2", notArrived: true),
            ])
        #expect(
            facts.calculate().lines.map(\.working) == [
                "30 × £9.01 ÷ 60 ÷ 2 = £2.2525, rounded to £2.25", "1 × £35.00 ÷ 2 = £17.50",
                "£165.05 ÷ 7 ÷ 2 = £11.7892…, rounded to £11.79",
                "(2 × £95.00 + 1 × £95.01) ÷ 2 = £142.505, rounded to £142.51",
                "£95.01 ÷ 2 = £47.505, rounded to £47.51",
            ])
    }

    @Test func contributionIsNeverMoreThanItsLine() {
        let facts = Somerset.month(placements: [
            Somerset.placement("low", contributions: [DatedContribution(from: "2025-01-01", weekly: 17000)])
        ])
        let line = facts.calculate().lines[0]
        #expect(
            line.contributionWorking(weekly: 17000)
                == "31 × £170.00 ÷ 7 = £752.8571…, rounded to £752.86, but never more than the line's £730.71")
    }

    /// The figures come out of the sentence's own numbers, for lines as they are worked out and as they are kept.
    @Test func everyFigureComesOutOfItsSentence() {
        var checked: Set<Element> = []
        for seed in 0..<2_000 {
            var random = RandomFacts(seed: UInt64(seed))
            let facts = random.facts()
            guard facts.faults().isEmpty else { continue }
            for line in facts.calculate().lines {
                #expect(Calculator.checked(line.working) == line.amount.value, "\(line.explanation): \(line.working)")
                #expect(line.kept.working == line.working)
                checked.insert(line.element)
            }
        }
        #expect(checked == Set(Element.allCases))
    }

    @Test func everyAdjustmentComesOutOfItsSentence() throws {
        var (count, contributionCount) = (0, 0)
        for seed in 0..<60 {
            var random = RandomLedger(seed: UInt64(seed))
            while let month = random.unpaidMonth() {
                for _ in 0..<4 { random.change() }
                let draft = try random.ledger.draft(of: month)
                for line in draft.calculation.lines where line.paidBefore != nil {
                    #expect(Calculator.checked(line.working) == line.amount.value, "\(line.working)")
                    count += 1
                    guard line.contribution != .zero else { continue }
                    let working = line.contributionWorking(weekly: nil) ?? ""
                    #expect(Calculator.checked(working) == line.contribution.value, "\(working)")
                    contributionCount += 1
                }
                random.approve(draft)
            }
        }
        #expect(count > 100 && contributionCount > 20)
    }
}

extension PaymentLine {
    /// The line as the database gives it back.
    var kept: PaymentLine {
        PaymentLine(
            subject: subject, carer: carer, element: element, from: from, to: to, quantity: quantity, unit: unit,
            rate: rate, amount: amount, contribution: contribution, paidBefore: paidBefore, explanation: explanation)
    }
}
