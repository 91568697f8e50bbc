import JSON

extension Schema {
    /// Writes the schema; a component is written as a reference to it.
    func write(to json: inout JSONWriter) {
        json.object { json in members(&json) }
    }

    /// Every component that the schema refers to, itself and what its components refer to included.
    func components(into found: inout [String: Schema]) {
        switch self {
        case .string, .integer, .boolean, .enumeration, .any: break
        case .array(let schema), .table(let schema), .nullable(let schema), .described(let schema, _):
            schema.components(into: &found)
        case .properties(let properties):
            for property in properties { property.schema.components(into: &found) }
        case .component(let name, let schema):
            precondition(found[name].map { $0 == schema } ?? true, "two schemas are called \(name)")
            guard found[name] == nil else { return }
            found[name] = schema
            schema.components(into: &found)
        }
    }

    private func members(_ json: inout JSONWriter) {
        switch self {
        case .string(let format, let characters, let pattern):
            json.member("type", "string")
            stringLimits(&json, format: format, characters: characters, pattern: pattern)
        case .integer(let range):
            json.member("type", "integer")
            if let range {
                json.member("minimum", range.lowerBound)
                json.member("maximum", range.upperBound)
            }
        case .boolean: json.member("type", "boolean")
        case .enumeration(let values):
            json.member("type", "string")
            json.member("enum", values)
        case .array(let schema):
            json.member("type", "array")
            json.key("items")
            schema.write(to: &json)
        case .properties(let properties): object(properties, &json)
        case .table(let schema):
            json.member("type", "object")
            json.key("additionalProperties")
            schema.write(to: &json)
        case .nullable(let schema):
            json.array("anyOf") { json in
                schema.write(to: &json)
                json.object { $0.member("type", "null") }
            }
        case .component(let name, _): json.member("$ref", "#/components/schemas/\(name)")
        case .described(.described(let schema, let unit), let text):
            Schema.described(schema, "\(text) \(unit)").members(&json)
        case .described(let schema, let text):
            schema.members(&json)
            json.member("description", text)
        case .any: break
        }
    }

    private func stringLimits(
        _ json: inout JSONWriter, format: String?, characters: ClosedRange<Int>?, pattern: String?
    ) {
        if let format { json.member("format", format) }
        if let pattern { json.member("pattern", pattern) }
        if let characters {
            json.member("minLength", characters.lowerBound)
            json.member("maxLength", characters.upperBound)
        }
    }

    private func object(_ properties: [Property], _ json: inout JSONWriter) {
        json.member("type", "object")
        json.object("properties") { json in
            for property in properties {
                json.key(named: property.name)
                property.schema.write(to: &json)
            }
        }
        let required = properties.filter(\.isRequired).map(\.name)
        if !required.isEmpty { json.member("required", required) }
        json.member("additionalProperties", false)
    }
}
