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

    /// The text as a page can have it, on one line. Filters that print take every scalar for a character, so that marks are
    /// joined with their letters where Unicode has one scalar for both; and they stop reading at one above U+FFFF, in whose
    /// place stands "�".
    static func printable(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        var printable = String.UnicodeScalarView()
        for character in oneLine(text) {
            if let one = composed[character] {
                printable.append(one)
            } else {
                printable.append(contentsOf: character.unicodeScalars.map { $0.value > 0xFFFF ? "\u{FFFD}" : $0 })
            }
        }
        return String(printable)
    }

    /// The letters of Latin, Greek and Cyrillic that Unicode also writes as a letter with marks. Both ways of writing are the
    /// same `Character`, which is why one finds the other.
    private static let composed: [Character: Unicode.Scalar] = {
        var composed: [Character: Unicode.Scalar] = [:]
        for value: UInt32 in Array(0xC0...0x24F) + Array(0x370...0x52F) + Array(0x1E00...0x1FFF) {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
            // The same letter twice, as the Angstrom and Å: the first is the usual one.
            if composed[Character(scalar)] == nil { composed[Character(scalar)] = scalar }
        }
        return composed
    }()
}
