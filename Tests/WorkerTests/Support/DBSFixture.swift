import JobCatalog
import JobQueue
import Logging
import Postgres
import SharedLives
import Store
import TestSupport
import Testing
import Worker

extension WorkerFixture {
    /// Runs the body with a small scheme whose first carer has a certificate, and consented to its being asked about.
    static func withDBS(_ body: @escaping @Sendable (WorkerFixture, Identifier) async throws -> Void) async throws {
        try await with { fixture in
            let certificate = try await fixture.addCertificate(number: "001234567890", issuedOn: "2026-02-01")
            try await fixture.script(
                """
                INSERT INTO dbs_update_consent (id, certificate_id, consented_on)
                VALUES (gen_random_uuid(), '\(certificate)', '2026-02-10');
                """)
            try await body(fixture, certificate)
        }
    }

    /// Adds a certificate of the first carer's that disclosed something.
    func addCertificate(number: String, issuedOn: String) async throws -> Identifier {
        let id = UUID("00000000-0000-7000-8000-a\(number.dropFirst())")!
        try await script(
            """
            INSERT INTO dbs_certificate (
                id, carer_id, level, workforce, barred_list_checked, home_based, is_paper, number, issued_on, outcome,
                original_seen_by, original_seen_on)
            VALUES ('\(id)', '\(scheme.carers[0])', 'enhanced', 'adult', true, true, true, '\(number)', '\(issuedOn)', 'disclosed',
                '\(scheme.accounts["coordinator"]!)', '\(issuedOn)');
            """)
        return Identifier(id)
    }

    /// Makes it another time in the database, for connections that are made from now on.
    func set(_ instant: String) async throws {
        try await database.withConnection(as: .superuser) {
            try $0.script("ALTER DATABASE \"\(database.name)\" SET sharedlives.instant TO '\(instant)'")
        }
    }

    /// Enqueues a job of the service's own.
    @discardableResult
    func enqueue(_ kind: some JobKind) async throws -> Identifier {
        let id = Identifier(high: 1, low: UInt64.random(in: 1...UInt64.max))
        let job = kind.newJob(id: id, scheme: nil, enqueuedBy: nil)
        _ = try await worker.pool.transaction { try Jobs.enqueue($0, job) }
        return id
    }

    /// Enqueues the question about a certificate.
    func enqueueCheck(of certificate: Identifier) async throws -> Identifier {
        let id = Identifier(high: 2, low: UInt64.random(in: 1...UInt64.max))
        let scheme = Identifier(scheme.id)
        let job = CheckDBSStatus(schemeID: scheme, certificateID: certificate)
            .newJob(id: id, scheme: scheme, enqueuedBy: nil)
        _ = try await worker.pool.transaction { try Jobs.enqueue($0, job) }
        return id
    }

    /// Sweeps with a worker and connections of its own, so that they see what time it is, until no job is left to do.
    func sweepAndWait(updateService: UpdateService?) async throws {
        let pool = try database.pool(as: .worker)
        let worker = Store(pool: pool)
        try await enqueue(SweepDBS())
        try await running(as: worker, updateService: updateService) { _ in
            try await changes.until {
                try await number("SELECT count(*) FROM job WHERE state IN ('scheduled', 'available', 'running')") == 0
            }
        }
        await pool.shutdown()
    }

    /// Waits until the questions to the Update Service are in these states.
    func untilChecks(are states: [String]) async throws {
        try await changes.until {
            let found = try await number(
                """
                SELECT count(*) FROM job WHERE kind = '\(CheckDBSStatus.kind)'
                    AND state IN (\(states.map { "'\($0)'" }.joined(separator: ", ")))
                """)
            return found == states.count
        }
    }
}
