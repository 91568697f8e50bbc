import Postgres
public import SharedLives

/// What reminders go by beside the records themselves: whose carer somebody is, and what the scheme has set.
public enum ReminderFacts {
    /// Carers' coordinators. Of one carer the latest first day counts.
    public static let coordinators = RecordedFactTable<CarerCoordinator>(
        FactStatements<(Identifier, CivilDate)>(
            "carer_coordinator", of: .carer, columns: "account_id, from_date", orderedBy: "from_date"),
        write: { ($0.accountID, $0.from) }, read: { CarerCoordinator(accountID: $0.0, from: $0.1) })

    /// When the scheme is reminded of a cause. Of one cause the latest first day counts.
    public static let leads = RecordedFactTable<ReminderLead>(
        FactStatements<(ReminderCause, CivilDate, [Int16], Int16?, Int16)>(
            "reminder_lead", of: .scheme, columns: "cause, from_date, lead_days, repeat_days, escalate_after_days",
            orderedBy: "cause, from_date"),
        write: { lead in
            (
                lead.cause, lead.from, lead.schedule.leadDays.map { Int16($0) },
                lead.schedule.repeatDays.map { Int16($0) }, Int16(lead.schedule.escalateAfterDays)
            )
        }, read: lead)

    /// England's bank holidays of years that the program does not know.
    public static let bankHolidays = RecordedFactTable<BankHoliday>(
        FactStatements<(CivilDate, String)>(
            "bank_holiday", of: .scheme, columns: "on_date, name", orderedBy: "on_date"),
        write: { ($0.on, $0.name) }, read: { BankHoliday(on: $0.0, name: $0.1) })

    @Sendable static func lead(
        _ row: (ReminderCause, CivilDate, [Int16], Int16?, Int16)
    ) -> ReminderLead {
        ReminderLead(
            cause: row.0, from: row.1,
            schedule: ReminderSchedule(
                leadDays: row.2.map { Int($0) }, repeatDays: row.3.map { Int($0) }, escalateAfterDays: Int(row.4)))
    }

    static let all = coordinators.statements + leads.statements + bankHolidays.statements
}
