/// The name that a client gives to one act, so that repeating the request does not repeat the act
/// (draft-ietf-httpapi-idempotency-key-header).
public struct IdempotencyKey: Hashable, Sendable {
    /// How many characters a key may have.
    public static let charactersMax = 255

    /// The key: 1 to 255 visible ASCII characters.
    public let text: String

    /// Reads the value of the header: a string of structured fields (RFC 9651), in quotes. A key without quotes is taken
    /// as well, since many clients send it so; nil for anything else.
    init?(header: String) {
        var key: [UInt8] = []
        let bytes = Array(header.utf8)
        if bytes.first == 0x22 {
            guard bytes.count >= 2, bytes.last == 0x22 else { return nil }
            var isEscaped = false
            for byte in bytes[1..<(bytes.count - 1)] {
                if isEscaped {
                    guard byte == 0x22 || byte == 0x5C else { return nil }
                    key.append(byte)
                    isEscaped = false
                } else if byte == 0x5C {
                    isEscaped = true
                } else {
                    guard byte != 0x22 else { return nil }
                    key.append(byte)
                }
            }
            if isEscaped { return nil }
        } else {
            guard !bytes.contains(0x22), !bytes.contains(0x2C) else { return nil }
            key = bytes
        }
        guard (1...Self.charactersMax).contains(key.count), key.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            return nil
        }
        text = String(decoding: key, as: UTF8.self)
    }
}
