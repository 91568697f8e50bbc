/// The strong validator of one version of a resource (RFC 9110, 8.8.3).
public struct EntityTag: Hashable, Sendable, CustomStringConvertible {
    /// The text between the quotes.
    public let opaque: String

    /// The tag of a numbered version.
    public init(version: some BinaryInteger) {
        opaque = String(version)
    }

    /// A tag of text that has no quotes and no control characters.
    public init(_ opaque: String) {
        precondition(opaque.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 }, "not the text of an entity tag")
        self.opaque = opaque
    }

    /// The tag with its quotes, as it stands in `ETag`.
    public var description: String { "\"\(opaque)\"" }
}
