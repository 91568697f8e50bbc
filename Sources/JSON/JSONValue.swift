/// A JSON document as RFC 8259 describes it, with nothing lost: numbers stay exact and members keep their order.
public enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, exactly as written.
    case number(JSONNumber)
    /// A string: valid Unicode without U+0000.
    case string(String)
    /// An array, in order.
    case array([JSONValue])
    /// An object whose member names are all different, in order.
    case object(JSONObject)
}

/// A number of a JSON document. There is no floating point here: money and counts are integers, anything else is text.
public enum JSONNumber: Hashable, Sendable {
    /// A number written without fraction or exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number, as it was written.
    case text(String)
}

/// The members of a JSON object in the order in which they were written; no name occurs twice.
public struct JSONObject: Hashable, Sendable {
    /// One member of an object.
    public struct Member: Hashable, Sendable {
        /// The member's name.
        public let name: String
        /// The member's value.
        public let value: JSONValue

        /// Makes a member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The members in order.
    public let members: [Member]

    /// Makes an object of members whose names the caller knows to be different.
    public init(_ members: [Member]) {
        self.members = members
    }

    /// The value of the member with this name, or nil when there is none. Looks at the members one after another:
    /// meant for objects with the few members of a request.
    public subscript(name name: String) -> JSONValue? {
        for member in members where member.name == name { return member.value }
        return nil
    }
}

extension JSONValue {
    /// What this value is, in the words of a message to a caller.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
