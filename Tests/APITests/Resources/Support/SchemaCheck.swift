import JSON
import SharedLives

/// Checks values against the JSON Schemas of the document: as much of JSON Schema as the document uses, and no more.
struct SchemaCheck {
    let document: JSONValue

    /// What of the value is not as the schema has it: `"/lines/0/amount: not an integer"`.
    func faults(of value: JSONValue, _ schema: JSONValue, at place: String = "") -> [String] {
        if let reference = schema["$ref"]?.text {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            guard let target = document["components"]?["schemas"]?[name] else { return ["\(place): no \(reference)"] }
            return faults(of: value, target, at: place)
        }
        if case .array(let choices)? = schema["anyOf"] {
            let each = choices.map { faults(of: value, $0, at: place) }
            return each.contains([]) ? [] : each.min { $0.count < $1.count } ?? []
        }
        guard let type = schema["type"]?.text else { return [] }
        switch (type, value) {
        case ("string", .string(let text)): return faults(ofText: text, schema).map { "\(place): \($0)" }
        case ("integer", .number(.integer(let number))):
            return faults(ofNumber: number, schema).map { "\(place): \($0)" }
        case ("boolean", .bool), ("null", .null): return []
        case ("array", .array(let elements)):
            guard let items = schema["items"] else { return [] }
            return elements.enumerated().flatMap { faults(of: $1, items, at: "\(place)/\($0)") }
        case ("object", .object(let object)): return faults(ofObject: object, schema, at: place)
        default: return ["\(place): \(value.kind) is no \(type)"]
        }
    }

    private func faults(ofText text: String, _ schema: JSONValue) -> [String] {
        var faults: [String] = []
        let count = Int64(text.unicodeScalars.count)
        if let least = schema["minLength"]?.integer, count < least { faults.append("shorter than \(least)") }
        if let most = schema["maxLength"]?.integer, count > most { faults.append("longer than \(most)") }
        if case .array(let values)? = schema["enum"], !values.contains(.string(text)) {
            faults.append("\(text) is not listed")
        }
        if let pattern = schema["pattern"]?.text, (try? Regex(pattern).wholeMatch(in: text)) ?? nil == nil {
            faults.append("\(text) does not match \(pattern)")
        }
        switch schema["format"]?.text {
        case "uuid" where Identifier(text) == nil, "date" where CivilDate(text) == nil,
            "date-time" where Instant(rfc3339: text) == nil, "json-pointer" where !text.isEmpty && text.first != "/",
            "uri-reference" where text.contains(" "):
            faults.append("\(text) is no \(schema["format"]?.text ?? "")")
        default: break
        }
        return faults
    }

    private func faults(ofNumber number: Int64, _ schema: JSONValue) -> [String] {
        var faults: [String] = []
        if let least = schema["minimum"]?.integer, number < least { faults.append("\(number) is less than \(least)") }
        if let most = schema["maximum"]?.integer, number > most { faults.append("\(number) is more than \(most)") }
        return faults
    }

    private func faults(ofObject object: JSONObject, _ schema: JSONValue, at place: String) -> [String] {
        var result: [String] = []
        if case .array(let names)? = schema["required"] {
            for name in names.compactMap(\.text) where object[name: name] == nil {
                result.append("\(place): no \(name)")
            }
        }
        for member in object.members {
            let memberPlace = place + "/" + member.name
            if let property = schema["properties"]?[member.name] {
                result += faults(of: member.value, property, at: memberPlace)
            } else if case .bool(false)? = schema["additionalProperties"] {
                result.append("\(memberPlace): not in the document")
            } else if let others = schema["additionalProperties"] {
                result += faults(of: member.value, others, at: memberPlace)
            }
        }
        return result
    }
}
