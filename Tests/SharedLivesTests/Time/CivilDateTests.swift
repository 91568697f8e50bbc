import SharedLives
import Testing

@Suite struct CivilDateTests {
    @Test func everyDayFollowsTheOneBefore() {
        var day: CivilDate = "1899-12-31"
        var expected = (year: 1900, month: 1, day: 1)
        for _ in 0..<150_000 {
            day = day + 1
            let isRight =
                day.components == expected
                && CivilDate(year: expected.year, month: expected.month, day: expected.day) == day
            if !isRight { Issue.record("\(day.daysSinceEpoch) is \(expected)") }
            expected.day += 1
            if expected.day > CivilDate.daysInMonth(expected.month, ofYear: expected.year) {
                expected = (expected.year, expected.month + 1, 1)
                if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
            }
        }
    }

    private func read(_ text: String) -> CivilDate? { CivilDate(text) }

    @Test func knownDays() {
        #expect(read("1970-01-01")?.daysSinceEpoch == 0)
        #expect(read("2000-03-01")?.daysSinceEpoch == 11_017)
        #expect(read("1969-12-31")?.daysSinceEpoch == -1)
        #expect(read("0001-01-01")?.daysSinceEpoch == -719_162)
        #expect(read("2026-10-05")?.weekday == .monday)
        #expect(read("1969-12-28")?.weekday == .sunday)
        #expect(read("2026-10-05")?.description == "2026-10-05")
        #expect(read("0987-01-02")?.description == "0987-01-02")
    }

    @Test(arguments: [
        "", "2026-10-5", "2026-13-01", "2026-00-01", "2026-02-29", "2026-04-31", "2026-10-00", "0000-01-01",
        "2026-10-05 ", " 2026-10-05", "2026-10-05T00:00:00Z", "2026/10/05", "20261005", "+026-10-05", "２０２６-10-05",
        "2026-1०-05", "-026-10-05",
    ])
    func whatIsNoDay(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func leapYears() {
        #expect(
            [1900, 2000, 2024, 2026, 2100, 2400].map(CivilDate.isLeapYear) == [false, true, true, false, false, true])
        #expect(read("2000-02-29") != nil)
        #expect(read("1900-02-29") == nil)
    }

    @Test func anniversaries() {
        let leapDay: CivilDate = "2024-02-29"
        #expect(leapDay.anniversary(inYear: 2025) == "2025-03-01")
        #expect(leapDay.anniversary(inYear: 2028) == "2028-02-29")
        #expect(("2024-02-28" as CivilDate).anniversary(inYear: 2025) == "2025-02-28")
        #expect(("2025-10-31" as CivilDate).anniversary(inYear: 2026) == "2026-10-31")
    }

    @Test func monthsLater() {
        let leapDay: CivilDate = "2024-02-29"
        #expect(leapDay.adding(months: 36) == "2027-02-28")
        #expect(leapDay.adding(months: 48) == "2028-02-29")
        #expect(leapDay.adding(months: 0) == leapDay)
        #expect(("2025-10-31" as CivilDate).adding(months: 1) == "2025-11-30")
        #expect(("2025-12-31" as CivilDate).adding(months: 2) == "2026-02-28")
        #expect(("2026-03-31" as CivilDate).adding(months: -1) == "2026-02-28")
        #expect(("2026-01-15" as CivilDate).adding(months: -13) == "2024-12-15")
    }

    @Test func comingOfAge() {
        #expect(("2008-02-29" as CivilDate).eighteenthBirthday == "2026-03-01")
        #expect(("2008-02-28" as CivilDate).eighteenthBirthday == "2026-02-28")
    }
}

@Suite struct MonthTests {
    @Test func boundsAndNeighbours() {
        let december: Month = "2026-12"
        #expect(december.firstDay == "2026-12-01")
        #expect(december.endDay == "2027-01-01")
        #expect(december.next == "2027-01")
        #expect(december.next.previous == december)
        #expect(december.description == "2026-12")
        #expect(december.inWords == "December 2026")
        #expect(december.contains("2026-12-31") && !december.contains("2027-01-01") && !december.contains("2026-11-30"))
        #expect(Month(containing: "2024-02-29") == "2024-02")
        #expect(("2026-09" as Month) < "2026-10" && ("2025-12" as Month) < "2026-01")
    }

    @Test(arguments: ["", "2026-1", "2026-13", "2026-00", "2026-10-01", "0000-01", "202610", "2026-1x"])
    func whatIsNoMonth(text: String) {
        #expect(Month(text) == nil)
    }
}
