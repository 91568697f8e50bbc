import Crypto
import Identity

/// The SHA-256 digest of a bearer token: all of it that leaves this file. The text itself is neither kept nor logged.
public struct TokenDigest: Hashable, Sendable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The digest of a token's text, as it is stored.
    public init(of token: some StringProtocol) {
        bytes = Array(SHA256.hash(data: Array(token.utf8)))
    }

    /// The first eight bytes as a number, by which requests are counted.
    var word: UInt64 {
        bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// A bearer token as it was sent.
public struct SentToken: Sendable {
    /// Its digest.
    public let digest: TokenDigest
    /// What a provider has signed, taken apart; nil for a token of the service's own.
    let signed: SignedToken?
    /// By which attempts with tokens that begin alike are counted: the first characters of a token of the service's own. What providers
    /// sign begins alike everywhere, and is counted by its digest.
    let prefixWord: UInt64
}

/// Reads `Authorization: Bearer …` (RFC 6750).
enum BearerToken {
    static let charactersMax = SignedToken.charactersMax
    private static let prefixCharacters = 10

    enum Finding {
        case none
        case malformed
        case token(SentToken)
    }

    static func find(in header: String?) -> Finding {
        guard let header else { return .none }
        let bytes = header.utf8
        guard bytes.count > 7, bytes.count <= charactersMax + 7 else { return .malformed }
        for (byte, expected) in zip(bytes, "bearer ".utf8) where byte | 0x20 != expected { return .malformed }
        let token = header.utf8.dropFirst(7)
        var padding = false
        for byte in token {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2B, 0x2F:
                if padding { return .malformed }
            case 0x3D: padding = true
            default: return .malformed
            }
        }
        let text = Substring(token)
        let digest = TokenDigest(of: text)
        guard SignedToken.hasForm(text) else {
            let prefix = TokenDigest(of: text.prefix(prefixCharacters)).word
            return .token(SentToken(digest: digest, signed: nil, prefixWord: prefix))
        }
        guard let signed = SignedToken(text) else { return .malformed }
        return .token(SentToken(digest: digest, signed: signed, prefixWord: digest.word))
    }
}
