import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Requirements over HTTP", .timeLimit(.minutes(5)))
struct RequirementRouteTests {
    @Test("A carer's list for a day, with what is to be done, and the same in the register")
    func listAndRegister() async throws {
        try await SchemeServer.with { server in
            let carer = "\(server.scheme.carers[0])"
            let uri = "/v1/carers/\(carer)/requirements"
            let before = try await server.auditor.get("\(uri)?on=2026-10-01").json
            #expect(before["on"]?.text == "2026-10-01")
            let references = try #require(before.requirement("references"))
            #expect(references["status"]?.text == "open" && references["clause"]?.text == "3.3.2")
            #expect(
                references["detail"]?.text
                    == "There are 0 satisfactory references of the 2 that are asked for: get 2 more.")
            for referee in ["Ash Rowan", "Ivy Hazel"] {
                try await server.coordinator.add(
                    "/v1/carers/\(carer)/references",
                    #"{"referee": "\#(referee)", "relationship": "Friend", "receivedOn": "2026-02-02", "verdict": "satisfactory"}"#
                )
            }
            let after = try await server.auditor.get("\(uri)?on=2026-10-01").json
            #expect(after.requirement("references")?["status"]?.text == "met")
            let early = try await server.auditor.get("\(uri)?on=2026-02-01").json
            #expect(early.requirement("references")?["status"]?.text == "open", "not received yet")
            let unknown = try await server.auditor.get("\(uri)?on=2026-10-01&knownAt=2020-01-01T00:00:00Z")
            #expect(unknown.status.code == 404, "nobody knew the carer then")

            let page = try await server.auditor.get("/v1/carer-register?on=2026-10-01&state=approved&limit=2")
            #expect(page.status == .ok)
            let items = try page.json.items
            #expect(items.count == 2 && items.first?["id"]?.text == carer)
            #expect(items.first?.requirement("references")?["status"]?.text == "met")
            #expect(try page.json["next"]?.text != nil)
            let nobody = try await server.auditor.get("/v1/carer-register?state=resigned").json.items
            #expect(nobody.isEmpty)
        }
    }

    @Test("Whoever is assessed becomes ready for the panel once nothing is open, and not before")
    func readiness() async throws {
        try await SchemeServer.with { server in
            let id = try await server.coordinator.add(
                "/v1/carers", Bodies(scheme: server.scheme).carer.replacing("supportCarer", with: "carer"))
            let step = #"{"reason": "As talked over."}"#
            for act in ["application", "assessment"] {
                try await server.coordinator.act("/v1/carers/\(id)/\(act)", step)
            }
            let refused = try await server.coordinator.act("/v1/carers/\(id)/panel-readiness", step)
            #expect((refused.status.code, refused.problemCode) == (409, "requirementsOpen"))
            #expect(
                refused.faults == [
                    "/requirements/dbs requirementOpen", "/requirements/references requirementOpen",
                    "/requirements/homeInspection requirementOpen", "/requirements/tenure requirementOpen",
                    "/requirements/publicLiabilityInsurance requirementOpen",
                    "/requirements/householdInsurance requirementOpen", "/requirements/induction requirementOpen",
                    "/requirements/commitments requirementOpen", "/requirements/assessorReport requirementOpen",
                ])
            try await server.complete(id, certificate: "888888888888")
            #expect(try await server.coordinator.act("/v1/carers/\(id)/panel-readiness", step).status == .ok)
        }
    }

    @Test("Only roles that read records see them; a carer of another scheme is not there")
    func access() async throws {
        try await SchemeServer.with { server in
            let uri = "/v1/carers/\(server.scheme.carers[0])/requirements"
            for role in Role.allCases {
                let expected = role.may(.readRecords) ? 200 : 403
                #expect(try await server.caller(role).get(uri).status.code == expected, "\(role)")
                #expect(try await server.caller(role).get("/v1/carer-register").status.code == expected, "\(role)")
            }
            let other = try await TestScheme.make("elmfield", in: server.database)
            #expect(try await server.auditor.get("/v1/carers/\(other.carers[0])/requirements").status.code == 404)
        }
    }
}

extension JSONValue {
    fileprivate func requirement(_ kind: String) -> JSONValue? {
        guard case .array(let requirements)? = self["requirements"] else { return nil }
        return requirements.first { $0["kind"]?.text == kind }
    }
}
