/// Finds where bytes stop being UTF-8; used only after the standard library has said that they do.
enum UTF8Check {
    /// How many leading bytes are whole, valid UTF-8 sequences.
    static func validPrefix(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var position = 0
        while position < bytes.count {
            let length = sequenceLength(bytes, at: position)
            if length == 0 { return position }
            position += length
        }
        return position
    }

    /// The length of the valid sequence at a position, or 0 (Unicode table 3-7).
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        let lead = bytes[position]
        let second: ClosedRange<UInt8>
        let length: Int
        switch lead {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
        case 0xE0: (second, length) = (0xA0...0xBF, 3)
        case 0xED: (second, length) = (0x80...0x9F, 3)
        case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
        case 0xF0: (second, length) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
        case 0xF4: (second, length) = (0x80...0x8F, 4)
        default: return 0
        }
        guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return 0 }
        for offset in 2..<max(length, 2) where bytes[position + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
