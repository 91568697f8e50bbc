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

    @Test("The whole register as pages and as a table, by names, with the states of the day")
    func documents() async throws {
        try await SchemeServer.with { server in
            let uri = "/v1/carer-register"
            let text = try await server.auditor.get("\(uri).txt?on=2026-10-01")
            #expect(text.status == .ok && text.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(text.text.contains("Register of carers on 1 October 2026"))
            #expect(text.text.contains("Scheme: The scheme oakfield"))
            let names = text.text.matches(of: /\n(Fern Larkspur \d)\n/).map { String($0.output.1) }
            #expect(names == ["Fern Larkspur 1", "Fern Larkspur 2", "Fern Larkspur 3"])
            #expect(try await server.auditor.get("\(uri).txt?on=2026-10-01").text == text.text)
            let table = try await server.auditor.get("\(uri).csv?on=2026-10-01&state=approved")
            #expect(table.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(
                table.headers[.contentDisposition] == #"attachment; filename="carer-register-2026-10-01.csv""#)
            let rows = table.text.split(separator: "\r\n")
            #expect(rows.first == "on,carer,name,kind,state,requirement,subject,clause,status,detail,until")
            let page = try await server.auditor.get("\(uri)?on=2026-10-01").json.items
            #expect(rows.count - 1 == page.reduce(0) { $0 + ($1["requirements"]?.array.count ?? 0) })
            #expect(rows.dropFirst().allSatisfy { $0.hasPrefix("2026-10-01,") && $0.contains(",carer,approved,") })
            let early = try await server.auditor.get("\(uri).txt?on=2019-03-31").text
            #expect(early.contains("Carers: 0"), "nobody had asked then")
            let refused = try await server.auditor.get("\(uri).csv?state=asleep")
            #expect((refused.status.code, refused.problemCode) == (400, "invalidQuery"))
        }
    }

    @Test("Training in percent for any day: of those who were approved on it, by what was done by then")
    func trainingSummary() async throws {
        try await SchemeServer.with { server in
            var courses: [String] = []
            for (code, months, isInduction) in [("firstAid", "12", "false"), ("welcome", "null", "true")] {
                courses.append(
                    try await server.manager.add(
                        "/v1/courses",
                        #"{"code": "\#(code)", "name": "Course \#(code)", "isMandatory": true, "isInduction": \#(isInduction), "validMonths": \#(months), "from": "2025-01-01"}"#
                    ))
            }
            for (carer, course, day) in [(0, 0, "2025-06-01"), (0, 1, "2025-02-01"), (1, 1, "2025-07-01")] {
                try await server.coordinator.add(
                    "/v1/carers/\(server.scheme.carers[carer])/training-records",
                    #"{"courseId": "\#(courses[course])", "completedOn": "\#(day)", "trainer": "Bryony Moss"}"#)
            }
            func summary(_ on: String) async throws -> [String] {
                let answer = try await server.auditor.get("/v1/training-summary?on=\(on)").json
                func share(_ value: JSONValue?) -> String {
                    "\(value?["inDate"]?.integer ?? -1)/\(value?["carers"]?.integer ?? -1) \(value?["percent"]?.integer ?? -1)"
                }
                return [share(answer)]
                    + (answer["courses"]?.array.map { "\($0["code"]?.text ?? "") \(share($0))" } ?? [])
            }
            #expect(try await summary("2025-05-31") == ["0/3 0", "firstAid 0/3 0", "welcome 1/3 33"])
            #expect(try await summary("2025-07-01") == ["1/3 33", "firstAid 1/3 33", "welcome 2/3 67"])
            #expect(try await summary("2026-06-01") == ["0/3 0", "firstAid 0/3 0", "welcome 2/3 67"], "a year is over")
            #expect(try await summary("2019-03-31") == ["0/0 -1"], "nobody was approved then")
        }
    }

    @Test("Only roles that read records see them; a carer of another scheme is not there")
    func access() async throws {
        try await SchemeServer.with { server in
            let uri = "/v1/carers/\(server.scheme.carers[0])/requirements"
            for role in Role.allCases {
                let expected = role.may(.readRecords) ? 200 : 403
                #expect(try await server.caller(role).get(uri).status.code == expected, "\(role)")
                for uri in [
                    "/v1/carer-register", "/v1/carer-register.txt", "/v1/carer-register.csv", "/v1/training-summary",
                ] {
                    #expect(try await server.caller(role).get(uri).status.code == expected, "\(role) \(uri)")
                }
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
