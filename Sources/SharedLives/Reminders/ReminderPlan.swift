/// The task of a deadline, as it stands before a day's sweep.
public struct DeadlineTask: Hashable, Sendable {
    /// The task.
    public var id: Identifier
    /// Which deadline's.
    public var key: Deadline.Key
    /// Whether somebody has still to see to it.
    public var isOpen: Bool
    /// Whether somebody marked it as done; false for what the service found settled.
    public var isDoneByHand: Bool
    /// Whose it is, where somebody took it.
    public var takenBy: Identifier?
    /// Until which day nobody is reminded; nil where it is not put off.
    public var putOffUntil: CivilDate?
    /// The last step for which somebody was reminded; nil where nobody was.
    public var lastStep: Int?

    /// A task.
    public init(
        id: Identifier, key: Deadline.Key, isOpen: Bool = true, isDoneByHand: Bool = false, takenBy: Identifier? = nil,
        putOffUntil: CivilDate? = nil, lastStep: Int? = nil
    ) {
        self.id = id
        self.key = key
        self.isOpen = isOpen
        self.isDoneByHand = isDoneByHand
        self.takenBy = takenBy
        self.putOffUntil = putOffUntil
        self.lastStep = lastStep
    }
}

/// What a day's sweep does in a scheme: tasks to open, open again and settle, and the reminders that are called for.
///
/// A function of the deadlines that stand, of the tasks there are, and of the day: whoever works it out, and however often, comes to the
/// same, and with what it does recorded, the same day calls for nothing more.
public struct ReminderPlan: Hashable, Sendable {
    /// A reminder that is called for.
    public struct Reminder: Hashable, Sendable {
        /// Of what.
        public var deadline: Deadline
        /// For which step: days from the due day.
        public var step: Int
        /// Whether it goes to the registered manager too.
        public var isEscalated: Bool
        /// Who took the task, where somebody did.
        public var takenBy: Identifier?

        /// A reminder.
        public init(deadline: Deadline, step: Int, isEscalated: Bool, takenBy: Identifier? = nil) {
            self.deadline = deadline
            self.step = step
            self.isEscalated = isEscalated
            self.takenBy = takenBy
        }
    }

    /// Deadlines for which a task is opened.
    public var opened: [Deadline] = []
    /// Tasks that are done and whose deadlines stand all the same.
    public var reopened: [Identifier] = []
    /// Tasks whose deadlines stand no more.
    public var settled: [Identifier] = []
    /// The reminders, in the order of their deadlines.
    public var reminders: [Reminder] = []

    /// Works a day out.
    ///
    /// - Parameters:
    ///   - deadlines: all that stand, whenever they are due, each once or more often.
    ///   - tasks: all open tasks of deadlines, and those done whose deadlines are among these and are reached.
    public init(deadlines: [Deadline], tasks: [DeadlineTask], leads: [ReminderLead], on day: CivilDate) {
        let known = Dictionary(tasks.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let schedules = Self.schedules(leads, on: day)
        var standing: Set<Deadline.Key> = []
        for deadline in deadlines.sorted(by: { ($0.key, $0.carerID ?? .zero) < ($1.key, $1.carerID ?? .zero) })
        where standing.insert(deadline.key).inserted {
            let schedule = schedules[deadline.key.cause]!
            guard let step = schedule.step(on: day, dueOn: deadline.key.dueOn) else { continue }
            let task = known[deadline.key]
            if let task, !task.isOpen {
                if task.isDoneByHand, !deadline.key.cause.isSettledByRecord { continue }
                reopened.append(task.id)
            }
            if task == nil { opened.append(deadline) }
            // A clock that was put back reaches earlier steps again: only a later one than the last is called for.
            if let last = task?.lastStep, step <= last { continue }
            if let until = task?.putOffUntil, day < until { continue }
            reminders.append(
                Reminder(
                    deadline: deadline, step: step,
                    isEscalated: schedule.isEscalated(on: day, dueOn: deadline.key.dueOn), takenBy: task?.takenBy))
        }
        settled = tasks.filter { $0.isOpen && !standing.contains($0.key) }.map(\.id).sorted()
    }
}

extension ReminderPlan {
    /// The deadlines of which somebody is told by a day: those whose tasks matter.
    public static func reached(_ deadlines: [Deadline], leads: [ReminderLead], on day: CivilDate) -> [Deadline] {
        let schedules = schedules(leads, on: day)
        return deadlines.filter { schedules[$0.key.cause]!.step(on: day, dueOn: $0.key.dueOn) != nil }
    }

    private static func schedules(_ leads: [ReminderLead], on day: CivilDate) -> [ReminderCause: ReminderSchedule] {
        Dictionary(uniqueKeysWithValues: ReminderCause.allCases.map { ($0, leads.schedule(of: $0, on: day)) })
    }
}

extension Identifier {
    fileprivate static let zero = Identifier(high: 0, low: 0)
}
