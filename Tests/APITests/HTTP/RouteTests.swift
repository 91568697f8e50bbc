import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import SharedLives
import Testing

@Suite("Routes behind the edge")
struct RouteTests {
    private static let id = "018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d"

    private struct Unforeseen: Error { let secret = "Annie Invented" }

    private static let schema = Schema.object(.required("id", .identifier))

    private static let routes: [Route] = [
        .get("/v1/things/{thingId}", "getThing", "Read", tag: "things", action: .readRecords, answer: schema) {
            request in
            .json(tag: EntityTag(version: 17)) { json in
                json.object { $0.member("id", request.identifier("thingId")) }
            }
        },
        .change(
            "/v1/things/{thingId}", "putThing", "Change", tag: "things", action: .writeRecords, body: schema,
            answer: schema
        ) { request in
            try request.requireMatch(EntityTag(version: 17))
            let from = try request.read { $0.required("from", .date) }
            return .json(tag: EntityTag(version: 18)) { json in json.object { $0.member("from", from) } }
        },
        .list(
            "/v1/things", "listThings", "List", tag: "things", action: .readRecords,
            query: [QueryParameter("asOf", .date, "The day.")], item: .integer()
        ) { request in
            let day = try request.query { $0.optional("asOf", .date) }
            let first = try request.page.cursor?.integer(0) ?? 0
            let rows = (first + 1...first + 3).filter { $0 <= 7 }.prefix(request.page.rowsToRead)
            _ = day
            return .page(request, Array(rows), cursor: { [String($0)] }) { $0.value($1) }
        },
        .create("/v1/things", "createThing", "Make", tag: "things", action: .writeRecords, body: schema, answer: schema)
        { request in
            let from = try request.read { $0.required("from", .date) }
            return .created(at: "/v1/things/\(id)", tag: EntityTag(version: 1)) { json in
                json.object { json in
                    json.member("from", from)
                    json.member("key", request.idempotencyKey?.text)
                }
            }
        },
        .get("/v1/failing", "fail", "Fail", tag: "things", action: nil, answer: schema) { _ in throw Unforeseen() },
    ]

    private func run(_ test: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await TestServer(routes: Self.routes).run(test)
    }

    @Test("a read answers with its tag and the headers of every answer")
    func read() async throws {
        try await run { client in
            let answer = try await client.executeRequest(
                uri: "/v1/things/\(Self.id.uppercased())", method: .get, headers: TestServer.token, body: nil)
            #expect(answer.status == .ok)
            #expect(answer.text == "{\"id\":\"\(Self.id)\"}")
            #expect(answer.headers[.eTag] == "\"17\"")
            #expect(answer.headers[.contentType] == "application/json")
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(answer.headers[.xRequestID]?.count == 16)
            #expect(answer.headers[.date] != nil)
        }
    }

    @Test("HEAD answers as GET without a body, If-None-Match by 304")
    func headAndNotModified() async throws {
        try await run { client in
            let uri = "/v1/things/\(Self.id)"
            let head = try await client.executeRequest(uri: uri, method: .head, headers: TestServer.token, body: nil)
            #expect(head.status == .ok)
            #expect(head.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == "45")
            for condition in ["\"17\"", "W/\"17\"", "*", "\"3\", \"17\""] {
                var headers = TestServer.token
                headers[.ifNoneMatch] = condition
                let answer = try await client.executeRequest(uri: uri, method: .get, headers: headers, body: nil)
                #expect(answer.status == .notModified)
                #expect(answer.headers[.eTag] == "\"17\"")
            }
        }
    }

    @Test("takes a caller's request id when it is one")
    func requestID() async throws {
        try await run { client in
            for (given, isTaken) in [("abc-1._Z", true), ("a b", false), (String(repeating: "x", count: 65), false)] {
                var headers = TestServer.token
                headers[.xRequestID] = given
                let answer = try await client.executeRequest(
                    uri: "/v1/things", method: .get, headers: headers, body: nil)
                #expect((answer.headers[.xRequestID] == given) == isTaken)
            }
        }
    }

    @Test(
        "what is not there is a problem, whatever the method",
        arguments: [
            ("/nothing", HTTPRequest.Method.get, 404, "notFound"), ("/", .get, 404, "notFound"),
            ("/v1/things/not-a-uuid", .get, 404, "notFound"),
            ("/v1/things/018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d/more", .get, 404, "notFound"),
            ("/v1/things", .delete, 405, "methodNotAllowed"),
            ("/v1/things/018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d", .post, 405, "methodNotAllowed"),
            ("/v1/things", .trace, 405, "methodNotAllowed"),
        ])
    func misses(uri: String, method: HTTPRequest.Method, status: Int, code: String) async throws {
        try await run { client in
            let answer = try await client.executeRequest(
                uri: uri, method: method, headers: TestServer.token, body: nil)
            #expect(answer.status.code == status)
            #expect(answer.problemCode == code)
            #expect(try answer.json["type"]?.text == "/problems/\(code)")
            #expect(try answer.json["status"]?.integer == Int64(status))
            #expect(try answer.json["instance"]?.text == uri)
            if status == 405 {
                #expect(answer.headers[.allow] == (uri == "/v1/things" ? "GET, HEAD, POST" : "GET, HEAD, PUT"))
            }
        }
    }

