/// What a JSON value looks like, for the document: JSON Schema 2020-12 as OpenAPI 3.1 has it.
public indirect enum Schema: Hashable, Sendable {
    /// A string. Limits are in characters.
    case string(format: String? = nil, characters: ClosedRange<Int>? = nil, pattern: String? = nil)
    /// A whole number.
    case integer(ClosedRange<Int64>? = nil)
    /// `true` or `false`.
    case boolean
    /// One of a few texts.
    case enumeration([String])
    /// An array.
    case array(of: Schema)
    /// An object with the properties that are named, and no others.
    case properties([Property])
    /// An object whose names are the sender's own words.
    case table(of: Schema)
    /// The value or `null`.
    case nullable(Schema)
    /// A schema that has a name of its own in the document and is referred to.
    case component(String, Schema)
    /// A schema with a sentence about it.
    case described(Schema, String)
    /// Any JSON.
    case any

    /// A property of an object.
    public struct Property: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// What it is.
        public let schema: Schema
        /// Whether it must be there.
        public let isRequired: Bool

        /// A property that is always there.
        public static func required(_ name: String, _ schema: Schema) -> Property {
            Property(name: name, schema: schema, isRequired: true)
        }

        /// A property that may be left out.
        public static func optional(_ name: String, _ schema: Schema) -> Property {
            Property(name: name, schema: schema, isRequired: false)
        }
    }

    /// An object of properties.
    public static func object(_ properties: Property...) -> Schema { .properties(properties) }

    /// A text on one line.
    public static func text(_ characters: ClosedRange<Int>) -> Schema { .string(characters: characters) }

    /// One of the values of an enumeration.
    public static func values<Value: CaseIterable & RawRepresentable>(of type: Value.Type) -> Schema
    where Value.RawValue == String {
        .enumeration(type.allCases.map(\.rawValue))
    }

    /// A UUID.
    public static let identifier = Schema.string(format: "uuid")
    /// A date such as 2026-10-05.
    public static let date = Schema.string(format: "date")
    /// A month such as 2026-10.
    public static let month = Schema.string(pattern: "^[0-9]{4}-(0[1-9]|1[0-2])$")
    /// An instant of RFC 3339.
    public static let instant = Schema.string(format: "date-time")
    /// An amount of money in pence that is not negative.
    public static let pence = Schema.described(.integer(0...Int64(1) << 53), "Pence.")
    /// An amount of money in pence that may be negative.
    public static let signedPence = Schema.described(.integer(-(1 << 53)...(1 << 53)), "Pence.")

    /// A page of a listing.
    static func page(of item: Schema) -> Schema {
        .object(
            .required("items", .array(of: item)),
            .required("next", .described(.nullable(.string()), "The cursor of the next page; null on the last one.")))
    }
}
