/// How a value stands in a document and is read from it: its JSON type, its limits, and what is said when it is not so.
public struct JSONForm<Value>: Sendable {
    /// Makes the value to go on with after a fault; it is never given out.
    let placeholder: @Sendable () -> Value
    private let readValue: @Sendable (JSONValue, JSONPlace) -> Value?

    /// Makes a form of one's own.
    /// - Parameters:
    ///   - placeholder: any value of the type: reading goes on with it after a fault, and it is never given out.
    ///   - read: gives the value, or tells the place of a fault and gives nil.
    public init(
        placeholder: @autoclosure @escaping @Sendable () -> Value,
        read: @escaping @Sendable (JSONValue, JSONPlace) -> Value?
    ) {
        self.placeholder = placeholder
        readValue = read
    }

    func read(_ value: JSONValue, at place: JSONPlace) -> Value {
        readValue(value, place) ?? placeholder()
    }

    /// The form that reads the same and gives something made of it.
    public func map<Result>(_ transform: @escaping @Sendable (Value) -> Result) -> JSONForm<Result> {
        JSONForm<Result>(placeholder: transform(placeholder())) { value, place in
            readValue(value, place).map(transform)
        }
    }

    /// The form that reads the same and refuses what does not pass a check.
    /// - Parameters:
    ///   - code: the stable code of the fault.
    ///   - detail: a sentence that says what to do.
    public func checked(
        code: String, detail: String, _ isGood: @escaping @Sendable (Value) -> Bool
    ) -> JSONForm<Value> {
        JSONForm<Value>(placeholder: placeholder()) { value, place in
            guard let result = readValue(value, place) else { return nil }
            guard isGood(result) else {
                place.fault(code, detail)
                return nil
            }
            return result
        }
    }
}

extension JSONForm {
    /// The form that also reads `null`, as nil.
    public var orNull: JSONForm<Value?> {
        JSONForm<Value?>(placeholder: nil) { value, place in
            if case .null = value { return .some(nil) }
            return readValue(value, place)
        }
    }
}

// MARK: - Containers

extension JSONForm {
    /// An object whose members the closure reads.
    public static func object(_ members: @escaping @Sendable (JSONObjectReader) -> Value) -> JSONForm {
        JSONForm(placeholder: members(JSONObjectReader(JSONObject([]), at: JSONPlace(collector: nil)))) {
            value, place in
            JSONObjectReader.read(value, at: place, members)
        }
    }

    /// An array of elements of one form.
    /// - Parameter counts: how many elements there may be.
    public static func list<Element>(
        _ element: JSONForm<Element>, _ counts: ClosedRange<Int> = 0...Int.max
    ) -> JSONForm where Value == [Element] {
        JSONForm(placeholder: []) { value, place in
            guard case .array(let elements) = value else {
                place.fault(FaultCode.wrongType, "An array is wanted here, not \(value.kind).")
                return nil
            }
            guard elements.count >= counts.lowerBound else {
                place.fault(FaultCode.tooFewItems, "Give at least \(counts.lowerBound).")
                return nil
            }
            guard elements.count <= counts.upperBound else {
                place.fault(FaultCode.tooManyItems, "Give at most \(counts.upperBound).")
                return nil
            }
            return elements.indices.map { element.read(elements[$0], at: place.appending(.index($0))) }
        }
    }

    /// An object whose names are the sender's own words, each with a value of one form.
    /// - Parameter nameCharacters: how long a name may be, in Unicode scalars.
    public static func table<Element>(
        _ element: JSONForm<Element>, nameCharacters: ClosedRange<Int> = 1...64
    ) -> JSONForm where Value == [String: Element] {
        JSONForm(placeholder: [:]) { value, place in
            guard case .object(let object) = value else {
                place.fault(FaultCode.wrongType, "An object is wanted here, not \(value.kind).")
                return nil
            }
            var table: [String: Element] = [:]
            for member in object.members {
                let memberPlace = place.appending(.name(member.name))
                _ = TextCheck(characters: nameCharacters).check(member.name, at: memberPlace)
                table[member.name] = element.read(member.value, at: memberPlace)
            }
            return table
        }
    }
}

extension JSONForm where Value == JSONValue {
    /// Any JSON at all.
    public static var any: JSONForm {
        JSONForm(placeholder: .null) { value, _ in value }
    }
}
