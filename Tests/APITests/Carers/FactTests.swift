import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Dated facts over HTTP", .timeLimit(.minutes(5)))
struct FactTests {
    private static func forEachKind(
        _ test: @escaping @Sendable (FactKind, FactContext, SchemeServer) async throws -> Void
    ) async throws {
        try await SchemeServer.with { server in
            let context = try await FactContext.make(server)
            for kind in FactKind.all { try await test(kind, context, server) }
        }
    }

    @Test("recorded once for a key, read, listed")
    func recorded() async throws {
        try await Self.forEachKind { kind, context, server in
            let (uri, body) = (kind.collection(context), kind.body(context))
            let writer = server.caller(kind.writer)
            let before = try await server.auditor.get(uri).json.items.count
            let added = try await writer.post(uri, body, key: kind.idName)
            #expect((added.status, added.headers[.eTag]) == (.created, "\"1\""), "\(uri): \(added.text)")
            let id = try #require(try added.json["id"]?.text)
            #expect(added.headers[.location] == "\(uri)/\(id)")
            for member in try JSONParser.parse(Array(body.utf8)).members {
                #expect(try added.json[member.name] == member.value, "\(uri) \(member.name)")
            }
            #expect(try added.json["recordedBy"]?.text == "\(server.scheme.accounts[kind.writer.rawValue]!)")
            #expect(try added.json["withdrawnAt"] == .null)
            let again = try await writer.post(uri, body, key: kind.idName)
            #expect((again.status, again.text) == (.created, added.text))
            let read = try await server.auditor.get("\(uri)/\(id)")
            #expect((read.status, read.text, read.headers[.eTag]) == (.ok, added.text, "\"1\""))
            let items = try await server.auditor.get(uri).json.items
            #expect(items.count == before + 1)
            #expect(items.contains(try added.json))
        }
    }

