import API
@testable import Identity
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import SharedLives
import Store
import Synchronization
import TestSupport
import Testing

/// People who sign in by their organisation's provider.
@Suite("Signing in by a provider", .timeLimit(.minutes(2)))
struct SignInRouteTests {
    private static let provider = TestProvider()
    private static let keys = TestProvider.keySet([("one", .rsa, nil), ("curve", .p256, nil)])
    private static var now: Int64 { WallClock.now().microsecondsSinceEpoch / 1_000_000 }

    private static func settings(_ scheme: String = "oakfield") -> IdentityProvider {
        IdentityProvider(
            scheme: scheme, issuer: provider.issuer, audience: provider.audience,
            groups: [
                .init(name: "Managers", role: .registeredManager), .init(name: "Coordinators", role: .coordinator),
                .init(name: "Admins", role: .administrator),
            ])
    }

    private static func with(
        _ settings: IdentityProvider = settings(), isAway: Bool = false,
        _ test: @escaping @Sendable (SchemeServer) async throws -> Void
    ) async throws {
        let providers = IdentityProviders([settings]) { _ in isAway ? [] : keys }
        try await SchemeServer.with(providers: providers, test)
    }

    private static func caller(
        _ server: SchemeServer, _ subject: String = "ivy", groups: [String] = ["Coordinators"],
        by key: TestProvider.Key = .rsa,
        more: String = ""
    ) -> Caller {
        let isCurve = key == .p256
        return Caller(
            server: server,
            token: provider.token(
                subject, groups: groups, at: now, by: key, id: isCurve ? "curve" : "one",
                algorithm: isCurve ? "ES256" : "RS256", more: more))
    }

