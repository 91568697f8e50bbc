import JSON
import SharedLives
import Store

/// Whose carer somebody is, and what a scheme sets about reminders and working days.
enum ReminderResources {
    static func routes(_ services: Services) -> [Route] {
        coordinators.routes(services) + leads.routes(services) + bankHolidays.routes(services)
    }

    static let coordinators = FactResource<CarerCoordinator>(
        table: ReminderFacts.coordinators, path: "coordinators", name: "CarerCoordinator", plural: "CarerCoordinators",
        what: "who coordinates for a carer from a day on", idName: "coordinatorId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { coordinator in
            CarerCoordinator(
                accountID: coordinator.required("accountId", .identifier), from: coordinator.required("from", .date))
        },
        properties: [
            .required("accountId", .described(.identifier, "Who is reminded of what comes due of this carer.")),
            .required("from", .described(.date, "The latest such day counts.")),
        ],
        write: { json, coordinator in
            json.member("accountId", coordinator.accountID)
            json.member("from", coordinator.from)
        })

    static let leads = FactResource<ReminderLead>(
        table: ReminderFacts.leads, path: "reminder-leads", name: "ReminderLead", plural: "ReminderLeads",
        what: "when the scheme is reminded of a cause, from a day on", idName: "reminderLeadId", reading: .readScheme,
        writing: .setRequirements,
        form: .object { lead in
            ReminderLead(
                cause: lead.required("cause", .enumeration()), from: lead.required("from", .date),
                schedule: ReminderSchedule(
                    leadDays: lead.required("leadDays", .list(.integer(0...365), 0...20)),
                    repeatDays: lead.optional("repeatDays", .integer(1...90)),
                    escalateAfterDays: lead.optional("escalateAfterDays", .integer(1...365), or: 7)))
        },
        properties: [
            .required("cause", .values(of: ReminderCause.self)), .required("from", .date),
            .required(
                "leadDays", .described(.array(of: .integer(0...365)), "Days before the due day; 0 is the day itself.")),
            .optional(
                "repeatDays",
                .nullable(.described(.integer(1...90), "Every so many days after it; null for not again."))),
            .optional(
                "escalateAfterDays",
                .nullable(
                    .described(
                        .integer(1...365),
                        "From so many days after it the registered manager is reminded too; 7 where nothing is said."))),
        ],
        write: { json, lead in
            json.member("cause", lead.cause.rawValue)
            json.member("from", lead.from)
            json.array("leadDays", lead.schedule.leadDays) { json, days in json.value(days) }
            json.member("repeatDays", lead.schedule.repeatDays)
            json.member("escalateAfterDays", lead.schedule.escalateAfterDays)
        }, heading: "reminders")

    static let bankHolidays = FactResource<BankHoliday>(
        table: ReminderFacts.bankHolidays, path: "bank-holidays", name: "BankHoliday", plural: "BankHolidays",
        what: "a bank holiday of a year that the program does not have", idName: "bankHolidayId",
        reading: .readScheme, writing: .setRequirements,
        form: .object { BankHoliday(on: $0.required("on", .date), name: $0.required("name", .text(1...200))) },
        properties: [.required("on", .date), .required("name", .text(1...200))],
        write: { json, holiday in
            json.member("on", holiday.on)
            json.member("name", holiday.name)
        }, heading: "reminders")
}
