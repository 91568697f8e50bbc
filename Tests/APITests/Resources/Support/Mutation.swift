import HTTPTypes
import JSON
import NIOCore

/// A small generator of numbers that are the same for a seed on every machine (Steele, Lea and Flood, 2014).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below a bound, without the standard library's algorithm, which may change between versions.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}

/// A request that is in order, and what a clumsy or hostile sender makes of it.
struct MutableRequest {
    var method: HTTPRequest.Method
    var uri: String
    var body: [UInt8]
    var headers: HTTPFields

    mutating func mutate(_ random: inout SplitMix64) {
        switch random.below(10) {
        case 0...4 where !body.isEmpty: mutateValue(&random)
        case 5...6 where !body.isEmpty: mutateBytes(&random)
        case 7: mutatePath(&random)
        case 8: mutateQuery(&random)
        default: mutateHeaders(&random)
        }
    }

    private mutating func mutateValue(_ random: inout SplitMix64) {
        guard let value = try? JSONParser.parse(body) else { return mutateBytes(&random) }
        body = Array(Self.mutated(value, &random).written.utf8)
    }

    private static func mutated(_ value: JSONValue, _ random: inout SplitMix64) -> JSONValue {
        if random.below(8) == 0 { return random.pick(strangeValues) }
        switch value {
        case .object(let object) where !object.members.isEmpty:
            var members = object.members
            let index = random.below(members.count)
            switch random.below(6) {
            case 0: members.remove(at: index)
            case 1: members.append(.init(name: random.pick(strangeTexts), value: .null))
            case 2: members.append(members[index])
            default: members[index] = .init(name: members[index].name, value: mutated(members[index].value, &random))
            }
            return .object(JSONObject(members))
        case .array(let elements) where !elements.isEmpty:
            var elements = elements
            let index = random.below(elements.count)
            if random.below(3) == 0 {
                elements.append(elements[index])
            } else {
                elements[index] = mutated(elements[index], &random)
            }
            return .array(elements)
        default: return random.pick(strangeValues)
        }
    }

    private mutating func mutateBytes(_ random: inout SplitMix64) {
        for _ in 0...random.below(4) where !body.isEmpty {
            let index = random.below(body.count)
            switch random.below(4) {
            case 0: body[index] = UInt8(truncatingIfNeeded: random.next())
            case 1: body.remove(at: index)
            case 2: body.insert(UInt8(truncatingIfNeeded: random.next()), at: index)
            default: body = Array(body.prefix(index))
            }
        }
    }

    private mutating func mutatePath(_ random: inout SplitMix64) {
        var parts = uri.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let index = 1 + random.below(parts.count - 1)
        switch random.below(4) {
        case 0: parts[index] = random.pick(Self.strangeParts)
        case 1: parts.insert(random.pick(Self.strangeParts), at: index)
        case 2: parts.remove(at: index)
        default: parts[index] = parts[index].uppercased()
        }
        uri = parts.joined(separator: "/")
        if !uri.hasPrefix("/") { uri = "/" + uri }
    }

    private mutating func mutateQuery(_ random: inout SplitMix64) {
        let name = random.pick([
            "limit", "cursor", "asOf", "on", "knownAt", "carerId", "recordId", "state", "%00", "", "a=b=c", "%",
        ])
        let value = random.pick([
            "", "0", "1", "-1", "9999999999999999999", "null", "%F0%9F%8C%B3", "%ff", "2026-02-30", "W10", "*",
            "0001-01-01", "9999-12-31", "9999-12-31T23:59:59Z",
        ])
        uri += "\(uri.contains("?") ? "&" : "?")\(name)=\(value)"
    }

    private mutating func mutateHeaders(_ random: inout SplitMix64) {
        let name = random.pick([
            HTTPField.Name.ifMatch, .idempotencyKey, .contentType, .authorization, .ifNoneMatch, .xRequestID,
            .acceptEncoding,
        ])
        headers[name] = random.pick([
            "", "*", "\"1\"", "\"", "W/\"1\"", "\"1\", \"2\"", "application/json; charset=\"utf-8\"", "text/html",
            "Bearer x",
            "Bearer " + String(repeating: "a", count: 600), String(repeating: "k", count: 300), "\"99999999999\"", "ü",
            ",,,",
        ])
    }

    private static let strangeTexts = [
        "", " ", "null", "constructor", "../..", "'; DROP TABLE carer; --", "\u{202E}", "🌳", "e\u{301}", "2026-02-29",
        "0000-00-00",
        "9999-12-31", "0001-01-01", "2026-10-25T01:30:00+01:00", "9999-12-31T23:59:59.999999Z",
        "0001-01-01T00:00:00+23:59",
        "2026-10", "0001-01", "9999-12", "018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d", "00000000-0000-0000-0000-000000000000",
        "low", "legacy",
        "complex", "A", "QZ1 4AB", String(repeating: "x", count: 5_000), "\t", "\u{7F}", "a\u{0}b",
    ]

    private static let strangeValues: [JSONValue] =
        [
            .null, .bool(true), .bool(false), .array([]), .object(JSONObject([])), .array([.null]),
            .array(Array(repeating: .array([]), count: 2_000)),
        ]
        + [0, 1, -1, 28, 1_440, 100_000_001, Int64(Int32.max), Int64(Int32.max) + 1, 1 << 53, Int64.max, Int64.min].map
    { .number(.integer($0)) }
        + ["1e400", "-0", "0.1", "99999999999999999999999", "1E-7"].map { .number(.text($0)) }
        + strangeTexts.map { .string($0) }

    private static let strangeParts = [
        "", ".", "..", "%2e%2e", "%00", "%", "%ZZ", "x", "v2", "018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "{carerId}", "*", ":id", "**", "%F0%9F%8C%B3", String(repeating: "a", count: 3_000), "lines", "end",
        "export.csv", ";a=b", "bands",
    ]
}
