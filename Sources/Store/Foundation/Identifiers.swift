import CLibUUID
public import SharedLives

extension Identifier {
    /// A new identifier for a row: random, and led by the instant to the microsecond (UUID version 7, whose 12 bits behind the
    /// millisecond hold a fraction of it: RFC 9562, 6.2, method 3), so that rows which one process adds one after another are
    /// listed in that order and stand beside each other in an index.
    static func make(at instant: Instant) -> Identifier {
        let random = generate { uuid_generate_random($0) }
        let (milliseconds, microseconds) = UInt64(instant.microsecondsSinceEpoch)
            .quotientAndRemainder(dividingBy: 1_000)
        let high = milliseconds << 16 | 0x7000 | microseconds * 4_096 / 1_000
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
