/// A type of the server, by its object identifier.
///
/// The identifiers of the built-in types never change (`pg_type.dat` in PostgreSQL's source), so they are constants here.
public struct PostgresType: Hashable, Sendable, CustomStringConvertible {
    /// The identifier in `pg_type.oid`.
    public let objectIdentifier: UInt32

    /// A type of the server that has no name here.
    public init(objectIdentifier: UInt32) {
        self.objectIdentifier = objectIdentifier
    }

    /// `boolean`
    public static let boolean = PostgresType(objectIdentifier: 16)
    /// `bytea`
    public static let bytes = PostgresType(objectIdentifier: 17)
    /// `name`, the type of the catalogue's own names
    public static let name = PostgresType(objectIdentifier: 19)
    /// `bigint`
    public static let integer64 = PostgresType(objectIdentifier: 20)
    /// `smallint`
    public static let integer16 = PostgresType(objectIdentifier: 21)
    /// `integer`
    public static let integer32 = PostgresType(objectIdentifier: 23)
    /// `text`
    public static let text = PostgresType(objectIdentifier: 25)
    /// `double precision`
    public static let float64 = PostgresType(objectIdentifier: 701)
    /// `character(n)`
    public static let character = PostgresType(objectIdentifier: 1042)
    /// `character varying(n)`
    public static let characterVarying = PostgresType(objectIdentifier: 1043)
    /// `date`
    public static let date = PostgresType(objectIdentifier: 1082)
    /// `timestamp with time zone`
    public static let timestamp = PostgresType(objectIdentifier: 1184)
    /// `uuid`
    public static let uuid = PostgresType(objectIdentifier: 2950)
    /// `jsonb`
    public static let json = PostgresType(objectIdentifier: 3802)
    /// `boolean[]`
    public static let booleanArray = PostgresType(objectIdentifier: 1000)
    /// `bytea[]`
    public static let bytesArray = PostgresType(objectIdentifier: 1001)
    /// `smallint[]`
    public static let integer16Array = PostgresType(objectIdentifier: 1005)
    /// `integer[]`
    public static let integer32Array = PostgresType(objectIdentifier: 1007)
    /// `text[]`
    public static let textArray = PostgresType(objectIdentifier: 1009)
    /// `bigint[]`
    public static let integer64Array = PostgresType(objectIdentifier: 1016)
    /// `double precision[]`
    public static let float64Array = PostgresType(objectIdentifier: 1022)
    /// `date[]`
    public static let dateArray = PostgresType(objectIdentifier: 1182)
    /// `timestamp with time zone[]`
    public static let timestampArray = PostgresType(objectIdentifier: 1185)
    /// `uuid[]`
    public static let uuidArray = PostgresType(objectIdentifier: 2951)
    /// `jsonb[]`
    public static let jsonArray = PostgresType(objectIdentifier: 3807)

    /// The type of an array of this type, or nil where this client has none (arrays of arrays above all).
    public var array: PostgresType? {
        switch self {
        case .boolean: .booleanArray
        case .bytes: .bytesArray
        case .integer16: .integer16Array
        case .integer32: .integer32Array
        case .integer64: .integer64Array
        case .text: .textArray
        case .float64: .float64Array
        case .date: .dateArray
        case .timestamp: .timestampArray
        case .uuid: .uuidArray
        case .json: .jsonArray
        default: nil
        }
    }

    /// Whether a column of the other type has the same binary form as this one, so that this one's decoder reads it.
    public func reads(_ other: PostgresType) -> Bool {
        self == other || (self == .text && [.name, .character, .characterVarying].contains(other))
    }

    /// The SQL name, or the number of a type that has no name here.
    public var description: String {
        switch self {
        case .boolean: "boolean"
        case .bytes: "bytea"
        case .name: "name"
        case .integer64: "bigint"
        case .integer16: "smallint"
        case .integer32: "integer"
        case .text: "text"
        case .float64: "double precision"
        case .character: "character"
        case .characterVarying: "character varying"
        case .date: "date"
        case .timestamp: "timestamp with time zone"
        case .uuid: "uuid"
        case .json: "jsonb"
        default: arrayDescription ?? "type \(objectIdentifier)"
        }
    }

    private var arrayDescription: String? {
        let elements: [PostgresType] = [
            .boolean, .bytes, .integer16, .integer32, .integer64, .text, .float64, .date, .timestamp, .uuid, .json,
        ]
        return elements.first { $0.array == self }.map { "\($0)[]" }
    }
}
