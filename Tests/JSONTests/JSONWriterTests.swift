import JSON
import SharedLives
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
    private enum Kind: String, JSONWritable { case hospital }

    private func text(_ write: (inout JSONWriter) -> Void) -> String {
        String(decoding: JSONWriter.bytes(write), as: UTF8.self)
    }

    @Test("puts commas where they belong, at every level")
    func nesting() {
        let written = text { json in
            json.object { json in
                json.member("a", 1)
                json.object("b") { _ in }
                json.array("c", [1, 2]) { $0.value($1) }
                json.array("d") { json in
                    json.object { $0.member("e", true) }
                    json.array { _ in }
                    json.null()
                }
                json.member(named: "f\"", "g")
                json.memberNull("h")
            }
        }
        #expect(written == #"{"a":1,"b":{},"c":[1,2],"d":[{"e":true},[],null],"f\"":"g","h":null}"#)
    }

    @Test("writes the domain's values in their one form")
    func values() {
        let written = text { json in
            json.object { json in
                json.member("date", CivilDate("0987-01-09")!)
                json.member("month", Month("2026-10")!)
                json.member("instant", Instant(rfc3339: "2026-10-05T09:30:00+01:00")!)
                json.member("pence", Pence(-150_227))
                json.member("id", Identifier("018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d")!)
                json.member("kind", Kind.hospital)
                json.member("none", String?.none)
                json.member("some", Pence?.some(Pence(0)))
                json.member("list", ["x", nil])
                json.member("raw", JSONValue.bool(false))
            }
        }
        #expect(
            written == """
                {"date":"0987-01-09","month":"2026-10","instant":"2026-10-05T08:30:00Z","pence":-150227,\
                "id":"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d","kind":"hospital","none":null,"some":0,\
                "list":["x",null],"raw":false}
                """)
    }

    @Test(
        "writes instants as the domain does",
        arguments: [0, 1, -1, 1_790_000_000_000_000, -62_000_000_000_000_001, 1_000_000, 86_399_999_999])
    func instants(microseconds: Int64) {
        let instant = Instant(microsecondsSinceEpoch: microseconds)
        #expect(text { $0.value(instant) } == "\"\(instant)\"")
    }

    @Test("writes integers to the ends of their range", arguments: [0, 7, 10, -1, 1_234_567_890, Int64.max, Int64.min])
    func integers(value: Int64) {
        #expect(text { $0.value(value) } == "\(value)")
    }

    @Test("escapes what RFC 8259 demands, and what it escapes is read back")
    func escapes() throws {
        let all = String(String.UnicodeScalarView((1..<0x80).map { Unicode.Scalar($0)! })) + "é\u{2028}😀"
        let bytes = JSONWriter.bytes { $0.value(all) }
        #expect(try JSONParser.parse(bytes) == .string(all))
        #expect(text { $0.value("a\"\\\n\u{1}z") } == #""a\"\\\n\u0001z""#)
    }
}
