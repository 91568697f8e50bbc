import JobCatalog
import JobQueue
public import Postgres
public import SharedLives

/// The daily sweep: finds what comes due in a scheme, opens and settles its tasks, and writes the messages of the day.
public enum ReminderSweep {
    /// What a sweep did.
    public struct Counts: Hashable, Sendable {
        /// Tasks that were opened, and opened again.
        public var opened = 0
        /// Tasks that were settled.
        public var settled = 0
        /// Reminders.
        public var reminders = 0
        /// The messages in which they stand.
        public var messages: [Identifier] = []
    }

    /// Enqueues the day's sweep of each scheme.
    public static func enqueueForEachScheme(on connection: Connection) throws -> Int {
        let jobs = try connection.rows(DBSSweepStatements.schemes, ()).map { scheme, today in
            SweepReminders(schemeID: scheme).newJob(
                id: newIdentifier(), scheme: scheme, enqueuedBy: nil, uniqueKey: today.description)
        }
        return try Jobs.enqueue(connection, jobs).filter(\.isNew).count
    }

    /// Sweeps the open scheme, once on a day: nil where it was swept already. All of it is in the caller's transaction.
    public static func sweep(on connection: Connection) throws -> Counts? {
        guard let today = try connection.first(ReminderSweepStatements.begin, newIdentifier()) else { return nil }
        let found = try FoundDeadlines(on: today, connection)
        let standing = ReminderPlan.reached(found.deadlines, leads: found.leads, on: today).map(\.key)
        let tasks = try connection.rows(
            ReminderSweepStatements.tasks,
            (standing.map(\.subjectID), standing.map(\.cause), standing.map(\.topic), standing.map(\.dueOn)))
        let plan = ReminderPlan(deadlines: found.deadlines, tasks: tasks, leads: found.leads, on: today)
        return try write(plan, tasks, found, on: today, connection)
    }

    private static func write(
        _ plan: ReminderPlan, _ tasks: [DeadlineTask], _ found: FoundDeadlines, on today: CivilDate,
        _ connection: Connection
    ) throws -> Counts {
        var taskIDs = Dictionary(tasks.map { ($0.key, $0.id) }, uniquingKeysWith: { first, _ in first })
        for deadline in plan.opened { taskIDs[deadline.key] = newIdentifier() }
        if !plan.opened.isEmpty {
            let keys = plan.opened.map(\.key)
            _ = try connection.execute(
                ReminderSweepStatements.open,
                (
                    keys.map { taskIDs[$0]! }, keys.map(\.cause), plan.opened.map(\.carerID), keys.map(\.subjectID),
                    keys.map(\.topic), keys.map(\.dueOn)
                ))
        }
        if !plan.settled.isEmpty { _ = try connection.execute(ReminderSweepStatements.settle, plan.settled) }
        if !plan.reopened.isEmpty { _ = try connection.execute(ReminderSweepStatements.reopen, plan.reopened) }
        let messages = try remind(plan.reminders, taskIDs, found, on: today, connection)
        return Counts(
            opened: plan.opened.count + plan.reopened.count, settled: plan.settled.count,
            reminders: plan.reminders.count, messages: messages)
    }

    /// Writes the reminders, and a message to each who is to get some of them.
    private static func remind(
        _ reminders: [ReminderPlan.Reminder], _ taskIDs: [Deadline.Key: Identifier], _ found: FoundDeadlines,
        on today: CivilDate, _ connection: Connection
    ) throws -> [Identifier] {
        guard !reminders.isEmpty else { return [] }
        let called = reminders.map { (id: newIdentifier(), reminder: $0) }
        _ = try connection.execute(
            ReminderSweepStatements.remind,
            (
                called.map(\.id), reminders.map { taskIDs[$0.deadline.key]! }, reminders.map { Int16($0.step) },
                reminders.map(\.isEscalated), today
            ))
        var byAccount: [Identifier: [(id: Identifier, reminder: ReminderPlan.Reminder)]] = [:]
        for call in called {
            for account in found.recipients.recipients(of: call.reminder) {
                byAccount[account, default: []].append(call)
            }
        }
        let messages = byAccount.sorted { $0.key < $1.key }.map { account, calls in
            let entries = calls.map { call in
                ReminderMessage.Entry(
                    key: call.reminder.deadline.key,
                    carer: call.reminder.deadline.carerID.flatMap { found.names[$0] },
                    isEscalated: call.reminder.isEscalated)
            }
            return (
                id: newIdentifier(), account: account, message: ReminderMessage(entries, on: today),
                reminders: calls.map(\.id)
            )
        }
        guard !messages.isEmpty else { return [] }
        _ = try connection.execute(
            ReminderSweepStatements.deliver,
            (
                messages.map(\.id), messages.map(\.account), messages.map(\.message.subject),
                messages.map(\.message.text), today
            ))
        let addressed = messages.flatMap { message in message.reminders.map { (reminder: $0, message: message.id) } }
        _ = try connection.execute(
            ReminderSweepStatements.address, (addressed.map(\.reminder), addressed.map(\.message)))
        return messages.map(\.id)
    }

