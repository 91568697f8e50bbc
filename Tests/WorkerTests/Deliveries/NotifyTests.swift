import HTTPTypes
import SharedLives
import Store
import TestSupport
import Testing
import Worker

/// Messages by GOV.UK Notify.
@Suite(.timeLimit(.minutes(5))) struct NotifyTests {
    @Test("Limits, failures and lost lines are waited out, and each message is accepted once")
    func accepted() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.choose(.notify)
            try await StubNotify.with { stub, ways in
                for (behaviour, code) in [
                    (StubNotify.Behaviour.answer(.tooManyRequests, "RateLimitError"), "notifyLimitReached"),
                    (.answer(.tooManyRequests, "TooManyRequestsError"), "notifyLimitReached"),
                    (.answer(.internalServerError, "Exception"), "notifyFailed"),
                    (.answer(.forbidden, "AuthError"), "notifyKeyRefused"), (.closing, "notifyUnreachable"),
                ] {
                    stub.then(behaviour)
                    let message = try await fixture.addMessage(to: "fern")
                    try await fixture.deliver(by: ways)
                    #expect(try await fixture.fate(of: message) == "accepted notify deferred:\(code),accepted")
                }
                // Accepted without our hearing of it: it is found by its reference and not sent again.
                stub.then(.acceptingUnheard)
                let unheard = try await fixture.addMessage(to: "wren")
                try await fixture.deliver(by: ways)
                #expect(try await fixture.fate(of: unheard) == "accepted notify deferred:notifyUnreachable,accepted")
                let references = stub.accepted.map(\.reference)
                #expect(references.count == 6 && Set(references).count == 6 && stub.badTokens == 0)
                let reference = try await fixture.texts("SELECT reference FROM delivery WHERE id = '\(unheard)'")
                #expect(reference == ["notification of \(unheard)"])
                #expect(
                    stub.accepted.last?.body == """
                        {"email_address":"wren@example.org","template_id":"2f4c9a34-7a3d-4b52-9a0e-3c1f5f0e8d11",\
                        "reference":"\(unheard)","personalisation":{"subject":"Shared Lives: 1 reminder",\
                        "body":"Zoë Larkspur\\n.\\nlast line"}}
                        """)
            }
        }
    }

    @Test("What Notify does not want is given up at once, with a task and without Notify's words")
    func refused() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.choose(.notify)
            try await StubNotify.with { stub, ways in
                stub.then(.answer(.badRequest, "ValidationError"))
                let message = try await fixture.addMessage(to: "fern")
                let log = CapturedLog()
                try await fixture.running(ways: ways, logger: log.logger) { _ in
                    try await fixture.changes.until {
                        try await fixture.number("SELECT count(*) FROM job WHERE state = 'completed'") == 1
                    }
                }
                #expect(try await fixture.fate(of: message) == "failed notify notify400 refused:notify400")
                #expect(try await fixture.number("SELECT count(*) FROM task WHERE kind = 'failedDelivery'") == 1)
                #expect(!log.text.contains("@example.org") && stub.accepted.isEmpty)
            }
        }
    }
}
