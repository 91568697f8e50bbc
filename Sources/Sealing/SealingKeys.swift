import Crypto

/// The keys under which what must not be read from the database is kept in it. They come from outside the database, so that a
/// copy of it gives nothing away.
///
/// Values are sealed with AES-GCM under the first key, and opened under whichever they name. To change the key, the operator
/// puts a new one first and keeps the old ones behind it for as long as values name them.
public struct SealingKeys: Sendable {
    /// A value that only a holder of its key can read, and only where it belongs.
    public struct Sealed: Hashable, Sendable {
        /// The name of the key, which is no secret.
        public let keyID: String
        /// Nonce (12 bytes), ciphertext (as long as the value) and tag (16 bytes).
        public let bytes: [UInt8]

        /// What was kept.
        public init(keyID: String, bytes: [UInt8]) {
            self.keyID = keyID
            self.bytes = bytes
        }
    }

    private let keys: [String: SymmetricKey]
    private let newest: String

    /// The name of the key that seals.
    public var firstID: String { newest }

    /// How long a key's name may be, in characters.
    static let nameCharactersMax = 32

    /// Keys by their names, of which the first seals.
    ///
    /// - Throws: ``SealingKeyFaults`` where there is none, one is not 32 bytes or a name stands twice or is none.
    public init(_ named: [(id: String, bytes: [UInt8])]) throws(SealingKeyFaults) {
        var faults: [String] = []
        var keys: [String: SymmetricKey] = [:]
        if named.isEmpty { faults.append("No key is given. Give at least one, as name:64 hexadecimal digits.") }
        for (id, bytes) in named {
            if !Self.isName(id) {
                faults.append(
                    "A key's name has 1 to \(Self.nameCharactersMax) letters, digits, dots, hyphens or underlines.")
            }
            if bytes.count != 32 { faults.append("The key '\(id)' has \(bytes.count) bytes. Give 32.") }
            if keys.updateValue(SymmetricKey(data: bytes), forKey: id) != nil {
                faults.append("There are two keys called '\(id)'. Give each a name of its own.")
            }
        }
        guard faults.isEmpty, let first = named.first else { throw SealingKeyFaults(faults: faults) }
        self.keys = keys
        newest = first.id
    }

    /// Keys as an operator writes them: `name:64 hexadecimal digits`, one after another with commas, spaces or line breaks
    /// between. The first one seals.
    ///
    /// - Throws: ``SealingKeyFaults``, which name keys and never show them.
    public init(text: String) throws(SealingKeyFaults) {
        var named: [(id: String, bytes: [UInt8])] = []
        var faults: [String] = []
        let entries = text.split { $0 == "," || $0.isWhitespace }
        for (index, entry) in entries.enumerated() {
            let parts = entry.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let bytes = Self.bytes(hexadecimal: parts[1]) else {
                faults.append("Key number \(index + 1) is not written as name:64 hexadecimal digits.")
                continue
            }
            named.append((String(parts[0]), bytes))
        }
        guard faults.isEmpty else { throw SealingKeyFaults(faults: faults) }
        try self.init(named)
    }

    /// Seals a value.
    /// - Parameter place: where the value belongs; moved anywhere else it cannot be opened.
    public func seal(_ value: [UInt8], at place: String) -> Sealed {
        guard let key = keys[newest],
            let box = try? AES.GCM.seal(value, using: key, authenticating: Array(place.utf8)), let bytes = box.combined
        else { preconditionFailure("AES-GCM takes every value under a key of 32 bytes") }
        return Sealed(keyID: newest, bytes: Array(bytes))
    }

    /// Opens what was sealed.
    ///
    /// - Throws: ``SealingError`` where its key is not among these, or it is not what was sealed for this place.
    public func open(_ sealed: Sealed, at place: String) throws(SealingError) -> [UInt8] {
        guard let key = keys[sealed.keyID] else { throw .unknownKey(sealed.keyID) }
        guard let box = try? AES.GCM.SealedBox(combined: sealed.bytes),
            let value = try? AES.GCM.open(box, using: key, authenticating: Array(place.utf8))
        else { throw .notAuthentic }
        return Array(value)
    }

    /// A digest that only a holder of the first key can work out: so that of few possible values the right one cannot be found
    /// by trying. 32 bytes.
    public func digest(of value: [UInt8]) -> [UInt8] {
        guard let key = keys[newest] else { preconditionFailure("the newest key is one of the keys") }
        let own = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Array("digest".utf8), outputByteCount: SHA256.byteCount)
        return Array(HMAC<SHA256>.authenticationCode(for: value, using: own))
    }

    private static func isName(_ id: String) -> Bool {
        (1...nameCharactersMax).contains(id.utf8.count)
            && id.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
                default: false
                }
            }
    }

    private static func bytes(hexadecimal text: Substring) -> [UInt8]? {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ UInt8(ascii: "+") != $0 && UInt8(ascii: "-") != $0 }) else {
            return nil
        }
        var bytes: [UInt8] = []
        var rest = text
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}
