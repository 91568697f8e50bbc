import JobCatalog
import JobQueue
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct PaymentRunTests {
    @Test("A month that is asked for becomes a draft with the calculator's lines, and its job is done")
    func calculated() async throws {
        try await WorkerFixture.with(.demonstration) { fixture in
            let run = try await fixture.request("2026-04")
            try await fixture.running { _ in try await fixture.until(run.id, is: .draft) }
            let (lines, calculation) = (
                try await fixture.lines(of: run.id), try await fixture.calculation(of: run.id)
            )
            #expect(lines == calculation.lines)
            #expect(lines.count > 100)
            let job = try await fixture.job(run.value.jobID)
            #expect((job.state, job.attempt, job.errors) == ("completed", 1, "[]"))
            #expect(try await fixture.run(run.id).sums.amount == calculation.totals.amount)
        }
    }

    @Test("While it works its progress is seen, step by step")
    func progress() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.addPlacement()
            let run = try await fixture.request("2026-05")
            let hold = try await fixture.hold(run.id)
            try await fixture.running { _ in
                try await fixture.changes.until {
                    let job = try await fixture.job(run.value.jobID)
                    return job.state == "running" && job.progressDone == 2 && job.progressTotal == 3
                }
                try await hold.release()
                try await fixture.until(run.id, is: .draft)
            }
        }
    }

    @Test("Every month of the demonstration's year, by two workers: each run once, each as the calculator has it")
    func manyRuns() async throws {
        try await WorkerFixture.with(.demonstration) { fixture in
            var runs: [Stored<PaymentRun>] = []
            for number in 1...12 {
                runs.append(try await fixture.request("2026-" + (number < 10 ? "0" : "") + "\(number)"))
            }
            try await fixture.running { _ in
                try await fixture.running { _ in
                    for run in runs { try await fixture.until(run.id, is: .draft) }
                }
            }
            for run in runs {
                let calculation = try await fixture.calculation(of: run.id)
                #expect(try await fixture.lines(of: run.id) == calculation.lines, "\(run.value.period)")
            }
            let drafts =
                "SELECT count(*) FROM audit_entry WHERE record_type = 'payment_run' AND after ->> 'state' = 'draft'"
            #expect(try await fixture.number(drafts) == 12)
        }
    }

    @Test("The first and the last month of the calendar are worked out like any other")
    func farMonths() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.addPlacement()
            let (first, last) = (try await fixture.request("0001-01"), try await fixture.request("9999-11"))
            try await fixture.running { _ in
                for run in [first, last] { try await fixture.until(run.id, is: .draft) }
            }
            #expect(try await fixture.lines(of: first.id) == [])
            #expect(try await fixture.lines(of: last.id).map(\.to) == [CivilDate("9999-12-01")!])
        }
    }

    @Test("A run that is voided while its lines are worked out gets none, and its job ends in peace")
    func voided() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.addPlacement()
            let run = try await fixture.request("2026-05")
            let voiding = try await LockHold(
                fixture.open + """
                    UPDATE payment_run SET state = 'voided', version = version + 1, voided_by = current_account_id(),
                        voided_at = now() WHERE id = '\(run.id)'
                    """, in: fixture.database)
            try await fixture.running { _ in
                try await voiding.untilSomebodyWaits()
                try await voiding.release()
                try await fixture.until(job: run.value.jobID, is: "completed")
            }
            #expect(try await fixture.run(run.id).state == .voided)
            #expect(try await fixture.lines(of: run.id) == [])
        }
    }

    @Test(
        "Prices at fault make the job dead with a code; mended, it is run again, or the run is voided and the month free"
    )
    func ratesAtFault() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.addPlacement()
            try await fixture.script(
                """
                INSERT INTO payment_policy (id, from_date, respite_days_per_year, absence_paid_days, after_death_days,
                    left_without_notice_days, cancellation_hours, mileage_pence_per_mile, fee_bands)
                VALUES (gen_random_uuid(), '2026-01-01', 99999, 28, 7, 7, 48, 45, '{}');
                """)
            let (may, june) = (try await fixture.request("2026-05"), try await fixture.request("2026-06"))
            try await fixture.running { _ in
                for run in [may, june] {
                    try await fixture.until(job: run.value.jobID, is: "dead")
                    #expect(try await fixture.job(run.value.jobID).errors.contains(#""ratesAtFault""#))
                }
                _ = try await fixture.act { try $0.take(.void, on: june.id, at: nil) }
                try await fixture.script("UPDATE payment_policy SET withdrawn_at = now();")
                _ = try await fixture.act(.administrator) { try $0.retryJob(may.value.jobID) }
                let juneAgain = try await fixture.request("2026-06")
                #expect(juneAgain.id != june.id)
                try await fixture.until(may.id, is: .draft)
                try await fixture.until(juneAgain.id, is: .draft)
                // The job of the voided run finds nothing to do.
                _ = try await fixture.act(.administrator) { try $0.retryJob(june.value.jobID) }
                try await fixture.until(job: june.value.jobID, is: "completed")
            }
            #expect(try await fixture.run(june.id).state == .voided)
            #expect(try await fixture.lines(of: june.id) == [])
        }
    }

    private static let nonsense: [(payload: String, code: String)] = [
        ("{}", "payloadUnreadable"), ("[]", "payloadUnreadable"), ("null", "payloadUnreadable"),
        (#"{"schemeId": 5, "runId": null}"#, "payloadUnreadable"),
        (#"{"schemeId": "x", "runId": "y"}"#, "payloadUnreadable"),
        (#"{"schemeId": "SCHEME", "runId": "RUN", "more": 1}"#, "payloadUnreadable"),
        (#"{"schemeId": "SCHEME", "runId": "00000000-0000-0000-0000-000000000000"}"#, "runNotFound"),
        (#"{"schemeId": "00000000-0000-0000-0000-000000000000", "runId": "RUN"}"#, "runNotFound"),
    ]

    @Test("A payload that cannot be read, or names what is not there, makes the job dead at once")
    func nonsensical() async throws {
        try await WorkerFixture.with { fixture in
            // The run's own job is cancelled: others, nonsensical ones, come in its place.
            let run = try await fixture.request("2026-05")
            _ = try await fixture.act(.administrator) { try $0.cancelJob(run.value.jobID) }
            for (number, (payload, _)) in Self.nonsense.enumerated() {
                let text = payload.replacing("SCHEME", with: "\(fixture.scheme.id)").replacing("RUN", with: "\(run.id)")
                try await fixture.script(
                    """
                    INSERT INTO job (id, tenant_id, kind, payload) VALUES ('\(Identifier(high: 0, low: UInt64(number)))',
                        current_scheme_id(), '\(CalculatePaymentRun.kind)', '\(text)');
                    """)
            }
            try await fixture.running { _ in
                for (number, (_, code)) in Self.nonsense.enumerated() {
                    let id = Identifier(high: 0, low: UInt64(number))
                    try await fixture.until(job: id, is: "dead")
                    let job = try await fixture.job(id)
                    #expect(job.attempt == 1)
                    #expect(job.errors.contains("\"\(code)\""), "\(job.errors)")
                }
            }
            #expect(try await fixture.run(run.id).state == .calculating)
        }
    }
}
