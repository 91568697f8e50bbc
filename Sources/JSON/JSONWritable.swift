public import SharedLives

/// A value that has one JSON form wherever it stands.
public protocol JSONWritable {
    /// Writes the value, and nothing else, to a document.
    func write(to json: inout JSONWriter)
}

extension String: JSONWritable {
    /// Writes a string.
    public func write(to json: inout JSONWriter) { json.string(self) }
}

extension Bool: JSONWritable {
    /// Writes `true` or `false`.
    public func write(to json: inout JSONWriter) { json.bool(self) }
}

extension Int: JSONWritable {
    /// Writes a whole number.
    public func write(to json: inout JSONWriter) { json.integer(Int64(self)) }
}

extension Int64: JSONWritable {
    /// Writes a whole number.
    public func write(to json: inout JSONWriter) { json.integer(self) }
}

extension Int32: JSONWritable {
    /// Writes a whole number.
    public func write(to json: inout JSONWriter) { json.integer(Int64(self)) }
}

extension Pence: JSONWritable {
    /// Writes a whole number of pence.
    public func write(to json: inout JSONWriter) { json.integer(value) }
}

extension CivilDate: JSONWritable {
    /// Writes a string such as `"2026-10-05"`.
    public func write(to json: inout JSONWriter) { json.date(self) }
}

extension Month: JSONWritable {
    /// Writes a string such as `"2026-10"`.
    public func write(to json: inout JSONWriter) { json.string(description) }
}

extension Instant: JSONWritable {
    /// Writes a string such as `"2026-10-05T09:30:00Z"`.
    public func write(to json: inout JSONWriter) { json.instant(self) }
}

extension Identifier: JSONWritable {
    /// Writes a string such as `"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d"`.
    public func write(to json: inout JSONWriter) { json.string(description) }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
    /// Writes the value, or `null`.
    public func write(to json: inout JSONWriter) {
        if let self { self.write(to: &json) } else { json.null() }
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    /// Writes an array.
    public func write(to json: inout JSONWriter) { json.array(self) { $0.value($1) } }
}

extension JSONWritable where Self: RawRepresentable, RawValue == String {
    /// Writes the raw value.
    public func write(to json: inout JSONWriter) { json.string(rawValue) }
}

extension JSONValue: JSONWritable {
    /// Writes the value as it was read, without white space.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .bool(let value): json.bool(value)
        case .number(.integer(let value)): json.integer(value)
        case .number(.text(let text)): json.raw(text.utf8)
        case .string(let value): json.string(value)
        case .array(let elements): json.array(elements) { $0.value($1) }
        case .object(let object):
            json.object { json in for member in object.members { json.member(named: member.name, member.value) } }
        }
    }
}

extension JSONValue {
    /// The value as bytes, without white space.
    public var bytes: [UInt8] { JSONWriter.bytes { $0.value(self) } }
}
