@testable import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@Suite("Who may do what", .timeLimit(.minutes(10)))
struct AccessTests {
    private static let nobody = "018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d"

    /// Every operation, as a request about nothing that exists.
    private static func request(_ route: Route) -> (uri: String, body: ByteBuffer?, headers: HTTPFields) {
        let path = route.template.text.split(separator: "/").map { $0.hasPrefix("{") ? nobody : String($0) }
        var headers = HTTPFields()
        if route.demands.contains(.idempotencyKey) { headers[.idempotencyKey] = "\"\(Caller.newKey())\"" }
        if route.demands.contains(.ifMatch) { headers[.ifMatch] = "\"1\"" }
        let body = route.demands.contains(.body) ? ByteBuffer(string: "{}") : nil
        return ("/" + path.joined(separator: "/"), body, headers)
    }

    private static func routes(of server: SchemeServer) throws -> [Route] {
        allRoutes(Services(store: Store(pool: try server.database.pool(as: .api, connectionsMax: 1))))
    }

    @Test(
        "Each role is refused exactly what the table of roles does not permit, at every operation",
        arguments: Role.allCases)
    func roles(role: Role) async throws {
        try await SchemeServer.with { server in
            let caller = server.caller(role)
            let routes = try Self.routes(of: server)
            for route in routes {
                let (uri, body, headers) = Self.request(route)
                let answer = try await caller.send(route.method, uri, body, headers: headers)
                let action = try #require(route.action)
                #expect(
                    (answer.problemCode == "forbidden") == !role.may(action),
                    "\(role) \(route.operationID): \(answer.status.code) \(answer.text)")
                #expect((answer.status.code == 403) == !role.may(action))
            }
            #expect(routes.count > 50)
            #expect(try await server.number("SELECT count(*) FROM idempotency_key") == 0)
        }
    }

    @Test("Without a token that is valid every operation answers 401 and does nothing, whatever else is wrong")
    func unauthenticated() async throws {
        try await SchemeServer.with { server in
            try await server.script(
                """
                UPDATE api_token SET recorded_at = now() - interval '2 days', expires_at = now() - interval '1 day'
                WHERE account_id = '\(server.scheme.accounts["coordinator"]!)';
                UPDATE api_token SET revoked_at = now() WHERE account_id = '\(server.scheme.accounts["auditor"]!)';
                UPDATE account SET disabled_at = now() WHERE id = '\(server.scheme.accounts["administrator"]!)';
                """)
            let tokens: [HTTPFields] = [
                [:], [.authorization: "Bearer an-unknown-token"], [.authorization: "Basic abc"],
                [.authorization: "Bearer"],
                [.authorization: "Bearer \(server.scheme.token("coordinator"))"],
                [.authorization: "Bearer \(server.scheme.token("auditor"))"],
                [.authorization: "Bearer \(server.scheme.token("administrator"))"],
            ]
            let caller = Caller(server: server, token: nil)
            let entries = try await server.number("SELECT count(*) FROM audit_entry")
            for route in try Self.routes(of: server) {
                for token in tokens {
                    var (uri, body, headers) = Self.request(route)
                    headers[.authorization] = token[.authorization]
                    if body != nil { body = ByteBuffer(string: "no JSON") }
                    let answer = try await caller.send(route.method, uri, body, headers: headers)
                    #expect(
                        (answer.status.code, answer.problemCode) == (401, "unauthenticated"), "\(route.operationID)")
                    #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer ") == true)
                }
            }
            #expect(try await server.number("SELECT count(*) FROM audit_entry") == entries)
        }
    }

    /// Everything of one scheme, asked for in every role of another: by routes that name a record, and by lists.
    ///
    /// - Parameter isSecurityOff: makes one mistake beforehand: row-level security is off on every table. The statements' own conditions
    ///   must hold then.
    @Test(
        "Every operation in every role of another scheme gives nothing of this one, also where row-level security is off",
        arguments: [false, true])
    func otherSchemeEverywhere(isSecurityOff: Bool) async throws {
        try await SchemeServer.with { server in
            let made = try await DocumentedAnswerTests.makeAll(server)
            let other = try await TestScheme.make("elmfield", in: server.database)
            let before = try await server.number(
                "SELECT count(*) FROM audit_entry WHERE scheme_id = '\(server.scheme.id)'")
            if isSecurityOff { try await Self.switchSecurityOff(server) }
            let named = Set(made.values.filter { $0.count == 36 } + [server.scheme.id.description])
            for route in try Self.routes(of: server) {
                // Which roles are let in does not depend on row-level security: one that is, is enough there.
                let roles = isSecurityOff ? Array((route.action?.roles ?? []).prefix(1)) : Role.allCases
                for role in roles {
                    let stranger = Caller(server: server, token: other.token(role.rawValue))
                    var (_, body, headers) = Self.request(route)
                    if body != nil { body = ByteBuffer(string: "{}") }
                    headers[.idempotencyKey] = headers[.idempotencyKey].map { _ in "\"\(Caller.newKey())\"" }
                    let uri = DocumentedAnswerTests.uri(made, route.template.text)
                        .replacing("/?", with: "/\(Self.nobody)")
                    let answer = try await stranger.send(route.method, uri, body, headers: headers)
                    let action = try #require(route.action)
                    #expect(
                        (answer.status.code == 403) == !role.may(action),
                        "\(role) \(route.operationID) \(answer.status)")
                    // What the path itself names may be said again.
                    let shown = named.filter { !uri.contains($0) && answer.text.contains($0) }
                    #expect(shown.isEmpty, "\(role) \(route.operationID): \(answer.text)")
                    if route.template.parameters.contains(where: \.isIdentifier), role.may(action), route.method != .get
                    {
                        #expect(answer.status.code >= 400, "\(role) \(route.operationID): \(answer.text)")
                    }
                }
            }
            let after = try await server.number(
                "SELECT count(*) FROM audit_entry WHERE scheme_id = '\(server.scheme.id)'")
            #expect(after == before)
        }
    }

    private static func switchSecurityOff(_ server: SchemeServer) async throws {
        try await server.database.withConnection(as: .superuser) { connection in
            try connection.script(
                """
                DO $$ DECLARE name regclass; BEGIN
                    FOR name IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity
                    LOOP EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', name); END LOOP;
                END $$
                """)
        }
    }

    @Test(
        "A token that is over, withdrawn, or of a disabled account opens no operation in any role, and says why",
        arguments: Role.allCases)
    func ended(role: Role) async throws {
        try await SchemeServer.with { server in
            let account = server.scheme.accounts[role.rawValue]!
            let caller = server.caller(role)
            for (change, reason) in [
                (
                    "UPDATE api_token SET recorded_at = now() - interval '2 days', expires_at = now() - interval '1 day'",
                    "tokenExpired"
                ),
                ("UPDATE api_token SET expires_at = '2100-01-01', revoked_at = now()", "tokenRevoked"),
                ("UPDATE api_token SET revoked_at = NULL", "accountDisabled"),
            ] {
                try await server.script("\(change) WHERE account_id = '\(account)';")
                if reason == "accountDisabled" {
                    try await server.script("UPDATE account SET disabled_at = now() WHERE id = '\(account)';")
                }
                for route in try Self.routes(of: server) {
                    let (uri, body, headers) = Self.request(route)
                    let answer = try await caller.send(route.method, uri, body, headers: headers)
                    #expect(
                        (answer.status.code, answer.problemCode) == (401, "unauthenticated"), "\(route.operationID)")
                    #expect(answer.faults == ["Authorization \(reason)"])
                }
            }
            // One event for all of these attempts with one token in a short time.
            #expect(try await server.number("SELECT count(*) FROM sign_in_event WHERE reason = 'tokenExpired'") == 1)
        }
    }

    @Test("What belongs to another scheme answers 404 in a path, and 422 with a pointer in a body")
    func otherScheme() async throws {
        try await SchemeServer.with { server in
            let other = try await TestScheme.make("elmfield", in: server.database)
            let theirs = Bodies(scheme: other)
            let stranger = Caller(server: server, token: other.token("coordinator"))
            let ours = Bodies(scheme: server.scheme)
            for kind in RecordKind.all {
                let id = try await server.coordinator.add(kind.path, kind.body(ours))
                let read = try await stranger.get("\(kind.path)/\(id)")
                #expect((read.status.code, read.problemCode) == (404, "notFound"))
                #expect(try await stranger.get("\(kind.path)?limit=200").json.items.allSatisfy { $0["id"]?.text != id })
                #expect(try await stranger.put("\(kind.path)/\(id)", kind.body(theirs)).status.code == 404)
                #expect(try await stranger.get("\(kind.path)/\(id)/versions").status.code == 404)
            }
            for (path, body, members) in [
                ("/v1/carers", theirs.carer, ["/householdId"]),
                ("/v1/stays", theirs.stay(), ["/personId", "/carerId", "/councilId"]),
                ("/v1/sessions", theirs.session(), ["/personId", "/carerId", "/councilId"]),
                ("/v1/placements", theirs.placement(), ["/personId", "/carerId", "/councilId"]),
            ] {
                let answer = try await server.coordinator.post(path, body)
                #expect(answer.status.code == 422)
                #expect(
                    answer.faults.allSatisfy { fault in members.contains { fault == "\($0) unknownReference" } },
                    "\(answer.text)")
                #expect(!answer.faults.isEmpty)
            }
        }
    }

    @Test("A placement is another scheme's in every one of its addresses")
    func otherPlacement() async throws {
        try await SchemeServer.with { server in
            let other = try await TestScheme.make("elmfield", in: server.database)
            let id = try await server.coordinator.add("/v1/placements", Bodies(scheme: server.scheme).placement())
            let placement = try await server.coordinator.get("/v1/placements/\(id)").json
            let band = placement["bands"]?[0]?["id"]?.text ?? ""
            let stranger = Caller(server: server, token: other.token("registeredManager"))
            let end = #"{"date": "2026-06-01", "reason": "movedOn"}"#
            #expect(try await stranger.get("/v1/placements/\(id)").status.code == 404)
            #expect(try await stranger.get("/v1/placements/\(id)?knownAt=2999-01-01T00:00:00Z").status.code == 404)
            #expect(try await stranger.put("/v1/placements/\(id)/end", end).status.code == 404)
            #expect(try await stranger.delete("/v1/placements/\(id)/end").status.code == 404)
            #expect(try await stranger.delete("/v1/placements/\(id)/bands/\(band)").status.code == 404)
            let fact = #"{"from": "2026-06-01", "band": "high"}"#
            #expect(try await stranger.post("/v1/placements/\(id)/bands", fact).status.code == 404)
            #expect(try await stranger.get("/v1/audit-entries?recordId=\(id)").json.items.isEmpty)
            #expect(try await stranger.get("/v1/records/\(id)/versions").json.items.isEmpty)
            #expect(try await server.coordinator.get("/v1/placements/\(id)").headers[.eTag] == "\"1\"")
        }
    }

    @Test("The scheme says whose token it is")
    func scheme() async throws {
        try await SchemeServer.with { server in
            for role in Role.allCases {
                let answer = try await server.caller(role).get("/v1/scheme").json
                #expect(answer["slug"]?.text == "oakfield")
                #expect(answer["account"]?["role"]?.text == role.rawValue)
            }
        }
    }

    @Test("The audit trail is read page by page, of the scheme and of one record")
    func trail() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let id = try await server.coordinator.add("/v1/people", bodies.person)
            try await server.manager.put("/v1/people/\(id)", bodies.person, ifMatch: "\"1\"")
            let entries = try await server.auditor.get("/v1/audit-entries?recordId=\(id)").json.items
            #expect(entries.map { $0["change"]?.text } == ["insert", "update"])
            #expect(
                entries.map { $0["accountId"]?.text }
                    == ["coordinator", "registeredManager"].map { "\(server.scheme.accounts[$0]!)" })
            #expect(entries[0]["before"] == .null)
            #expect(entries[1]["before"] == entries[0]["after"])
            #expect(entries[0]["after"]?["given_name"]?.text == "Ash")
            var uri = "/v1/audit-entries?limit=7"
            var numbers: [Int64] = []
            while true {
                let page = try await server.auditor.get(uri)
                numbers += try page.json.items.filter { $0["change"]?.text != "read" }
                    .compactMap { $0["number"]?.integer }
                guard let next = try page.json["next"]?.text else { break }
                uri = "/v1/audit-entries?limit=7&cursor=\(next)"
            }
            let changes = try await server.number("SELECT count(*) FROM audit_entry WHERE change <> 'read'")
            #expect(numbers.count == changes)
            #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
        }
    }
}
