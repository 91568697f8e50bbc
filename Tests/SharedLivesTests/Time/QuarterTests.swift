import SharedLives
import Testing

@Suite struct QuarterTests {
    @Test("A quarter is three calendar months, and is reported within two weeks of its end (6.5.1)")
    func days() throws {
        let third = try #require(Quarter("2026-Q3"))
        #expect((third.firstDay.description, third.lastDay.description) == ("2026-07-01", "2026-09-30"))
        #expect(third.dueOn.description == "2026-10-14")
        #expect((third.description, third.inWords) == ("2026-Q3", "July to September 2026"))
        let fourth = try #require(Quarter("2027-Q4"))
        #expect((fourth.firstDay.description, fourth.endDay.description) == ("2027-10-01", "2028-01-01"))
        #expect(fourth.dueOn.description == "2028-01-14")
        #expect(third < fourth)
    }

    @Test("Every day lies in one quarter")
    func containing() {
        var day: CivilDate = "2026-01-01"
        while day.year < 2028 {
            let quarter = Quarter(containing: day)
            #expect(quarter.firstDay <= day && day < quarter.endDay && quarter.firstDay.day == 1, "\(day)")
            day = day + 1
        }
    }

    @Test(
        "What is no quarter is none",
        arguments: ["2026-Q0", "2026-Q5", "2026Q3", "2026-3", "0000-Q1", "2026-Q3 ", ""])
    func malformed(_ text: String) {
        #expect(Quarter(text) == nil)
    }

    @Test(
        "The quarter that is over is the one before the day's own",
        arguments: [
            ("2026-01-01", "2025-Q4"), ("2026-03-31", "2025-Q4"), ("2026-04-01", "2026-Q1"), ("2026-12-31", "2026-Q3"),
        ])
    func over(day: String, quarter: String) throws {
        #expect(Quarter(before: try #require(CivilDate(day))).description == quarter)
    }
}
