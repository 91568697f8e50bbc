import JobQueue
import Logging
import Store

/// Forgets the answers to idempotency keys when their day is over. The queue prunes its own jobs.
struct PruneHandler: Sendable {
    /// How long an `Idempotency-Key` gets its answer again.
    static let idempotencyKeyHours = 24

    let store: Store

    func handle(_ context: JobContext) async throws {
        let count = try await context.transaction {
            try store.pruneIdempotencyKeys(olderThanHours: Self.idempotencyKeyHours, on: $0)
        }
        context.logger.info("pruned", metadata: ["idempotencyKeys": "\(count)"])
    }
}