    @Test("a missing, malformed or oversized token is 401 with a challenge")
    func tokens() async throws {
        let tokens: [String?] = [
            nil, "", "Basic abc", "Bearer", "Bearer ", "Bearer a b", "Bearer a=b", "Bearer é",
            "Bearer " + String(repeating: "a", count: 8_193),
        ]
        try await run { client in
            for token in tokens {
                var headers = HTTPFields()
                headers[.authorization] = token
                let answer = try await client.executeRequest(
                    uri: "/v1/things", method: .get, headers: headers, body: nil)
                #expect(answer.status == .unauthorized)
                #expect(answer.problemCode == "unauthenticated")
                #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
                #expect(!answer.text.contains("a b"))
            }
            let lower = try await client.executeRequest(
                uri: "/v1/things", method: .get, headers: [.authorization: "bearer a.b-c_d~e+f/g=="], body: nil)
            #expect(lower.status == .ok)
        }
    }

    @Test("an error that nobody foresaw is an incident and gives nothing away")
    func unforeseen() async throws {
        try await run { client in
            let answer = try await client.executeRequest(uri: "/v1/failing", method: .get, headers: [:], body: nil)
            #expect(answer.status == .internalServerError)
            #expect(answer.problemCode == "internal")
            #expect(try answer.json["incident"]?.text?.count == 16)
            #expect(!answer.text.contains("Annie") && !answer.text.contains("Unforeseen"))
        }
    }

    @Test("a listing goes on from page to page, and says so in Link too")
    func pages() async throws {
        try await run { client in
            var uri = "/v1/things?asOf=2026-10-05&limit=2"
            var seen: [Int64] = []
            for page in 0..<4 {
                let answer = try await client.executeRequest(
                    uri: uri, method: .get, headers: TestServer.token, body: nil)
                #expect(answer.status == .ok)
                guard case .array(let items)? = try answer.json["items"] else { return }
                seen += items.compactMap(\.integer)
                guard let next = try answer.json["next"]?.text else {
                    #expect(page == 3)
                    #expect(answer.headers[.link] == nil)
                    break
                }
                uri = "/v1/things?asOf=2026-10-05&limit=2&cursor=\(next)"
                #expect(answer.headers[.link] == "<\(uri)>; rel=\"next\"")
            }
            #expect(seen == [1, 2, 3, 4, 5, 6, 7])
        }
    }

    @Test(
        "refuses queries with every fault at once",
        arguments: [
            ("limit=0", ["limit outOfRange"]), ("limit=201", ["limit outOfRange"]), ("limit=abc", ["limit outOfRange"]),
            ("limit=1&limit=2", ["limit duplicateParameter"]), ("asof=2026-10-05", ["asof unknownParameter"]),
            ("asOf=2026-13-01", ["asOf malformedDate"]), ("asOf=%zz", ["asOf malformedParameter"]),
            ("asOf=%ff", ["asOf malformedParameter"]), ("asOf=%00", ["asOf malformedParameter"]),
            ("x=1&asOf=%", ["x unknownParameter", "asOf malformedParameter"]),
        ])
    func queries(query: String, faults: [String]) async throws {
        try await run { client in
            let answer = try await client.executeRequest(
                uri: "/v1/things?\(query)", method: .get, headers: TestServer.token, body: nil)
            #expect(answer.status == .badRequest)
            #expect(answer.problemCode == "invalidQuery")
            #expect(answer.faults == faults)
        }
    }

    @Test("refuses cursors that it did not give out", arguments: ["abc", "!!", "WyJvdGhlciIsIjEiXQ", "W10", "e30"])
    func cursors(cursor: String) async throws {
        try await run { client in
            let answer = try await client.executeRequest(
                uri: "/v1/things?cursor=\(cursor)", method: .get, headers: TestServer.token, body: nil)
            #expect(answer.status == .badRequest)
            #expect(answer.problemCode == "malformedCursor")
        }
    }

    @Test("the document, the catalogue and a kind of problem can be read without a token")
    func documents() async throws {
        try await run { client in
            for uri in ["/openapi.json", "/problems", "/problems/notFound"] {
                let answer = try await client.executeRequest(uri: uri, method: .get, headers: [:], body: nil)
                #expect(answer.status == .ok)
            }
            let unknown = try await client.executeRequest(
                uri: "/problems/nothing", method: .get, headers: [:], body: nil)
            #expect(unknown.status == .notFound)
        }
    }
}
