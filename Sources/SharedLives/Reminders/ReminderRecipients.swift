/// Who in a scheme is reminded of what: by role, and within it by whose carer it is.
public struct ReminderRecipients: Hashable, Sendable {
    /// The accounts of each role that are not disabled.
    private let accounts: [Role: [Identifier]]
    private let enabled: Set<Identifier>
    /// The coordinator of each carer who has one.
    private let coordinators: [Identifier: Identifier]

    /// Recipients.
    ///
    /// - Parameters:
    ///   - accounts: those that are not disabled.
    ///   - coordinators: by carer.
    public init(accounts: [(id: Identifier, role: Role)], coordinators: [Identifier: Identifier]) {
        self.accounts = Dictionary(grouping: accounts, by: \.role).mapValues { $0.map(\.id) }
        enabled = Set(accounts.map(\.id))
        self.coordinators = coordinators
    }

    /// Who gets a reminder: whoever took the task; else the carer's coordinator; else all of the role; where there is nobody, and
    /// when it is overdue for long, the registered manager. Nobody at all is left to the work list.
    public func recipients(of reminder: ReminderPlan.Reminder) -> Set<Identifier> {
        let role = reminder.deadline.key.cause.role
        let coordinator = reminder.deadline.carerID.flatMap { coordinators[$0] }
        var recipients: Set<Identifier>
        if let taker = reminder.takenBy, enabled.contains(taker) {
            recipients = [taker]
        } else if role == .coordinator, let coordinator, enabled.contains(coordinator) {
            recipients = [coordinator]
        } else {
            recipients = Set(accounts[role] ?? [])
        }
        if recipients.isEmpty || reminder.isEscalated { recipients.formUnion(accounts[.registeredManager] ?? []) }
        return recipients
    }
}