    @Test("withdrawn with its version, gone from what stands, and still to be read as it was known")
    func withdrawn() async throws {
        try await Self.forEachKind { kind, context, server in
            let uri = kind.collection(context)
            let writer = server.caller(kind.writer)
            let added = try await writer.post(uri, kind.body(context)).json
            let id = try #require(added["id"]?.text)
            let one = "\(uri)/\(id)"
            #expect(try await writer.delete(one, ifMatch: nil).problemCode == "preconditionRequired")
            #expect(try await writer.delete(one, ifMatch: "\"2\"").problemCode == "preconditionFailed")
            let withdrawn = try await writer.delete(one, ifMatch: "\"1\"")
            #expect((withdrawn.status, withdrawn.headers[.eTag]) == (.ok, "\"2\""), "\(withdrawn.text)")
            let withdrawnAt = try #require(try withdrawn.json["withdrawnAt"]?.text)
            #expect(
                try withdrawn.json["withdrawnBy"]?.text == "\(server.scheme.accounts[kind.writer.rawValue]!)")
            #expect(try await server.auditor.get(one).text == withdrawn.text)
            #expect(try await writer.delete(one, ifMatch: "\"1\"").problemCode == "preconditionFailed")
            let twice = try await writer.delete(one)
            #expect((twice.status.code, twice.faults) == (409, [" alreadyWithdrawn"]))
            func known(_ at: String?) async throws -> [JSONValue] {
                let query = at.map { "?knownAt=\($0)" } ?? ""
                return try await server.auditor.get(uri + query).json.items.filter { $0["id"]?.text == id }
            }
            #expect(try await known(nil) == [])
            #expect(try await known(withdrawnAt) == [])
            // As it was then, nobody had withdrawn it.
            #expect(try await known(added["recordedAt"]?.text) == [added])
            #expect(try await known("2020-01-01T00:00:00Z") == [])
            // What was withdrawn makes room for what is right.
            #expect(try await writer.post(uri, kind.body(context)).status == .created)
        }
    }

    @Test("a wrong member is a problem with a pointer to it, and nothing is written")
    func faults() async throws {
        try await Self.forEachKind { kind, context, server in
            let uri = kind.collection(context)
            let writer = server.caller(kind.writer)
            let body = try JSONParser.parse(Array(kind.body(context).utf8))
            let writes =
                "SELECT (SELECT count(*) FROM audit_entry WHERE change <> 'read') + (SELECT count(*) FROM idempotency_key)"
            let before = try await server.number(writes)
            for (member, value, fault) in kind.faults {
                let wrong = body.setting(member, try JSONParser.parse(Array(value.utf8))).written
                let answer = try await writer.post(uri, wrong)
                #expect((answer.status.code, answer.problemCode) == (422, "validationFailed"), "\(uri) \(wrong)")
                #expect(answer.faults.contains(fault), "\(uri) \(wrong): \(answer.faults)")
            }
            let unknown = try await writer.post(uri, body.setting("shoeSize", .number(.integer(41))).written)
            #expect(unknown.faults == ["/shoeSize unknownField"])
            let empty = try await writer.post(uri, "{}")
            #expect(!empty.faults.isEmpty && empty.faults.allSatisfy { $0.hasSuffix(" missingField") }, "\(uri)")
            #expect(try await server.number(writes) == before)
        }
    }

    @Test("is another scheme's in every one of its addresses")
    func otherScheme() async throws {
        try await SchemeServer.with { server in
            let context = try await FactContext.make(server)
            let other = try await TestScheme.make("elmfield", in: server.database)
            for kind in FactKind.all {
                let uri = kind.collection(context)
                let id = try await server.caller(kind.writer).add(uri, kind.body(context))
                let role = kind.writer == .financeOfficer ? Role.financeOfficer : .registeredManager
                let stranger = Caller(server: server, token: other.token(role.rawValue))
                #expect(try await stranger.get("\(uri)/\(id)").status.code == 404)
                #expect(try await stranger.delete("\(uri)/\(id)").status.code == 404)
                let isSchemes = FactKind.ofSchemes.contains { $0.idName == kind.idName }
                for query in ["", "?knownAt=2999-01-01T00:00:00Z"] {
                    let list = try await stranger.get(uri + query)
                    #expect(list.status.code == (isSchemes ? 200 : 404))
                    #expect(try list.json.items.isEmpty)
                }
                if !isSchemes { #expect(try await stranger.post(uri, kind.body(context)).status.code == 404) }
                #expect(try await server.number("SELECT count(*) FROM \(kind.table) WHERE withdrawn_at IS NULL") >= 1)
            }
        }
    }

    @Test("of one owner is not another's, and nobody's is nowhere")
    func owners() async throws {
        try await SchemeServer.with { server in
            let context = try await FactContext.make(server)
            let household = try await server.coordinator.add("/v1/households", Bodies(scheme: server.scheme).household)
            let nobody = "018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d"
            for kind in FactKind.ofCarers + FactKind.ofHouseholds + FactKind.ofPeople + FactKind.ofMatching
                + FactKind.ofArrangements
            {
                let uri = kind.collection(context)
                let id = try await server.coordinator.add(uri, kind.body(context))
                for owner in [nobody, "\(server.scheme.carers[1])", household] {
                    let elsewhere = uri.replacing(context.carer, with: owner).replacing(context.household, with: owner)
                        .replacing(context.person, with: owner).replacing(context.placement, with: owner)
                    #expect(try await server.coordinator.get("\(elsewhere)/\(id)").status.code == 404)
                    #expect(try await server.coordinator.delete("\(elsewhere)/\(id)").status.code == 404)
                    #expect(try await server.coordinator.get(elsewhere).json.items.isEmpty)
                }
                let lost = uri.replacing(context.carer, with: nobody).replacing(context.household, with: nobody)
                    .replacing(context.person, with: nobody).replacing(context.placement, with: nobody)
                #expect(try await server.coordinator.get(lost).status.code == 404)
                #expect(try await server.coordinator.post(lost, kind.body(context)).status.code == 404)
            }
        }
    }

    @Test("Only a support carer covers, and only for a carer")
    func supportCovers() async throws {
        try await SchemeServer.with { server in
            let context = try await FactContext.make(server)
            let other = try await server.coordinator.add("/v1/carers", Bodies(scheme: server.scheme).carer)
            let body = #"{"carerId": "\#(context.covered)", "from": "2026-02-01"}"#
            let byCarer = try await server.coordinator.post("/v1/carers/\(context.covered)/support-covers", body)
            #expect(byCarer.faults == [" notASupportCarer"])
            let forSupport = try await server.coordinator.post(
                "/v1/carers/\(context.carer)/support-covers", body.replacing(context.covered, with: other))
            #expect(forSupport.faults == ["/carerId notACarer"])
        }
    }

    @Test("One course of a code, and one policy, begins on a day, and one name is asked in")
    func sameDay() async throws {
        try await SchemeServer.with { server in
            let context = try await FactContext.make(server)
            for kind in FactKind.ofSchemes {
                guard let twice = kind.twice else { continue }
                let uri = kind.collection(context)
                let writer = server.caller(kind.writer)
                try await writer.add(uri, kind.body(context))
                let again = try await writer.post(uri, kind.body(context))
                #expect((again.status.code, again.faults) == (409, [twice]))
            }
        }
    }
}
