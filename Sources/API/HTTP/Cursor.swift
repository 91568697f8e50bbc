import JSON
public import SharedLives

/// Where a page of a listing ends: the values of the listing's order in the last item. Clients see it as opaque text.
public struct Cursor: Hashable, Sendable {
    /// How many characters a cursor may have.
    public static let charactersMax = 1_024

    /// The values, in the listing's order.
    public let parts: [String]

    /// Makes a cursor of the last item's values.
    public init(_ parts: [String]) {
        self.parts = parts
    }

    /// The part at a position as an identifier.
    /// - Throws: ``Problem`` `malformedCursor` when there is none.
    public func identifier(_ index: Int) throws -> Identifier {
        guard let value = Identifier(try text(index)) else { throw Problem(.malformedCursor) }
        return value
    }

    /// The part at a position as a whole number.
    /// - Throws: ``Problem`` `malformedCursor` when there is none.
    public func integer(_ index: Int) throws -> Int64 {
        guard let value = Int64(try text(index)) else { throw Problem(.malformedCursor) }
        return value
    }

    /// The part at a position.
    /// - Throws: ``Problem`` `malformedCursor` when there is none.
    public func text(_ index: Int) throws -> String {
        guard parts.indices.contains(index) else { throw Problem(.malformedCursor) }
        return parts[index]
    }

    /// The opaque text. It names the listing, so that a cursor of one listing is refused by another.
    func text(for operationID: String) -> String {
        Base64URL.encode(
            JSONWriter.bytes { json in
                json.array { json in
                    json.value(operationID)
                    for part in parts { json.value(part) }
                }
            })
    }

    /// Reads what ``text(for:)`` made for the same listing; nil for anything else.
    init?(_ text: String, for operationID: String) {
        guard text.utf8.count <= Self.charactersMax, let bytes = Base64URL.decode(text),
            case .array(let elements)? = try? JSONParser.parse(bytes)
        else { return nil }
        var parts: [String] = []
        for element in elements {
            guard case .string(let part) = element else { return nil }
            parts.append(part)
        }
        guard parts.first == operationID else { return nil }
        self.init(Array(parts.dropFirst()))
    }
}

/// Which page is asked for.
public struct PageRequest: Hashable, Sendable {
    /// How many items a page has at most.
    public static let limitMax = 200
    /// How many items a page has when nothing is said.
    public static let limitDefault = 50

    /// How many items are asked for, 1 to 200.
    public let limit: Int
    /// After which item the page begins; nil for the first page.
    public let cursor: Cursor?

    /// How many rows to read: one more than are shown, to know whether there is a next page.
    public var rowsToRead: Int { limit + 1 }
}

/// Base 64 with the URL's alphabet and without padding (RFC 4648, section 5).
enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count * 4 + 2) / 3)
        var word: UInt32 = 0
        var bitCount = 0
        for byte in bytes {
            word = word << 8 | UInt32(byte)
            bitCount += 8
            while bitCount >= 6 {
                bitCount -= 6
                text.append(alphabet[Int(word >> UInt32(bitCount)) & 63])
            }
        }
        if bitCount > 0 { text.append(alphabet[Int(word << UInt32(6 - bitCount)) & 63]) }
        return String(decoding: text, as: UTF8.self)
    }

    static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var word: UInt32 = 0
        var bitCount = 0
        for character in text.utf8 {
            let value: UInt8
            switch character {
            case 0x41...0x5A: value = character - 0x41
            case 0x61...0x7A: value = character - 0x61 + 26
            case 0x30...0x39: value = character - 0x30 + 52
            case 0x2D: value = 62
            case 0x5F: value = 63
            default: return nil
            }
            word = word << 6 | UInt32(value)
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(bitCount)))
            }
        }
        guard bitCount < 6, word & (1 << UInt32(bitCount) - 1) == 0 else { return nil }
        return bytes
    }
}
