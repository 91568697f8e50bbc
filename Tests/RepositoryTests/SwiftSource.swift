/// A Swift file read apart: its code with comments and literals blanked out, so that a word found there is a word of the
/// program, and its string literals with the lines on which they begin.
struct SwiftSource: Sendable {
    struct Literal: Sendable {
        var line: Int
        var text: String
    }

    let path: String
    let text: String
    /// As long as `text` line for line; every byte of a comment or literal is a space.
    let code: String
    let literals: [Literal]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        var reader = SourceReader(bytes: Array(text.utf8))
        reader.readCode(upToClosingParenthesis: false)
        code = String(decoding: reader.code, as: UTF8.self)
        literals = reader.literals
    }

    /// The room to which it belongs: the folder below `Sources`, or `Schema`; nil for tests and the manifest.
    var room: String? {
        let parts = path.split(separator: "/")
        if parts.first == "Schema" { return "Schema" }
        return parts.first == "Sources" && parts.count > 2 ? String(parts[1]) : nil
    }

    /// The lines of `code`, first line first.
    var codeLines: [Substring] { code.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The modules it imports, with the line of each.
    var imports: [(line: Int, module: String)] {
        codeLines.enumerated().compactMap { index, line in
            let words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"), words[..<keyword].allSatisfy(isImportModifier),
                keyword + 1 < words.count
            else { return nil }
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"]
            let name = kinds.contains(words[keyword + 1]) ? words[keyword + 2] : words[keyword + 1]
            return (index + 1, String(name.split(separator: ".")[0]))
        }
    }

    /// The places at which `pattern` stands in the code, as "path:line".
    func places(of pattern: some RegexComponent) -> [String] {
        codeLines.enumerated().compactMap { index, line in
            line.firstMatch(of: pattern) == nil ? nil : "\(path):\(index + 1)"
        }
    }
}

private func isImportModifier(_ word: Substring) -> Bool {
    word.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains(word)
}

/// Walks over the bytes of a Swift file once. It knows comments, nested ones too, and literals: one line or many, raw or not,
/// with interpolations that hold code again.
private struct SourceReader {
    let bytes: [UInt8]
    var code: [UInt8] = []
    var literals: [SwiftSource.Literal] = []
    private var at = 0
    private var line = 1

    init(bytes: [UInt8]) {
        self.bytes = bytes
        code.reserveCapacity(bytes.count)
    }

    mutating func readCode(upToClosingParenthesis: Bool) {
        var depth = 0
        while at < bytes.count {
            if starts(with: "//") {
                while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { skip() }
            } else if starts(with: "/*") {
                skipBlockComment()
            } else if let hashes = literalBegins() {
                readLiteral(hashes: hashes)
            } else {
                if bytes[at] == UInt8(ascii: "(") { depth += 1 }
                if bytes[at] == UInt8(ascii: ")") {
                    if depth == 0, upToClosingParenthesis { return }
                    depth -= 1
                }
                keep()
            }
        }
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if starts(with: "/*") {
                depth += 1
                skip(2)
            } else if starts(with: "*/") {
                depth -= 1
                skip(2)
            } else {
                skip()
            }
        } while depth > 0 && at < bytes.count
    }

    /// The number of hashes if a literal begins here.
    private func literalBegins() -> Int? {
        var end = at
        while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
        return end < bytes.count && bytes[end] == UInt8(ascii: "\"") ? end - at : nil
    }

    private mutating func readLiteral(hashes: Int) {
        let hash = String(repeating: "#", count: hashes)
        skip(hashes)
        let quotes = starts(with: "\"\"\"") ? "\"\"\"" : "\""
        skip(quotes.utf8.count)
        var literal = SwiftSource.Literal(line: line, text: "")
        var content: [UInt8] = []
        while at < bytes.count, !starts(with: quotes + hash) {
            if starts(with: "\\" + hash + "(") {
                skip(hashes + 2)
                readCode(upToClosingParenthesis: true)
                skip()
            } else {
                if hashes == 0, starts(with: "\\"), at + 1 < bytes.count { content.append(skip()) }
                content.append(skip())
            }
        }
        skip(quotes.utf8.count + hashes)
        literal.text = String(decoding: content, as: UTF8.self)
        literals.append(literal)
    }

    private func starts(with word: String) -> Bool {
        let word = word.utf8
        return at + word.count <= bytes.count && bytes[at..<at + word.count].elementsEqual(word)
    }

    private mutating func keep() {
        code.append(bytes[at])
        if bytes[at] == UInt8(ascii: "\n") { line += 1 }
        at += 1
    }

    @discardableResult
    private mutating func skip() -> UInt8 {
        guard at < bytes.count else { return 0 }
        let byte = bytes[at]
        if byte == UInt8(ascii: "\n") {
            line += 1
            code.append(byte)
        } else {
            code.append(UInt8(ascii: " "))
        }
        at += 1
        return byte
    }

    private mutating func skip(_ count: Int) {
        for _ in 0..<count { skip() }
    }
}
