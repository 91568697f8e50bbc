import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import SharedLives
import Testing

@Suite("Bodies, keys and versions")
struct BodyTests {
    private static let id = "018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d"
    private static let schema = Schema.object(.required("from", .date))

    private static let routes: [Route] = [
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
        .change(
            "/v1/things/{thingId}", "putThing", "Change", tag: "things", action: .writeRecords, body: schema,
            answer: schema
        ) { request in
            try request.requireMatch(EntityTag(version: 17))
            let from = try request.read { $0.required("from", .date) }
            return .json(tag: EntityTag(version: 18)) { json in json.object { $0.member("from", from) } }
        },
    ]

    private static func headers(
        key: String? = "\"k1\"", contentType: String? = "application/json", ifMatch: String? = nil
    ) -> HTTPFields {
        var headers = TestServer.token
        headers[.idempotencyKey] = key
        headers[.contentType] = contentType
        headers[.ifMatch] = ifMatch
        return headers
    }

    private func run(_ test: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await TestServer(routes: Self.routes).run(test)
    }

    @Test("making something answers 201 with its address and tag")
    func created() async throws {
        try await run { client in
            let answer = try await client.executeRequest(
                uri: "/v1/things", method: .post, headers: Self.headers(),
                body: ByteBuffer(string: #"{"from": "2026-10-05"}"#))
            #expect(answer.status == .created)
            #expect(answer.headers[.location] == "/v1/things/\(Self.id)")
            #expect(answer.headers[.eTag] == "\"1\"")
            #expect(answer.text == #"{"from":"2026-10-05","key":"k1"}"#)
        }
    }

    @Test(
        "bad bodies are problems with pointers",
        arguments: [
            ("", 400, "malformedJson", [" unexpectedEnd"]), ("{", 400, "malformedJson", [" unexpectedEnd"]),
            ("{\"from\": 01}", 400, "malformedJson", ["/from malformedNumber"]),
            ("{\"from\":1,\"from\":2}", 400, "malformedJson", ["/from duplicateName"]),
            ("{\"from\": \"\\u0000\"}", 400, "malformedJson", ["/from nulCharacter"]),
            ("[]", 422, "validationFailed", [" wrongType"]), ("null", 422, "validationFailed", [" wrongType"]),
            ("{}", 422, "validationFailed", ["/from missingField"]),
            ("{\"from\": null}", 422, "validationFailed", ["/from missingField"]),
            ("{\"from\": 5}", 422, "validationFailed", ["/from wrongType"]),
            (
                "{\"from\": \"2026-02-29\", \"to\": 1}", 422, "validationFailed",
                ["/from malformedDate", "/to unknownField"]
            ),
        ])
    func badBodies(body: String, status: Int, code: String, faults: [String]) async throws {
        try await run { client in
            let answer = try await client.executeRequest(
                uri: "/v1/things", method: .post, headers: Self.headers(), body: ByteBuffer(string: body))
            #expect(answer.status.code == status)
            #expect(answer.problemCode == code)
            #expect(answer.faults == faults)
        }
    }

    @Test("bytes that are not UTF-8 are refused")
    func notUTF8() async throws {
        try await run { client in
            let answer = try await client.executeRequest(
                uri: "/v1/things", method: .post, headers: Self.headers(),
                body: ByteBuffer(bytes: Array("{\"from\": \"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)))
            #expect(answer.status == .badRequest)
            #expect(answer.faults == ["/from invalidUTF8"])
        }
    }

    @Test("a body larger than the limit is 413, announced or not, and the connection ends")
    func tooLarge() async throws {
        var server = TestServer(routes: Self.routes)
        server.limits.requestBodyBytesMax = 1_000
        try await server.run { client in
            let answer = try await client.executeRequest(
                uri: "/v1/things", method: .post, headers: Self.headers(),
                body: ByteBuffer(repeating: 0x20, count: 1_001))
            #expect(answer.status == .contentTooLarge)
            #expect(answer.problemCode == "bodyTooLarge")
            #expect(answer.headers[.connection] == "close")
        }
        try await server.run { client in
            let answer = try await client.executeRequest(
                uri: "/v1/things", method: .post, headers: Self.headers(),
                body: ByteBuffer(string: #"{"from": "2026-10-05"}"# + String(repeating: " ", count: 978)))
            #expect(answer.status == .created)
        }
    }

    @Test(
        "only JSON in UTF-8 is taken",
        arguments: [
            (nil, false), ("text/plain", false), ("application/json; charset=latin1", false),
            ("application/jsonp", false), ("Application/JSON ; charset=\"UTF-8\"", true),
            ("application/json;charset=utf-8", true),
        ] as [(String?, Bool)])
    func mediaTypes(contentType: String?, isTaken: Bool) async throws {
        try await run { client in
            let answer = try await client.executeRequest(
                uri: "/v1/things", method: .post, headers: Self.headers(contentType: contentType),
                body: ByteBuffer(string: #"{"from": "2026-10-05"}"#))
            #expect(answer.status == (isTaken ? .created : .unsupportedMediaType))
            if !isTaken { #expect(answer.problemCode == "unsupportedMediaType") }
        }
    }

    @Test("a compressed body is refused by name")
    func contentEncoding() async throws {
        try await run { client in
            var headers = Self.headers()
            headers[.contentEncoding] = "gzip"
            let answer = try await client.executeRequest(
                uri: "/v1/things", method: .post, headers: headers, body: ByteBuffer(string: "{}"))
            #expect(answer.problemCode == "unsupportedMediaType")
        }
    }

    @Test(
        "keys are strings of structured fields, quotes forgiven",
        arguments: [
            ("\"k1\"", "k1"), ("k1", "k1"), ("\"a\\\"b\\\\\"", "a\"b\\"), ("\"\"", nil), ("", nil), ("\"a", nil),
            ("a\"", nil), ("\"a b\"", nil), ("a, b", nil), ("\"é\"", nil), ("\"a\\b\"", nil),
            (String(repeating: "k", count: 255), String(repeating: "k", count: 255)),
            (String(repeating: "k", count: 256), nil),
        ] as [(String, String?)])
    func keys(header: String, key: String?) async throws {
        try await run { client in
            let answer = try await client.executeRequest(
                uri: "/v1/things", method: .post, headers: Self.headers(key: header),
                body: ByteBuffer(string: #"{"from": "2026-10-05"}"#))
            if let key {
                #expect(answer.status == .created)
                #expect(try answer.json["key"]?.text == key)
            } else {
                #expect(answer.status == .badRequest)
                #expect(answer.problemCode?.hasPrefix("idempotencyKeyM") == true)
            }
        }
    }

    @Test("no key is a problem of its own, two keys are one too many")
    func missingKey() async throws {
        try await run { client in
            let none = try await client.executeRequest(
                uri: "/v1/things", method: .post, headers: Self.headers(key: nil), body: ByteBuffer(string: "{}"))
            #expect(none.problemCode == "idempotencyKeyMissing")
            var headers = Self.headers()
            headers.append(HTTPField(name: .idempotencyKey, value: "\"k2\""))
            let two = try await client.executeRequest(
                uri: "/v1/things", method: .post, headers: headers, body: ByteBuffer(string: "{}"))
            #expect(two.problemCode == "idempotencyKeyMalformed")
        }
    }

    @Test(
        "a change needs the version it is meant for",
        arguments: [
            (nil, 428, "preconditionRequired"), ("17", 400, "malformedPrecondition"),
            ("\"16\"", 412, "preconditionFailed"), ("W/\"17\"", 412, "preconditionFailed"),
            ("\"17\"", 200, nil), ("*", 200, nil), ("\"1\",\"17\"", 200, nil),
            ("\"1\" \"17\"", 400, "malformedPrecondition"),
        ] as [(String?, Int, String?)])
    func versions(ifMatch: String?, status: Int, code: String?) async throws {
        try await run { client in
            let answer = try await client.executeRequest(
                uri: "/v1/things/\(Self.id)", method: .put, headers: Self.headers(key: nil, ifMatch: ifMatch),
                body: ByteBuffer(string: #"{"from": "2026-10-05"}"#))
            #expect(answer.status.code == status)
            #expect(answer.problemCode == code)
        }
    }
}
