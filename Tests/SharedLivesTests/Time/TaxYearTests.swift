import SharedLives
import Testing

@Suite struct TaxYearTests {
    @Test func beginsOnTheSixthOfApril() {
        #expect(TaxYear(containing: "2026-04-05").description == "2025-26")
        #expect(TaxYear(containing: "2026-04-06").description == "2026-27")
        #expect(TaxYear(containing: "2100-01-01").description == "2099-00")
        let year = TaxYear(containing: "2026-01-01")
        #expect((year.firstDay, year.endDay) == ("2025-04-06", "2026-04-06"))
        #expect(year.contains("2025-04-06") && !year.contains("2026-04-06"))
    }

    @Test func isReadAsItIsWritten() {
        for text in ["2025-26", "1999-00", "2099-00"] { #expect(TaxYear(text)?.description == text) }
        for text in ["2025-27", "2025", "2025-6", "25-26", "2025-26 ", "2025/26", ""] { #expect(TaxYear(text) == nil) }
        #expect(TaxYear(startYear: 0) == nil && TaxYear(startYear: 9_999) == nil)
    }

    @Test("Each week from Monday to Sunday belongs to one year: that in which it begins, if it reaches into the next")
    func weeks() {
        for start in 2_000...2_060 {
            guard let year = TaxYear(startYear: start), let next = TaxYear(startYear: start + 1) else { return }
            let mondays = year.mondays
            #expect(mondays.allSatisfy { $0.weekday == .monday && year.contains($0) })
            #expect(mondays.count == 52 || mondays.count == 53)
            #expect(mondays.last.map { $0 + 7 } == next.mondays.first)
        }
    }

    @Test func fiftyThreeWeeks() {
        // 6 April 2026 is a Monday; 5 April 2027 is one too, and its week belongs to the year that ends on it.
        let year = TaxYear(containing: "2026-04-06")
        #expect((year.mondays.first, year.mondays.last, year.mondays.count) == ("2026-04-06", "2027-04-05", 53))
        // 5 April 2026 is a Sunday: the last week of 2025-26 ends with it.
        let before = TaxYear(containing: "2026-04-05")
        #expect((before.mondays.first, before.mondays.last, before.mondays.count) == ("2025-04-07", "2026-03-30", 52))
    }
}
