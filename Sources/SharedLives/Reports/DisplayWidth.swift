/// How many columns text takes where every character has the same width, as on a typed page.
///
/// A mark that stands on another character takes none on a screen, but a column of its own in filters that print, and those
/// would break the line. What is counted here is never less than either shows.
enum DisplayWidth {
    /// The columns of a text: the sum of its scalars'.
    static func columns(of text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
        return text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    }

    /// The columns of a scalar: two for wide East Asian ones and pictures (Unicode Standard Annex 11), one for all others.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        guard scalar.value >= 0x1100 else { return 1 }
        return wide.contains { $0.contains(scalar.value) } || scalar.properties.isEmojiPresentation ? 2 : 1
    }

    /// Wide and fullwidth ranges of East Asian scripts, taken whole where only a few of a block are narrow: a line
    /// that is counted too wide is merely shorter.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
        0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
        0x20000...0x3FFFD,
    ]
}
