import JobCatalog
import JobQueue
public import Postgres
public import SharedLives

/// What the worker does with messages, each in a transaction of its own with one scheme open.
public enum Outbox {
    /// Enqueues a job for each message of the scheme that is still to go. One whose job is alive is left to it.
    public static func enqueuePending(scheme: Identifier, on connection: Connection) throws -> Int {
        let pending = try connection.rows(OutboxStatements.pending, ())
        let jobs = pending.map { delivery in
            SendDelivery(schemeID: scheme, deliveryID: delivery).newJob(
                id: Identifier.make(at: WallClock.now()), scheme: scheme, enqueuedBy: nil,
                uniqueKey: delivery.description)
        }
        return jobs.isEmpty ? 0 : try Jobs.enqueue(connection, jobs).filter(\.isNew).count
    }

    /// A message that is still to go, and the present instant; nil where it is accepted or given up.
    public static func letter(_ id: Identifier, on connection: Connection) throws -> (letter: Letter, now: Instant)? {
        try connection.first(OutboxStatements.letter, id)
    }

    /// Records how a try ended. What is accepted or refused is so for good; what is refused opens a task.
    ///
    /// It is recorded whoever has the job by now: that a message was accepted is true even where the lease was lost meanwhile, and is
    /// what keeps it from being sent again.
    public static func record(_ outcome: DeliveryOutcome, of letter: Letter, on connection: Connection) throws {
        let channel = letter.setting.channel
        let attempt = Identifier.make(at: WallClock.now())
        switch outcome {
        case .accepted(let reference):
            _ = try connection.execute(OutboxStatements.attempt, (attempt, letter.id, channel, "accepted", nil))
            _ = try connection.execute(OutboxStatements.accept, (letter.id, channel, reference))
        case .deferred(let code):
            _ = try connection.execute(OutboxStatements.attempt, (attempt, letter.id, channel, "deferred", code))
        case .refused(let code):
            _ = try connection.execute(OutboxStatements.attempt, (attempt, letter.id, channel, "refused", code))
            if try connection.execute(OutboxStatements.giveUp, (letter.id, channel, code)) > 0 {
                _ = try connection.execute(
                    OutboxStatements.openTask, (Identifier.make(at: WallClock.now()), .failedDelivery, letter.id))
            }
        }
    }
}

enum OutboxStatements {
    static let pending = Query<(), Identifier>(
        "outbox_pending",
        "SELECT id FROM delivery WHERE scheme_id = current_scheme_id() AND state = 'pending' ORDER BY id")

    static let letter = Query<
        Identifier, (Identifier, String?, String, String, Instant, Delivery.Channel?, Identifier?, Instant)
    >(
        "outbox_letter",
        """
        SELECT delivery.id, account.email, delivery.subject, delivery.text, delivery.recorded_at, setting.channel,
            setting.notify_template_id, current_instant()
        FROM delivery
        JOIN account ON account.scheme_id = delivery.scheme_id AND account.id = delivery.account_id
        LEFT JOIN delivery_setting AS setting ON setting.scheme_id = delivery.scheme_id AND setting.withdrawn_at IS NULL
        WHERE delivery.scheme_id = current_scheme_id() AND delivery.id = $1 AND delivery.state = 'pending'
        """
    ).map { row in
        (
            letter: Letter(
                id: row.0, address: row.1, subject: row.2, text: row.3, writtenAt: row.4,
                setting: DeliverySetting(channel: row.5 ?? .folder, notifyTemplateID: row.6)), now: row.7
        )
    }

    static let attempt = Command<(Identifier, Identifier, Delivery.Channel, String, String?)>(
        "outbox_attempt",
        "INSERT INTO delivery_attempt (id, delivery_id, channel, result, code) VALUES ($1, $2, $3, $4, $5)")

    static let accept = Command<(Identifier, Delivery.Channel, String?)>(
        "outbox_accept",
        """
        UPDATE delivery SET version = version + 1, state = 'accepted', accepted_at = current_instant(), channel = $2, reference = $3,
            failure = NULL
        WHERE scheme_id = current_scheme_id() AND id = $1 AND state <> 'accepted'
        """)

    static let giveUp = Command<(Identifier, Delivery.Channel, String)>(
        "outbox_give_up",
        """
        UPDATE delivery SET version = version + 1, state = 'failed', channel = $2, failure = $3
        WHERE scheme_id = current_scheme_id() AND id = $1 AND state = 'pending'
        """)

    static let openTask = Command<(Identifier, StaffTask.Kind, Identifier)>(
        "outbox_task", "INSERT INTO task (id, kind, subject_id) VALUES ($1, $2, $3)")

    static let all = [
        openTask.statement, pending.statement, letter.statement, attempt.statement, accept.statement, giveUp.statement,
    ]
}
