import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// Facts that contradict each other stop nobody else's payment. The service does not let them in; a mended database may hold them.
@Suite(.timeLimit(.minutes(5))) struct ParkedCarerTests {
    @Test("A carer whose facts contradict is shown and not paid, and the rest is")
    func parked() async throws {
        try await StoreFixture.with { fixture in
            let paid = try await fixture.addPlacement(person: 0, carer: 0)
            let contradictory = try await fixture.addPlacement(person: 1, carer: 1)
            // The same carer has a stay in order: half a payment looks like a whole one, so it is left out too.
            _ = try await fixture.act { [fixture] in try $0.add(fixture.stay(person: 2, carer: 1)) }
            try await fixture.script(
                """
                INSERT INTO placement_absence (id, placement_id, kind, from_date, to_date)
                    VALUES (gen_random_uuid(), '\(contradictory.id)', 'other', '2025-12-01', '2026-02-01');
                INSERT INTO placement_band (id, placement_id, from_date, band)
                    VALUES (gen_random_uuid(), '\(contradictory.id)', '2026-05-10', 'luxury');
                """)
            let run = try await fixture.calculatedRun(month("2026-05"))
            let sums = run.value.sums
            #expect((sums.lineCount, sums.carerCount, sums.parkedCount) == (1, 1, 1))
            #expect(try await fixture.lines(of: run.id).map(\.subject) == [paid.id.description])
            let parked = try await fixture.read(PaymentLines.parked(run: run.id))
            #expect(parked.map(\.carerID) == [fixture.carer(1)])
            #expect(parked[0].faults.contains("absenceBeforeStart"))
            #expect(parked[0].faults.contains("/bands/1/band"))
            #expect(parked[0].faults.contains(contradictory.id.description))
        }
    }

    @Test("Mended and worked out again, the carer is paid and no longer shown")
    func mended() async throws {
        try await StoreFixture.with { fixture in
            let placement = try await fixture.addPlacement()
            try await fixture.script(
                "UPDATE placement_band SET withdrawn_at = now() WHERE placement_id = '\(placement.id)';")
            let run = try await fixture.calculatedRun(month("2026-05"))
            #expect(run.value.sums.parkedCount == 1)
            let band = DatedBand(from: day("2026-01-05"), band: "medium")
            _ = try await fixture.act { try $0.add(.band(band), to: placement.id) }
            let again = try await fixture.act(.financeOfficer) { try $0.take(.recalculate, on: run.id, at: nil) }
            #expect(try await fixture.calculate(again))
            let draft = try #require(try await fixture.read(PaymentRuns.find(run.id))).value
            #expect((draft.sums.lineCount, draft.sums.parkedCount) == (1, 0))
            #expect(try await fixture.read(PaymentLines.parked(run: run.id)).isEmpty)
        }
    }

    @Test("Prices or a policy at fault stop the whole run, with what is wrong")
    func ratesAtFault() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement()
            try await fixture.script(
                """
                INSERT INTO payment_policy (id, from_date, respite_days_per_year, absence_paid_days, after_death_days,
                    left_without_notice_days, cancellation_hours, mileage_pence_per_mile, fee_bands)
                VALUES (gen_random_uuid(), '2026-05-01', 99999, 28, 7, 7, 48, 45, '{}');
                """)
            let (run, _) = try await fixture.act(.financeOfficer) { try $0.requestRun(for: month("2026-05")) }
            do {
                try await fixture.calculate(run)
                Issue.record("It was calculated.")
            } catch let error as RatesAtFault {
                #expect(
                    error.faults.map { "\($0.pointer) \($0.code)" } == ["/policy/respiteDaysPerYear numberTooLarge"])
            }
        }
    }
}
