import JSON
import SharedLives

/// The parameters of a query, with their percent signs undone. `+` is a space, as forms and browsers write it.
struct Query: Sendable {
    private(set) var members: [JSONObject.Member] = []

    /// How many parameters a query may have.
    static let parametersMax = 50

    /// Reads a query and refuses parameters that the route does not declare, or that stand twice.
    /// - Throws: ``Problem`` `invalidQuery` with every fault.
    init(_ text: Substring, declared: [String]) throws {
        var items: [Problem.Item] = []
        let pairs = text.split(separator: "&", omittingEmptySubsequences: true)
        guard pairs.count <= Self.parametersMax else {
            throw Problem(.invalidQuery, "Give at most \(Self.parametersMax) parameters.")
        }
        for pair in pairs {
            let equals = pair.firstIndex(of: "=")
            let rawName = equals.map { pair[..<$0] } ?? pair
            let rawValue = equals.map { pair[pair.index(after: $0)...] } ?? ""
            guard let name = Self.decoded(rawName) else {
                items.append(.init(.parameter(""), code: "malformedParameter", detail: "Write names in UTF-8."))
                continue
            }
            if !declared.contains(name) {
                items.append(
                    .init(
                        .parameter(name), code: "unknownParameter",
                        detail: "There is no such parameter here. Leave it out, or check its spelling."))
            } else if members.contains(where: { $0.name == name }) {
                items.append(.init(.parameter(name), code: "duplicateParameter", detail: "Give it once."))
            } else if let value = Self.decoded(rawValue) {
                members.append(.init(name: name, value: .string(value)))
            } else {
                items.append(
                    .init(
                        .parameter(name), code: "malformedParameter",
                        detail: "Write the value in UTF-8, and % as %25, without control characters."))
            }
        }
        if !items.isEmpty { throw Problem(.invalidQuery, items: items) }
    }

    /// Reads values out of the parameters.
    /// - Throws: ``Problem`` `invalidQuery` with every fault.
    func read<Value>(_ parameters: (JSONObjectReader) -> Value) throws -> Value {
        let (value, faults) = JSONReader.collect(.object(JSONObject(members)), parameters)
        // A parameter that this reader leaves to another is no fault: which ones exist was checked before.
        let items = faults.filter { $0.code != FaultCode.unknownField }.map { fault in
            Problem.Item(.parameter(String(fault.pointer.dropFirst())), code: fault.code, detail: fault.detail)
        }
        if !items.isEmpty { throw Problem(.invalidQuery, items: items) }
        return value
    }

    /// Undoes percent signs and `+`; nil when the result is no UTF-8 or holds control characters.
    static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(hexadecimal), let low = iterator.next().flatMap(hexadecimal)
                else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
