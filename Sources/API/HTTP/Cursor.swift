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

    /// The part at a position as a date.
    /// - Throws: ``Problem`` `malformedCursor` when there is none.
    public func date(_ index: Int) throws -> CivilDate {
        guard let value = CivilDate(try text(index)) else { throw Problem(.malformedCursor) }
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
