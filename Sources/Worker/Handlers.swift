import JobCatalog
public import JobQueue
public import Sealing
public import Store

/// What the worker process does: a handler for each kind of job, and what happens by the clock.
public enum Handlers {
    /// The handlers, by kind.
    ///
    /// - Parameters:
    ///   - updateService: the DBS Update Service; nil where it is not to be asked.
    ///   - ways: by which messages go.
    ///   - sealingKeys: under which fields are kept, while they are to be sealed anew.
    public static func all(
        store: Store, updateService: UpdateService? = nil, ways: DeliveryWays = DeliveryWays(),
        sealingKeys: SealingKeys? = nil
    ) -> [String: JobHandler] {
        let dbs = DBSHandlers(store: store, updateService: updateService)
        let paymentRun = PaymentRunHandler(store: store)
        let prune = PruneHandler(store: store)
        let reminders = ReminderHandlers(store: store)
        let delivery = DeliveryHandler(store: store, ways: ways)
        let reseal = ResealHandler(store: store, keys: sealingKeys)
        return [
            CalculatePaymentRun.kind: { try await paymentRun.handle($0) },
            PruneExpired.kind: { try await prune.handle($0) },
            SweepDBS.kind: { try await dbs.sweep($0) },
            PurgeDisclosures.kind: { try await dbs.purgeDisclosures($0) },
            AskUpdateService.kind: { try await dbs.askUpdateService($0) },
            CheckDBSStatus.kind: { try await dbs.checkStatus($0) },
            BeginReminders.kind: { try await reminders.begin($0) },
            SweepReminders.kind: { try await reminders.sweep($0) },
            SendDelivery.kind: { try await delivery.send($0) },
            ResealFields.kind: { try await reseal.handle($0) },
        ]
    }

    /// What happens by itself.
    public static let schedules = [
        JobSchedule(
            name: "prune", kind: PruneExpired.kind, attemptsMax: PruneExpired.attemptsMax,
            cadence: .daily(hour: 3, minute: 30)),
        JobSchedule(
            name: "dbs", kind: SweepDBS.kind, attemptsMax: SweepDBS.attemptsMax, cadence: .daily(hour: 4, minute: 0)),
        JobSchedule(
            name: "reminders", kind: BeginReminders.kind, attemptsMax: BeginReminders.attemptsMax,
            cadence: .daily(hour: 6, minute: 0)),
    ]
}
