/// Text from outside, made safe to stand in a page or a table: one line, and nothing that acts instead of showing.
enum PlainText {
    /// The most marks that may stand on one character; more is no language but an attempt to cover the page.
    private static let marksMax = 8

    /// The text on one line. Control characters and line breaks become spaces, invisible formatting (which can turn
    /// the direction of a page around) goes away, and what no font can show becomes "�".
    static func oneLine(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        var plain = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator:
                plain.append(" ")
            case .spaceSeparator:
                plain.append(scalar == "\u{A0}" ? scalar : " ")
            case .format:
                // Joiners decide between letters of Indic and Arabic scripts; all other formatting is dropped.
                if scalar == "\u{200C}" || scalar == "\u{200D}" { plain.append(scalar) }
            case .nonspacingMark, .enclosingMark, .spacingMark:
                marks += 1
                if marks <= marksMax { plain.append(scalar) }
                continue
            case .privateUse, .surrogate, .unassigned:
                plain.append("\u{FFFD}")
            default:
                plain.append(scalar)
            }
            marks = 0
        }
        return String(plain)
    }
}
