import JobCatalog
import JobQueue
public import Postgres
public import SharedLives

/// A try to send a message, and how it ended.
public struct DeliveryAttempt: Hashable, Sendable {
    /// When.
    public let at: Instant
    /// By which way.
    public let channel: Delivery.Channel
    /// `accepted`, `deferred` or `refused`.
    public let result: String
    /// Why not, as a code; nil where it was accepted.
    public let code: String?
}

/// A message with what it says and every try to send it.
public struct WholeDelivery: Sendable {
    /// The message.
    public let delivery: Stored<Delivery>
    /// What it says.
    public let text: String
    /// The tries, the first one first. One in whose middle the worker died is not here.
    public let attempts: [DeliveryAttempt]
}

/// What was sent to whom, when and with which result.
public enum Deliveries {
    /// Reads one, with what it says and its tries.
    public static func find(_ id: Identifier) -> Reading<WholeDelivery?> { DeliveryStatements.whole.callFirst(id) }

    /// Reads a page, in the order in which they were written.
    ///
    /// - Parameters:
    ///   - account: only those to this account; nil for all.
    ///   - record: only those that tell of this record: a carer, a household, a placement, a task; nil for all.
    ///   - state: only those in this state; nil for all.
    public static func list(
        _ page: Page, account: Identifier?, record: Identifier?, state: Delivery.State?
    ) -> Reading<[Stored<Delivery>]> {
        DeliveryStatements.list.call((page.start, page.rowsMax, account, record, state))
    }

    /// By which way the scheme's messages go; one at a time.
    public static let settings = RecordedFactTable<DeliverySetting>(
        FactStatements<(Delivery.Channel, Identifier?)>(
            "delivery_setting", of: .scheme, columns: "channel, notify_template_id", orderedBy: "recorded_at"),
        write: { ($0.channel, $0.notifyTemplateID) },
        read: { DeliverySetting(channel: $0.0, notifyTemplateID: $0.1) }, check: { _, _, setting in setting.faults() })
}

extension SchemeTransaction {
    /// Has a message sent again that was given up, after what was in its way has been mended.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` when it is not given up.
    public func sendAgain(_ id: Identifier, at versions: [Int32]?) throws -> WholeDelivery {
        guard try connection.execute(DeliveryStatements.sendAgain, (id, versions)) > 0 else {
            throw try refusal(DeliveryStatements.find, id, at: versions) { _ in
                Fault(
                    pointer: "", code: "notGivenUp",
                    detail: "This message is not given up: it is still to go, or was accepted. Read it.")
            }
        }
        let job = SendDelivery(schemeID: principal.schemeID, deliveryID: id).newJob(
            id: newIdentifier(), scheme: principal.schemeID, enqueuedBy: principal.accountID,
            uniqueKey: id.description)
        _ = try Jobs.enqueue(connection, [job])
        return try connection.one(DeliveryStatements.whole, id)
    }
}

enum DeliveryStatements {
    private typealias Row = (
        Identifier, Int32, Instant, Identifier, Delivery.Kind, CivilDate, String, Delivery.State, Delivery.Channel?,
        Instant?, String?, String?
    )

    private typealias WholeRow = (
        Identifier, Int32, Instant, Identifier, Delivery.Kind, CivilDate, String, Delivery.State, Delivery.Channel?,
        Instant?, String?, String?, String, [Instant], [Delivery.Channel], [String], [String?]
    )

    private static let columns = """
        id, version, recorded_at, account_id, kind, on_date, subject, state, channel, accepted_at, reference, failure
        """

    private static func tries(_ column: String) -> String {
        """
        ARRAY(SELECT attempt.\(column) FROM delivery_attempt AS attempt
            WHERE attempt.scheme_id = current_scheme_id() AND attempt.delivery_id = delivery.id ORDER BY attempt.id)
        """
    }

    static let find = Query<Identifier, Row>(
        "delivery_find", "SELECT \(columns) FROM delivery WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    static let whole = Query<Identifier, WholeRow>(
        "delivery_whole",
        """
        SELECT \(columns), text, \(tries("attempted_at")), \(tries("channel")), \(tries("result")), \(tries("code"))
        FROM delivery WHERE scheme_id = current_scheme_id() AND id = $1
        """
    ).map { row in
        WholeDelivery(
            delivery: stored(
                (
                    row.0, row.1, row.2, row.3, row.4, row.5, row.6, row.7, row.8, row.9, row.10, row.11
                )), text: row.12,
            attempts: row.13.indices.map { place in
                DeliveryAttempt(
                    at: row.13[place], channel: row.14[place], result: row.15[place], code: row.16[place])
            })
    }

    /// After, how many, account, record, state. A record is told of where a task is about it, or about a carer.
    static let list = Query<(Identifier, Int, Identifier?, Identifier?, Delivery.State?), Row>(
        "delivery_list",
        """
        SELECT \(columns) FROM delivery WHERE scheme_id = current_scheme_id() AND id > $1
            AND ($3 IS NULL OR account_id = $3) AND ($5 IS NULL OR state = $5)
            AND ($4 IS NULL OR EXISTS (
                SELECT FROM reminder_recipient AS recipient
                JOIN reminder ON reminder.scheme_id = current_scheme_id() AND reminder.id = recipient.reminder_id
                JOIN task ON task.scheme_id = current_scheme_id() AND task.id = reminder.task_id
                WHERE recipient.scheme_id = current_scheme_id() AND recipient.delivery_id = delivery.id
                    AND $4 IN (task.id, task.subject_id, task.carer_id)))
        ORDER BY id LIMIT $2
        """
    ).map(stored)

    static let sendAgain = Command<(Identifier, [Int32]?)>(
        "delivery_send_again",
        """
        UPDATE delivery SET version = version + 1, state = 'pending', failure = NULL
        WHERE scheme_id = current_scheme_id() AND id = $1 AND ($2 IS NULL OR version = ANY ($2)) AND state = 'failed'
        """)

    static let all =
        Deliveries.settings.statements + [
            find.statement, whole.statement, list.statement, sendAgain.statement,
        ]

    @Sendable private static func stored(_ row: Row) -> Stored<Delivery> {
        Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: Delivery(
                accountID: row.3, kind: row.4, on: row.5, subject: row.6, state: row.7, channel: row.8,
                acceptedAt: row.9, reference: row.10, failure: row.11))
    }
}
