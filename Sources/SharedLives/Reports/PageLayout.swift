/// Puts a report on pages of plain text from which any print-to-PDF program makes exactly as many pages.
///
/// A page has at most 60 lines of at most 80 columns, of which the first holds the running head and "Page n of m" and
/// the second is empty. Pages are parted by form feeds. There is no control character but line and form feed, and the
/// same report gives the same bytes every time.
///
/// By itself a page is a little smaller than that, by what printing with nobody choosing anything asks for: at ten characters
/// to the inch A4 has 77 columns between its margins, and a page of Letter that its 60th line fills has ended when the form
/// feed comes, which would then eject an empty one.
public struct PageLayout: Hashable, Sendable {
    /// The most columns of a line.
    public let columns: Int
    /// The most lines of a page, the running head among them.
    public let lines: Int

    /// A layout of at least 40 columns and 10 lines.
    public init(columns: Int = 76, lines: Int = 59) {
        precondition(columns >= 40 && lines >= 10, "a page has room for a head and something under it")
        self.columns = columns
        self.lines = lines
    }

    /// The report as text.
    public func text(_ report: Report) -> String {
        let pages = pages(of: report)
        return pages.enumerated().map { index, body in
            let head = runningHead(report.runningHead, page: index + 1, of: pages.count)
            return ([head, ""] + body).map { $0 + "\n" }.joined()
        }.joined(separator: "\u{0C}")
    }

    /// The running head, shortened between words where it is too long, with the page's number at the right edge.
    private func runningHead(_ head: String, page: Int, of count: Int) -> String {
        let number = "Page \(page) of \(count)"
        // One column is for the sign that something was left out, one parts the head from the number.
        let fitting = LineWrap.lines(head, columns: columns - number.utf8.count - 2)
        let left = (fitting.first ?? "") + (fitting.count > 1 ? "…" : "")
        return left + LineWrap.spaces(columns - number.utf8.count - DisplayWidth.columns(of: left)) + number
    }

    private func pages(of report: Report) -> [[String]] {
        var pages = Pages(room: lines - 2)
        for block in report.blocks {
            switch block {
            case .newPage: pages.turn()
            case .space: pages.space()
            case .heading(let text, let level): pages.hold(heading(text, level: level))
            case .rule: pages.hold([String(repeating: "-", count: columns)], afterSpace: false)
            case .paragraph(let text, let indent, let hanging):
                pages.add(LineWrap.indented(text, by: indent, hanging: hanging, columns: columns))
            case .lead(let text, let indent):
                pages.hold(LineWrap.indented(text, by: indent, hanging: 2, columns: columns), afterSpace: false)
            case .field(let name, let value, let indent):
                pages.add(LineWrap.indented("\(name): \(value)", by: indent, hanging: 2, columns: columns))
            case .list(let items, let isNumbered):
                for (index, item) in items.enumerated() {
                    let marker = isNumbered ? "\(index + 1)." : "-"
                    pages.add(
                        LineWrap.lines("\(marker) \(item)", columns: columns, hanging: marker.utf8.count + 1))
                }
            case .table(let table): add(table, to: &pages)
            case .entry(let text, let figure, let indent):
                let indent = min(max(0, indent), columns / 2)
                pages.addTogether(
                    entry(text, figure: figure, columns: columns - indent).map { LineWrap.spaces(indent) + $0 })
            }
        }
        return pages.finish()
    }

    private func heading(_ text: String, level: Int) -> [String] {
        let lines = LineWrap.lines(text, columns: columns)
        guard level < 3, let widest = lines.map({ DisplayWidth.columns(of: $0) }).max() else { return lines }
        return lines + [String(repeating: level == 1 ? "=" : "-", count: widest)]
    }

    private func add(_ table: Report.Table, to pages: inout Pages) {
        switch TableLayout(table, columns: columns) {
        case .columns(let header, let rows):
            if !rows.isEmpty { pages.hold(header, afterSpace: false) }
            for row in rows { pages.addRow(row, under: header) }
        case .writtenOut(let rows):
            for (index, row) in rows.enumerated() {
                if index > 0 { pages.space() }
                pages.addTogether(row)
            }
        }
    }

    /// A text with a figure beside its last line; a word too wide to stand beside it puts the figure on its own line.
    private func entry(_ text: String, figure: String, columns: Int) -> [String] {
        let figure = PlainText.printable(figure)
        let figureWidth = DisplayWidth.columns(of: figure)
        let room = columns - figureWidth - 2
        guard room >= LineWrap.widestWord(of: text), room >= 2 else {
            return LineWrap.lines(text, columns: columns)
                + LineWrap.lines(figure, columns: columns).map {
                    LineWrap.spaces(columns - DisplayWidth.columns(of: $0)) + $0
                }
        }
        var lines = LineWrap.lines(text, columns: room)
        let last = lines.popLast() ?? ""
        lines.append(last + LineWrap.spaces(columns - figureWidth - DisplayWidth.columns(of: last)) + figure)
        return lines
    }
}

/// Pages as they fill up.
private struct Pages {
    private let room: Int
    private var pages: [[String]] = []
    private var page: [String] = []
    /// Headings and rules that wait for the line they stay with.
    private var held: [String] = []

    init(room: Int) { self.room = room }

    mutating func space() {
        if !page.isEmpty, page.last != "", held.isEmpty, page.count < room { page.append("") }
    }

    /// Keeps lines back until there is something to stand under them.
    mutating func hold(_ lines: [String], afterSpace: Bool = true) {
        if afterSpace, held.isEmpty { space() }
        held += lines
    }

    /// Adds lines that may be parted, except the first from what is held.
    mutating func add(_ lines: [String]) {
        guard let first = lines.first else { return }
        addTogether([first])
        for line in lines.dropFirst() { addTogether([line]) }
    }

    /// Adds lines that stay on one page with what is held, if a page has room for them at all.
    mutating func addTogether(_ lines: [String]) {
        let together = held + lines
        held = []
        if together.count > room - page.count, together.count <= room { turn() }
        for line in together {
            if page.count == room { turn() }
            page.append(line)
        }
    }

    /// Adds a row of a table; where it begins a page, under the table's header.
    mutating func addRow(_ row: String, under header: [String]) {
        if held.isEmpty, page.count == room { turn() }
        if held.isEmpty, page.isEmpty { held = header }
        addTogether([row])
    }

    mutating func turn() {
        while page.last == "" { page.removeLast() }
        if !page.isEmpty { pages.append(page) }
        page = []
    }

    /// All pages; a report without a line is one empty page.
    mutating func finish() -> [[String]] {
        addTogether([])
        turn()
        return pages.isEmpty ? [[]] : pages
    }
}
