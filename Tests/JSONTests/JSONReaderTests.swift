import JSON
import SharedLives
import Testing

@Suite("JSON reader")
struct JSONReaderTests {
    private enum Kind: String, CaseIterable { case hospital, carerBreak, other }

    private struct Absence: Equatable {
        var kind: Kind
        var from: CivilDate
        var to: CivilDate?
    }

    private static let absence = JSONForm<Absence>.object { reader in
        Absence(
            kind: reader.required("kind", .enumeration(Kind.self)), from: reader.required("from", .date),
            to: reader.nullable("to", .date))
    }

    private func faults(_ text: String, _ read: (JSONObjectReader) -> Void) throws -> [Fault] {
        let value = try JSONParser.parse(Array(text.utf8))
        return JSONReader.collect(value, read).faults
    }

    private func codes(_ text: String, _ read: (JSONObjectReader) -> Void) throws -> [String] {
        try faults(text, read).map { "\($0.pointer) \($0.code)" }
    }

    @Test("gives the value of a faultless document")
    func value() throws {
        let text = #"{"absences": [{"kind": "carerBreak", "from": "2026-10-05", "to": null}], "id": "p1", "n": 3}"#
        let (absences, id, number, note) = try JSONReader.read(Array(text.utf8)) { body in
            (
                body.required("absences", .list(Self.absence)), body.required("id", .text(1...20)),
                body.required("n", .integer(1...3)), body.optional("note", .lines(0...100))
            )
        }
        #expect(absences == [Absence(kind: .carerBreak, from: CivilDate("2026-10-05")!, to: nil)])
        #expect(id == "p1")
        #expect(number == 3)
        #expect(note == nil)
    }

    @Test("collects every fault of every level, with pointers")
    func everyFault() throws {
        let text = #"""
            {"absences": [{"kind": "holiday", "from": "2026-02-30", "to": 5}, 7, {"from": null, "extra": 1}],
             "n": 4, "text": "a\u0007b", "un/known": {}, "weekly": {"low": "x", "high": 1.5, "": 3}}
            """#
        let found = try codes(text) { body in
            _ = body.required("absences", .list(Self.absence))
            _ = body.required("n", .integer(1...3))
            _ = body.required("text", .text(1...20))
            _ = body.required("weekly", .table(.pence(0...1_000)))
            _ = body.required("missing", .month)
        }
        #expect(
            Set(found) == [
                "/absences/0/kind notPermitted", "/absences/0/from malformedDate", "/absences/0/to wrongType",
                "/absences/1 wrongType", "/absences/2/kind missingField", "/absences/2/from missingField",
                "/absences/2/to missingField", "/absences/2/extra unknownField", "/n outOfRange",
                "/text controlCharacter", "/un~1known unknownField", "/weekly/low wrongType",
                "/weekly/high wrongType", "/weekly/ tooShort", "/missing missingField",
            ])
        #expect(found.count == 15)
    }

    @Test("says which values are permitted, and never repeats what was sent")
    func sentences() throws {
        let found = try faults(#"{"kind": "Annie Invented"}"#) { _ = $0.required("kind", .enumeration(Kind.self)) }
        #expect(found.map(\.detail) == ["Use one of hospital, carerBreak, other."])
    }

    @Test("counts characters as PostgreSQL does and takes white space off the ends")
    func text() throws {
        let read = try JSONReader.read(Array(#"{"a": "  é😀 ", "b": " x "}"#.utf8)) { body in
            [body.required("a", .text(2...2)), body.required("b", .text(3...3, trimmed: false))]
        }
        #expect(read == ["é😀", " x "])
        #expect(try codes(#"{"a": "   "}"#) { _ = $0.required("a", .text(1...5)) } == ["/a tooShort"])
        #expect(try codes(#"{"a": "abcdef"}"#) { _ = $0.required("a", .text(1...5)) } == ["/a tooLong"])
        #expect(try codes(#"{"a": "b\nc"}"#) { _ = $0.required("a", .text(1...5)) } == ["/a controlCharacter"])
        #expect(try codes(#"{"a": "b\nc"}"#) { _ = $0.required("a", .lines(1...5)) } == [])
        #expect(try codes(#"{"a": "b\rc"}"#) { _ = $0.required("a", .lines(1...5)) } == ["/a controlCharacter"])
    }

    @Test("reads identifiers, instants, months and money")
    func scalars() throws {
        let text = """
            {"id": "018F6B1E-7c1a-7e6b-9f5e-0d9c2a7b1c3d", "at": "2026-10-05T09:30:00+01:00", "month": "2026-10", \
            "weekly": -5, "yes": true}
            """
        let read = try JSONReader.read(Array(text.utf8)) { body in
            (
                body.required("id", .identifier), body.required("at", .instant), body.required("month", .month),
                body.required("weekly", .pence(-10...10)), body.required("yes", .boolean)
            )
        }
        #expect(read.0.description == "018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d")
        #expect(read.1.description == "2026-10-05T08:30:00Z")
        #expect(read.2.description == "2026-10")
        #expect(read.3 == Pence(-5))
        #expect(read.4)
        let malformed = #"{"id": "018f6b1e7c1a7e6b9f5e0d9c2a7b1c3d", "at": "2026-10-05", "month": "2026-13"}"#
        let found = try codes(malformed) { body in
            _ = body.required("id", .identifier)
            _ = body.required("at", .instant)
            _ = body.required("month", .month)
        }
        #expect(found == ["/id malformedIdentifier", "/at malformedInstant", "/month malformedMonth"])
    }

    @Test(
        "tells numbers too large from numbers with a fraction",
        arguments: [
            ("11", "outOfRange"), ("99999999999999999999", "outOfRange"), ("1.0", "wrongType"), ("1e1", "wrongType"),
            ("\"1\"", "wrongType"),
        ])
    func numbers(text: String, code: String) throws {
        #expect(try codes("{\"n\": \(text)}") { _ = $0.required("n", .integer(0...10)) } == ["/n \(code)"])
    }

    @Test("a document that is no object has one fault")
    func notAnObject() throws {
        #expect(try codes("[]") { _ = $0.required("n", .integer(0...10)) } == [" wrongType"])
    }

    @Test("stops listing after a thousand faults")
    func bounded() throws {
        let text = "{\"list\": [" + Array(repeating: "1", count: 5_000).joined(separator: ",") + "]}"
        let found = try faults(text) { _ = $0.required("list", .list(.date)) }
        #expect(found.count == 1_001)
        #expect(found.last?.code == "furtherFaults")
    }

    @Test("lets a caller add faults of its own and forms of its own")
    func ownFaults() throws {
        let even = JSONForm<Int>.integer(0...10).checked(code: "odd", detail: "Give an even number.") { $0 % 2 == 0 }
        let found = try codes(#"{"n": 3, "o": 4}"#) { body in
            _ = body.required("n", even)
            _ = body.required("o", even.map { "\($0)" })
            body.fault("n", code: "own", detail: "Own.")
            body.fault(code: "whole", detail: "Whole.")
        }
        #expect(found == ["/n odd", "/n own", " whole"])
    }
}
