import SharedLives
import Testing

/// What carers are paid, councils are charged and people contribute agrees to the penny.
@Suite struct RunLedgersTests {
    @Test func byHand() {
        let lines = RequestExampleTests.facts.calculate().lines.map { line in
            (line: line, council: line.subject == "d1" ? "k2" : "k1", person: "person of \(line.subject)")
        }
        let fee = FeeCharge(council: "k2", month: "2026-10", agreement: nil, amount: 3_315_200)
        let ledgers = RunLedgers(lines: lines, fees: [fee])
        #expect((ledgers.paid, ledgers.charged, ledgers.collected) == (150_227, 135_442, 14_785))
        #expect(ledgers.difference == .zero)
        #expect(ledgers.carers == ["c2": 133_642, "c8": 16_585])
        #expect(ledgers.councils["k1"]?.charge == 132_692)
        #expect(ledgers.councils["k2"]?.charge == 3_317_950)
        #expect(ledgers.people == ["person of p1": 14_785])
        #expect(ledgers.fees == 3_315_200)
    }

    /// Over random histories of changes and runs: each run's ledgers agree, adjustments of either sign among its lines; and all that
    /// was ever charged and collected is what today's facts say.
    @Test func everyRunAgrees() throws {
        var (negative, positive, collectedBack) = (0, 0, 0)
        for seed in 0..<400 / Histories.share {
            var random = RandomLedger(seed: UInt64(seed))
            var all = RunLedgers()
            var paid: [PaidElement: PaidSum] = [:]
            while let month = random.unpaidMonth() {
                for _ in 0..<3 { random.change() }
                let draft = try random.ledger.draft(of: month)
                let adjustments = draft.late.adjustments.filter { !draft.parkedNow.contains($0.element.carer) }
                var councils = adjustments.map(\.element.council).makeIterator()
                let lines = draft.calculation.lines.map { line in
                    (
                        line: line,
                        council: line.paidBefore == nil
                            ? draft.councils[line.subject] ?? "" : councils.next() ?? "",
                        person: line.subject
                    )
                }
                let ledgers = RunLedgers(lines: lines)
                #expect(ledgers.difference == .zero)
                #expect(ledgers.paid == draft.calculation.totals.amount)
                #expect(ledgers.collected == draft.calculation.totals.contribution)
                negative += adjustments.count { $0.difference.amount < .zero }
                positive += adjustments.count { $0.difference.amount > .zero }
                collectedBack += adjustments.count { $0.difference.contribution < .zero }
                random.approve(draft)
                paid = random.ledger.paid
                for (council, charge) in ledgers.councils {
                    all.councils[council, default: RunLedgers.Council()].lines += charge.lines
                }
                for (person, amount) in ledgers.people { all.people[person, default: .zero] += amount }
            }
            #expect(all.charged == paid.values.reduce(.zero) { $0 + $1.council }, "seed \(seed)")
            #expect(all.collected == paid.values.reduce(.zero) { $0 + $1.contribution }, "seed \(seed)")
            for council in ["k1", "k2"] {
                let sum = paid.reduce(Pence.zero) { $1.key.council == council ? $0 + $1.value.council : $0 }
                #expect(all.councils[council]?.lines ?? .zero == sum, "seed \(seed)")
            }
        }
        #expect(negative > 100 && positive > 100 && collectedBack > 10)
    }
}
