import Synchronization

/// Ids of requests: the caller's own `X-Request-Id` where it is one, else 16 hexadecimal digits that no other request of
/// this process has.
final class RequestIDs: Sendable {
    /// How many characters a caller's id may have.
    static let charactersMax = 64

    private let next = Atomic<UInt64>(UInt64.random(in: 0 ... .max))

    func id(given: String?) -> String {
        if let given, Self.isAcceptable(given) { return given }
        return Self.hexadecimal(next.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue)
    }

    /// An id for the log, of what nobody foresaw.
    static func incident() -> String { hexadecimal(UInt64.random(in: 0 ... .max)) }

    private static func isAcceptable(_ id: String) -> Bool {
        let bytes = id.utf8
        guard (1...charactersMax).contains(bytes.count) else { return false }
        return bytes.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
        }
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        String(unsafeUninitializedCapacity: 16) { buffer in
            let digits: StaticString = "0123456789abcdef"
            for index in 0..<16 { buffer[index] = digits.utf8Start[Int((value >> UInt64(60 - 4 * index)) & 15)] }
            return 16
        }
    }
}
