/// Writes tables as RFC 4180 has them: commas, quotes where they are needed, CRLF after every row.
///
/// Spreadsheets run what looks like a formula. A text that begins like one gets an apostrophe before it, which shows
/// the text and runs nothing; figures are written by the program and stay as they are, a minus sign included.
struct CSV {
    enum Cell {
        /// A text that may come from outside.
        case text(String)
        /// A number or a date that the program made.
        case figure(String)
    }

    private(set) var text = ""

    mutating func append(_ row: [Cell]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { text += "," }
            switch cell {
            case .text(let value): text += Self.quoted(Self.harmless(value))
            case .figure(let value): text += value
            }
        }
        text += "\r\n"
    }

    /// The text on one line and no formula. Full-width signs count too, since some programs read them as plain ones.
    private static func harmless(_ value: String) -> String {
        let line = PlainText.oneLine(value)
        guard let first = line.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" }) else { return line }
        return "=+-@＝＋－＠".unicodeScalars.contains(first) ? "'" + line : line
    }

    private static func quoted(_ value: String) -> String {
        let isPlain = !value.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
        guard !isPlain || value.utf8.first == 0x20 || value.utf8.last == 0x20 else { return value }
        return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
