import JobCatalog
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@testable import JobQueue

/// Whatever ends a calculation between its steps leaves nothing of it behind, and it is done once in the end.
@Suite(.timeLimit(.minutes(5))) struct InterruptionTests {
    private static let drafts =
        "SELECT count(*) FROM audit_entry WHERE record_type = 'payment_run' AND after ->> 'state' = 'draft'"

    @Test(
        "A run whose job was cancelled says so; asked for again it is the same run with another job, once, and it is done"
    )
    func askedForAgain() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.addPlacement()
            let run = try await fixture.request("2026-05")
            #expect(run.value.jobState == "available")
            _ = try await fixture.act(.administrator) { try $0.cancelJob(run.value.jobID) }
            #expect(try await fixture.run(run.id).jobState == "cancelled")
            let again = try await withThrowingTaskGroup(of: Stored<PaymentRun>.self) { group in
                for _ in 0..<10 { group.addTask { try await fixture.request("2026-05") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(again.map(\.id)) == [run.id])
            #expect(Set(again.map(\.value.jobID)).count == 1 && again[0].value.jobID != run.value.jobID)
            #expect(Set(again.map(\.value.jobState)) == ["available"])
            // The job that was given up comes to life too, and finds that the run waits for another.
            _ = try await fixture.act(.administrator) { try $0.retryJob(run.value.jobID) }
            try await fixture.running { _ in
                try await fixture.until(run.id, is: .draft)
                try await fixture.until(job: run.value.jobID, is: "completed")
            }
            #expect(try await fixture.run(run.id).jobState == nil)
            #expect(try await fixture.lines(of: run.id).count == 1)
            #expect(try await fixture.number(Self.drafts) == 1)
        }
    }

    @Test("A job cancelled in the middle leaves nothing; retried, it is done")
    func cancelled() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.addPlacement()
            let run = try await fixture.request("2026-05")
            let hold = try await fixture.hold(run.id)
            try await fixture.running { _ in
                try await hold.untilSomebodyWaits()
                _ = try await fixture.act(.administrator) { try $0.cancelJob(run.value.jobID) }
                try await hold.release()
            }
            #expect(try await fixture.job(run.value.jobID).state == "cancelled")
            #expect(try await fixture.run(run.id).state == .calculating)
            #expect(try await fixture.lines(of: run.id) == [])
            _ = try await fixture.act(.administrator) { try $0.retryJob(run.value.jobID) }
            try await fixture.running { _ in try await fixture.until(run.id, is: .draft) }
            #expect(try await fixture.lines(of: run.id).count == 1)
            #expect(try await fixture.number(Self.drafts) == 1)
        }
    }

    @Test("A process that stood still until another took its job wakes up and changes nothing")
    func stoodStill() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.addPlacement()
            let run = try await fixture.request("2026-05")
            let hold = try await fixture.hold(run.id)
            try await fixture.running { first in
                try await hold.untilSomebodyWaits()
                first.playDead()
                try await fixture.script("UPDATE job_worker SET heartbeat_at = now() - interval '1 hour';")
                try await fixture.running { _ in
                    try await fixture.changes.until { try await fixture.job(run.value.jobID).attempt == 2 }
                    try await hold.release()
                    try await fixture.until(run.id, is: .draft)
                }
            }
            #expect(try await fixture.job(run.value.jobID).state == "completed")
            #expect(try await fixture.lines(of: run.id).count == 1)
            #expect(try await fixture.number(Self.drafts) == 1)
        }
    }

    @Test("A worker that is stopped in the middle hands its job back, and the next one does it")
    func stopped() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.addPlacement()
            let run = try await fixture.request("2026-05")
            let hold = try await fixture.hold(run.id)
            try await fixture.running { _ in try await hold.untilSomebodyWaits() }
            #expect(try await fixture.job(run.value.jobID).state == "available")
            #expect(try await fixture.lines(of: run.id) == [])
            try await hold.release()
            try await fixture.running { _ in try await fixture.until(run.id, is: .draft) }
            #expect(try await fixture.lines(of: run.id).count == 1)
            // A stop is nobody's failure: it does not count as an attempt.
            #expect(try await fixture.job(run.value.jobID).attempt == 1)
            #expect(try await fixture.number(Self.drafts) == 1)
        }
    }

    @Test("A connection that is lost in the middle of writing leaves nothing, and the job is tried again")
    func connectionLost() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.addPlacement()
            let run = try await fixture.request("2026-05")
            let hold = try await fixture.hold(run.id)
            try await fixture.running { _ in
                try await hold.untilSomebodyWaits()
                try await fixture.script(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock';
                    """)
                try await hold.release()
                try await fixture.until(run.id, is: .draft)
            }
            #expect(try await fixture.lines(of: run.id).count == 1)
            #expect(try await fixture.number(Self.drafts) == 1)
        }
    }
}
