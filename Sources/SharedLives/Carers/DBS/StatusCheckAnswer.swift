/// What the DBS Update Service writes to whoever asks about a certificate, read strictly: an XML element `statusCheckResult` whose
/// elements hold text. The names that it also tells are not kept.
public enum StatusCheckAnswer: Hashable, Sendable {
    /// An answer to the question.
    case result(UpdateServiceAnswer.Result)
    /// The service would not do the check.
    case refused

    /// Reads the service's document; nil when it is none.
    public init?(xml: some Collection<UInt8>) {
        var reader = FlatXMLReader(xml)
        guard let elements = reader.elements(of: "statusCheckResult"), let type = elements["statusCheckResultType"]
        else {
            return nil
        }
        guard type == "SUCCESS" else {
            self = .refused
            return
        }
        guard let status = elements["status"], let result = UpdateServiceAnswer.Result(rawValue: status) else {
            return nil
        }
        self = .result(result)
    }
}

/// Reads one XML element whose children hold nothing but text. Declarations and comments before it are passed over; attributes, too.
private struct FlatXMLReader {
    private var rest: ArraySlice<UInt8>

    init(_ xml: some Collection<UInt8>) {
        rest = Array(xml)[...]
    }

    /// The texts of the children of the root, by their names; nil when the root is another or the document is not like this.
    mutating func elements(of root: String) -> [String: String]? {
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        guard skipProlog(), let tag = tag(), tag.name == root, !tag.isEmpty else { return nil }
        var texts: [String: String] = [:]
        while true {
            skipSpace()
            if take("</") { break }
            guard let child = self.tag(), texts[child.name] == nil else { return nil }
            if child.isEmpty {
                texts[child.name] = ""
                continue
            }
            guard let text = text(), take("</"), take(child.name) else { return nil }
            skipSpace()
            guard take(">") else { return nil }
            texts[child.name] = text
        }
        guard take(root) else { return nil }
        skipSpace()
        guard take(">") else { return nil }
        skipSpace()
        return rest.isEmpty ? texts : nil
    }

    private mutating func skipProlog() -> Bool {
        skipSpace()
        while rest.starts(with: "<?".utf8) || rest.starts(with: "<!--".utf8) {
            let end = rest.starts(with: "<?".utf8) ? "?>" : "-->"
            guard let place = rest.firstRange(of: Array(end.utf8)) else { return false }
            rest = rest[place.upperBound...]
            skipSpace()
        }
        return true
    }

    /// An opening tag, with its attributes passed over.
    private mutating func tag() -> (name: String, isEmpty: Bool)? {
        guard take("<"), let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        var inner = rest[..<end]
        rest = rest[(end + 1)...]
        let isEmpty = inner.last == UInt8(ascii: "/")
        if isEmpty { inner.removeLast() }
        let name = inner.prefix { Self.isNameByte($0) }
        guard !name.isEmpty, name.endIndex == inner.endIndex || Self.isSpace(inner[name.endIndex]) else { return nil }
        return (String(decoding: name, as: UTF8.self), isEmpty)
    }

    private mutating func text() -> String? {
        let text = rest.prefix { $0 != UInt8(ascii: "<") }
        rest = rest[text.endIndex...]
        return String(validating: text.drop(while: Self.isSpace).trimmingSuffix(while: Self.isSpace), as: UTF8.self)
    }

    private mutating func skipSpace() { rest = rest.drop(while: Self.isSpace) }

    private mutating func take(_ word: String) -> Bool {
        guard rest.starts(with: word.utf8) else { return false }
        rest = rest.dropFirst(word.utf8.count)
        return true
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func trimmingSuffix(while isTrimmed: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        guard let last = lastIndex(where: { !isTrimmed($0) }) else { return [] }
        return self[...last]
    }
}
