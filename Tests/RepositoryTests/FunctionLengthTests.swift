import Testing

@Suite struct FunctionLengthTests {
    /// What a person can hold in view at once.
    static let linesMax = 69

    @Test func everyFunctionFitsOnAScreen() {
        let long = Repository.sources.flatMap { source in
            source.functions.filter { $0.lines > Self.linesMax }
                .map { "\(source.path):\($0.firstLine) \($0.name) has \($0.lines) lines" }
        }
        #expect(long == [])
        #expect(Repository.sources.flatMap(\.functions).count > 100, "The functions were not found at all.")
    }
}

extension SwiftSource {
    struct Function {
        var name: String
        var firstLine: Int
        var lines: Int
    }

    /// The functions and initialisers that have a body.
    var functions: [Function] {
        let bytes = Array(code.utf8)
        var lineOf: [Int] = []
        lineOf.reserveCapacity(bytes.count)
        var line = 1
        for byte in bytes {
            lineOf.append(line)
            if byte == UInt8(ascii: "\n") { line += 1 }
        }
        return declarations(bytes).compactMap { name, begin in
            guard let brace = bodyBegins(bytes, after: begin), let end = matchingBrace(bytes, brace) else { return nil }
            return Function(name: name, firstLine: lineOf[begin], lines: lineOf[end] - lineOf[begin] + 1)
        }
    }

    private func declarations(_ bytes: [UInt8]) -> [(name: String, begin: Int)] {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.matches(of: /\bfunc\s+([^\s(<]+)|(?:^|[^.\w`])(init[?!]?)\s*[(<]/).map { match in
            let name = match.output.1 ?? match.output.2 ?? ""
            return (String(name), text.utf8.distance(from: text.utf8.startIndex, to: name.startIndex))
        }
    }

    /// The brace that opens the body: the first one outside parentheses, unless the declaration ends before it.
    private func bodyBegins(_ bytes: [UInt8], after begin: Int) -> Int? {
        var depth = 0
        for index in begin..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "{") where depth == 0: return index
            case UInt8(ascii: "}") where depth <= 0: return nil
            case UInt8(ascii: "\n") where depth == 0 && !signatureGoesOn(bytes, from: index): return nil
            default: break
            }
            if depth < 0 { return nil }
        }
        return nil
    }

    private func signatureGoesOn(_ bytes: [UInt8], from newline: Int) -> Bool {
        let rest = bytes[newline...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
        return ["{", "where ", "->", "throws", "async", "rethrows"].contains { rest.starts(with: $0.utf8) }
    }

    private func matchingBrace(_ bytes: [UInt8], _ brace: Int) -> Int? {
        var depth = 0
        for index in brace..<bytes.count {
            if bytes[index] == UInt8(ascii: "{") { depth += 1 }
            if bytes[index] == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }
}
