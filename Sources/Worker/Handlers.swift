import JobCatalog
public import JobQueue
public import Store

/// What the worker process does: a handler for each kind of job, and what happens by the clock.
public enum Handlers {
    /// The handlers, by kind.
    public static func all(store: Store) -> [String: JobHandler] {
        let paymentRun = PaymentRunHandler(store: store)
        let prune = PruneHandler(store: store)
        return [
            CalculatePaymentRun.kind: { try await paymentRun.handle($0) },
            PruneExpired.kind: { try await prune.handle($0) },
        ]
    }

    /// What happens by itself.
    public static let schedules = [
        JobSchedule(
            name: "prune", kind: PruneExpired.kind, attemptsMax: PruneExpired.attemptsMax,
            cadence: .daily(hour: 3, minute: 30))
    ]
}
