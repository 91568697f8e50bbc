/// The ways of signing that are believed: all with a key of which only the provider has the secret half. Neither `none` nor a shared
/// secret is among them, so that no token can ask for either (RFC 8725, 3.1).
public enum SigningAlgorithm: String, CaseIterable, Hashable, Sendable {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    case rs256 = "RS256"
    /// RSASSA-PSS with SHA-256.
    case ps256 = "PS256"
    /// ECDSA on P-256 with SHA-256.
    case es256 = "ES256"
    /// EdDSA on Curve25519.
    case edDSA = "EdDSA"
}
