import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

/// Bad input of every kind gets a problem with a code and a pointer, never a 500 and never half a write.
@Suite("Bad requests", .timeLimit(.minutes(5)))
struct BadRequestTests {
    private static let paths = [
        "/v1/councils", "/v1/carers", "/v1/placements", "/v1/rate-cards", "/v1/payment-runs", "/v1/stays",
        "/v1/payment-holds", "/v1/urgent-payments", "/v1/recovery-plans", "/v1/payment-previews", "/v1/payment-budgets",
        "/v1/payment-forecasts", "/v1/urgent-payment-files", "/v1/matching-policies", "/v1/incidents", "/v1/feedback",
        "/v1/growth-targets", "/v1/quarterly-reports/2019-Q1/submission", "/v1/tokens",
    ]

    private static let pathsOfManagers = [
        "/v1/matching-policies", "/v1/growth-targets", "/v1/quarterly-reports/2019-Q1/submission", "/v1/tokens",
    ]

    private static let bodies: [(name: String, bytes: [UInt8], status: Int, code: String)] = [
        ("nothing", [], 400, "malformedJson"), ("a word", Array("hello".utf8), 400, "malformedJson"),
        ("half", Array(#"{"name": "Teas"#.utf8), 400, "malformedJson"),
        ("two documents", Array("{} {}".utf8), 400, "malformedJson"),
        ("a trailing comma", Array(#"{"name": "x",}"#.utf8), 400, "malformedJson"),
        ("a name twice", Array(#"{"name": "x", "name": "y"}"#.utf8), 400, "malformedJson"),
        ("NUL as an escape", Array(#"{"name": "a\u0000b"}"#.utf8), 400, "malformedJson"),
        ("NUL as a byte", Array("{\"name\": \"a\0b\"}".utf8), 400, "malformedJson"),
        ("half a surrogate pair", Array(#"{"name": "\ud800"}"#.utf8), 400, "malformedJson"),
        ("invalid UTF-8", Array(#"{"name": ""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8), 400, "malformedJson"),
        ("overlong UTF-8", Array(#"{"name": ""#.utf8) + [0xC0, 0x80] + Array(#""}"#.utf8), 400, "malformedJson"),
        ("UTF-16", [0xFE, 0xFF, 0x00, 0x7B, 0x00, 0x7D], 400, "malformedJson"),
        ("a byte order mark", [0xEF, 0xBB, 0xBF] + Array("{}".utf8), 400, "malformedJson"),
        ("too deep", Array((String(repeating: "[", count: 100_000)).utf8), 400, "malformedJson"),
        (
            "too deep inside",
            Array(
                (#"{"name": "# + String(repeating: #"{"a":"#, count: 1_000) + "1" + String(repeating: "}", count: 1_001))
                    .utf8), 400, "malformedJson"
        ),
        ("an array", Array("[]".utf8), 422, "validationFailed"), ("a number", Array("1".utf8), 422, "validationFailed"),
        ("null", Array("null".utf8), 422, "validationFailed"),
    ]

    @Test("A body that is no document is refused with a code, and where there is a place with a pointer")
    func bodies() async throws {
        try await SchemeServer.with { server in
            let writes = "SELECT (SELECT count(*) FROM audit_entry) + (SELECT count(*) FROM idempotency_key)"
            let before = try await server.number(writes)
            for path in Self.paths {
                let caller =
                    [
                        "/v1/rate-cards", "/v1/payment-runs", "/v1/payment-holds", "/v1/recovery-plans",
                        "/v1/payment-budgets", "/v1/urgent-payment-files",
                    ].contains(path)
                    ? server.finance : Self.pathsOfManagers.contains(path) ? server.manager : server.coordinator
                for (name, bytes, status, code) in Self.bodies {
                    let answer = try await caller.send(
                        .post, path, ByteBuffer(bytes: bytes), headers: [.idempotencyKey: "\"\(Caller.newKey())\""])
                    #expect(
                        (answer.status.code, answer.problemCode) == (status, code), "\(path) \(name): \(answer.text)")
                    #expect(!answer.faults.isEmpty, "\(path) \(name): \(answer.text)")
                }
            }
            #expect(try await server.number(writes) == before)
        }
    }

    @Test("A body that is too large is refused as soon as it is announced, and one of the greatest size is read")
    func large() async throws {
        try await SchemeServer.with { server in
            let limit = APILimits().requestBodyBytesMax
            func send(_ count: Int) async throws -> TestResponse {
                try await server.coordinator.post(
                    "/v1/councils", #"{"name": ""# + String(repeating: "a", count: count - 12) + #""}"#)
            }
            let longest = try await send(limit)
            #expect(longest.faults == ["/name tooLong"])
            // A body that is announced as too large is not waited for.
            let port = try #require(server.client.port)
            let answer = try await RawConnection.exchange(
                "POST /v1/councils HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(server.scheme.token("coordinator"))\r\n"
                    + "Content-Type: application/json\r\nIdempotency-Key: \"k\"\r\nContent-Length: \(limit + 1)\r\n\r\n",
                port: port)
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
            #expect(answer.contains(#""code":"bodyTooLarge""#))
        }
    }

    @Test("Texts are as long as may be, in every script, and no longer")
    func texts() async throws {
        try await SchemeServer.with { server in
            func send(_ name: String) async throws -> TestResponse {
                try await server.coordinator.post("/v1/councils", "{\"name\": \(JSONValue.string(name).written)}")
            }
            for name in [
                String(repeating: "ü", count: 200), String(repeating: "🌳", count: 200),
                String(repeating: "e\u{301}", count: 100),
                "'; DROP TABLE council; --", "\\x00 %s $1 ${x}", "<script>", "ﷺ \u{202E}olleh", "O’Neill",
            ] {
                let added = try await send(name)
                #expect(added.status == .created, "\(added.text)")
                #expect(try added.json["name"]?.text == name)
            }
            #expect(try await send(String(repeating: "🌳", count: 201)).faults == ["/name tooLong"])
            #expect(try await send(String(repeating: "e\u{301}", count: 101)).faults == ["/name tooLong"])
            for name in ["a\u{1}b", "a\nb", "a\u{7F}b", "a\u{85}b", "a\u{2028}b"] {
                #expect(try await send(name).faults == ["/name controlCharacter"])
            }
        }
    }

    @Test("Queries, paths, methods and media types that are none")
    func outside() async throws {
        try await SchemeServer.with { server in
            let caller = server.coordinator
            for (query, fault) in [
                ("colour=red", "colour unknownParameter"), ("limit=0", "limit outOfRange"),
                ("limit=201", "limit outOfRange"),
                ("limit=ten", "limit outOfRange"), ("limit=1&limit=2", "limit duplicateParameter"),
                ("limit=%FF", "limit malformedParameter"), ("limit=%00", "limit malformedParameter"),
            ] {
                let answer = try await caller.get("/v1/carers?\(query)")
                #expect((answer.status.code, answer.problemCode) == (400, "invalidQuery"))
                #expect(answer.faults == [fault], "\(answer.text)")
            }
            let otherListing = try await server.auditor.get("/v1/people?limit=1").json["next"]?.text ?? ""
            for cursor in ["x", "%22", otherListing, String(repeating: "A", count: 1_000)] {
                let answer = try await caller.get("/v1/carers?cursor=\(cursor)")
                #expect((answer.status.code, answer.problemCode) == (400, "malformedCursor"), "\(cursor)")
            }
            for path in [
                "/v1/carers/x", "/v1/carers/", "/v1/nothing", "/v1",
                "/v1/carers/018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d/more", "/v1/carers/%00",
            ] {
                let answer = try await caller.get(path)
                #expect([404, 200].contains(answer.status.code), "\(path): \(answer.text)")
            }
            for (method, path) in [
                (HTTPRequest.Method.delete, "/v1/carers"), (.put, "/v1/placements"), (.patch, "/v1/scheme"),
            ] {
                let answer = try await caller.send(method, path)
                #expect((answer.status.code, answer.problemCode) == (405, "methodNotAllowed"))
                #expect(answer.headers[.allow] != nil)
            }
            for type in ["text/plain", "application/xml", "application/json; charset=utf-16", ""] {
                let answer = try await caller.send(
                    .post, "/v1/councils", ByteBuffer(string: #"{"name": "x"}"#),
                    headers: [.contentType: type, .idempotencyKey: "\"k\""])
                #expect((answer.status.code, answer.problemCode) == (415, "unsupportedMediaType"), "\(type)")
            }
        }
    }

    @Test("Keys that are none")
    func keys() async throws {
        try await SchemeServer.with { server in
            func send(_ key: String?) async throws -> String? {
                var headers = HTTPFields()
                headers[.idempotencyKey] = key
                return try await server.coordinator.send(
                    .post, "/v1/councils", ByteBuffer(string: #"{"name": "x"}"#), headers: headers
                ).problemCode
            }
            let missing = try await send(nil)
            #expect(missing == "idempotencyKeyMissing")
            for key in ["", "\"\"", "\"a", "a b", "\"ü\"", "\"" + String(repeating: "k", count: 256) + "\"", "a, b"] {
                #expect(try await send(key) == "idempotencyKeyMalformed", "\(key)")
            }
            #expect(try await send("\"" + String(repeating: "k", count: 255) + "\"") == nil)
        }
    }

    @Test("Dates at the ends of the calendar are answered, not stumbled over")
    func farDates() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            for (index, date) in ["0001-01-01", "9999-12-31", "2400-02-29", "1900-01-01"].enumerated() {
                try await server.coordinator.post("/v1/placements", bodies.placement(start: date))
                let month = String(date.prefix(7))
                let run = try await server.finance.post("/v1/payment-runs", "{\"period\": \"\(month)\"}")
                // The end of the last month is no date any more.
                if month == "9999-12" {
                    #expect(run.faults == ["/period outOfRange"])
                } else {
                    #expect(try run.json["period"]?.text == month)
                }
                try await server.finance.post("/v1/rate-cards", bodies.rateCard(from: date))
                let card = try await server.finance.post("/v1/rate-cards", bodies.rateCard(from: date))
                #expect(card.status.code == 409)
                let first = String(date.prefix(8)) + "01"
                #expect(
                    try await server.finance.post("/v1/payment-policies", bodies.policy(from: first)).status == .created
                )
                try await server.coordinator.post(
                    "/v1/stays",
                    bodies.stay(person: index, arrive: date, depart: index == 1 ? "9999-12-31" : "9999-12-30"))
                try await server.coordinator.post(
                    "/v1/sessions", bodies.session(startsAt: "\(date)T00:00:00\(index == 0 ? "-14:00" : "+14:00")"))
            }
            #expect(try await server.finance.get("/v1/payment-runs").json.items.count == 3)
            #expect(try await server.coordinator.get("/v1/placements").status == .ok)
            #expect(try await server.coordinator.get("/v1/sessions").status == .ok)
        }
    }
}
