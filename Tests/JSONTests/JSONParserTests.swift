import JSON
import Testing

@Suite("JSON parser")
struct JSONParserTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    private func refusal(_ bytes: [UInt8]) -> JSONSyntaxError? {
        do throws(JSONSyntaxError) {
            _ = try JSONParser.parse(bytes)
            return nil
        } catch { return error }
    }

    private func refusal(_ text: String) -> JSONSyntaxError? { refusal(Array(text.utf8)) }

    @Test("keeps every kind of value, exactly and in order")
    func values() throws {
        let value = try parse(
            #" {"z": [1, -2, 0, -0, 9223372036854775807, -9223372036854775808], "a": {"b": true, "c": false}, "n": null} "#
        )
        guard case .object(let object) = value else {
            Issue.record("not an object")
            return
        }
        #expect(object.members.map(\.name) == ["z", "a", "n"])
        let integers: [Int64] = [1, -2, 0, 0, .max, .min]
        #expect(object[name: "z"] == .array(integers.map { .number(.integer($0)) }))
        #expect(object[name: "n"] == .null)
        #expect(object[name: "missing"] == nil)
    }

    @Test(
        "keeps other numbers as they were written",
        arguments: [
            "1.50", "1e3", "-0.0", "9223372036854775808", "-9223372036854775809", "1E-7", "123456789012345678901",
        ])
    func exactNumbers(text: String) throws {
        #expect(try parse(text) == .number(.text(text)))
    }

    @Test("reads escapes and pairs of surrogates")
    func escapes() throws {
        let expected = "\"\\/\u{8}\u{C}\n\r\té😀z"
        #expect(try parse(#""\"\\\/\b\f\n\r\t\u00e9\uD83D\ude00z""#) == .string(expected))
        #expect(try parse("\"é😀\"") == .string("é😀"))
    }

    @Test(
        "refuses what the grammar refuses, at its byte and pointer",
        arguments: [
            ("", .unexpectedEnd, 0, ""), (" ", .unexpectedEnd, 1, ""), ("[1,", .unexpectedEnd, 3, "/1"),
            ("{\"a\"", .unexpectedEnd, 4, "/a"), ("\"abc", .unexpectedEnd, 4, ""), ("tru", .unexpectedEnd, 3, ""),
            ("[1,]", .unexpectedCharacter, 3, "/1"), ("{\"a\":1,}", .unexpectedCharacter, 7, ""),
            ("{a:1}", .unexpectedCharacter, 1, ""), ("[1 2]", .unexpectedCharacter, 3, "/0"),
            ("nul!", .unexpectedCharacter, 3, ""), ("'a'", .unexpectedCharacter, 0, ""),
            ("NaN", .unexpectedCharacter, 0, ""), ("01", .malformedNumber, 0, ""), ("-", .unexpectedEnd, 1, ""),
            ("[-]", .malformedNumber, 2, "/0"), ("1.", .unexpectedEnd, 2, ""), ("[.5]", .unexpectedCharacter, 1, "/0"),
            ("+1", .unexpectedCharacter, 0, ""), ("[1.e3]", .malformedNumber, 3, "/0"),
            ("[1e]", .malformedNumber, 3, "/0"), ("1 2", .trailingBytes, 2, ""), ("{}x", .trailingBytes, 2, ""),
            ("[\"a\tb\"]", .controlCharacter, 3, "/0"), ("\"\u{0}\"", .nulCharacter, 1, ""),
            (#"["\u0000"]"#, .nulCharacter, 2, "/0"), (#""\x""#, .malformedEscape, 1, ""),
            (#""\u12G4""#, .malformedEscape, 1, ""), (#""\ud800""#, .loneSurrogate, 1, ""),
            (#""\udc00""#, .loneSurrogate, 1, ""), (#""\ud800\u0041""#, .loneSurrogate, 1, ""),
            (#"{"a":{"b":1,"b":2}}"#, .duplicateName, 12, "/a/b"),
            (#"{"a/b~":[{"x":y}]}"#, .unexpectedCharacter, 14, "/a~1b~0/0/x"),
        ] as [(String, JSONSyntaxError.Reason, Int, String)])
    func refusals(text: String, reason: JSONSyntaxError.Reason, offset: Int, pointer: String) throws {
        let error = try #require(refusal(text))
        #expect(error.reason == reason)
        #expect(error.offset == offset)
        #expect(error.pointer == pointer)
        #expect(error.detail.contains("byte \(offset)"))
    }

    @Test(
        "refuses bytes that are not UTF-8",
        arguments: [
            ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 1), ([0x22, 0xE2, 0x82, 0x22], 1),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
            ([0x22, 0xC3, 0xA9, 0x80, 0x22], 3), ([0x22, 0x5C, 0x6E, 0xC3, 0x22], 3),
        ] as [([UInt8], Int)])
    func invalidUTF8(bytes: [UInt8], offset: Int) throws {
        let error = try #require(refusal(bytes))
        #expect(error.reason == .invalidUTF8)
        #expect(error.offset == offset)
    }

    @Test("refuses a byte order mark by name")
    func byteOrderMark() {
        #expect(refusal([0xEF, 0xBB, 0xBF, 0x7B, 0x7D])?.reason == .byteOrderMark)
    }

    @Test("takes 64 levels and refuses the 65th")
    func depth() throws {
        let deepest = JSONParser.depthMax
        _ = try parse(String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest))
        let error = try #require(refusal(String(repeating: "[", count: deepest + 1)))
        #expect(error.reason == .tooDeep)
        #expect(error.offset == deepest)
        let objects = String(repeating: #"{"a":"#, count: deepest + 1)
        #expect(refusal(objects)?.reason == .tooDeep)
    }

    @Test("finds a name twice among a hundred thousand")
    func manyNames() throws {
        let members = (0..<100_000).map { "\"n\($0)\":\($0)" }.joined(separator: ",")
        guard case .object(let object) = try parse("{\(members)}") else {
            Issue.record("not an object")
            return
        }
        #expect(object.members.count == 100_000)
        #expect(refusal("{\(members),\"n99999\":1}")?.reason == .duplicateName)
        #expect(refusal("{\(members),\"n3\":1}")?.reason == .duplicateName)
    }

    @Test("writes what it read, so that reading it again gives the same")
    func roundTrip() throws {
        let text = #"{"a":[1,2.50,null,true,"x\"\\\n\u0001é"],"b":{},"c":[]}"#
        #expect(try String(decoding: parse(text).bytes, as: UTF8.self) == text)
    }
}
