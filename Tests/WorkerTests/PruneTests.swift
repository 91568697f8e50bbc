import JobCatalog
import JobQueue
import Postgres
import SharedLives
import Store
import TestSupport
import Testing
import Worker

@Suite(.timeLimit(.minutes(5))) struct PruneTests {
    @Test("Answers to keys are forgotten after a day, in every scheme, and not before")
    func keys() async throws {
        try await WorkerFixture.with { fixture in
            let other = try await TestScheme.make("elmfield", in: fixture.database)
            for scheme in [fixture.scheme, other] {
                try await fixture.script(
                    """
                    INSERT INTO idempotency_key (scheme_id, account_id, key, fingerprint, recorded_at)
                    SELECT '\(scheme.id)', '\(scheme.accounts["coordinator"]!)', hours || ' hours', sha256('a request'),
                        now() - make_interval(hours => hours)
                    FROM unnest(ARRAY[0, 23, 25, 1000]) AS hours;
                    """)
            }
            let job = Identifier(high: 1, low: 1)
            let newJob = PruneExpired().newJob(id: job, scheme: nil, enqueuedBy: nil)
            _ = try await fixture.worker.pool.transaction { try Jobs.enqueue($0, newJob) }
            try await fixture.running { _ in
                try await fixture.changes.until {
                    try await fixture.number("SELECT count(*) FROM job WHERE state = 'completed'") == 1
                }
            }
            #expect(try await fixture.number("SELECT count(*) FROM idempotency_key") == 4)
            #expect(
                try await fixture.number("SELECT count(*) FROM idempotency_key WHERE key IN ('0 hours', '23 hours')")
                    == 4)
        }
    }

    @Test("Everything that happens by the clock has a handler")
    func schedules() async throws {
        try await WorkerFixture.with { fixture in
            let kinds = Handlers.all(store: fixture.worker).keys
            #expect(Handlers.schedules.map(\.kind).allSatisfy(kinds.contains))
            #expect(kinds.contains(CalculatePaymentRun.kind))
        }
    }
}
