import Crypto

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

/// Reads `Authorization: Bearer …` (RFC 6750).
enum BearerToken {
    static let charactersMax = 512

    enum Finding {
        case none
        case malformed
        case token(TokenDigest)
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
        return .token(TokenDigest(of: Substring(token)))
    }
}
