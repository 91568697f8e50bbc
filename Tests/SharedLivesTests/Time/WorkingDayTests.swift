import SharedLives
import Testing

@Suite struct WorkingDayTests {
    /// England's bank holidays by their rules (Banking and Financial Dealings Act 1971, schedule 1, and the days given by proclamation
    /// each year), without those that were given once.
    private static func byRule(_ year: Int) -> [CivilDate] {
        func day(_ month: Int, _ day: Int) -> CivilDate { CivilDate(year: year, month: month, day: day)! }
        func monday(onOrAfter day: CivilDate) -> CivilDate { day + (8 - day.weekday.rawValue) % 7 }
        func substituted(_ day: CivilDate, notOn taken: CivilDate? = nil) -> CivilDate {
            var day = day
            while day.weekday == .saturday || day.weekday == .sunday || day == taken { day = day + 1 }
            return day
        }
        let easter = easterSunday(year)
        let boxingDay = day(12, 26)
        // Christmas Day on a weekend moves behind Boxing Day, which keeps a Monday.
        let christmas =
            day(12, 25).weekday == .sunday ? day(12, 27) : substituted(day(12, 25), notOn: nil)
        return [
            substituted(day(1, 1)), easter - 2, easter + 1, monday(onOrAfter: day(5, 1)), monday(onOrAfter: day(5, 25)),
            monday(onOrAfter: day(8, 25)), christmas, substituted(boxingDay, notOn: christmas),
        ].sorted()
    }

    /// Gauss's rule as Meeus gives it.
    private static func easterSunday(_ year: Int) -> CivilDate {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let sum = h + l - 7 * m + 114
        return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)!
    }

    @Test("The bank holidays are those of the rules, and the days that were given or moved once")
    func bankHolidays() {
        var expected = Set(BankHolidays.years.flatMap(Self.byRule))
        expected.subtract(["2020-05-04", "2022-05-30"])
        expected.formUnion(["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"])
        #expect(Set(BankHolidays.days) == expected)
        #expect(BankHolidays.days == BankHolidays.days.sorted())
        #expect(BankHolidays.days.count == expected.count)
    }

    @Test(
        "Working days are counted from the day after receipt",
        arguments: [
            // Easter 2026 lies within: Good Friday 3 April, Easter Monday 6 April.
            ("2026-03-27", 10, "2026-04-14"), ("2026-03-27", 20, "2026-04-28"), ("2026-03-27", 40, "2026-05-28"),
            ("2026-03-27", 65, "2026-07-02"),
            // Over Christmas, whose Boxing Day is kept on Monday 28 December.
            ("2026-12-24", 1, "2026-12-29"), ("2026-12-23", 2, "2026-12-29"), ("2026-12-24", 4, "2027-01-04"),
            ("2026-06-05", 1, "2026-06-08"), ("2026-06-06", 1, "2026-06-08"),
        ] as [(CivilDate, Int, CivilDate)])
    func deadlines(received: CivilDate, count: Int, day: CivilDate) {
        let working = WorkingDays()
        #expect(working.day(count, after: received) == day)
        #expect(working.count(after: received, through: day) == count)
        #expect(working.count(after: received, through: day - 1) == count - 1)
    }

    @Test("A year that is not published is known once somebody has recorded its holidays")
    func laterYears() {
        #expect(!WorkingDays().knows("2029-01-02"))
        #expect(WorkingDays().contains("2029-01-01"))
        let recorded = WorkingDays(others: ["2029-01-01"])
        #expect(recorded.knows("2029-06-01"))
        #expect(!recorded.contains("2029-01-01"))
        #expect(WorkingDays().count(after: "2026-06-06", through: "2026-06-06") == 0)
    }
}
