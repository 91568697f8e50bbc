/// A table as lines: in columns, or written out where a row has no room on one line.
enum TableLayout: Hashable {
    /// The header's lines, and each row's line.
    case columns(header: [String], rows: [String])
    /// The lines of each row, each cell behind its column's name.
    case writtenOut([[String]])

    /// Spaces between two columns.
    private static let gap = 2

    init(_ table: Report.Table, columns: Int) {
        let rows = table.rows.map { $0.map(PlainText.printable) }
        let header = table.header.map(PlainText.printable)
        var widths = header.map { max(1, DisplayWidth.columns(of: $0)) }
        for row in rows {
            for (index, cell) in row.enumerated() { widths[index] = max(widths[index], DisplayWidth.columns(of: cell)) }
        }
        guard widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) <= columns else {
            self = .writtenOut(rows.map { Self.writtenOut($0, header, columns) })
            return
        }
        let underline = widths.map { String(repeating: "-", count: $0) }
        self = .columns(
            header: [Self.line(header, widths), Self.line(underline, widths)],
            rows: rows.map { row in Self.line(row.map { $0.isEmpty ? "-" : $0 }, widths) })
    }

    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            line += cell
            guard index + 1 < cells.count else { break }
            line += LineWrap.spaces(widths[index] - DisplayWidth.columns(of: cell) + gap)
        }
        return line
    }

    private static func writtenOut(_ row: [String], _ header: [String], _ columns: Int) -> [String] {
        zip(header, row).enumerated().flatMap { index, cell -> [String] in
            guard !cell.1.isEmpty else { return [] }
            return LineWrap.indented("\(cell.0): \(cell.1)", by: index == 0 ? 0 : 2, hanging: 2, columns: columns)
        }
    }
}
