import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

/// A kind of record that is added, read, listed and most often changed as a whole.
struct RecordKind: Sendable {
    let path: String
    let body: @Sendable (Bodies) -> String
    /// The members that are wrong, each in its own way: a body's change and the fault it brings.
    let faults: [(member: String, value: String, fault: String)]

    static let all =
        [
            RecordKind(
                path: "/v1/councils", body: { $0.council },
                faults: [
                    ("name", "5", "/name wrongType"), ("name", "\"\"", "/name tooShort"),
                    ("name", "\"  \"", "/name tooShort"),
                ]),
            RecordKind(
                path: "/v1/households", body: { $0.household },
                faults: [
                    ("postcode", "\"nowhere\"", "/postcode malformedPostcode"), ("uprn", "0", "/uprn outOfRange"),
                    ("uprn", "1000000000000", "/uprn outOfRange"), ("peopleMax", "4", "/peopleMax outOfRange"),
                    ("address", "null", "/address missingField"),
                ]),
            RecordKind(
                path: "/v1/carers", body: { $0.carer },
                faults: [
                    ("householdId", "\"h1\"", "/householdId malformedIdentifier"),
                    ("householdId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/householdId unknownReference"),
                    ("kind", "\"nurse\"", "/kind notPermitted"),
                    ("dateOfBirth", "\"1899-12-31\"", "/dateOfBirth outOfRange"),
                    ("dateOfBirth", "\"2001-02-29\"", "/dateOfBirth malformedDate"),
                ]),
            RecordKind(
                path: "/v1/people", body: { $0.person },
                faults: [
                    ("primarySupportReason", "\"none\"", "/primarySupportReason notPermitted"),
                    ("givenName", "[]", "/givenName wrongType"),
                ]),
            RecordKind(
                path: "/v1/stays", body: { $0.stay() },
                faults: [
                    ("depart", "\"2026-05-01\"", "/depart nightsOutOfRange"),
                    ("depart", "\"9999-12-31\"", "/depart nightsOutOfRange"),
                    ("band", "\"Z\"", "/band noPrice"), ("miles", "10001", "/miles outOfRange"),
                    ("miles", "1.5", "/miles wrongType"),
                    ("startsAt", "\"2026-05-01T15:00:00\"", "/startsAt malformedInstant"),
                    ("startsAt", "\"2026-05-01T23:30:00Z\"", "/arrive arrivalOnAnotherDate"),
                    ("notArrived", "1", "/notArrived wrongType"),
                    ("cancelledBy", "\"person\"", "/cancelledBy cancelledByWithoutCancelledAt"),
                    ("personId", "\"018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d\"", "/personId unknownReference"),
                ]),
            RecordKind(
                path: "/v1/sessions", body: { $0.session() },
                faults: [
                    ("minutes", "0", "/minutes minutesOutOfRange"),
                    ("minutes", "9007199254740992", "/minutes minutesOutOfRange"),
                    ("minutes", "9223372036854775808", "/minutes outOfRange"), ("minutes", "1e2", "/minutes wrongType"),
                    ("session", "\"halfDay\"", "/session minutesAndSession"),
                    ("startsAt", "\"0001-01-01T00:00:00+00:00\"", "/band noRateCard"),
                    ("carerId", "7", "/carerId wrongType"),
                ]),
        ] + ofQuality
}

@Suite("Records over HTTP", .timeLimit(.minutes(5)))
struct RecordTests {
    private static func forEachKind(
        _ contents: TestDatabase.Contents = .schema,
        _ test: @escaping @Sendable (RecordKind, SchemeServer) async throws -> Void
    ) async throws {
        try await SchemeServer.with(contents) { server in
            for kind in RecordKind.all { try await test(kind, server) }
        }
    }

    @Test("added, read, listed, repeated under its key")
    func life() async throws {
        try await Self.forEachKind { kind, server in
            let body = kind.body(Bodies(scheme: server.scheme))
            let before = try await server.auditor.get(kind.path).json.items.count
            let added = try await server.coordinator.post(kind.path, body, key: kind.path)
            #expect(added.status == .created)
            #expect(added.headers[.eTag] == "\"1\"")
            #expect(added.headers[HTTPField.Name("Idempotency-Replayed")!] == nil)
            let id = try #require(try added.json["id"]?.text)
            #expect(added.headers[.location] == "\(kind.path)/\(id)")
            #expect(try added.json["version"]?.integer == 1)
            // What was sent stands in the answer.
            for member in try JSONParser.parse(Array(body.utf8)).members
            where !["postcode", "startsAt"].contains(member.name) {
                #expect(try added.json[member.name] == member.value)
            }

            let again = try await server.coordinator.post(kind.path, body, key: kind.path)
            #expect((again.status, again.text) == (.created, added.text))
            #expect(again.headers[.location] == added.headers[.location])
            #expect(again.headers[.eTag] == "\"1\"")
            #expect(again.headers[HTTPField.Name("Idempotency-Replayed")!] == "true")
            let reused = try await server.coordinator.post(kind.path, body + " ", key: kind.path)
            #expect((reused.status.code, reused.problemCode) == (422, "idempotencyKeyReused"))

            let read = try await server.auditor.get("\(kind.path)/\(id)")
            #expect((read.status, read.text, read.headers[.eTag]) == (.ok, added.text, "\"1\""))
            let known = try await server.auditor.get(
                "\(kind.path)/\(id.uppercased())", headers: [.ifNoneMatch: "\"1\""])
            #expect((known.status, known.text) == (.notModified, ""))
            let items = try await server.auditor.get(kind.path).json.items
            #expect(items.count == before + 1)
            #expect(items.contains(try added.json))
        }
    }

