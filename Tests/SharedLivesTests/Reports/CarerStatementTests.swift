import SharedLives
import Testing

@Suite struct CarerStatementTests {
    private static let lines = RequestExampleTests.facts.calculate().lines

    @Test func linesAndAdjustmentsAreTheTotal() {
        let statement = LedgerExample.statement
        #expect(statement.ownMonth == 136_392)
        #expect(statement.adjustments == 36_000)
        #expect(statement.total == statement.lines.reduce(.zero) { $0 + $1.amount })
        for line in statement.lines { #expect(Calculator.checked(line.working) == line.amount.value) }
    }

    @Test func whatGoesOutAndWhatStaysAddsUp() {
        var statement = LedgerExample.statement
        #expect(statement.settlementWorking == nil)
        for (before, isHeld, paid, carried) in [
            (0, false, 172_392, 0), (0, true, 0, 172_392), (-50_000, false, 122_392, 0), (20_000, false, 192_392, 0),
            (-900_000, false, 102_294, -829_902),
        ] as [(Int64, Bool, Int64, Int64)] {
            let payment = LedgerExample.payment(broughtForward: Pence(before), isHeld: isHeld)
            #expect((payment.paid, payment.carriedForward) == (Pence(paid), Pence(carried)))
            statement.settlement = payment
            let sentence = statement.settlementWorking ?? ""
            #expect(Calculator.checked(sentence) == paid, "\(sentence)")
        }
    }

    @Test func monthWithoutALine() {
        let statement = CarerStatement(scheme: "Riverbank", carer: "Ann Example", month: "2026-10", lines: [])
        #expect(
            statement.text() == """
                Riverbank: statement for October 2026                            Page 1 of 1

                Statement of payments for October 2026
                ======================================
                Scheme: Riverbank
                Carer: Ann Example

                Nothing is due for this month.

                """)
    }

    @Test func severalSubjectsAreNamedOrShownByTheirIdentifiers() {
        let text = CarerStatement(
            scheme: "Riverbank", carer: "Sam", month: "2026-10", lines: Self.lines.filter { $0.carer == "c8" },
            subjectNames: ["s1": "Short break of Ali K."]
        ).text()
        #expect(text.contains("\nd1\n--\n  6 October 2026: day support by the hour (clause 4.7.4)\n"))
        #expect(
            text.contains(
                "\nShort break of Ali K.\n---------------------\n  30 to 31 October 2026: short break (clause 4.7.3)\n")
        )
        #expect(text.contains("    23 miles at 45p a mile                                            £10.35\n"))
    }

    /// A carer of a long month: the pages are numbered, full and no more, and no figure is lost between them.
    @Test func manyLinesGoOnOverPages() {
        let placements = (1...40).map { Somerset.placement("low", id: "p\($0)") }
        let lines = Somerset.month(placements: placements).calculate().lines
        let text = CarerStatement(scheme: "Riverbank", carer: "Ann", month: "2026-10", lines: lines).text()
        let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false)
        #expect(pages.count == 5)
        for (index, page) in pages.enumerated() {
            #expect(page.hasPrefix("Riverbank: statement for October 2026 "))
            #expect(page.contains("Page \(index + 1) of 5\n"))
            #expect(page.split(separator: "\n", omittingEmptySubsequences: false).count <= 61)
        }
        #expect(text.split(separator: "£730.71\n", omittingEmptySubsequences: false).count == 81)
        #expect(text.contains("£29,228.40\n"))
    }
}
