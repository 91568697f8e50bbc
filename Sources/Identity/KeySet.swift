import JSON

/// The keys that a provider signs with at present (RFC 7517). Kinds that this service does not believe in are passed over, as the
/// standard asks: a set may hold keys for other purposes.
struct KeySet: Sendable {
    /// How many keys of a set are looked at.
    static let keysMax = 100

    private let keys: [(id: String?, key: SigningKey)]

    /// Reads a set; nil where the bytes are none. A set without a usable key is one.
    init?(json bytes: [UInt8]) {
        guard let document = try? JSONParser.parse(bytes), case .object(let object) = document,
            case .array(let elements)? = object[name: "keys"]
        else { return nil }
        keys = elements.prefix(Self.keysMax).compactMap(Self.key)
    }

    /// How many keys can be used.
    var count: Int { keys.count }

    /// The key of this name, for this way of signing. A token that names no key is believed where there is only one that it can mean.
    func key(_ id: String?, for algorithm: SigningAlgorithm) -> SigningKey? {
        let suitable = keys.filter { $0.key.algorithms.contains(algorithm) && (id == nil || $0.id == id) }
        return suitable.count == 1 ? suitable[0].key : nil
    }

    /// Whether there is a key of this name, for whatever it is.
    func has(_ id: String?) -> Bool { keys.contains { id == nil || $0.id == id } }

    private static func key(_ value: JSONValue) -> (id: String?, key: SigningKey)? {
        guard case .object(let object) = value else { return nil }
        func text(_ name: String) -> String? {
            guard case .string(let text)? = object[name: name] else { return nil }
            return text
        }
        func bytes(_ name: String) -> [UInt8] { text(name).flatMap { Base64URL.decode($0) } ?? [] }
        if let use = text("use"), use != "sig" { return nil }
        let key: SigningKey? =
            switch (text("kty"), text("crv")) {
            case ("RSA", _): SigningKey(modulus: bytes("n"), exponent: bytes("e"))
            case ("EC", "P-256"): SigningKey(x: bytes("x"), y: bytes("y"))
            case ("OKP", "Ed25519"): SigningKey(ed25519: bytes("x"))
            default: nil
            }
        guard let key else { return nil }
        guard let algorithm = text("alg") else { return (text("kid"), key) }
        guard let known = SigningAlgorithm(rawValue: algorithm), let kept = key.only(known) else { return nil }
        return (text("kid"), kept)
    }
}
