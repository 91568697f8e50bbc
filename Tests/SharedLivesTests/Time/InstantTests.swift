import SharedLives
import Testing

@Suite struct InstantTests {
    @Test func readsAndWrites() {
        #expect(Instant(rfc3339: "1970-01-01T00:00:00Z")?.microsecondsSinceEpoch == 0)
        #expect(Instant(rfc3339: "2026-10-05T09:30:00+01:00")?.description == "2026-10-05T08:30:00Z")
        #expect(Instant(rfc3339: "2026-10-05T00:30:00-01:30")?.description == "2026-10-05T02:00:00Z")
        #expect(Instant(rfc3339: "2026-10-05t09:30:00.25z")?.description == "2026-10-05T09:30:00.250000Z")
        #expect(Instant(rfc3339: "1969-12-31T23:59:59.9999999Z")?.microsecondsSinceEpoch == -1)
        #expect(Instant(rfc3339: "1969-12-31T23:59:59.999999Z")?.description == "1969-12-31T23:59:59.999999Z")
    }

    @Test(arguments: [
        "", "2026-10-05", "2026-10-05T09:30:00", "2026-10-05 09:30:00Z", "2026-10-05T24:00:00Z",
        "2026-10-05T09:60:00Z", "2026-10-05T09:30:60Z", "2026-02-29T09:30:00Z", "2026-10-05T09:30Z",
        "2026-10-05T09:30:00+24:00", "2026-10-05T09:30:00+01", "2026-10-05T09:30:00.Z", "2026-10-05T09:30:00Zx",
        "2026-10-05T09:30:00+0100", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
    ])
    func whatIsNoInstant(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }
}

@Suite struct LondonTests {
    /// The changes as published for these years.
    @Test(
        arguments: [
            ("2024-03-31", "2024-10-27"), ("2025-03-30", "2025-10-26"), ("2026-03-29", "2026-10-25"),
            ("2027-03-28", "2027-10-31"), ("2030-03-31", "2030-10-27"),
        ] as [(CivilDate, CivilDate)])
    func clockChanges(spring: CivilDate, autumn: CivilDate) {
        func at(_ day: CivilDate, _ time: String) -> Instant { Instant(rfc3339: "\(day)T\(time)Z")! }
        #expect(!London.isSummerTime(at: at(spring, "00:59:59.999999")))
        #expect(London.isSummerTime(at: at(spring, "01:00:00")))
        #expect(London.isSummerTime(at: at(autumn, "00:59:59.999999")))
        #expect(!London.isSummerTime(at: at(autumn, "01:00:00")))
    }

    @Test func dateOfAnInstant() {
        #expect(London.civilDate(of: "2026-07-01T22:59:59Z") == "2026-07-01")
        #expect(London.civilDate(of: "2026-07-01T23:00:00Z") == "2026-07-02")
        #expect(London.civilDate(of: "2026-12-01T23:59:59Z") == "2026-12-01")
        #expect(London.civilDate(of: "2026-12-02T00:00:00Z") == "2026-12-02")
        #expect(London.civilDate(of: "1969-12-31T23:00:00Z") == "1969-12-31")
    }

    @Test func instantOfAClock() {
        #expect(London.instant(of: "2026-07-01", hour: 9, minute: 30) == "2026-07-01T08:30:00Z")
        #expect(London.instant(of: "2026-12-01", hour: 9, minute: 30) == "2026-12-01T09:30:00Z")
        #expect(London.instant(of: "2026-07-01", hour: 0, minute: 0) == "2026-06-30T23:00:00Z")
        // Shown twice: the first. Skipped: read as if the clock had not changed.
        #expect(London.instant(of: "2026-10-25", hour: 1, minute: 30) == "2026-10-25T00:30:00Z")
        #expect(London.instant(of: "2026-03-29", hour: 1, minute: 30) == "2026-03-29T01:30:00Z")
        #expect(London.timeOfDay(of: "2026-03-29T01:30:00Z") == (2, 30))
        #expect(London.timeOfDay(of: "2026-12-29T23:59:59Z") == (23, 59))
    }

    @Test func everyHourOfTwoYearsComesBack() {
        for hour in 0..<(2 * 366 * 24) {
            let day = ("2026-01-01" as CivilDate) + hour / 24
            let instant = London.instant(of: day, hour: hour % 24, minute: 30)
            guard !(day == "2026-03-29" || day == "2027-03-28") || hour % 24 != 1 else { continue }
            let isBack = London.civilDate(of: instant) == day && London.timeOfDay(of: instant) == (hour % 24, 30)
            if !isBack { Issue.record("\(instant) is \(day) \(hour % 24):30") }
        }
    }
}
