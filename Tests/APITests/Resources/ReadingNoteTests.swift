import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

/// Who was shown what is recorded of somebody stands in the audit trail, and a record's history tells it.
@Suite("Readings", .timeLimit(.minutes(5)))
struct ReadingNoteTests {
    private static func readings(_ server: SchemeServer) async throws -> Int {
        try await server.number("SELECT count(*) FROM audit_entry WHERE change = 'read'")
    }

    @Test("A record that is read, alone or in a list, has who read it and when in its history, beside its changes")
    func history() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let id = try await server.coordinator.add("/v1/people", bodies.person)
            let changed = bodies.person.replacing("\"Ash\"", with: "\"Rowan\"")
            try await server.manager.put("/v1/people/\(id)", changed, ifMatch: "\"1\"")
            #expect(try await server.coordinator.get("/v1/people/\(id)").status == .ok)
            #expect(try await server.auditor.get("/v1/people").status == .ok)
            let history = try await server.auditor.get("/v1/records/\(id)/history").json.items
            func texts(_ name: String) -> [String] { history.map { $0[name]?.text ?? "-" } }
            #expect(texts("change") == ["read", "read", "update", "insert"])
            #expect(texts("recordType") == ["listPeople", "getPerson", "person", "person"])
            #expect(
                texts("accountId")
                    == ["auditor", "coordinator", "registeredManager", "coordinator"]
                    .map { "\(server.scheme.accounts[$0]!)" })
            #expect(texts("accountLabel").allSatisfy { !$0.isEmpty && $0 != "-" })
            #expect(history.map { $0["inList"] } == [.bool(true), .bool(false), .bool(false), .bool(false)])
            // What was changed, and nothing that was not.
            #expect(history[2]["before"]?["given_name"]?.text == "Ash")
            #expect(history[2]["after"]?["given_name"]?.text == "Rowan")
            #expect(history[2]["after"]?["family_name"] == nil)
            #expect(history[3]["before"] == .null && history[3]["after"]?["family_name"]?.text != nil)
            #expect(history[0]["before"] == .null && history[0]["after"] == .null)

            // Reading the history is itself a reading of the record, the newest by now.
            var pages: [Int64] = []
            var uri = "/v1/records/\(id)/history?limit=2"
            while true {
                let page = try await server.auditor.get(uri).json
                pages += page.items.compactMap { $0["number"]?.integer }
                guard let next = page["next"]?.text else { break }
                uri = "/v1/records/\(id)/history?limit=2&cursor=\(next)"
            }
            #expect(pages.suffix(4) == history.compactMap { $0["number"]?.integer }[...])
            #expect(pages == pages.sorted(by: >) && pages.count == 5)
            #expect(try await server.coordinator.get("/v1/records/\(id)/history").status == .forbidden)
        }
    }

    @Test("A list has the records of the page that was shown, and of no more")
    func shown() async throws {
        try await SchemeServer.with { server in
            func newest() async throws -> [String] {
                let entries = try await server.auditor.get("/v1/audit-entries?limit=200").json.items
                return entries.last?["shown"]?.array.compactMap(\.text) ?? []
            }
            for uri in [
                "/v1/carers?limit=2", "/v1/people?limit=2", "/v1/carer-register?limit=2", "/v1/carers",
                "/v1/carer-register",
            ] {
                let page = try await server.coordinator.get(uri)
                let ids = try page.json.items.compactMap { $0["id"]?.text }
                #expect(!ids.isEmpty && (!uri.contains("limit") || ids.count == 2), "\(uri)")
                #expect(try await newest() == ids, "\(uri)")
            }
            let before = try await Self.readings(server)
            #expect(try await server.coordinator.get("/v1/carer-register.txt").status == .ok)
            #expect(try await newest().sorted() == server.scheme.carers.map(\.description).sorted())
            #expect(try await Self.readings(server) == before + 2)
        }
    }

    @Test("Who is refused, and what is not there, is no reading")
    func refused() async throws {
        try await SchemeServer.with { server in
            let other = try await TestScheme.make("elmfield", in: server.database)
            let carer = "/v1/carers/\(server.scheme.carers[0])"
            let stranger = Caller(server: server, token: other.token("coordinator"))
            #expect(try await server.administrator.get(carer).status == .forbidden)
            #expect(try await server.administrator.get("/v1/carers").status == .forbidden)
            #expect(try await stranger.get(carer).status == .notFound)
            #expect(try await stranger.get("\(carer)/versions").status == .notFound)
            #expect(try await stranger.get("\(carer)/references").status == .notFound)
            #expect(try await server.coordinator.get("/v1/carers?limit=none").status == .badRequest)
            #expect(try await server.coordinator.get("/v1/councils").status == .ok)
            #expect(try await server.administrator.get("/v1/accounts").status == .ok)
            #expect(try await Self.readings(server) == 0)
            #expect(try await server.coordinator.get(carer).status == .ok)
            #expect(try await Self.readings(server) == 1)
        }
    }

    @Test("Readings that go on at once are in the chain with the changes, each once")
    func chained() async throws {
        try await SchemeServer.with { server in
            let carer = "/v1/carers/\(server.scheme.carers[0])"
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        if number.isMultiple(of: 3) {
                            _ = try await server.coordinator.add("/v1/councils", "{\"name\": \"Council \(number)\"}")
                        } else {
                            _ = try await server.coordinator.get(
                                number.isMultiple(of: 2) ? carer : "/v1/carer-register")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await Self.readings(server) == 40)
            let pool = try server.database.pool(as: .owner, connectionsMax: 1)
            let scheme = Identifier("\(server.scheme.id)")!
            let summary = try await Store(pool: pool).verifyAuditChain(of: scheme).get()
            await pool.shutdown()
            #expect(summary.links == 62)
            #expect(summary.entries == Int64(try await server.number("SELECT count(*) FROM audit_entry")))
        }
    }

    @Test("What is said to show nobody is an operation that reads")
    func decisions() async throws {
        try await SchemeServer.with { server in
            let routes = allRoutes(Services(store: Store(pool: try server.database.pool(as: .api, connectionsMax: 1))))
            let reading = Set(routes.filter { $0.method == .get }.map(\.operationID))
            #expect(Set(Route.namingNobody.keys).subtracting(reading) == [])
            #expect(routes.filter(\.isReadingNoted).count > 80)
        }
    }
}
