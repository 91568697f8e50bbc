import JobCatalog
import JobQueue
import Logging
import SharedLives
import Store

/// The reminders of a day.
struct ReminderHandlers: Sendable {
    let store: Store

    /// Enqueues the sweep of every scheme.
    func begin(_ context: JobContext) async throws {
        let count = try await context.transaction { try ReminderSweep.enqueueForEachScheme(on: $0) }
        context.logger.info("reminders begun", metadata: ["jobs": "\(count)"])
    }

    /// Sweeps a scheme. Killed at whatever moment it has done all of it or nothing; on a day that is swept it does nothing.
    func sweep(_ context: JobContext) async throws {
        let request = try SweepReminders(payload: context.job.payload)
        let counts = try await store.transaction(inScheme: request.schemeID, onBehalfOf: nil) { connection in
            let counts = try ReminderSweep.sweep(on: connection)
            // Those of earlier days too whose jobs are gone: nothing is forgotten.
            _ = try Outbox.enqueuePending(scheme: request.schemeID, on: connection)
            try context.complete(connection)
            return counts
        }
        guard let counts else {
            context.logger.info("reminders of the day were written before")
            return
        }
        context.logger.info(
            "reminders written",
            metadata: [
                "opened": "\(counts.opened)", "settled": "\(counts.settled)", "reminders": "\(counts.reminders)",
                "messages": "\(counts.messages.count)",
            ])
    }
}
