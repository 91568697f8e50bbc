import SharedLives
import Testing

@Suite struct TableTests {
    private func pages(_ blocks: [Report.Block], columns: Int = 40, lines: Int = 60) -> [[String]] {
        PageLayout(columns: columns, lines: lines).text(Report(runningHead: "Head", blocks: blocks))
            .split(separator: "\u{0C}").map { page in
                page.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).dropLast().map(String.init)
            }
    }

    private static let header = ["Name", "Until"]

    @Test func rowsThatFitStandInColumns() {
        let table = Report.Table(
            header: Self.header, rows: [["Public liability", "5 May 2027"], ["Household", ""], ["漢字", "é"]])
        #expect(
            pages([.table(table)]) == [
                [
                    "Name              Until", "----------------  ----------", "Public liability  5 May 2027",
                    "Household         -", "漢字              é",
                ]
            ])
    }

    /// Cells that are wrapped side by side would be read across each other; a row that has no room is written out instead.
    @Test func rowsThatDoNotFitAreWrittenOutWithTheirLabels() {
        let table = Report.Table(
            header: ["Requirement", "State", "What is to be done"],
            rows: [
                ["Insurance", "open", "Ask for the certificate that follows the one of 2025."],
                ["References", "met", ""],
            ])
        #expect(
            pages([.heading("List"), .table(table)]) == [
                [
                    "List", "Requirement: Insurance", "  State: open", "  What is to be done: Ask for the",
                    "    certificate that follows the one of", "    2025.", "", "Requirement: References",
                    "  State: met",
                ]
            ])
    }

    @Test func everyPageRepeatsTheHeader() {
        let rows = (1...20).map { ["row \($0)", "x"] }
        let pages = pages(
            [.heading("Heading"), .table(Report.Table(header: Self.header, rows: rows)), .paragraph("end")], lines: 10)
        #expect(pages[0].prefix(3) == ["Heading", "Name    Until", "------  -----"])
        #expect(pages.dropFirst().allSatisfy { Array($0.prefix(2)) == ["Name    Until", "------  -----"] })
        #expect(pages.flatMap { $0 }.filter { $0.hasPrefix("row") } == (1...20).map { "row \($0)".padded(8) + "x" })
        #expect(pages.last?.last == "end")
    }

    @Test func tableThatEndsWithItsPageLeavesNoHeaderBehind() {
        let rows = (1...6).map { ["row \($0)", "x"] }
        let pages = pages([.table(Report.Table(header: Self.header, rows: rows)), .paragraph("end")], lines: 10)
        #expect(pages.count == 2)
        #expect(pages[1] == ["end"])
    }

    @Test func tableWithoutRowsIsNothing() {
        #expect(pages([.table(Report.Table(header: Self.header, rows: []))]) == [[]])
    }

    @Test func rowsThatAreWrittenOutStayOnOnePage() {
        let rows = (1...4).map { ["row \($0)", "word ".repeated(12)] }
        let pages = pages([.table(Report.Table(header: Self.header, rows: rows))], lines: 10)
        for page in pages { #expect(page.first?.hasPrefix("Name: row") == true) }
    }
}

extension String {
    fileprivate func padded(_ columns: Int) -> String { self + " ".repeated(columns - count) }
    fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
