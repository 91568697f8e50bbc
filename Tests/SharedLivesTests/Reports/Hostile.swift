import SharedLives

/// Texts that break pages if they can.
enum Hostile {
    static let texts = [
        String(repeating: "x", count: 4_000),
        String(repeating: "word ", count: 800),
        "Llŷr ap Gŵyn o Lanŵst, w\u{302} y\u{302} a\u{302}\u{300}",
        String(repeating: "o\u{334}\u{335}\u{336}", count: 60),
        "漢字 ひらがな 한국어 " + String(repeating: "漢", count: 90),
        "שלום עליכם ‏מרים‎ بنت \u{202E}عمران\u{202C} " + String(repeating: "ﷺ ", count: 50),
        "\u{1B}[2J\u{1B}7\u{1B}9 a\u{0C}b\u{0B}c\u{08}d\re\tf\u{85}g\u{2028}h\u{0}i",
        "👩‍👩‍👧‍👦 🏳️‍🌈 𠀀 𝕏 \u{1F1EC}\u{1F1E7} \u{10FFFF}",
        String(repeating: "_ \u{A0}", count: 200),
    ]

    private static let alphabet = texts.flatMap { Array($0.unicodeScalars.suffix(60)) }

    static func scalar(_ random: inout SplitMix64) -> Unicode.Scalar { random.pick(alphabet) }
}

extension String {
    /// How many pages the text has.
    var pageCount: Int { split(separator: "\u{0C}", omittingEmptySubsequences: false).count }

    /// What of its pages is not as it must be: head, number of lines, width, characters.
    func pageFaults() -> [String] {
        split(separator: "\u{0C}", omittingEmptySubsequences: false).enumerated().flatMap { index, page in
            let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
            var faults: [String] = []
            if !lines[0].hasSuffix("Page \(index + 1) of \(pageCount)") { faults.append("head: \(lines[0])") }
            if lines.count > 61 || lines.last != "" { faults.append("\(lines.count - 1) lines on page \(index + 1)") }
            for line in lines {
                if line.unicodeScalars.count > 80 { faults.append("width: \(line)") }
                if line.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) {
                    faults.append("control: \(line.debugDescription)")
                }
            }
            return faults
        }
    }
}