    @Test("changed version by version, and not without saying which")
    func changed() async throws {
        try await Self.forEachKind { kind, server in
            let body = kind.body(Bodies(scheme: server.scheme))
            let coordinator = server.coordinator
            let id = try await coordinator.add(kind.path, body)
            let uri = "\(kind.path)/\(id)"
            let blind = try await coordinator.put(uri, body, ifMatch: nil)
            #expect((blind.status.code, blind.problemCode) == (428, "preconditionRequired"))
            for tag in ["\"2\"", "\"01\"", "\"+1\"", "W/\"1\"", "\"\"", "\"99999999999999\""] {
                let stale = try await coordinator.put(uri, body, ifMatch: tag)
                #expect((stale.status.code, stale.problemCode) == (412, "preconditionFailed"), "\(tag)")
            }
            let malformed = try await coordinator.put(uri, body, ifMatch: "1")
            #expect((malformed.status.code, malformed.problemCode) == (400, "malformedPrecondition"))
            for (tag, version) in [("\"1\"", 2), ("\"7\", \"2\"", 3), ("*", 4)] {
                let changed = try await coordinator.put(uri, body, ifMatch: tag)
                #expect((changed.status, changed.headers[.eTag]) == (.ok, "\"\(version)\""))
                #expect(try changed.json["version"]?.integer == Int64(version))
            }
            #expect(try await coordinator.get(uri).headers[.eTag] == "\"4\"")
            let nobody = try await coordinator.put("\(kind.path)/018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d", body)
            #expect((nobody.status.code, nobody.problemCode) == (404, "notFound"))
        }
    }

    @Test("a wrong member is a problem with a pointer to it, and nothing is written")
    func faults() async throws {
        try await Self.forEachKind { kind, server in
            let body = try JSONParser.parse(Array(kind.body(Bodies(scheme: server.scheme)).utf8))
            let writes =
                "SELECT (SELECT count(*) FROM audit_entry WHERE change <> 'read') + (SELECT count(*) FROM idempotency_key)"
            let before = try await server.number(writes)
            for (member, value, fault) in kind.faults {
                let wrong = body.setting(member, try JSONParser.parse(Array(value.utf8))).written
                let answer = try await server.coordinator.post(kind.path, wrong)
                #expect((answer.status.code, answer.problemCode) == (422, "validationFailed"), "\(wrong)")
                #expect(answer.faults.contains(fault), "\(wrong): \(answer.faults)")
            }
            let unknown = try await server.coordinator.post(
                kind.path, body.setting("shoeSize", .number(.integer(41))).written)
            #expect(unknown.faults == ["/shoeSize unknownField"])
            let all = try await server.coordinator.post(kind.path, "{}")
            #expect(
                all.faults.count >= 1
                    && all.faults.allSatisfy {
                        $0.hasSuffix("missingField") || $0.hasSuffix("minutesOrSession") || $0.contains("neither")
                    })
            #expect(try await server.number(writes) == before)
        }
    }

    @Test("a listing is read through page by page, every record once")
    func pages() async throws {
        try await Self.forEachKind(.demonstration) { kind, server in
            let all = try await server.auditor.get("\(kind.path)?limit=200").json.items.compactMap { $0["id"]?.text }
            let limit = max(all.count / 4, 1)
            var uri = "\(kind.path)?limit=\(limit)"
            var seen: [String] = []
            var pages = 0
            while true {
                let page = try await server.auditor.get(uri)
                seen += try page.json.items.compactMap { $0["id"]?.text }
                pages += 1
                guard let next = try page.json["next"]?.text else {
                    #expect(page.headers[.link] == nil)
                    break
                }
                #expect(try page.json.items.count == limit)
                uri = "\(kind.path)?limit=\(limit)&cursor=\(next)"
                #expect(page.headers[.link] == "<\(uri)>; rel=\"next\"")
            }
            #expect(pages >= min(4, all.count))
            #expect(Set(seen).count == seen.count)
            #expect(Array(seen.prefix(200)) == all)
            #expect(seen.count == (try await server.number("SELECT count(*) FROM \(kind.table)")))
        }
    }

    @Test("twenty requests with one key make one record")
    func atOnce() async throws {
        try await Self.forEachKind { kind, server in
            let body = kind.body(Bodies(scheme: server.scheme))
            let before = try await server.number("SELECT count(*) FROM \(kind.table)")
            let answers = try await withThrowingTaskGroup { group in
                for _ in 0..<20 { group.addTask { try await server.coordinator.post(kind.path, body, key: kind.path) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.status == .created })
            #expect(Set(answers.map(\.text)).count == 1)
            #expect(try await server.number("SELECT count(*) FROM \(kind.table)") == before + 1)
        }
    }
}

extension RecordKind {
    var table: String {
        ["/v1/people": "person", "/v1/feedback": "feedback"][path] ?? String(path.dropFirst("/v1/".count).dropLast())
    }
}

extension JSONValue {
    var members: [JSONObject.Member] {
        guard case .object(let object) = self else { return [] }
        return object.members
    }

    /// The object with a member changed or added.
    func setting(_ name: String, _ value: JSONValue) -> JSONValue {
        var members = members.filter { $0.name != name }
        members.append(.init(name: name, value: value))
        return .object(JSONObject(members))
    }

    /// The value as a text.
    var written: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(.integer(let value)): "\(value)"
        case .number(.text(let text)): text
        case .string(let text): String(decoding: JSONWriter.bytes { $0.value(text) }, as: UTF8.self)
        case .array(let elements): "[" + elements.map(\.written).joined(separator: ",") + "]"
        case .object(let object):
            "{"
                + object.members.map { JSONValue.string($0.name).written + ":" + $0.value.written }.joined(
                    separator: ",") + "}"
        }
    }
}
