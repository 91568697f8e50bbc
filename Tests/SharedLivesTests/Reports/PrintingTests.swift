import Glibc
import SharedLives
import Subprocess
import Testing

/// Turns documents into PDF with the filter that a print queue of CUPS uses, and counts the pages that come out.
@Suite(.enabled(if: Printing.isInstalled, "Install cups-filters and poppler-utils, as Deploy/test does."))
struct PrintingTests {
    @Test(arguments: Printing.Paper.allCases)
    func fullPagesPrintAsTheyAre(paper: Printing.Paper) async throws {
        let line = String(repeating: "0123456789", count: 8).prefix(PageLayout().columns)
        let report = Report(
            runningHead: "Full", blocks: Array(repeating: .paragraph(String(line)), count: 57 * 3))
        let text = PageLayout().text(report)
        #expect(text.pageCount == 3)
        try await Printing.expectPages(of: text, on: paper)
    }

    @Test(arguments: Printing.Paper.allCases)
    func hostileNamesPrintOnTheirPages(paper: Printing.Paper) async throws {
        var blocks: [Report.Block] = []
        for text in Hostile.texts {
            blocks += [
                .heading(text, level: 1), .paragraph(text, indent: 4, hanging: 2), .field("Name", text, indent: 2),
                .list([text, text], isNumbered: true), .entry(text, figure: "£1.00"), .entry("x", figure: text),
                .table(.init(header: ["Name", "Until"], rows: [[text, "5 May 2027"], [text, text]])),
            ]
        }
        for head in Hostile.texts {
            let text = PageLayout().text(Report(runningHead: head, blocks: blocks))
            #expect(text.pageFaults() == [])
            try await Printing.expectPages(of: text, on: paper)
        }
    }

    @Test(arguments: Printing.Paper.allCases)
    func documentsPrintOnTheirPages(paper: Printing.Paper) async throws {
        for document in GoldenTests.documents {
            try await Printing.expectPages(of: PageLayout().text(document.report), on: paper)
        }
    }

    /// Whatever goes in, as many pages come out as the text says it has.
    @Test func anythingPrintsOnItsPages() async throws {
        var random = SplitMix64(seed: 60)
        for round in 0..<12 {
            let blocks = (0..<40).map { _ in
                var text = ""
                for _ in 0..<random.number(0...120) { text.unicodeScalars.append(Hostile.scalar(&random)) }
                switch random.number(0...4) {
                case 0: return Report.Block.heading(text, level: random.number(1...3))
                case 1: return .list([text, "x"])
                case 2: return .table(.init(header: ["Name", "State"], rows: [[text, "met"], ["x", text]]))
                case 3: return .entry(text, figure: "£1.00", indent: random.number(0...50))
                default: return .paragraph(text, indent: random.number(0...50), hanging: random.number(0...50))
                }
            }
            let text = PageLayout().text(Report(runningHead: "Anything", blocks: blocks))
            #expect(text.pageFaults() == [])
            try await Printing.expectPages(of: text, on: round.isMultiple(of: 2) ? .a4 : .letter)
        }
    }
}

/// The filter and what counts its pages.
enum Printing {
    /// What a queue prints on when nobody chooses anything.
    enum Paper: CaseIterable, Sendable {
        /// What a printer of this country has.
        case a4
        /// What the filter takes where nobody says anything.
        case letter
    }

    private static let filter = "/usr/lib/cups/filter/texttopdf"

    static let isInstalled =
        access(filter, X_OK) == 0 && access("/usr/bin/pdfinfo", X_OK) == 0 && access("/usr/bin/pdftotext", X_OK) == 0

    /// The description of a printer with A4 and ordinary margins.
    private static let a4 = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/a4.ppd"

    /// As many pages as the text says, none of them empty.
    static func expectPages(
        of text: String, on paper: Paper, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        var environment: [Environment.Key: String?] = ["CHARSET": "utf-8"]
        if paper == .a4 { environment["PPD"] = a4 }
        let printed = try await run(
            .name("env"), arguments: [filter, "1", "tests", "title", "1", ""],
            environment: .inherit.updating(environment), input: .array(Array(text.utf8)),
            output: .bytes(limit: 50_000_000), error: .string(limit: 1_000_000))
        try #require(printed.terminationStatus.isSuccess, "\(printed.standardError)", sourceLocation: sourceLocation)
        let information = try await run(
            .name("pdfinfo"), arguments: ["-"], input: .array(printed.standardOutput), output: .string(limit: 10_000))
        let pages = information.standardOutput.split(separator: "\n").first { $0.hasPrefix("Pages:") }?.dropFirst(6)
        #expect(
            pages?.trimmingPrefix { $0 == " " } == "\(text.pageCount)", "pages on \(paper)",
            sourceLocation: sourceLocation)
        // Which letters they are the filter does not keep; whether there are any it does.
        let extracted = try await run(
            .name("pdftotext"), arguments: ["-", "-"], input: .array(printed.standardOutput),
            output: .string(limit: 50_000_000))
        let bodies = extracted.standardOutput.split(separator: "\u{0C}")
        #expect(bodies.count { $0.contains { !$0.isWhitespace } } == text.pageCount, sourceLocation: sourceLocation)
    }
}