    @Test(
        "Who comes for the first time gets an account with the role of their groups, once, however many requests come at once"
    )
    func firstTime() async throws {
        try await Self.with { server in
            let ivy = Self.caller(server, more: #", "preferred_username": "ivy.hazel@example.org""#)
            await withTaskGroup(of: Int?.self) { group in
                for _ in 0..<8 { group.addTask { try? await ivy.get("/v1/people").status.code } }
                for await status in group { #expect(status == 200) }
            }
            let scheme = try await ivy.get("/v1/scheme").json
            #expect(scheme["slug"]?.text == "oakfield")
            #expect(scheme["account"]?["role"]?.text == "coordinator")
            #expect(scheme["account"]?["label"]?.text == "ivy.hazel@example.org")
            #expect(try await server.number("SELECT count(*) FROM account_identity") == 1)
            // Another of the same name is another account.
            let other = Self.caller(
                server, "ivy-2", by: .p256, more: #", "preferred_username": "ivy.hazel@example.org""#)
            let label = try await other.get("/v1/scheme").json["account"]?["label"]?.text ?? ""
            #expect(label.hasPrefix("ivy.hazel@example.org ") && label.count > 30)
            let person = try await ivy.add("/v1/people", Bodies(scheme: server.scheme).person)
            let entry = try await server.auditor.get("/v1/audit-entries?recordId=\(person)").json.items.first
            #expect(entry?["accountId"] == scheme["account"]?["id"])
        }
    }

    @Test("The groups of the token that is sent decide: a change of them is a change of the account, in the trail")
    func changedGroups() async throws {
        try await Self.with { server in
            #expect(try await Self.caller(server).get("/v1/accounts").problemCode == "forbidden")
            #expect(try await Self.caller(server, groups: ["Managers"]).get("/v1/accounts").status == .ok)
            let account =
                try await Self.caller(server, groups: ["Managers"]).get("/v1/scheme").json["account"]?["id"]?.text ?? ""
            let changes = try await server.auditor.get("/v1/audit-entries?recordId=\(account)").json.items
            #expect(changes.map { $0["after"]?["role"]?.text } == ["coordinator", "registeredManager"])
            // An administrator by a provider sees no person either.
            let administrator = Self.caller(server, "admin", groups: ["Admins"])
            #expect(try await administrator.get("/v1/people").problemCode == "forbidden")
            #expect(try await administrator.get("/v1/sign-ins").status == .ok)
        }
    }

    @Test("A refusal has its reason, as the answer's error and in the record of sign-ins, and no account is made")
    func refusals() async throws {
        try await Self.with { server in
            let now = Self.now
            let elsewhere = TestProvider(issuer: Self.provider.issuer, audience: "elsewhere")
            let unknown = TestProvider(issuer: "https://unknown.example.org")
            let refused: [(token: String, reason: String, isNoted: Bool)] = [
                (Self.provider.token(at: now, lasting: -120), "tokenExpired", true),
                (Self.provider.token(at: now + 3_600), "tokenNotYetValid", true),
                (Self.provider.token(groups: [], at: now), "tokenWithoutRole", true),
                (Self.provider.token(at: now, by: .otherRSA), "tokenSignatureWrong", true),
                (Self.provider.token(at: now, id: "two"), "tokenKeyUnknown", true),
                (Self.provider.token(at: now, algorithm: "HS256"), "tokenAlgorithmRefused", true),
                (Self.provider.token(at: now, algorithm: "none"), "tokenAlgorithmRefused", true),
                (elsewhere.token(at: now), "tokenAudienceWrong", true),
                (unknown.token(at: now), "tokenIssuerUnknown", false),
                ("eyJ.e30.e30", "tokenMalformed", false),
            ]
            for (token, reason, _) in refused {
                let answer = try await Caller(server: server, token: token).get("/v1/people")
                #expect((answer.status.code, answer.problemCode) == (401, "unauthenticated"), "\(reason)")
                #expect(answer.faults == ["Authorization \(reason)"])
                #expect(answer.headers[.wwwAuthenticate]?.contains(reason) == true)
            }
            #expect(try await server.number("SELECT count(*) FROM account_identity") == 0)
            let noted = try await server.administrator.get("/v1/sign-ins?refused=true").json.items
            #expect(noted.map { $0["reason"]?.text ?? "" }.reversed() == refused.filter(\.isNoted).map(\.reason))
            #expect(noted.allSatisfy { $0["means"]?.text == "provider" && $0["accountId"] == .null })
        }
    }

    @Test("A disabled account stays out, whatever the provider says")
    func disabledAccount() async throws {
        try await Self.with { server in
            let account = try await Self.caller(server).get("/v1/scheme").json["account"]?["id"]?.text ?? ""
            try await server.administrator.put("/v1/accounts/\(account)/access", #"{"disabled": true}"#)
            for groups in [["Coordinators"], ["Managers"]] {
                let answer = try await Self.caller(server, groups: groups).get("/v1/people")
                #expect((answer.status.code, answer.faults) == (401, ["Authorization accountDisabled"]))
            }
            let events = try await server.auditor.get("/v1/sign-ins?accountId=\(account)").json.items
            #expect(events.map { $0["reason"]?.text } == ["accountDisabled", "accountDisabled", nil])
        }
    }

    @Test("While the provider cannot be asked the answer is 503 with a reason, not a refusal")
    func away() async throws {
        try await Self.with(isAway: true) { server in
            let token = Self.provider.token(at: Self.now)
            let answer = try await server.client.executeRequest(
                uri: "/v1/people", method: .get, headers: [.authorization: "Bearer \(token)"], body: nil)
            #expect((answer.status.code, answer.problemCode) == (503, "unavailable"))
            #expect(answer.faults == ["Authorization keysUnavailable"])
            #expect(answer.headers[.retryAfter] == "30")
            #expect(try await server.coordinator.get("/v1/people").status == .ok)
        }
    }

    @Test("A setting that names no scheme of the database says so")
    func unknownScheme() async throws {
        try await Self.with(Self.settings("nowhere")) { server in
            let answer = try await Self.caller(server).get("/v1/people")
            #expect((answer.status.code, answer.faults) == (401, ["Authorization schemeUnknown"]))
        }
    }

    @Test("One provider's people come into their own scheme and no other")
    func schemes() async throws {
        let others = TestProvider(issuer: "https://signin.example.com/elmfield")
        var theirs = Self.settings("elmfield")
        theirs.issuer = others.issuer
        let keys = Self.keys
        let providers = IdentityProviders([Self.settings(), theirs]) { _ in keys }
        try await SchemeServer.with(providers: providers) { server in
            _ = try await TestScheme.make("elmfield", in: server.database)
            let id = try await Self.caller(server).add("/v1/people", Bodies(scheme: server.scheme).person)
            let stranger = Caller(server: server, token: others.token("ivy", at: Self.now))
            #expect(try await stranger.get("/v1/scheme").json["slug"]?.text == "elmfield")
            #expect(try await stranger.get("/v1/people/\(id)").status.code == 404)
            #expect(try await Self.caller(server).get("/v1/people/\(id)").status == .ok)
            // The subject's name is the same; the accounts are two.
            #expect(try await server.number("SELECT count(DISTINCT account_id) FROM account_identity") == 2)
        }
    }
}

@Suite("The page of permissions")
struct PermissionPageTests {
    @Test("It is the table of roles, with every operation under its action, as a document and as a page")
    func table() async throws {
        try await SchemeServer.with { server in
            let routes = allRoutes(Services(store: Store(pool: try server.database.pool(as: .api, connectionsMax: 1))))
            let document = try await server.auditor.get("/permissions").json
            let page = try await server.auditor.get("/permissions.txt").text
            let actions = document["actions"]?.array ?? []
            #expect(actions.map { $0["action"]?.text } == Action.allCases.map(\.rawValue))
            for entry in actions {
                let action = try #require(entry["action"]?.text.flatMap(Action.init))
                let roles = entry["roles"]?.array.compactMap { $0.text.flatMap(Role.init) } ?? []
                for role in Role.allCases { #expect(roles.contains(role) == role.may(action), "\(action) \(role)") }
                let operations = routes.filter { $0.action == action }.map(\.operationID).sorted()
                #expect(entry["operations"]?.array.compactMap(\.text) == operations)
                #expect(
                    page.contains(
                        "\(action.rawValue): \(action.sentence)\n    by: \(roles.map(\.rawValue).joined(separator: ", "))\n"
                    ))
            }
            // An operation's own entry in the document of the interface says the same.
            for path in server.document.document["paths"]?.members ?? [] {
                for operation in path.value.members {
                    let action = operation.value["x-action"]?.text.flatMap(Action.init)
                    let roles = operation.value["x-roles"]?.array.compactMap(\.text)
                    #expect(roles == action.map { $0.roles.map(\.rawValue) }, "\(path.name)")
                }
            }
        }
    }
}
