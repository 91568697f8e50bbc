/// The text of a token: 256 random bits behind a word by which scanners find one that went astray.
public enum TokenText {
    /// A new one.
    public static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let words = (0..<4).map { _ in String(generator.next() as UInt64, radix: 16) }
        return "sl_" + words.map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined()
    }
}
