/// What `If-Match` or `If-None-Match` asks for: any version, or one of a list.
public enum VersionCondition: Hashable, Sendable {
    /// `*`: whatever the version is.
    case any
    /// One of these, by the text between the quotes. Weak tags are left out: they match nothing.
    case oneOf([String])

    /// Whether a version meets the condition.
    public func matches(_ tag: EntityTag) -> Bool {
        switch self {
        case .any: true
        case .oneOf(let tags): tags.contains(tag.opaque)
        }
    }

    /// Reads the value of a header, nil when it is malformed.
    /// - Parameter weakTagsCount: whether a weak tag is compared by its text, as `If-None-Match` does.
    init?(header: String, weakTagsCount: Bool = false) {
        var bytes = header.utf8[...]
        Self.skipSpace(&bytes)
        if bytes.first == UInt8(ascii: "*") {
            bytes.removeFirst()
            Self.skipSpace(&bytes)
            guard bytes.isEmpty else { return nil }
            self = .any
            return
        }
        var tags: [String] = []
        while true {
            var isWeak = false
            if bytes.starts(with: "W/".utf8) {
                isWeak = true
                bytes.removeFirst(2)
            }
            guard bytes.first == 0x22 else { return nil }
            bytes.removeFirst()
            guard let end = bytes.firstIndex(of: 0x22) else { return nil }
            let opaque = bytes[..<end]
            guard opaque.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
            if !isWeak || weakTagsCount { tags.append(String(Substring(opaque))) }
            bytes = bytes[bytes.index(after: end)...]
            Self.skipSpace(&bytes)
            if bytes.isEmpty { break }
            guard bytes.removeFirst() == UInt8(ascii: ",") else { return nil }
            Self.skipSpace(&bytes)
        }
        self = .oneOf(tags)
    }

    private static func skipSpace(_ bytes: inout Substring.UTF8View) {
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    }
}
