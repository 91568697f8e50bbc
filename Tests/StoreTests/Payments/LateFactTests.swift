import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// What became known of a month after it was paid is paid, or taken back, by the next run.
@Suite(.timeLimit(.minutes(10))) struct LateFactTests {
    @Test("A band backdated over two paid months: a line for each, with who recorded what and when; then never again")
    func backdated() async throws {
        try await StoreFixture.with { fixture in
            let placement = try await fixture.addPlacement()
            for period in ["2026-04", "2026-05"] { try await fixture.paidRun(month(period)) }
            let band = DatedBand(from: day("2026-04-13"), band: "high")
            _ = try await fixture.act { try $0.add(.band(band), to: placement.id) }
            let june = try await fixture.calculatedRun(month("2026-06"))
            #expect(
                try await fixture.lines(of: june.id).map { "\($0.kind) \($0.brief)" } == [
                    "adjustment support 04-01..05-01 1 month × 27001 = 27001",
                    "adjustment support 05-01..06-01 1 month × 46500 = 46500",
                    "support support 06-01..07-01 30 day × 27000 = 115714",
                ])
            #expect(june.value.sums.adjustmentCount == 2)
            #expect(june.value.sums.amount == 189_215)
            let first = try await fixture.read(PaymentLines.list(run: june.id, carer: nil, after: 0, rowsMax: 1))[0]
            #expect(first.line.paidBefore == PaidSum(amount: 70_714))
            let causes = try #require(first.causes)
            #expect(causes.contains(#""kind": "band""#) && causes.contains(#""act": "recorded""#))
            #expect(causes.contains("\(fixture.account(.coordinator))"))
            _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: june.id, at: nil) }
            #expect(try await fixture.runFacts(month("2026-07")).late.adjustments == [])
            #expect(try await fixture.runFacts(month("2026-07"), .everything).late.adjustments == [])
            let open = "SELECT count(*) FROM payment_fact_change WHERE settled_by_run_id IS NULL"
            #expect(try await fixture.number(open) == 0)
        }
    }

    @Test("A change that was not committed when a run read its facts is the next run's, though it was recorded before")
    func committedLate() async throws {
        try await StoreFixture.with { fixture in
            let placement = try await fixture.addPlacement()
            try await fixture.paidRun(month("2026-04"))
            let recording = try await LockHold(
                """
                SELECT set_config('sharedlives.scheme_id', '\(fixture.scheme.id)', true);
                INSERT INTO placement_band (id, placement_id, from_date, band)
                    VALUES (gen_random_uuid(), '\(placement.id)', '2026-04-20', 'medium');
                """, in: fixture.database)
            // Noted after it and committed before it.
            _ = try await fixture.act { [fixture] in
                try $0.add(fixture.stay(person: 3, carer: 2, arrive: "2026-04-02", depart: "2026-04-04"))
            }
            let may = try await fixture.calculatedRun(month("2026-05"))
            try await recording.release()
            _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: may.id, at: nil) }
            #expect(may.value.sums.adjustmentCount == 1)
            let june = try await fixture.calculatedRun(month("2026-06"))
            #expect(
                try await fixture.lines(of: june.id).prefix(2).map(\.brief) == [
                    "support 04-01..05-01 1 month × 8329 = 8329", "support 05-01..06-01 1 month × 23472 = 23472",
                ])
        }
    }

    @Test("Of two drafts that put the same month right one is approved; the other is worked out again first")
    func twoDrafts() async throws {
        try await StoreFixture.with { fixture in
            let placement = try await fixture.addPlacement()
            try await fixture.paidRun(month("2026-04"))
            let band = DatedBand(from: day("2026-04-13"), band: "high")
            _ = try await fixture.act { try $0.add(.band(band), to: placement.id) }
            let (may, june) = (
                try await fixture.calculatedRun(month("2026-05")), try await fixture.calculatedRun(month("2026-06"))
            )
            _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: may.id, at: nil) }
            let refusal = try await refusal {
                _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: june.id, at: nil) }
            }
            #expect(refusal?.brief == [" paidSinceCalculated"])
            let again = try await fixture.act(.financeOfficer) { try $0.take(.recalculate, on: june.id, at: nil) }
            #expect(try await fixture.calculate(again))
            #expect(try await fixture.lines(of: june.id).map(\.kind) == ["support"])
            _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: june.id, at: nil) }
        }
    }

    @Test("Drafts that put nothing right are approved in any order")
    func manyDrafts() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            var runs: [Stored<PaymentRun>] = []
            for period in ["2026-04", "2026-05", "2026-06"] {
                runs.append(try await fixture.calculatedRun(month(period)))
            }
            for run in runs.reversed() {
                _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: run.id, at: nil) }
            }
            #expect(try await fixture.runFacts(month("2026-07"), .everything).late.adjustments == [])
        }
    }

    @Test("The demonstration's year, paid month by month, comes to the same again from the beginning")
    func demonstration() async throws {
        try await StoreFixture.withDemonstration { fixture in
            for number in 1...11 { try await fixture.paidRun(Month(year: 2026, month: number)!) }
            let again = try await fixture.runFacts(month("2026-12"), .everything)
            #expect(again.late.adjustments == [])
            #expect(again.late.parked.isEmpty)
            #expect(try await fixture.runFacts(month("2026-12")).late.adjustments == [])
        }
    }

    @Test("Forty months of changes and corrections: what changed is all there is, and all that was paid is what is due")
    func history() async throws {
        try await StoreFixture.with { fixture in
            var random = Random(state: 20_261_121)
            var placements: [Identifier] = []
            for person in 0..<4 {
                placements.append(
                    try await fixture.addPlacement(person: person, carer: person % 3, band: "medium").id)
            }
            var period = month("2026-02")
            var adjusted = 0
            for round in 0..<40 {
                for _ in 0..<random.number(3) {
                    try await change(placements[random.number(4)], before: period, &random, fixture)
                }
                let run = try await fixture.calculatedRun(period)
                let facts = try await fixture.runFacts(period)
                let all = try await fixture.runFacts(period, .everything)
                #expect(facts.late.adjustments.map(\.brief) == all.late.adjustments.map(\.brief), "\(period)")
                adjusted += run.value.sums.adjustmentCount
                if round % 7 == 6 {
                    _ = try await fixture.act(.financeOfficer) { try $0.take(.void, on: run.id, at: nil) }
                } else {
                    _ = try await fixture.act(.registeredManager) { try $0.take(.approve, on: run.id, at: nil) }
                    period = period.next
                }
            }
            #expect(adjusted > 100)
            let last = try await fixture.runFacts(period, .everything)
            #expect(last.late.adjustments == [])
        }
    }

    /// Adds a fact of some month, or withdraws one.
    private func change(
        _ placement: Identifier, before period: Month, _ random: inout Random, _ fixture: StoreFixture
    ) async throws {
        let from = day("2026-01-05") + random.number(max(1, period.endDay - day("2026-01-05")))
        let record = try await fixture.act { try $0.placement(placement) }
        let kind = random.number(6)
        let band = ["low", "medium", "high", "complex"][random.number(4)]
        let weekly = Pence(Int64(random.number(9_000)))
        let to = from + 1 + random.number(20)
        // What contradicts other facts, or is there already, is refused and changes nothing.
        _ = try await refusal {
            _ = try await fixture.act(.registeredManager) { transaction in
                switch kind {
                case 0, 1:
                    return try transaction.add(.band(DatedBand(from: from, band: band)), to: placement)
                case 2:
                    return try transaction.add(
                        .contribution(DatedContribution(from: from, weekly: weekly)), to: placement)
                case 3:
                    return try transaction.add(
                        .absence(Absence(kind: .hospital, from: from, to: to)), to: placement)
                case 4 where record.bands.count > 1:
                    return try transaction.withdraw(.band, record.bands[1].id, of: placement, at: nil)
                default:
                    guard let absence = record.absences.last else { return record }
                    return try transaction.withdraw(.absence, absence.id, of: placement, at: nil)
                }
            }
        }
    }
}

extension Adjustment {
    fileprivate var brief: String {
        "\(element.month) \(element.carer) \(element.subject) \(element.element.rawValue) \(old.amount) \(new.amount)"
    }
}

/// Numbers that are the same on every machine.
private struct Random {
    var state: UInt64

    mutating func number(_ below: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % below
    }
}
