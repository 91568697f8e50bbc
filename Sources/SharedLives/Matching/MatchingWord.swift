/// A word as matching compares it: its case left out, as a number of 64 bits (FNV-1a), since ten thousand
/// carers' words are compared within one answer.
public struct MatchingWord: Hashable, Comparable, Sendable {
    /// The number.
    public let code: UInt64

    /// A word's number.
    public init(_ word: some StringProtocol) {
        var code: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word.lowercased().utf8 { code = (code ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.code = code
    }

    /// A word whose number is known.
    public init(code: UInt64) {
        self.code = code
    }

    /// Whether the left number is the smaller.
    public static func < (left: MatchingWord, right: MatchingWord) -> Bool { left.code < right.code }
}
