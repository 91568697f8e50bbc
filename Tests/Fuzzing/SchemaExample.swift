import API
import JSON

extension Schema {
    /// A value that it allows, with every property.
    var example: JSONValue {
        switch self {
        case .string(let format, let characters, let pattern):
            switch format {
            case "uuid": .string("00000000-0000-4000-8000-000000000001")
            case "date": .string("2026-10-05")
            case "date-time": .string("2026-10-05T09:30:00Z")
            default: .string(pattern == nil ? String(repeating: "a", count: characters?.lowerBound ?? 1) : "2026-10")
            }
        case .integer(let range): .number(.integer(max(range?.lowerBound ?? 1, min(range?.upperBound ?? 1, 1))))
        case .boolean: .bool(true)
        case .enumeration(let values): .string(values[0])
        case .array(let element): .array([element.example])
        case .properties(let properties):
            .object(JSONObject(properties.map { JSONObject.Member(name: $0.name, value: $0.schema.example) }))
        case .table(let element): .object(JSONObject([JSONObject.Member(name: "a", value: element.example)]))
        case .nullable(let schema), .component(_, let schema), .described(let schema, _): schema.example
        case .any: .null
        }
    }
}
