/// Why bytes are not a JSON document that this service takes. It names the place and never repeats what stood there.
public struct JSONSyntaxError: Error, Hashable, Sendable {
    /// The kinds of refusal; the raw values are stable.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// The bytes end before the document does.
        case unexpectedEnd
        /// A byte stands where the grammar allows no such byte.
        case unexpectedCharacter
        /// A number does not follow the grammar: leading zero, `+`, missing digits.
        case malformedNumber
        /// A control character below U+0020 stands unescaped in a string.
        case controlCharacter
        /// A backslash is followed by something that is no escape.
        case malformedEscape
        /// A `\u` escape is half of a surrogate pair.
        case loneSurrogate
        /// The bytes of a string are not UTF-8.
        case invalidUTF8
        /// A string holds U+0000, which PostgreSQL's text cannot.
        case nulCharacter
        /// A name occurs twice in one object.
        case duplicateName
        /// Arrays and objects are nested more deeply than ``JSONParser/depthMax``.
        case tooDeep
        /// Something other than white space follows the document.
        case trailingBytes
        /// The document begins with a byte order mark.
        case byteOrderMark
    }

    /// What is wrong.
    public let reason: Reason
    /// Where, as a number of bytes from the beginning (0 is the first byte).
    public let offset: Int
    /// The JSON pointer (RFC 6901) of the value being read there; empty for the document itself.
    public let pointer: String

    /// A sentence that says what to do; holds no part of the document.
    public var detail: String {
        "The body is not acceptable JSON at byte \(offset): \(reason.sentence)"
    }
}

extension JSONSyntaxError.Reason {
    var sentence: String {
        switch self {
        case .unexpectedEnd: "it ends too early. Send the whole document."
        case .unexpectedCharacter: "this character is not allowed here. Check commas, colons, quotes and brackets."
        case .malformedNumber: "a number is written -12, 12, 1.5 or 1e3, without leading zeros or a plus sign."
        case .controlCharacter: "write control characters in strings as escapes, for example \\n."
        case .malformedEscape: "the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits."
        case .loneSurrogate: "a \\u escape from D800 to DFFF must be one of a pair."
        case .invalidUTF8: "strings must be UTF-8."
        case .nulCharacter: "strings may not hold the character U+0000."
        case .duplicateName: "this name stands twice in one object. Keep one of them."
        case .tooDeep: "arrays and objects may be nested \(JSONParser.depthMax) deep at most."
        case .trailingBytes: "something follows the end of the document. Send one document only."
        case .byteOrderMark: "leave the byte order mark out."
        }
    }
}
