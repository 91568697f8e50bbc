import HTTPTypes
import JobCatalog
import JobQueue
import Logging
import Postgres
import SharedLives
import Store
import Synchronization
import TestSupport
import Testing
import Worker

/// The questions to the DBS Update Service, with a service that is a test's own.
@Suite(.timeLimit(.minutes(5))) struct UpdateServiceTests {
    @Test(
        "Each result is recorded, and two of them ask for a new certificate",
        arguments: UpdateServiceAnswer.Result.allCases)
    func results(_ result: UpdateServiceAnswer.Result) async throws {
        try await WorkerFixture.withDBS { fixture, certificate in
            try await StubUpdateService.with { stub, service in
                stub.behaviour = .result(result)
                try await fixture.running(updateService: service) { _ in
                    try await fixture.enqueue(SweepDBS())
                    try await fixture.untilChecks(are: ["completed"])
                }
                let file = try await fixture.act(.coordinator) { try $0.certificateFile(certificate) }
                #expect(file.answers.map(\.fact.result) == [result])
                #expect(file.answers.map(\.recordedBy) == [nil])
                #expect(
                    stub.questions == [
                        "/crsc/api/status/001234567890?dateOfBirth=03%2F02%2F1970&surname=Larkspur%203"
                            + "&hasAgreedTermsAndConditions=true&organisationName=Oakfield&employeeSurname=Hazel"
                            + "&employeeForename=Ivy"
                    ])
                let tasks = try await fixture.number(
                    """
                    SELECT count(*) FROM task WHERE kind = 'newDBSCertificate' AND subject_id = '\(certificate)'
                        AND carer_id = '\(fixture.scheme.carers[0])'
                    """)
                #expect(tasks == (result.asksForNewCertificate ? 1 : 0))
            }
        }
    }

    @Test("A scheme that has said so is asked for in its own name")
    func asker() async throws {
        try await WorkerFixture.withDBS { fixture, _ in
            try await fixture.script(
                """
                INSERT INTO dbs_asker (id, organisation, given_name, family_name, withdrawn_at) VALUES
                    (gen_random_uuid(), 'Of old', 'Ash', 'Rowan', current_instant()),
                    (gen_random_uuid(), 'Teasel & Co', 'Wren', 'Teal', NULL);
                """)
            try await StubUpdateService.with { stub, service in
                stub.behaviour = .result(.blankNoNewInfo)
                try await fixture.running(updateService: service) { _ in
                    try await fixture.enqueue(SweepDBS())
                    try await fixture.untilChecks(are: ["completed"])
                }
                let name = "&organisationName=Teasel%20%26%20Co&employeeSurname=Teal&employeeForename=Wren"
                #expect(stub.questions.count == 1 && stub.questions[0].hasSuffix(name), "\(stub.questions)")
            }
        }
    }

    @Test("A name or a date of birth is in the question only: in no payload, no table of jobs, and no log")
    func names() async throws {
        try await WorkerFixture.withDBS { fixture, _ in
            try await StubUpdateService.with { stub, service in
                stub.behaviour = .answer(.badRequest, "Fern Larkspur 1, 1970-02-03, is not known")
                let log = CapturedLog()
                try await fixture.running(updateService: service, logger: log.logger) { _ in
                    try await fixture.enqueue(SweepDBS())
                    try await fixture.untilChecks(are: ["dead"])
                }
                #expect(stub.questions.count == 1)
                let jobs = try await fixture.number(
                    "SELECT count(*) FROM job WHERE job::text ~* 'larkspur|1970|03/02|001234567890'")
                #expect(jobs == 0)
                #expect(!log.text.isEmpty)
                for word in ["arkspur", "1970", "03%2F02", "001234567890"] { #expect(!log.text.contains(word)) }
            }
        }
    }

    @Test(
        "What may pass is tried again by the queue; what may not is dead at once; each under a code that stays the same"
    )
    func failures() async throws {
        let cases: [(StubUpdateService.Behaviour, state: String, code: String)] = [
            (.answer(.internalServerError, "Oh dear"), "scheduled", "updateServiceFailed"),
            (.answer(.tooManyRequests, ""), "scheduled", "updateServiceFailed"),
            (.answer(.ok, "<html>Being mended</html>"), "scheduled", "updateServiceUnreadable"),
            (.answer(.ok, String(repeating: "x", count: 100_000)), "scheduled", "updateServiceUnreadable"),
            (.closing, "scheduled", "updateServiceUnreachable"),
            (.answer(.badRequest, ""), "dead", "updateServiceRefused"),
            (.answer(.found, ""), "dead", "updateServiceRefused"),
            (
                .answer(
                    .ok,
                    "<statusCheckResult><statusCheckResultType>RESTRICTED</statusCheckResultType></statusCheckResult>"),
                "dead", "updateServiceRefused"
            ),
        ]
        try await WorkerFixture.withDBS { fixture, certificate in
            try await StubUpdateService.with { stub, service in
                try await fixture.running(updateService: service) { _ in
                    for (behaviour, state, code) in cases {
                        stub.behaviour = behaviour
                        let job = try await fixture.enqueueCheck(of: certificate)
                        try await fixture.changes.until { try await fixture.job(job).errors.contains("code") }
                        let view = try await fixture.job(job)
                        #expect((view.state, view.errors.contains("\"\(code)\"")) == (state, true), "\(view.errors)")
                        stub.behaviour = .result(.blankNoNewInfo)
                        _ = try await fixture.act(.administrator) { try $0.retryJob(job) }
                        try await fixture.until(job: job, is: "completed")
                    }
                }
                let file = try await fixture.act(.coordinator) { try $0.certificateFile(certificate) }
                #expect(file.answers.count == cases.count)
            }
        }
    }

    @Test("A service that does not answer is left after its time, and asked again")
    func slow() async throws {
        try await WorkerFixture.withDBS { fixture, certificate in
            try await StubUpdateService.with(timeoutMilliseconds: 100) { stub, service in
                stub.behaviour = .silence
                let job = try await fixture.enqueueCheck(of: certificate)
                try await fixture.running(updateService: service) { _ in
                    try await fixture.changes.until { try await fixture.job(job).errors.contains("code") }
                }
                let view = try await fixture.job(job)
                #expect(view.errors.contains("\"updateServiceTimedOut\""), "\(view.errors)")
                #expect(["scheduled", "available"].contains(view.state))
                #expect(stub.questions.count >= 1)
                #expect(try await fixture.number("SELECT count(*) FROM dbs_update_check") == 0)
            }
        }
    }

    @Test("A service that is not there is asked again")
    func absent() async throws {
        try await WorkerFixture.withDBS { fixture, certificate in
            // Port 1 of this machine is nobody's.
            let service = UpdateService(
                UpdateService.Configuration(
                    address: "http://127.0.0.1:1/crsc/api/status",
                    asker: StatusCheckQuestion.Asker(organisation: "Oakfield", givenName: "Ivy", familyName: "Hazel")))
            let job = try await fixture.enqueueCheck(of: certificate)
            try await fixture.running(updateService: service) { _ in
                try await fixture.changes.until { try await fixture.job(job).errors.contains("code") }
            }
            await service.shutdown()
            #expect(try await fixture.job(job).errors.contains("\"updateServiceUnreachable\""))
        }
    }

    @Test(
        "Nothing is asked while the service is off, without consent, of an old certificate, or before a month is over")
    func notAsked() async throws {
        try await WorkerFixture.withDBS { fixture, certificate in
            try await fixture.sweepAndWait(updateService: nil)
            #expect(try await fixture.number("SELECT count(*) FROM job WHERE kind LIKE 'dbs.%pdate%'") == 0)
            let off = try await fixture.enqueueCheck(of: certificate)
            try await fixture.running { _ in try await fixture.until(job: off, is: "cancelled") }
            try await StubUpdateService.with { stub, service in
                // On the first day, and not again before a month is over.
                for (instant, asked) in [
                    ("2026-03-01T10:00:00Z", 1), ("2026-03-31T10:00:00Z", 1), ("2026-04-01T10:00:00Z", 2),
                ] {
                    try await fixture.set(instant)
                    try await fixture.sweepAndWait(updateService: service)
                    #expect(stub.questions.count == asked, "\(instant)")
                }
                try await fixture.set("2026-06-01T10:00:00Z")
                let later = try await fixture.addCertificate(number: "001234567891", issuedOn: "2026-05-01")
                try await fixture.sweepAndWait(updateService: service)
                #expect(stub.questions.count == 2)
                try await fixture.script(
                    "INSERT INTO dbs_update_consent (id, certificate_id, consented_on) VALUES (gen_random_uuid(), '\(later)', '2026-06-01');"
                )
                try await fixture.sweepAndWait(updateService: service)
                #expect(stub.questions.last?.hasPrefix("/crsc/api/status/001234567891?") == true)
                try await fixture.set("2026-08-01T10:00:00Z")
                try await fixture.script("UPDATE dbs_update_consent SET withdrawn_at = current_instant();")
                try await fixture.sweepAndWait(updateService: service)
                #expect(stub.questions.count == 3)
            }
        }
    }

    @Test("A consent that is withdrawn while the service thinks about it is respected")
    func consentWithdrawn() async throws {
        try await WorkerFixture.withDBS { fixture, certificate in
            try await StubUpdateService.with { stub, service in
                stub.behaviour = .silence
                let job = try await fixture.enqueueCheck(of: certificate)
                try await fixture.running(updateService: service) { _ in
                    try await fixture.until(job: job, is: "running")
                    try await stub.untilAsked()
                    try await fixture.script("UPDATE dbs_update_consent SET withdrawn_at = current_instant();")
                    stub.answerAll()
                    try await fixture.until(job: job, is: "completed")
                }
                #expect(try await fixture.number("SELECT count(*) FROM dbs_update_check") == 0)
            }
        }
    }
}
