import Crypto
import Postgres

extension Demonstration {
    /// The id of the scheme.
    static let schemeIdentifier = identifier("scheme")

    /// An id that follows from a name (RFC 9562, version 5), so that every machine gives a record the same one.
    static func identifier(_ name: String) -> UUID {
        // A random UUID, the namespace of this scheme's names.
        let namespace = UUID(high: 0x8f0c_6c2a_5b3e_4d0e, low: 0x9a53_6f1d_2b7c_4e10)
        var bytes: [UInt8] = []
        for half in [namespace.high, namespace.low] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: half >> UInt64(shift)))
            }
        }
        let digest = Array(Insecure.SHA1.hash(data: bytes + Array(name.utf8)))
        func half(_ range: Range<Int>) -> UInt64 { digest[range].reduce(0) { $0 << 8 | UInt64($1) } }
        return UUID(
            high: half(0..<8) & 0xffff_ffff_ffff_0fff | 0x5000,
            low: half(8..<16) & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000)
    }
}
