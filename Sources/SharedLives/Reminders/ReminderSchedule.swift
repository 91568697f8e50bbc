/// When somebody is reminded of what is due on a day.
///
/// A step is a number of days from the due day: negative before it, positive after. Each step gives one reminder at most. Where several
/// were missed, because no worker ran or because the fact was recorded late, the last of them stands for all.
public struct ReminderSchedule: Hashable, Sendable {
    /// How many days before the due day, 0 to 365 each; 0 is the day itself.
    public var leadDays: [Int]
    /// Every so many days after it, 1 to 90; nil where nobody is reminded again.
    public var repeatDays: Int?
    /// From how many days after it the registered manager is reminded too, 1 to 365.
    public var escalateAfterDays: Int

    /// A schedule.
    public init(leadDays: [Int], repeatDays: Int? = 7, escalateAfterDays: Int = 7) {
        self.leadDays = leadDays
        self.repeatDays = repeatDays
        self.escalateAfterDays = escalateAfterDays
    }

    /// The last step that is reached on a day; nil before the first.
    public func step(on day: CivilDate, dueOn: CivilDate) -> Int? {
        let lateDays = day - dueOn
        var step = leadDays.map { -$0 }.filter { $0 <= lateDays }.max()
        if let repeatDays, lateDays >= repeatDays {
            step = max(step ?? .min, lateDays / repeatDays * repeatDays)
        }
        return step
    }

    /// Whether the registered manager is reminded too.
    public func isEscalated(on day: CivilDate, dueOn: CivilDate) -> Bool { day - dueOn >= escalateAfterDays }
}

/// What a scheme has set for one cause, from a day on.
public struct ReminderLead: Hashable, Sendable {
    /// For what.
    public var cause: ReminderCause
    /// The first day on which it holds.
    public var from: CivilDate
    /// When somebody is reminded.
    public var schedule: ReminderSchedule

    /// What holds for a cause from a day on.
    public init(cause: ReminderCause, from: CivilDate, schedule: ReminderSchedule) {
        self.cause = cause
        self.from = from
        self.schedule = schedule
    }
}

extension [ReminderLead] {
    /// The schedule of a cause in force on a day.
    public func schedule(of cause: ReminderCause, on day: CivilDate) -> ReminderSchedule {
        filter { $0.cause == cause && $0.from <= day }.max { $0.from < $1.from }?.schedule ?? cause.usualSchedule
    }
}
