import SharedLives
import Testing

@Suite struct PageLayoutTests {
    private func text(_ blocks: [Report.Block], head: String = "Head", columns: Int = 80, lines: Int = 60) -> String {
        PageLayout(columns: columns, lines: lines).text(Report(runningHead: head, blocks: blocks))
    }

    /// The lines of the first page without its head.
    private func body(_ blocks: [Report.Block], columns: Int = 40) -> [String] {
        text(blocks, columns: columns).split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).dropLast()
            .map(String.init)
    }

    @Test func wordsAreWrappedAndNotCut() {
        #expect(
            body([.paragraph("The quick brown fox jumps over the lazy dog and then sleeps.")]) == [
                "The quick brown fox jumps over the lazy", "dog and then sleeps.",
            ])
        #expect(
            body([.paragraph("- " + "word ".repeated(12), indent: 2, hanging: 2)]) == [
                "  - word word word word word word word", "    word word word word word",
            ])
    }

    @Test func onlyAWordWiderThanALineIsCut() {
        #expect(
            body([.paragraph("a " + "x".repeated(90) + " b")]) == [
                "a", "x".repeated(40), "x".repeated(40), "x".repeated(10) + " b",
            ])
        #expect(body([.paragraph("x".repeated(40) + " " + "y".repeated(40))]) == ["x".repeated(40), "y".repeated(40)])
    }

    @Test func widthsAreThoseOfThePage() {
        #expect(body([.paragraph("漢".repeated(25))]) == ["漢".repeated(20), "漢".repeated(5)])
        #expect(body([.paragraph("e\u{301}".repeated(45))]) == ["e\u{301}".repeated(40), "e\u{301}".repeated(5)])
        #expect(body([.entry("漢字", figure: "£1.00")]) == ["漢字" + " ".repeated(31) + "£1.00"])
        #expect(body([.entry("José", figure: "£1.00")]) == ["José" + " ".repeated(31) + "£1.00"])
    }

    @Test func figuresStandAtTheRightEdgeOfTheLastLine() {
        #expect(
            body([.entry("The quick brown fox jumps over the lazy dog", figure: "£1,234.00", indent: 2)]) == [
                "  The quick brown fox jumps", "  over the lazy dog            £1,234.00",
            ])
        // A word that cannot stand beside the figure is not cut for its sake.
        #expect(
            body([.entry("a " + "x".repeated(38), figure: "£1.00")]) == [
                "a " + "x".repeated(38), " ".repeated(35) + "£1.00",
            ])
    }

    @Test func headingsHaveTheirLevels() {
        #expect(
            body([
                .heading("Title", level: 1), .heading("Chapter of ŵords", level: 2), .heading("Section"),
                .paragraph("x"),
            ])
                == ["Title", "=====", "Chapter of ŵords", "----------------", "Section", "x"])
    }

    @Test func listsHaveTheirMarks() {
        #expect(
            body([.list(["one", "word ".repeated(9)]), .list((1...10).map { "item \($0)" }, isNumbered: true)])
                == ["- one", "- word word word word word word word", "  word word"]
                + (1...10).map { "\($0). item \($0)" })
    }

    @Test func fieldsAreNamed() {
        #expect(
            body([.field("Carer", "Ann Example"), .field("Address", "1 Teasel Row, Quillbrook, Larkshire", indent: 2)])
                == ["Carer: Ann Example", "  Address: 1 Teasel Row, Quillbrook,", "    Larkshire"])
    }

    /// Room for a word goes before the look of a page.
    @Test func indentsGiveWayToWideWords() {
        let word = "x".repeated(38)
        #expect(body([.paragraph("a " + word, indent: 10, hanging: 10)]) == ["  a", "  " + word])
        #expect(body([.field("Name", word, indent: 10)]) == ["  Name:", "  " + word])
        #expect(body([.list([word + "yz"])]) == ["-", word + "yz"])
    }

    @Test func marksAreJoinedWithTheirLetters() {
        let scalars = text([.paragraph("w\u{302}y\u{302} ŵŷ A\u{30A} и\u{306} x\u{302} 👩🏽 a")]).unicodeScalars
        let expected = "ŵŷ ŵŷ Å й x\u{302} \u{FFFD}\u{FFFD} a"
        #expect(scalars.split(separator: "\n")[1].elementsEqual(expected.unicodeScalars))
    }

    @Test func headingsStayWithWhatFollows() {
        let filling = [Report.Block](repeating: .paragraph("line"), count: 7)
        let pages = text(filling + [.heading("Heading"), .paragraph("under it")], columns: 40, lines: 10)
            .split(separator: "\u{0C}")
        #expect(pages.count == 2)
        #expect(pages[0].hasSuffix("line\n") && !pages[0].contains("Heading"))
        #expect(pages[1].hasSuffix("\n\nHeading\nunder it\n"))
    }

    @Test func entriesStayOnOnePage() {
        let filling = [Report.Block](repeating: .paragraph("line"), count: 7)
        let entry = Report.Block.entry("word ".repeated(10), figure: "£1.00")
        let pages = text(filling + [entry], columns: 40, lines: 10).split(separator: "\u{0C}")
        #expect(pages.count == 2)
        #expect(!pages[0].contains("word"))
    }

    @Test func pagesEndWhereTheyAreToldTo() {
        let pages = text([.paragraph("one"), .space, .newPage, .newPage, .space, .paragraph("two")])
        #expect(
            pages
                == "Head" + " ".repeated(65) + "Page 1 of 2\n\none\n\u{0C}Head" + " ".repeated(65)
                + "Page 2 of 2\n\ntwo\n")
        #expect(text([]) == "Head" + " ".repeated(65) + "Page 1 of 1\n\n")
    }

    @Test func longRunningHeadIsShortenedBetweenWords() {
        let head = text([], head: "word ".repeated(20), columns: 40).split(separator: "\n")[0]
        #expect(head == "word word word word word…    Page 1 of 1")
    }

    @Test func hostileTextIsNeutralised() {
        let hostile =
            "a\u{1B}[31mb\u{07}\r\nc\u{0C}d\u{85}e\u{2028}f\u{202E}g\u{200B}h\u{0}i\u{E000}j\u{2066}\u{FEFF}k\tl"
        #expect(body([.paragraph(hostile)]) == ["a [31mb c d e fgh i\u{FFFD}jk l"])
        #expect(text([.paragraph("x")], head: "a\nb\u{0C}c").hasPrefix("a b c  "))
        let tower = body([.paragraph("o" + "\u{334}".repeated(500))])
        #expect(tower == ["o" + "\u{334}".repeated(8)])
        // Joiners belong to how some scripts are written.
        #expect(body([.paragraph("क\u{94D}\u{200D}ष")]) == ["क\u{94D}\u{200D}ष"])
    }

    /// Whatever goes in: no control character, no line or page too long, no word lost, the same every time.
    @Test func anythingComesOutAsPages() {
        var random = SplitMix64(seed: 11)
        let alphabet: [Unicode.Scalar] = [
            "a", "b", "é", " ", " ", "漢", "\u{301}", "\u{200D}", "👩", "\u{7}", "\n", "\u{0C}", "\u{202E}", "ㅎ", "-",
            "ﷺ",
            "\u{1F1EC}", "\u{1F1E7}", "\u{A0}", "\u{1B}", "ŵ", "ש", "م",
        ]
        for _ in 0..<60 {
            var blocks: [Report.Block] = []
            for _ in 0..<random.number(0...60) {
                var text = ""
                for _ in 0..<random.number(0...200) { text.unicodeScalars.append(random.pick(alphabet)) }
                let indent = random.number(0...50)
                switch random.number(0...9) {
                case 7: blocks.append(.list([text, "x"], isNumbered: random.number(0...1) == 0))
                case 8: blocks.append(.table(table(text, &random)))
                case 9: blocks.append(.field("Name", text, indent: indent))
                case 0: blocks.append(.heading(text))
                case 1: blocks.append(.entry(text, figure: "£\(random.number(0...99_999)).00", indent: indent))
                case 2: blocks.append(.entry("x", figure: text, indent: indent))
                case 3: blocks.append(random.pick([.space, .rule, .newPage]))
                default: blocks.append(.paragraph(text, indent: indent, hanging: random.number(0...60)))
                }
            }
            let result = text(blocks, head: "Head 漢", columns: 40, lines: 10)
            #expect(result == text(blocks, head: "Head 漢", columns: 40, lines: 10))
            let pages = result.split(separator: "\u{0C}", omittingEmptySubsequences: false)
            for (index, page) in pages.enumerated() {
                let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.count - 1 <= 10 && lines.last == "")
                #expect(lines[0].hasSuffix("Page \(index + 1) of \(pages.count)"))
                for line in lines {
                    let isPrintable = line.unicodeScalars.allSatisfy {
                        $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
                    }
                    if !isPrintable || width(line) > 40 || line.unicodeScalars.count > 40 {
                        Issue.record("a line that is none: \(line)")
                    }
                }
            }
        }
    }

    /// A table of a text's pieces.
    private func table(_ text: String, _ random: inout SplitMix64) -> Report.Table {
        let count = random.number(1...4)
        let pieces = text.split(separator: " ").map(String.init)
        let rows = stride(from: 0, to: pieces.count, by: count).map { start in
            (start..<start + count).map { $0 < pieces.count ? pieces[$0] : "" }
        }
        return Report.Table(header: (1...count).map { "Column \($0)" }, rows: rows)
    }

    /// Columns by a rule of thumb that is good for the alphabet above.
    private func width(_ line: Substring) -> Int {
        line.unicodeScalars.reduce(0) { columns, scalar in
            switch scalar {
            case "\u{301}", "\u{200D}": columns
            case "漢", "👩", "ㅎ", "\u{1F1EC}", "\u{1F1E7}": columns + 2
            default: columns + 1
            }
        }
    }
}

extension String {
    fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
