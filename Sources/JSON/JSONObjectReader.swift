/// One object while its members are read. Members that nobody asks for are faults.
public final class JSONObjectReader {
    private let object: JSONObject
    private let place: JSONPlace
    private var namesRead: [String] = []

    init(_ object: JSONObject, at place: JSONPlace) {
        self.object = object
        self.place = place
    }

    /// Reads a member that must be there; null is a fault too.
    public func required<Value>(_ name: String, _ form: JSONForm<Value>) -> Value {
        guard let value = take(name), value != .null else {
            missing(name)
            return form.placeholder()
        }
        return form.read(value, at: place.appending(.name(name)))
    }

    /// Reads a member that must be there and may be null.
    public func nullable<Value>(_ name: String, _ form: JSONForm<Value>) -> Value? {
        guard let value = take(name) else {
            missing(name)
            return nil
        }
        return value == .null ? nil : form.read(value, at: place.appending(.name(name)))
    }

    /// Reads a member that may be left out, or be null, which is the same.
    public func optional<Value>(_ name: String, _ form: JSONForm<Value>) -> Value? {
        guard let value = take(name), value != .null else { return nil }
        return form.read(value, at: place.appending(.name(name)))
    }

    /// Reads a member that stands for a given value when it is left out or null.
    public func optional<Value>(
        _ name: String, _ form: JSONForm<Value>, or absent: @autoclosure () -> Value
    ) -> Value {
        optional(name, form) ?? absent()
    }

    /// Whether the member is there with a value other than null. Does not count as reading it.
    public func has(_ name: String) -> Bool {
        guard let value = object[name: name] else { return false }
        return value != .null
    }

    /// The JSON pointer of this object.
    public var pointer: String { place.pointer }

    /// Tells of a fault of this object, or of one of its members.
    /// - Parameter name: the member, which need not be there; nil for the object itself.
    public func fault(_ name: String? = nil, code: String, detail: @autoclosure () -> String) {
        (name.map { place.appending(.name($0)) } ?? place).fault(code, detail())
    }

    /// Reads a value that must be an object, or tells the place of a fault and gives nil.
    static func read<Value>(
        _ value: JSONValue, at place: JSONPlace, _ members: (JSONObjectReader) -> Value
    ) -> Value? {
        guard case .object(let object) = value else {
            place.fault(FaultCode.wrongType, "An object is wanted here, not \(value.kind).")
            return nil
        }
        let reader = JSONObjectReader(object, at: place)
        let result = members(reader)
        reader.finish()
        return result
    }

    /// Tells of the members that nobody read.
    private func finish() {
        for member in object.members where !namesRead.contains(member.name) {
            place.appending(.name(member.name)).fault(
                FaultCode.unknownField, "There is no such field here. Leave it out, or check its spelling.")
        }
    }

    private func take(_ name: String) -> JSONValue? {
        namesRead.append(name)
        return object[name: name]
    }

    private func missing(_ name: String) {
        place.appending(.name(name)).fault(FaultCode.missingField, "This field must be given.")
    }
}
