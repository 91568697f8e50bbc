import JobCatalog
import JobQueue
import Postgres
import SharedLives
import Store
import TestSupport
import Testing
import Worker

/// A scheme in a test with messages that are to go.
extension WorkerFixture {
    /// Chooses the way of the scheme's messages.
    func choose(_ channel: Delivery.Channel) async throws {
        let template = channel == .notify ? "'2f4c9a34-7a3d-4b52-9a0e-3c1f5f0e8d11'" : "NULL"
        try await script(
            """
            UPDATE delivery_setting SET withdrawn_at = current_instant() WHERE withdrawn_at IS NULL;
            INSERT INTO delivery_setting (id, channel, notify_template_id) VALUES
                (gen_random_uuid(), '\(channel.rawValue)', \(template));
            """)
    }

    /// Adds a message to an account with an address of its own, and its job; gives the message.
    func addMessage(to name: String, written: String = "current_instant()") async throws -> Identifier {
        let id = Identifier(high: 0x0190_0000_0000_7000, low: UInt64.random(in: 1...UInt64(Int64.max)) | 1 << 63)
        try await script(
            """
            INSERT INTO account (scheme_id, id, label, role, email) VALUES
                (current_scheme_id(), '\(id)', '\(name) \(id)', 'coordinator', '\(name)@example.org');
            INSERT INTO delivery (id, account_id, kind, on_date, subject, text, recorded_at) VALUES
                ('\(id)', '\(id)', 'reminders', '2026-05-02', 'Shared Lives: 1 reminder', E'Zoë Larkspur\\n.\\nlast line', \(written));
            """)
        try await enqueueMessages()
        return id
    }

    /// Enqueues a job for each message that is to go, as the daily sweep does.
    @discardableResult
    func enqueueMessages() async throws -> Int {
        let scheme = Identifier(scheme.id)
        return try await worker.transaction(inScheme: scheme, onBehalfOf: nil) {
            try Outbox.enqueuePending(scheme: scheme, on: $0)
        }
    }

    /// Lets jobs that wait for their next try be tried now.
    func hurry() async throws {
        // To change nothing would wake those who wait for changes.
        guard try await number("SELECT count(*) FROM job WHERE state = 'scheduled'") > 0 else { return }
        try await script("UPDATE job SET run_at = now(), state = 'available' WHERE state = 'scheduled';")
    }

    /// Works until no message is to go any more, however often each must be tried.
    func deliver(by ways: DeliveryWays) async throws {
        try await running(ways: ways) { _ in
            try await changes.until {
                try await hurry()
                return try await number(
                    """
                    SELECT (SELECT count(*) FROM delivery WHERE state = 'pending')
                        + (SELECT count(*) FROM job WHERE state IN ('available', 'running', 'scheduled'))
                    """) == 0
            }
        }
    }

    /// State, way and failure of a message, and how its tries ended.
    func fate(of message: Identifier) async throws -> String {
        try await texts(
            """
            SELECT concat_ws(' ', state, channel, failure, (
                SELECT string_agg(concat_ws(':', result, code), ',' ORDER BY id) FROM delivery_attempt WHERE delivery_id = delivery.id))
            FROM delivery WHERE id = '\(message)'
            """
        ).first ?? ""
    }
}
