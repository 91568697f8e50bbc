import JSON
import Testing

/// Throws mutated documents at the parser: whatever the bytes, it answers, and what it takes can be written and read again.
@Suite("JSON parser, fuzzed")
struct JSONFuzzTests {
    private static let seeds = [
        #"{"period": "2026-10", "policy": {"feeBands": ["complex"], "mileagePencePerMile": 45}, "to": null}"#,
        #"[1, -2.5e10, true, false, null, "é\u00e9\ud83d\ude00\n", {"a": {"b": []}}, 9223372036854775807]"#,
        #"[[[[[[[["deep"]]]]]]]]"#, #""just a string""#, "-0.125E+7", "{}",
        #"{"a~/b":"\\\"\/\b\f\n\r\t","":0," ":1}"#,
    ]
    private static let interesting: [UInt8] =
        Array("{}[]\",:\\u0dD8eE+-.tfn \u{0}\u{1F}".utf8) + [0x80, 0xC3, 0xED, 0xF4, 0xFF]

    @Test("30,000 mutations neither crash it nor get something through that does not round-trip", arguments: 0..<6)
    func mutations(round: UInt64) throws {
        var random = SplitMix64(state: 0x5EED + round)
        var accepted = 0
        for _ in 0..<5_000 {
            var bytes = Array(Self.seeds.randomElement(using: &random)!.utf8)
            for _ in 0..<Int.random(in: 0...6, using: &random) { mutate(&bytes, &random) }
            do throws(JSONSyntaxError) {
                let value = try JSONParser.parse(bytes)
                accepted += 1
                #expect(try JSONParser.parse(value.bytes) == value)
            } catch {
                #expect((0...bytes.count).contains(error.offset))
            }
        }
        #expect(accepted > 0)
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        let position = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.insert(Self.interesting.randomElement(using: &random)!, at: position)
        case 1 where position < bytes.count: bytes.remove(at: position)
        case 2 where position < bytes.count: bytes[position] = UInt8.random(in: 0...255, using: &random)
        case 3: bytes = Array(bytes.prefix(position))
        default:
            let end = Int.random(in: position...bytes.count, using: &random)
            bytes.insert(contentsOf: bytes[position..<end], at: position)
        }
    }

    @Test("runs of one byte take time in proportion to their length", arguments: interesting)
    func runs(byte: UInt8) {
        let bytes = [UInt8](repeating: byte, count: 300_000)
        _ = try? JSONParser.parse(bytes)
        _ = try? JSONParser.parse([0x22] + bytes + [0x22])
        _ = try? JSONParser.parse([0x5B, 0x22] + bytes)
    }
}

/// A small generator whose sequence depends on its seed alone, so that a failure can be seen again.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
