/// Breaks text into lines of so many columns, between words.
enum LineWrap {
    /// The lines of a text from outside, each no wider than `columns`. A word is cut only if it is wider than that.
    /// - Parameters:
    ///   - columns: at least 2, so that a wide character fits.
    ///   - hanging: columns by which lines after the first are indented; they are part of `columns`, and fewer where a word
    ///     needs their room.
    static func lines(_ text: String, columns: Int, hanging: Int = 0) -> [String] {
        precondition(hanging >= 0 && columns >= 2, "a line holds a wide character")
        let words = PlainText.printable(text).split(separator: " ")
        let hanging = min(hanging, room(beside: words, columns))
        var lines: [String] = []
        var line = ""
        var width = 0
        for word in words {
            let wordWidth = DisplayWidth.columns(of: word)
            if width > 0, width + 1 + wordWidth <= columns - indent(lines, hanging) {
                line += " " + word
                width += 1 + wordWidth
                continue
            }
            if width > 0 { lines.append(spaces(indent(lines, hanging)) + line) }
            var pieces = pieces(of: word, columns: columns - hanging)
            line = pieces.removeLast()
            for piece in pieces { lines.append(spaces(indent(lines, hanging)) + piece) }
            width = DisplayWidth.columns(of: line)
        }
        if width > 0 { lines.append(spaces(indent(lines, hanging)) + line) }
        return lines
    }

    /// The lines of a text that is indented as a whole, by at most half of the columns and by less where a word needs the room.
    static func indented(_ text: String, by indent: Int, hanging: Int = 0, columns: Int) -> [String] {
        let words = PlainText.printable(text).split(separator: " ")
        let indent = min(max(0, indent), columns / 2, room(beside: words, columns))
        return lines(text, columns: columns - indent, hanging: max(0, hanging)).map { spaces(indent) + $0 }
    }

    /// The width of the widest word, which a column must have if no word is to be cut.
    static func widestWord(of text: String) -> Int { widest(PlainText.printable(text).split(separator: " ")) }

    static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    /// The columns that are left beside the widest word; none if it must be cut.
    private static func room(beside words: [Substring], _ columns: Int) -> Int {
        max(0, columns - max(2, widest(words)))
    }

    private static func widest(_ words: [Substring]) -> Int { words.map { DisplayWidth.columns(of: $0) }.max() ?? 0 }

    private static func indent(_ lines: [String], _ hanging: Int) -> Int { lines.isEmpty ? 0 : hanging }

    /// A word in pieces that fit, cut between characters, and between scalars only where one character is wider than
    /// a line.
    private static func pieces(of word: Substring, columns: Int) -> [String] {
        guard DisplayWidth.columns(of: word) > columns else { return [String(word)] }
        var pieces = [""]
        var width = 0
        func add(_ part: String) {
            let partWidth = DisplayWidth.columns(of: part)
            if width + partWidth > columns, width > 0 {
                pieces.append("")
                width = 0
            }
            pieces[pieces.count - 1] += part
            width += partWidth
        }
        for character in word {
            if DisplayWidth.columns(of: String(character)) <= columns {
                add(String(character))
            } else {
                for scalar in character.unicodeScalars { add(String(scalar)) }
            }
        }
        return pieces
    }
}
