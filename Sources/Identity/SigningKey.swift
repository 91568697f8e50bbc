import Crypto
import CryptoExtras

/// A provider's public key, with the ways of signing that it is for: what a token asks for counts only where it is one of these.
struct SigningKey: Sendable {
    private enum Material: Sendable {
        case rsa(_RSA.Signing.PublicKey)
        case p256(P256.Signing.PublicKey)
        case ed25519(Curve25519.Signing.PublicKey)
    }

    private let material: Material
    /// What it is for.
    let algorithms: Set<SigningAlgorithm>

    /// An RSA key of at least 2048 bits; nil for bytes that are none.
    init?(modulus: [UInt8], exponent: [UInt8]) {
        guard let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent), key.keySizeInBits >= 2_048 else {
            return nil
        }
        material = .rsa(key)
        algorithms = [.rs256, .ps256]
    }

    /// A key on P-256, from its two coordinates.
    init?(x: [UInt8], y: [UInt8]) {
        guard x.count == 32, y.count == 32, let key = try? P256.Signing.PublicKey(rawRepresentation: x + y) else {
            return nil
        }
        material = .p256(key)
        algorithms = [.es256]
    }

    /// A key on Curve25519.
    init?(ed25519 bytes: [UInt8]) {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return nil }
        material = .ed25519(key)
        algorithms = [.edDSA]
    }

    private init(_ material: Material, _ algorithms: Set<SigningAlgorithm>) {
        self.material = material
        self.algorithms = algorithms
    }

    /// The same key for one way of signing only, as its owner says; nil where it cannot be for that.
    func only(_ algorithm: SigningAlgorithm) -> SigningKey? {
        algorithms.contains(algorithm) ? SigningKey(material, [algorithm]) : nil
    }

    /// Whether the signature of these bytes is this key's, in one of the ways that it is for.
    func signed(_ bytes: [UInt8], _ signature: [UInt8], by algorithm: SigningAlgorithm) -> Bool {
        guard algorithms.contains(algorithm) else { return false }
        switch material {
        case .rsa(let key):
            return key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: bytes),
                padding: algorithm == .ps256 ? .PSS : .insecurePKCS1v1_5)
        case .p256(let key):
            guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: SHA256.hash(data: bytes))
        case .ed25519(let key):
            return key.isValidSignature(signature, for: bytes)
        }
    }
}
