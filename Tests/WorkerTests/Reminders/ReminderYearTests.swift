import Foundation
import Postgres
import SharedLives
import TestSupport
import Testing

/// A year of a scheme on a moved clock: days on which nobody works, clocks that are put back, sweeps that are made twice, and workers
/// that end in the middle. What is said is exactly what a second, plain way of working it out says.
@Suite(.timeLimit(.minutes(10))) struct ReminderYearTests {
    /// How many of the days may go through workers, some of which are killed; REMINDERS=all lets every day.
    private static let workerDays = ProcessInfo.processInfo.environment["REMINDERS"] == "all" ? 1_000 : 9

    private static let said = """
        SELECT concat_ws(' ', task.kind, task.subject_id, nullif(task.topic, ''), task.due_on, reminder.step_days, reminder.on_date)
        FROM reminder JOIN task ON task.scheme_id = reminder.scheme_id AND task.id = reminder.task_id
        """

    @Test("The reminders of a year are those that the facts call for, each once", arguments: [1, 2] as [UInt64])
    func year(seed: UInt64) async throws {
        try await WorkerFixture.with { fixture in
            let first = CivilDate("2026-01-01")!
            var year = ReminderYear(fixture, seed: seed)
            try await year.begin(on: first)
            var outageUntil = first
            var last = first
            for offset in 0..<365 {
                let day = first + offset
                if outageUntil <= day, Int.random(in: 0..<30, using: &year.chance) == 0 {
                    outageUntil = day + Int.random(in: 1...10, using: &year.chance)
                }
                let byWorkers = year.daysByWorkers < Self.workerDays && Int.random(in: 0..<8, using: &year.chance) == 0
                try await year.live(
                    day, isOutage: day < outageUntil, byWorkers: Self.workerDays > 365 || byWorkers)
                last = day
            }
            // The last day has a sweep of its own, whatever came before.
            try await year.live(last + 1, isOutage: false, byWorkers: false)
            let said = try await fixture.texts(Self.said)
            #expect(said.count == Set(said).count)
            let wrong = Set(said).symmetricDifference(year.plain.said)
            #expect(wrong.isEmpty, "\(wrong.sorted().prefix(5)) of \(said.count)")
            #expect(said.count > 200 && year.daysByWorkers >= min(Self.workerDays, 9))
            try await checkMessages(fixture)
        }
    }

    /// Every reminder is in a message, and nobody has two messages of one day.
    private func checkMessages(_ fixture: WorkerFixture) async throws {
        let unaddressed = """
            SELECT count(*) FROM reminder WHERE NOT EXISTS (
                SELECT FROM reminder_recipient AS recipient JOIN delivery ON delivery.id = recipient.delivery_id
                WHERE recipient.reminder_id = reminder.id AND delivery.on_date = reminder.on_date)
            """
        #expect(try await fixture.number(unaddressed) == 0)
        let twice =
            "SELECT count(*) FROM (SELECT FROM delivery GROUP BY account_id, on_date HAVING count(*) > 1) AS twice"
        #expect(try await fixture.number(twice) == 0)
        // The manager hears of what is overdue for long, and of nothing that is not.
        let escalated = """
            SELECT count(*) FROM reminder JOIN reminder_recipient AS recipient ON recipient.reminder_id = reminder.id
            JOIN delivery ON delivery.id = recipient.delivery_id JOIN account ON account.id = delivery.account_id
            JOIN task ON task.id = reminder.task_id
            WHERE account.role = 'registeredManager' AND task.kind NOT IN ('staffDBSRenewal', 'cqcNotice', 'policyReview', 'staffTraining', 'quarterlyReport')
            """
        let toManager = try await fixture.number(escalated)
        #expect(toManager > 0)
        #expect(try await fixture.number(escalated + " AND reminder.is_escalated") == toManager)
        #expect(try await fixture.number("SELECT count(*) FROM job WHERE state = 'dead'") == 0)
    }
}
