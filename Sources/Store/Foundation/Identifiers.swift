import CLibUUID
public import SharedLives

extension Identifier {
    /// A new identifier for a row: random, and led by the instant in milliseconds (UUID version 7), so that rows which are
    /// added one after another stand beside each other in an index.
    static func make(at instant: Instant) -> Identifier {
        let random = generate { uuid_generate_random($0) }
        let milliseconds = UInt64(bitPattern: instant.microsecondsSinceEpoch / 1000)
        let high = milliseconds << 16 | 0x7000 | random.high & 0x0FFF
        return Identifier(high: high, low: random.low)
    }

    /// The identifier of something that has a name within a scheme (UUID version 5): the same name gives the same identifier.
    public static func named(_ name: String, within space: Identifier) -> Identifier {
        let spaceBytes = space.bytes
        return generate { result in
            spaceBytes.withUnsafeBufferPointer { space in
                uuid_generate_sha1(result, space.baseAddress, name, name.utf8.count)
            }
        }
    }

    private static func generate(_ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> Identifier {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { buffer in
            fill(buffer.baseAddress!)
            let words = [0, 8].map { start in buffer[start..<start + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
            return Identifier(high: words[0], low: words[1])
        }
    }

    private var bytes: [UInt8] {
        [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } }
    }
}
