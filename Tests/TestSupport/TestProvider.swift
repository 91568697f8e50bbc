import Crypto
import CryptoExtras
import Foundation
import Identity
import JSON

/// An organisation's provider as far as tests need one: keys made in the test, sets of them, and tokens signed with them. Everything is
/// written out here, the wrong things too, so that what is tested is not what makes the test.
public struct TestProvider: Sendable {
    /// A key.
    public enum Key: Sendable {
        case rsa, otherRSA, p256, ed25519
    }

    /// The issuer of its tokens.
    public let issuer: String
    /// For whom they are.
    public let audience: String

    /// A provider of this name, for this service.
    public init(issuer: String = "https://signin.example.org/quillbrook", audience: String = "sharedlives") {
        self.issuer = issuer
        self.audience = audience
    }

    private static let rsa = try! _RSA.Signing.PrivateKey(keySize: .bits2048)
    private static let otherRSA = try! _RSA.Signing.PrivateKey(keySize: .bits2048)
    private static let p256 = P256.Signing.PrivateKey()
    private static let ed25519 = Curve25519.Signing.PrivateKey()

    /// A set of keys, each with its id and, where it says so, the one way of signing that it is for.
    public static func keySet(_ keys: [(id: String?, key: Key, algorithm: String?)]) -> [UInt8] {
        let elements = keys.map { id, key, algorithm in
            let members = [
                id.map { #""kid": "\#($0)""# }, algorithm.map { #""alg": "\#($0)""# }, #""use": "sig""#, parts(of: key),
            ]
            return "{\(members.compactMap { $0 }.joined(separator: ", "))}"
        }
        return Array(#"{"keys": [\#(elements.joined(separator: ", "))]}"#.utf8)
    }

    private static func parts(of key: Key) -> String {
        switch key {
        case .rsa, .otherRSA:
            let primitives = try! (key == .rsa ? rsa : otherRSA).publicKey.getKeyPrimitives()
            return
                #""kty": "RSA", "n": "\#(encoded(primitives.modulus))", "e": "\#(encoded(primitives.publicExponent))""#
        case .p256:
            let point = p256.publicKey.rawRepresentation
            return
                #""kty": "EC", "crv": "P-256", "x": "\#(encoded(point.prefix(32)))", "y": "\#(encoded(point.suffix(32)))""#
        case .ed25519:
            return #""kty": "OKP", "crv": "Ed25519", "x": "\#(encoded(ed25519.publicKey.rawRepresentation))""#
        }
    }

    private static func encoded(_ bytes: some Sequence<UInt8>) -> String { Base64URL.encode(Array(bytes)) }

    /// A token of these two texts, signed by the key in the way that the algorithm is, whatever the header says of it.
    public static func token(header: String, payload: String, by key: Key, _ algorithm: String) -> String {
        let signed = encoded(header.utf8) + "." + encoded(payload.utf8)
        return signed + "." + encoded(signature(of: Array(signed.utf8), by: key, algorithm))
    }

    private static func signature(of bytes: [UInt8], by key: Key, _ algorithm: String) -> [UInt8] {
        let digest = SHA256.hash(data: bytes)
        switch (key, algorithm) {
        // With the public key as a shared secret: what a service that believes the token's own word would accept.
        case (.rsa, "HS256"), (.otherRSA, "HS256"):
            let secret = SymmetricKey(data: Array(rsa.publicKey.pemRepresentation.utf8))
            return Array(HMAC<SHA256>.authenticationCode(for: bytes, using: secret))
        case (_, "none"): return []
        case (.rsa, _), (.otherRSA, _):
            let padding: _RSA.Signing.Padding = algorithm == "PS256" ? .PSS : .insecurePKCS1v1_5
            let signing = key == .rsa ? rsa : otherRSA
            return Array(try! signing.signature(for: digest, padding: padding).rawRepresentation)
        case (.p256, _): return Array(try! p256.signature(for: digest).rawRepresentation)
        case (.ed25519, _): return Array(try! ed25519.signature(for: bytes))
        }
    }

    /// A token about somebody.
    ///
    /// - Parameters:
    ///   - seconds: the present, in seconds since 1970.
    ///   - more: further claims, each with its comma before it.
    public func token(
        _ subject: String = "a-subject", groups: [String] = ["Coordinators"], at seconds: Int64, lasting: Int64 = 300,
        by key: Key = .rsa, id: String? = "one", algorithm: String = "RS256", more: String = ""
    ) -> String {
        let groups = groups.map { "\"\($0)\"" }.joined(separator: ", ")
        let kid = id.map { #", "kid": "\#($0)""# } ?? ""
        return Self.token(
            header: #"{"alg": "\#(algorithm)", "typ": "JWT"\#(kid)}"#,
            payload: #"{"iss": "\#(issuer)", "aud": "\#(audience)", "sub": "\#(subject)", "iat": \#(seconds), "#
                + #""exp": \#(seconds + lasting), "groups": [\#(groups)]\#(more)}"#, by: key, algorithm)
    }
}
