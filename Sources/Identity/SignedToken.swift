import JSON

/// A signed token in its compact form (RFC 7515), taken apart and not believed yet.
public struct SignedToken: Sendable {
    /// The longest token that is read, in characters.
    public static let charactersMax = 8_192

    /// The names of tokens that are no answer to who somebody is are refused: a provider signs other things with the same keys.
    private static let typesPermitted: Set<String> = ["jwt", "at+jwt", "application/jwt", "application/at+jwt"]

    let algorithm: String
    let keyID: String?
    let claims: JSONObject
    let signedBytes: [UInt8]
    let signature: [UInt8]

    /// Whether a text has the form of a signed token: three parts in base 64, parted by full stops.
    public static func hasForm(_ text: some StringProtocol) -> Bool {
        text.utf8.starts(with: "eyJ".utf8) && text.utf8.count { $0 == UInt8(ascii: ".") } == 2
    }

    /// Takes a token apart; nil where it is none.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count <= Self.charactersMax else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.object(parts[0]), let claims = Self.object(parts[1]),
            let signature = Base64URL.decode(parts[2]), case .string(let algorithm)? = header[name: "alg"],
            // What must be understood, and is not known here, makes the token another one (RFC 7515, 4.1.11).
            header[name: "crit"] == nil
        else { return nil }
        switch header[name: "typ"] {
        case nil: break
        case .string(let type)? where Self.typesPermitted.contains(type.lowercased()): break
        default: return nil
        }
        switch header[name: "kid"] {
        case nil: keyID = nil
        case .string(let id)? where id.utf8.count <= 255: keyID = id
        default: return nil
        }
        self.algorithm = algorithm
        self.claims = claims
        self.signature = signature
        signedBytes = Array(parts[0].utf8) + [UInt8(ascii: ".")] + Array(parts[1].utf8)
    }

    private static func object(_ part: some StringProtocol) -> JSONObject? {
        guard let bytes = Base64URL.decode(part), let document = try? JSONParser.parse(bytes),
            case .object(let object) = document
        else { return nil }
        return object
    }
}

// MARK: - Claims

extension SignedToken {
    func text(_ claim: String) -> String? {
        guard case .string(let text)? = claims[name: claim], !text.isEmpty else { return nil }
        return text
    }

    /// The texts of a claim that is one or several; the claim may stand inside others, named from the outside in.
    func texts(at path: [String]) -> [String] {
        var value: JSONValue? = .object(claims)
        for name in path {
            guard case .object(let object)? = value else { return [] }
            value = object[name: name]
        }
        switch value {
        case .string(let text)?: return [text]
        case .array(let elements)?:
            return elements.compactMap { element in
                guard case .string(let text) = element else { return nil }
                return text
            }
        default: return []
        }
    }

    /// A moment in whole seconds since 1970; what is after the point is dropped. Nil where there is none.
    /// - Throws: ``Unreadable`` for anything that is no moment of the next thousand years.
    func seconds(_ claim: String) throws(Unreadable) -> Int64? {
        switch claims[name: claim] {
        case nil: return nil
        case .number(.integer(let seconds))? where Self.secondsPermitted.contains(seconds): return seconds
        case .number(.text(let text))?:
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let seconds = Int64(parts[0]), Self.secondsPermitted.contains(seconds),
                parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
            else { throw Unreadable() }
            return seconds
        default: throw Unreadable()
        }
    }

    struct Unreadable: Error {}

    private static let secondsPermitted: ClosedRange<Int64> = 0...32_503_680_000
}
