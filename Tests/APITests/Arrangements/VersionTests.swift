import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

/// Nothing is ever overwritten. (Dated facts: see `FactTests`, and `KnownAtTests` for a placement's.)
@Suite("Earlier versions", .timeLimit(.minutes(5)))
struct VersionTests {
    @Test("of every kind of record are read back as they were answered then, with who wrote them and from when")
    func records() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let changes: [(path: String, before: String, after: String)] = [
                ("/v1/councils", bodies.council, bodies.council.replacing("Teaselshire", with: "Sorrelshire")),
                ("/v1/households", bodies.household, bodies.household.replacing("2 Teasel", with: "3 Teasel")),
                ("/v1/carers", bodies.carer, bodies.carer.replacing("Zoë", with: "Nia")),
                ("/v1/people", bodies.person, bodies.person.replacing("Ash", with: "Elder")),
                ("/v1/referrals", bodies.referral, bodies.referral.replacing("To keep well.", with: "To go out.")),
                ("/v1/incidents", bodies.incident, bodies.incident.replacing("was seen", with: "was heard")),
                ("/v1/feedback", bodies.feedback, bodies.feedback.replacing("rang back", with: "came")),
                ("/v1/stays", bodies.stay(), bodies.stay(depart: "2026-05-06")),
                ("/v1/sessions", bodies.session(), bodies.session().replacing("165", with: "90")),
                (
                    "/v1/panel-members", #"{"name": "Dale Wood", "background": "nurse", "from": "2020-01-01"}"#,
                    #"{"name": "Dale Wood", "background": "teacher", "from": "2020-01-01"}"#
                ),
            ]
            for (path, before, after) in changes {
                let uri = "\(path)/\(try await server.coordinator.add(path, before))"
                var answers = [try await server.auditor.get(uri).json]
                answers.append(try await server.manager.put(uri, after).json)
                answers.append(try await server.coordinator.put(uri, before).json)
                let versions = try await server.auditor.get("\(uri)/versions").json.items
                #expect(versions.map { $0["record"] } == answers, "\(path)")
                let writers = ["coordinator", "registeredManager", "coordinator"].map {
                    "\(server.scheme.accounts[$0]!)"
                }
                #expect(versions.map { $0["knownBy"]?.text } == writers, "\(path)")
                let times = versions.compactMap { $0["knownFrom"]?.text }
                #expect(times == times.sorted() && times.count == 3)
            }
        }
    }

    @Test("of a placement are read back with its end, and with its facts as they were known then")
    func placement() async throws {
        try await SchemeServer.with { server in
            let uri =
                "/v1/placements/\(try await server.coordinator.add("/v1/placements", Bodies(scheme: server.scheme).placement()))"
            var answers = [try await server.auditor.get(uri).json]
            for (kind, body) in [
                ("bands", #"{"from": "2026-02-01", "band": "high"}"#),
                ("absences", #"{"kind": "hospital", "from": "2026-03-01", "to": "2026-03-04"}"#),
            ] {
                answers.append(try await server.coordinator.post("\(uri)/\(kind)", body).json)
            }
            answers.append(
                try await server.coordinator.put("\(uri)/end", #"{"date": "2026-06-01", "reason": "movedOn"}"#).json)
            answers.append(try await server.coordinator.delete("\(uri)/end").json)
            let versions = try await server.auditor.get("\(uri)/versions").json.items
            #expect(versions.map { $0["record"]?["end"] } == answers.map { $0["end"] })
            #expect(versions.map { $0["record"]?["version"]?.integer } == [1, 2, 3, 4, 5])
            for (version, answer) in zip(versions, answers) {
                let then = version["knownFrom"]?.text ?? ""
                #expect(try await server.auditor.get("\(uri)?knownAt=\(then)").json == answer)
            }
        }
    }
}
