import SharedLives
import Testing

@Suite struct CarerStatementTests {
    private static let lines = RequestExampleTests.facts.calculate().lines

    @Test func statementOfTheExample() {
        let statement = CarerStatement(
            scheme: "Riverbank Shared Lives", carer: "Ann Example", month: "2026-10",
            lines: Self.lines.filter { $0.carer == "c2" }, subjectNames: ["p1": "Placement of Joan E."])
        let expected = """
            Riverbank Shared Lives: statement for October 2026               Page 1 of 1

            Statement of payments for October 2026
            ======================================
            Scheme: Riverbank Shared Lives
            Carer: Ann Example

            Placement of Joan E.
            --------------------
              5 to 11 October 2026: care and support (clause 4.4.1)
                7 days at £165.00 a week (low)                                   £165.00
                of which £45.00 is the person's contribution and £120.00 the council's
              12 to 19 October 2026: care and support (clause 4.4.1)
                8 days at £360.00 a week (complex)                               £411.43
                of which £51.43 is the person's contribution and £360.00 the council's
              12 to 31 October 2026: discretionary fee for complex needs (clause 4.6.1)
                20 days of discretionary fee at £50.00 a week                    £142.86
              20 to 23 October 2026: the person was away and expected back (clause
                4.12.3)
                4 days of absence at £360.00 a week (complex)                    £205.71
                of which £25.71 is the person's contribution and £180.00 the council's
              24 to 27 October 2026: care and support (clause 4.4.1)
                4 days at £360.00 a week (complex)                               £205.71
                of which £25.71 is the person's contribution and £180.00 the council's
              28 to 31 October 2026: after the person left without notice (clause
                4.12.4)
                4 days after leaving without notice at £360.00 a week (complex)  £205.71
              Together                                                         £1,336.42

            ----------------------------------------------------------------------------
            Paid to you for October 2026                                       £1,336.42

            Where the money comes from
            --------------------------
              Paid by councils                                                 £1,188.57
              Contributions that the scheme collects from people you support     £147.85
              Together, which is what you are paid                             £1,336.42

            Contributions are not taken from your payment. You are paid in full, whether
            or not the people you support have paid theirs.

            How to check it
            ---------------
            A weekly rate is paid by the day: days × weekly rate ÷ 7. Day support by the
            minute is minutes × hourly rate ÷ 60. Each line is rounded once, to the
            nearest penny, and the sums are sums of the lines. The last day named is the
            last one that is paid. Clauses are those of the service specification.

            """
        #expect(statement.text() == expected)
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
        #expect(text.split(separator: "£730.71\n", omittingEmptySubsequences: false).count == 41)
        #expect(text.contains("£29,228.40\n"))
    }
}
