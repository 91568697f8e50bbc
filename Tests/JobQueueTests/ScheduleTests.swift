import JobQueue
import Postgres
import Testing

@Suite(.timeLimit(.minutes(3))) struct ScheduleTests {
    private static let instant = Query<String, PostgresTimestamp>("instant", "SELECT $1::text::timestamptz")

    private func at(_ text: String, _ database: TestDatabase) async throws -> PostgresTimestamp {
        try await database.pool.withConnection { try $0.one(ScheduleTests.instant, text) }
    }

    private func put(_ cadence: JobCadence, at text: String, _ database: TestDatabase) async throws {
        let instant = try await at(text, database)
        try await database.pool.withConnection { connection in
            try Jobs.put(connection, JobSchedule(name: "daily", kind: "test", cadence: cadence), at: instant)
        }
    }

    /// Advances at the instant; the job made, if any, is done at once, so that it is not in the next one's way.
    private func advance(at text: String, _ database: TestDatabase) async throws -> PostgresTimestamp? {
        let instant = try await at(text, database)
        let count = try await database.pool.withConnection { connection in
            try Jobs.advanceSchedules(connection, kinds: ["test"], at: instant)
        }
        #expect(count <= 1)
        guard count == 1 else { return nil }
        let worker = try await database.register()
        let job = try await database.claim(worker)[0]
        try await database.pool.withConnection { try Jobs.complete($0, job.lease) }
        return job.runAt
    }

    @Test(arguments: [
        ("2026-03-28 12:00Z", ["2026-03-29 05:00Z", "2026-03-30 05:00Z"]),
        ("2026-10-24 12:00Z", ["2026-10-25 06:00Z", "2026-10-26 06:00Z"]),
    ])
    func sixStaysSixWhenTheClocksChange(_ begin: String, _ occurrences: [String]) async throws {
        try await TestDatabase.with { database in
            try await put(.daily(hour: 6, minute: 0), at: begin, database)
            #expect(try await advance(at: begin, database) == nil)
            for text in occurrences {
                let occurrence = try await at(text, database)
                let before = text.replacing("00Z", with: "59Z").replacing("05:", with: "04:").replacing(
                    "06:", with: "05:")
                #expect(try await advance(at: before, database) == nil)
                #expect(try await advance(at: text, database) == occurrence)
                #expect(try await advance(at: text, database) == nil)
            }
        }
    }

    @Test(arguments: [
        // Skipped in spring: once, as if the clocks had not changed. Repeated in autumn: once.
        (JobCadence.daily(hour: 1, minute: 30), "2026-03-28 12:00Z", ["2026-03-29 01:30Z", "2026-03-30 00:30Z"]),
        (.daily(hour: 1, minute: 30), "2026-10-24 12:00Z", ["2026-10-25 01:30Z", "2026-10-26 01:30Z"]),
        (.weekly(weekday: 1, hour: 7, minute: 15), "2026-03-23 12:00Z", ["2026-03-30 06:15Z", "2026-04-06 06:15Z"]),
        (.weekly(weekday: 7, hour: 0, minute: 0), "2026-10-18 12:00Z", ["2026-10-24 23:00Z", "2026-11-01 00:00Z"]),
        (.monthly(day: 1, hour: 6, minute: 0), "2026-03-15 12:00Z", ["2026-04-01 05:00Z", "2026-05-01 05:00Z"]),
        (.monthly(day: 31, hour: 6, minute: 0), "2027-12-31 12:00Z", ["2028-01-31 06:00Z", "2028-02-29 06:00Z"]),
        (.everyMinutes(15), "2026-10-25 00:50Z", ["2026-10-25 01:00Z", "2026-10-25 01:15Z"]),
    ])
    func occurrencesFollowOneAnother(_ cadence: JobCadence, _ begin: String, _ occurrences: [String]) async throws {
        try await TestDatabase.with { database in
            try await put(cadence, at: begin, database)
            for text in occurrences {
                let schedules = try await database.pool.withConnection { try Jobs.schedules($0) }
                let occurrence = try await at(text, database)
                #expect(schedules.map(\.nextRunAt) == [occurrence])
                #expect(try await advance(at: text, database) == occurrence)
            }
        }
    }

    @Test func whatWasMissedIsOneJob() async throws {
        try await TestDatabase.with { database in
            try await put(.daily(hour: 6, minute: 0), at: "2026-01-01 12:00Z", database)
            let latest = try await at("2026-01-20 06:00Z", database)
            #expect(try await advance(at: "2026-01-20 09:00Z", database) == latest)
            #expect(try await advance(at: "2026-01-20 09:00Z", database) == nil)
            let next = try await at("2026-01-21 06:00Z", database)
            #expect(try await advance(at: "2026-01-21 06:00Z", database) == next)
        }
    }

    @Test func ofManyWorkersOneMakesTheJob() async throws {
        try await TestDatabase.with { database in
            try await put(.daily(hour: 6, minute: 0), at: "2026-01-01 12:00Z", database)
            let instant = try await at("2026-01-02 06:00Z", database)
            let made = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await database.pool.withConnection { connection in
                            try Jobs.advanceSchedules(connection, kinds: ["test"], at: instant)
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(made == 1)
        }
    }

    @Test func anUnfinishedJobTakesTheNextOnesPlace() async throws {
        try await TestDatabase.with { database in
            try await put(.daily(hour: 6, minute: 0), at: "2026-01-01 12:00Z", database)
            for (text, expected) in [("2026-01-02 06:00Z", 1), ("2026-01-03 06:00Z", 0)] {
                let instant = try await at(text, database)
                let made = try await database.pool.withConnection { connection in
                    try Jobs.advanceSchedules(connection, kinds: ["test"], at: instant)
                }
                #expect(made == expected)
            }
        }
    }

    @Test func anOccurrenceIsOneJobEvenIfTheScheduleIsSetBack() async throws {
        try await TestDatabase.with { database in
            try await put(.daily(hour: 6, minute: 0), at: "2026-01-01 12:00Z", database)
            #expect(try await advance(at: "2026-01-02 06:00Z", database) != nil)
            try await database.script("UPDATE job_schedule SET next_run_at = last_run_at")
            #expect(try await advance(at: "2026-01-02 06:00Z", database) == nil)
        }
    }

    @Test func puttingAScheduleAgainLosesNothing() async throws {
        try await TestDatabase.with { database in
            try await put(.daily(hour: 6, minute: 0), at: "2026-01-01 12:00Z", database)
            // Put again when an occurrence is due but not yet enqueued, as at a restart.
            try await put(.daily(hour: 6, minute: 0), at: "2026-01-02 08:00Z", database)
            #expect(try await advance(at: "2026-01-02 08:00Z", database) != nil)
            try await put(.daily(hour: 9, minute: 0), at: "2026-01-02 08:00Z", database)
            let moved = try await at("2026-01-02 09:00Z", database)
            #expect(try await advance(at: "2026-01-02 09:00Z", database) == moved)
        }
    }

    @Test func schedulesOfOtherKindsAreLeft() async throws {
        try await TestDatabase.with { database in
            try await put(.daily(hour: 6, minute: 0), at: "2026-01-01 12:00Z", database)
            let instant = try await at("2026-01-02 06:00Z", database)
            let made = try await database.pool.withConnection { connection in
                try Jobs.advanceSchedules(connection, kinds: ["other"], at: instant)
            }
            #expect(made == 0)
            #expect(try await database.pool.withConnection { try Jobs.deleteSchedule($0, name: "daily") })
            #expect(try await advance(at: "2026-01-02 06:00Z", database) == nil)
        }
    }
}
