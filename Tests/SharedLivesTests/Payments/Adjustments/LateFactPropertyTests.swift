import SharedLives
import Testing

/// Tens of thousands of histories: after every run, all that was ever paid for a month is what the facts say, to the penny.
@Suite struct LateFactPropertyTests {
    struct Counts {
        var runs = 0
        var adjustments = 0
        var parked = 0
        var unchanged = 0
    }

    @Test(arguments: 0..<8)
    func allThatWasEverPaidIsWhatTheFactsSay(part: Int) throws {
        var counts = Counts()
        for seed in 0..<2_500 / Histories.share {
            let seed = UInt64(part * 10_000 + seed)
            if let failure = try Self.play(seed, &counts) {
                Issue.record("history \(seed): \(failure)")
                return
            }
        }
        // The histories are such that everything happens often.
        #expect(counts.runs > 5_000 / Histories.share)
        #expect(counts.adjustments > 4_000 / Histories.share)
        #expect(counts.parked > 500 / Histories.share)
        #expect(counts.unchanged > 200 / Histories.share)
    }

    /// Plays a history; answers with what does not hold.
    private static func play(_ seed: UInt64, _ counts: inout Counts) throws -> String? {
        var random = RandomLedger(seed: seed)
        for _ in 0..<4 {
            if !random.once(in: 4) { for _ in 0..<3 { random.change() } }
            guard let month = random.unpaidMonth() else { return nil }
            let draft = try random.ledger.draft(of: month)
            let whole = try random.ledger.draft(of: month, everything: true)
            guard draft.calculation.lines.map(\.brief) == whole.calculation.lines.map(\.brief) else {
                return "\(month): \(draft.calculation.lines.map(\.brief)), but all of it is "
                    + "\(whole.calculation.lines.map(\.brief))"
            }
            let isUnchanged = random.ledger.changes.allSatisfy { $0.firstDay >= month.firstDay }
            if isUnchanged, draft.late.parked.isEmpty, draft.late.adjustments.isEmpty { counts.unchanged += 1 }
            // A draft is given up, or facts change while it is read.
            if random.once(in: 6) { continue }
            if random.once(in: 4) { random.change() }
            random.approve(draft)
            counts.runs += 1
            counts.adjustments += draft.late.adjustments.count
            counts.parked += draft.parked.count
            if draft.late.adjustments.contains(where: { $0.old == $0.new }) { return "\(month): nothing is adjusted" }
            if let one = random.ledger.discrepancies(after: draft).first { return "\(month): \(one)" }
        }
        return nil
    }
}
