import JobCatalog
import JobQueue
import Logging
import SharedLives
import Store

/// The ways by which messages go that the operator has set up.
public struct DeliveryWays: Sendable {
    /// A folder; nil where none is set.
    public var folder: FolderDelivery?
    /// A mail server; nil where none is set.
    public var smtp: SMTPSubmission?
    /// GOV.UK Notify; nil where it is not set up.
    public var notify: NotifyService?

    /// Ways.
    public init(folder: FolderDelivery? = nil, smtp: SMTPSubmission? = nil, notify: NotifyService? = nil) {
        self.folder = folder
        self.smtp = smtp
        self.notify = notify
    }

    /// Sends a letter by the way that its scheme has chosen. One that the operator has not set up is waited for.
    func send(_ letter: Letter) async throws -> DeliveryOutcome {
        switch letter.setting.channel {
        case .folder: folder?.send(letter) ?? .deferred("folderNotSet")
        case .smtp: try await smtp?.send(letter) ?? .deferred("smtpNotSet")
        case .notify: try await notify?.send(letter) ?? .deferred("notifyNotSet")
        }
    }
}

/// Sends a message.
///
/// What can be promised: a message whose acceptance is recorded is never sent again. Where the process dies after a way has accepted and
/// before that is recorded, it is sent again: to a folder under the same name, to Notify not at all, since it is asked first, and by
/// SMTP with the same bytes and the same `Message-ID`, by which mailboxes know the second.
struct DeliveryHandler: Sendable {
    let store: Store
    let ways: DeliveryWays

    /// Handles one job.
    func send(_ context: JobContext) async throws {
        let request = try SendDelivery(payload: context.job.payload)
        let found = try await store.transaction(inScheme: request.schemeID, onBehalfOf: nil) {
            try Outbox.letter(request.deliveryID, on: $0)
        }
        guard let (letter, now) = found else { return }
        try context.checkCancellation()
        var outcome = try await ways.send(letter)
        // Somebody should know of what has waited for a week.
        if case .deferred = outcome, letter.isExpired(at: now) { outcome = .refused("expired") }
        let ended = outcome
        try await store.transaction(inScheme: request.schemeID, onBehalfOf: nil) {
            try Outbox.record(ended, of: letter, on: $0)
        }
        let logger = context.logger
        switch ended {
        case .accepted: logger.info("message accepted", metadata: ["delivery": "\(letter.id)"])
        case .refused(let code):
            logger.warning("message given up", metadata: ["delivery": "\(letter.id)", "code": "\(code)"])
        case .deferred(let code): throw JobFailure.retry(code)
        }
    }
}
