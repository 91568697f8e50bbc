import SharedLives
import Testing

/// Tens of thousands of histories of facts, corrections, undone corrections, runs, voided drafts, holds, releases, urgent
/// payments, recovery plans and payments of each kind that the payer rejects: all that ever went out and did not come back is what
/// today's facts say for the months that were paid, less what is open, to the penny; and what is open has a reason.
@Suite struct SettledHistoryTests {
    @Test(arguments: 0..<8)
    func allThatEverWentOutIsWhatTheFactsSayLessWhatIsOpen(part: Int) throws {
        var counts = SettledLedger.Counts()
        for number in 0..<2_600 / Histories.share {
            let seed = UInt64(1_000_000 + part * 10_000 + number)
            if let failure = try Self.play(seed, &counts) {
                Issue.record("history \(seed): \(failure)")
                return
            }
        }
        // The histories are such that everything happens often.
        #expect(counts.runs > 5_000 / Histories.share)
        #expect(counts.outOfDate > 300 / Histories.share)
        #expect(counts.held > 500 / Histories.share)
        #expect(counts.releasedWithMoney > 100 / Histories.share)
        #expect(counts.recovered > 500 / Histories.share)
        #expect(counts.carriedDebts > 500 / Histories.share)
        #expect(counts.plansEnded > 20 / Histories.share)
        #expect(counts.urgentPayments > 1_000 / Histories.share)
        #expect(counts.confirmed > 300 / Histories.share)
        #expect(counts.rejected > 300 / Histories.share)
        #expect(counts.rejectedUrgentPayments > 100 / Histories.share)
        #expect(counts.rejectedOfIndebted > 100 / Histories.share)
    }

    /// Plays a history; answers with what does not hold.
    private static func play(_ seed: UInt64, _ counts: inout SettledLedger.Counts) throws -> String? {
        var history = SettledLedger(seed: seed)
        defer { counts += history.counts }
        for _ in 0..<5 {
            if !history.once(in: 4) { for _ in 0..<3 { history.change() } }
            for _ in 0..<2 where history.once(in: 2) { history.act() }
            guard var draft = try history.draft() else { return nil }
            // A draft is given up, and everything is as it was.
            if history.once(in: 8) {
                guard history.isOutOfDate(draft) == false else { return "a draft changes something" }
                continue
            }
            // Something happens while it is read.
            if history.once(in: 4) { history.change() }
            if history.once(in: 4) { history.act() }
            if !history.approve(draft) {
                draft = try history.draft(of: draft.run.period)
                guard history.approve(draft) else { return "\(draft.run.period): out of date at once" }
            }
            if let one = history.discrepancy(after: draft) { return "\(draft.run.period): \(one)" }
        }
        return nil
    }
}