    private static func newIdentifier() -> Identifier { Identifier.make(at: WallClock.now()) }
}

/// All deadlines of a scheme that stand on a day, with what reminders of them go by.
struct FoundDeadlines {
    let deadlines: [Deadline]
    let leads: [ReminderLead]
    let recipients: ReminderRecipients
    /// The names of the carers.
    let names: [Identifier: String]

    /// Reads them in two round trips.
    init(on day: CivilDate, _ connection: Connection) throws {
        let states = [CarerState.approved, .suspended]
        let all = Page(after: nil, rowsMax: Int(Int32.max))
        let (
            rows, staff, placements, notices, absences, papers, runs, leads, accounts, coordinators
        ) = try connection.pipeline(
            CarerRegister.list(all, on: day, states: states), DeadlineStatements.staff.call(day),
            DeadlineStatements.placements.call(day), DeadlineStatements.notices.call(day),
            DeadlineStatements.absences.call(day),
            DeadlineStatements.panelPapers.call(day), DeadlineStatements.runs.call(day),
            ReminderSweepStatements.leads.call(()), ReminderSweepStatements.accounts.call(()),
            ReminderSweepStatements.coordinators.call(day))
        let (carers, policies) = try CarerRegister.evidence(rows)
        let policy = policies.inForce(on: day)
        func found(_ cause: ReminderCause, _ rows: [DeadlineStatements.Row], after days: Int) -> [Deadline] {
            rows.map { Deadline(Deadline.Key(cause: cause, subjectID: $0.0, dueOn: $0.2 + days), carerID: $0.1) }
        }
        deadlines =
            try QualityDeadlines.find(on: day, connection)
            + carers.flatMap { $0.evidence.deadlines(of: $0.row.id, on: day, policy: policy) }
            + staff.map { row in
                Deadline(
                    Deadline.Key(
                        cause: .staffDBSRenewal, subjectID: row.0, dueOn: row.2.adding(months: policy.dbsRenewalMonths))
                )
            }
            + placements.flatMap { Self.deadlines(ofPlacement: $0, on: day) } + found(.noticePeriod, notices, after: 0)
            + found(.longAbsence, absences, after: ReminderCause.absenceDays)
            + found(.panelPapers, papers, after: 0) + found(.runApproval, runs, after: ReminderCause.runApprovalDays)
        self.leads = leads
        recipients = ReminderRecipients(
            accounts: accounts.map { (id: $0.0, role: $0.1) },
            coordinators: Dictionary(coordinators, uniquingKeysWith: { first, _ in first }))
        names = Dictionary(
            carers.map { ($0.row.id, "\($0.row.text ?? "") \($0.row.secondText ?? "")") },
            uniquingKeysWith: { first, _ in first })
    }

    /// What the calendar of a placement asks for, by the clock that its page shows. (Absences are deadlines of their own.)
    private static func deadlines(ofPlacement row: DeadlineStatements.PlacementRow, on day: CivilDate) -> [Deadline] {
        let met = AnnualCarerReview.PointFinding(isMet: true, evidence: "")
        let points = Dictionary(uniqueKeysWithValues: CarePlan.Point.allCases.map { ($0, met) })
        let plans = zip(row.4, row.5).map { CarePlan(agreedOn: $0, author: "", points: $1 ? points : [:]) }
        let clock = PlacementClock(
            start: row.2, plans: plans, bandingReviews: row.6, isCarriedOver: row.3, on: day)
        return clock.items.filter { $0.status != .done }.compactMap { item in
            let cause: ReminderCause? =
                switch item.kind {
                case .carePlan: .carePlan
                case .planReview: .planReview
                case .bandingReview: .bandingReview
                case .absenceReview: nil
                }
            return cause.map {
                Deadline(Deadline.Key(cause: $0, subjectID: row.0, dueOn: item.dueOn), carerID: row.1)
            }
        }
    }
}
