import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Postgres
import SharedLives
import TestSupport
import Testing

@Suite("The panel over HTTP", .timeLimit(.minutes(5)))
struct PanelTests {
    @Test("An applicant is recommended, approved with terms, approved again and de-approved")
    func fromReadinessToTheEnd() async throws {
        try await SchemeServer.with { server in
            let panel = try await PanelFixture.make(server)
            let carer = try await panel.applicant()
            let approval = try await panel.add("approval", of: carer)
            try await panel.list(approval)
            let pack = try await server.coordinator.post("/v1/panel-meetings/\(panel.meeting)/pack", "")
            #expect(pack.status == .created, "\(pack.text)")
            let recommended = try await panel.recommend(
                approval, panel.recommendation("approveWithConditions", conditions: #"["First aid by May."]"#))
            #expect(recommended.status == .ok, "\(recommended.text)")
            #expect(try await panel.state(of: carer) == "recommended")
            let decided = try await panel.decide(approval, true)
            #expect(decided.status == .ok, "\(decided.text)")
            #expect(try decided.json["state"]?.text == "decided")
            #expect(try await panel.state(of: carer) == "approved")

            #expect(try await panel.terms(of: carer, on: "2024-02-29")["terms"] == .null)
            let terms = try await panel.terms(of: carer, on: "2024-03-01")
            #expect(terms["caseId"]?.text == approval)
            #expect(terms["terms"]?["conditions"]?.array.map(\.text) == ["No pets.", "First aid by May."])
            #expect(try await panel.terms(of: carer, on: "2027-03-01")["terms"] == .null)

            let letter = try await server.coordinator.get("/v1/panel-cases/\(approval)/letter.txt").text
            #expect(letter.contains("Dear Llŷr ap Gŵyn,"))
            #expect(letter.contains("2. First aid by May."))

            let again = try await panel.add(
                "reapproval", of: carer,
                terms: #"{"kinds": ["daySupport"], "peopleMax": 1, "from": "2025-03-01", "until": null}"#)
            let next = try await server.coordinator.add(
                "/v1/panel-meetings", PanelFixture.body(panel.members, heldOn: "2025-02-06"))
            try await panel.list(again, at: next, papersInOn: "2025-01-30")
            try await panel.recommend(again, panel.recommendation())
            #expect(try await panel.decide(again, true, on: "2025-02-10").status == .ok)
            #expect(try await panel.state(of: carer) == "approved")
            #expect(try await panel.terms(of: carer, on: "2025-02-28")["terms"]?["peopleMax"]?.integer == 2)
            #expect(try await panel.terms(of: carer, on: "2025-03-01")["terms"]?["peopleMax"]?.integer == 1)

            let ending = try await panel.add("deapproval", of: carer, terms: nil)
            let last = try await server.coordinator.add(
                "/v1/panel-meetings", PanelFixture.body(panel.members, heldOn: "2025-04-03"))
            try await panel.list(ending, at: last, papersInOn: "2025-03-27")
            try await panel.recommend(ending, panel.recommendation())
            #expect(try await panel.decide(ending, true, on: "2025-04-04").status == .ok)
            #expect(try await panel.state(of: carer) == "deapproved")
            #expect(try await panel.terms(of: carer, on: "2025-04-03")["terms"]?["peopleMax"]?.integer == 1)
            #expect(try await panel.terms(of: carer, on: "2025-04-04")["terms"] == .null)
            let history = try await server.auditor.get("/v1/carers/\(carer)/history").json.items
            #expect(
                history.compactMap { $0["to"]?.text } == ["readyForPanel", "recommended", "approved", "deapproved"])
            #expect(history.last?["caseId"]?.text == ending)
        }
    }

    @Test("A deferred case comes back to a later meeting, and the first one's minutes keep it")
    func deferred() async throws {
        try await SchemeServer.with { server in
            let panel = try await PanelFixture.make(server)
            let carer = try await panel.applicant()
            let id = try await panel.add("approval", of: carer)
            try await panel.list(id)
            let answer = try await panel.recommend(id, panel.recommendation("defer"))
            #expect(try answer.json["state"]?.text == "deferred")
            #expect(try await panel.state(of: carer) == "assessing")
            let listed = try await server.coordinator.put(
                "/v1/panel-cases/\(id)/listing",
                #"{"meetingId": "\#(panel.meeting)", "papersInOn": "2024-02-01"}"#)
            #expect(listed.faults == ["/meetingId heardThere"])
            let minutes = try await server.coordinator.get("/v1/panel-meetings/\(panel.meeting)/minutes.txt").text
            #expect(minutes.contains("The panel recommends to come back to this at a later meeting."))
            let cases = try await server.coordinator.get("/v1/panel-meetings/\(panel.meeting)/cases").json.items
            #expect(cases.map { $0["id"]?.text } == [id])
        }
    }

    @Test("A decision differs only with a reason, and an applicant who is not approved has withdrawn")
    func notApproved() async throws {
        try await SchemeServer.with { server in
            let panel = try await PanelFixture.make(server)
            let carer = try await panel.applicant()
            let id = try await panel.add("approval", of: carer)
            #expect(try await panel.decide(id, false).problemCode == "caseNotInState")
            try await panel.list(id)
            try await panel.recommend(id, panel.recommendation())
            #expect(try await panel.decide(id, false).faults == ["/difference differenceMissing"])
            #expect(try await panel.decide(id, true, on: "2024-02-07").faults == ["/on beforeMeeting"])
            #expect(try await panel.decide(id, true, on: "2999-01-01").faults.contains("/on inTheFuture"))
            #expect(try await panel.decide(id, false, difference: "\"Too small.\"").status == .ok)
            #expect(try await panel.state(of: carer) == "withdrawn")
            #expect(try await panel.decide(id, true).problemCode == "caseNotInState")
        }
    }

    @Test("Late papers need a reason, and the pack tells it")
    func latePapers() async throws {
        try await SchemeServer.with { server in
            let panel = try await PanelFixture.make(server)
            let id = try await panel.add("approval", of: panel.applicant())
            func list(_ more: String) async throws -> TestResponse {
                try await server.coordinator.put(
                    "/v1/panel-cases/\(id)/listing", #"{"meetingId": "\#(panel.meeting)", \#(more)}"#)
            }
            #expect(try await list(#""papersInOn": "2024-02-02""#).faults == ["/lateReason papersLate"])
            #expect(try await list(#""papersInOn": "2024-02-09""#).faults == ["/papersInOn papersAfterMeeting"])
            #expect(try await list(#""papersInOn": "2024-02-02", "lateReason": "Snow.""#).status == .ok)
            let pack = try await server.coordinator.get("/v1/panel-meetings/\(panel.meeting)/pack.txt").text
            #expect(pack.contains("Papers came late: Snow."))
            let off = try await server.coordinator.delete("/v1/panel-cases/\(id)/listing")
            #expect(try off.json["state"]?.text == "draft")
        }
    }

    @Test("Whoever declared an interest takes no part; without a quorum there is no recommendation")
    func interests() async throws {
        try await SchemeServer.with { server in
            let panel = try await PanelFixture.make(server)
            let id = try await panel.add("approval", of: panel.applicant())
            try await panel.list(id)
            let member = server.caller(.panelMember)
            func declare(_ place: Int) async throws -> TestResponse {
                try await member.post(
                    "/v1/panel-cases/\(id)/interests",
                    #"{"memberId": "\#(panel.members[place])", "nature": "A neighbour."}"#)
            }
            #expect(try await declare(1).faults == ["/memberId notYourself"])
            let declared = try await declare(0)
            #expect(declared.status == .created)
            #expect(try await declare(0).status == .conflict)
            #expect(
                try await panel.recommend(id, panel.recommendation()).faults == [
                    "/memberIds/0 memberHasInterest", "/memberIds noQuorum",
                ])
            #expect(
                try await panel.recommend(id, panel.recommendation("approve", [1, 2, 3])).faults == [
                    "/memberIds/2 memberNotPresent", "/memberIds noQuorum",
                ])
            let interest = try declared.json["interests"]?[0]?["id"]?.text ?? ""
            let taken = try await server.coordinator.send(.delete, "/v1/panel-cases/\(id)/interests/\(interest)")
            #expect(taken.status == .ok)
            #expect(try await panel.recommend(id, panel.recommendation()).status == .ok)
        }
    }

    @Test("A panel member sees only meetings of theirs, with their cases and packs, and no letters")
    func visibility() async throws {
        try await SchemeServer.with { server in
            let panel = try await PanelFixture.make(server)
            let member = server.caller(.panelMember)
            let carer = try await panel.applicant()
            let id = try await panel.add("approval", of: carer)
            #expect(try await member.get("/v1/panel-cases/\(id)").status == .notFound)
            try await panel.list(id)
            #expect(try await member.get("/v1/panel-cases/\(id)").status == .ok)
            #expect(try await member.get("/v1/panel-cases/\(id)/report.txt").status == .ok)
            #expect(try await member.get("/v1/panel-cases/\(id)/letter.txt").status == .forbidden)
            #expect(try await member.get("/v1/carers/\(carer)").status == .forbidden)

            let foreign = try await server.coordinator.add(
                "/v1/panel-meetings", PanelFixture.body(Array(panel.members.dropFirst()), heldOn: "2024-03-07"))
            let issued = try await server.coordinator.post("/v1/panel-meetings/\(foreign)/pack", "").json
            let own = try await server.coordinator.post("/v1/panel-meetings/\(panel.meeting)/pack", "").json
            #expect(try await member.get("/v1/panel-meetings").json.items.map { $0["id"]?.text } == [panel.meeting])
            for part in ["", "/cases", "/pack.txt", "/minutes.txt"] {
                #expect(try await member.get("/v1/panel-meetings/\(foreign)\(part)").status == .notFound, "\(part)")
                #expect(try await member.get("/v1/panel-meetings/\(panel.meeting)\(part)").status == .ok, "\(part)")
            }
            #expect(try await member.get("/v1/panel-meetings/\(foreign)/documents").json.items.isEmpty)
            for (document, status) in [(issued, 404), (own, 200)] {
                let uri = "/v1/issued-documents/\(document["id"]?.text ?? "")"
                #expect(try await member.get(uri).status.code == status)
                #expect(try await member.get("\(uri)/document.txt").status.code == status)
            }
            #expect(try await member.get("/v1/panel-cases").json.items.map { $0["id"]?.text } == [id])
        }
    }

    @Test("A pack that was issued can be had again exactly as it was; a later issue is another")
    func issued() async throws {
        try await SchemeServer.with { server in
            let panel = try await PanelFixture.make(server)
            let carer = try await panel.applicant()
            let id = try await panel.add("approval", of: carer)
            try await panel.list(id)
            let uri = "/v1/panel-meetings/\(panel.meeting)/pack"
            let first = try await server.coordinator.post(uri, "", key: "first").json
            let text = try await server.coordinator.get("\(uri).txt").text
            let document = "/v1/issued-documents/\(first["id"]?.text ?? "")"
            #expect(try await server.coordinator.get("\(document)/document.txt").text == text)
            #expect(text.contains("Case 1: approval of Llŷr ap Gŵyn"))
            try await server.script("UPDATE carer SET given_name = 'Another' WHERE id = '\(carer)'")
            #expect(try await server.coordinator.post(uri, "", key: "first").json == first)
            let second = try await server.coordinator.post(uri, "", key: "second").json
            #expect([first, second].map { $0["number"]?.integer } == [1, 2])
            #expect(first["sha256"] != second["sha256"])
            #expect(try await server.auditor.get("\(document)/document.txt").text == text)
            let listed = try await server.auditor.get("/v1/panel-meetings/\(panel.meeting)/documents").json.items
            #expect(listed == [first, second])
        }
    }

    @Test("A meeting follows the scheme's policy, and those who took part stay present")
    func meetings() async throws {
        try await SchemeServer.with { server in
            let panel = try await PanelFixture.make(server)
            let uri = "/v1/panel-meetings/\(panel.meeting)"
            let meeting = try await server.coordinator.get(uri).json
            #expect(meeting["quorum"]?.integer == 3)
            #expect(meeting["papersDueOn"]?.text == "2024-02-01")
            let id = try await panel.add("approval", of: panel.applicant())
            try await panel.list(id)
            try await panel.recommend(id, panel.recommendation())
            let shorter = PanelFixture.body(Array(panel.members.dropFirst()))
            #expect(try await server.coordinator.put(uri, shorter).problemCode == "conflict")
            let changed = try await server.coordinator.put(
                uri, PanelFixture.body(panel.members, notes: "\"Tea was good.\""))
            #expect(try changed.json["notes"]?.text == "Tea was good.")
            #expect(try await server.coordinator.put(uri, shorter, ifMatch: "\"1\"").status.code == 412)
            let faulty = PanelFixture.body([panel.members[0], panel.members[0]])
            #expect(try await server.coordinator.put(uri, faulty).faults == ["/members/1/memberId memberTwice"])
        }
    }

    @Test("A case goes with the state of its carer, and there is one at a time")
    func states() async throws {
        try await SchemeServer.with { server in
            let panel = try await PanelFixture.make(server)
            let approved = "\(server.scheme.carers[0])"
            func add(_ kind: String, _ carer: String, _ terms: String?) async throws -> TestResponse {
                let terms = terms.map { #", "terms": \#($0)"# } ?? ""
                return try await server.coordinator.post(
                    "/v1/panel-cases", #"{"carerId": "\#(carer)", "kind": "\#(kind)", "summary": "S."\#(terms)}"#)
            }
            #expect(try await add("approval", approved, PanelFixture.terms).problemCode == "stateNotAllowed")
            #expect(try await add("deapproval", approved, PanelFixture.terms).faults == ["/terms termsNotMeant"])
            #expect(try await add("changeOfTerms", approved, nil).faults == ["/terms termsMissing"])
            let applicant = try await panel.applicant()
            #expect(try await add("deapproval", applicant, nil).problemCode == "stateNotAllowed")
            let first = try await add("changeOfTerms", approved, PanelFixture.terms)
            #expect(first.status == .created)
            #expect(try await add("deapproval", approved, nil).problemCode == "conflict")
            let id = try first.json["id"]?.text ?? ""
            #expect(try await server.coordinator.command("/v1/panel-cases/\(id)/withdrawal").status == .ok)
            #expect(try await add("deapproval", approved, nil).status == .created)
        }
    }

    @Test(
        "Every case about a carer in every state, by every role, comes as far as the domain allows, and no further",
        arguments: Role.allCases)
    func everyCase(by role: Role) async throws {
        try await SchemeServer.with { server in
            let panel = try await PanelFixture.make(server)
            for (number, state) in CarerState.allCases.enumerated() {
                let carer = try await panel.applicant("Nia \(number)")
                try await Self.put(carer, in: state, server)
                for kind in PanelCase.Kind.allCases {
                    let terms = kind == .deapproval ? "" : #", "terms": \#(PanelFixture.terms)"#
                    let answer = try await server.caller(role).post(
                        "/v1/panel-cases", #"{"carerId": "\#(carer)", "kind": "\#(kind)", "summary": "S."\#(terms)}"#)
                    let place: Comment = "\(role) \(kind) of one in \(state): \(answer.text)"
                    if !role.may(.managePanel) {
                        #expect(answer.problemCode == "forbidden", place)
                    } else if !kind.statesToPrepare.contains(state) {
                        #expect(answer.problemCode == "stateNotAllowed", place)
                    } else {
                        #expect(answer.status == .created, place)
                        let id = try answer.json["id"]?.text ?? ""
                        try await server.coordinator.command("/v1/panel-cases/\(id)/withdrawal")
                    }
                    #expect(try await panel.state(of: carer) == state.rawValue, place)
                }
            }
        }
    }

    @Test(
        "A recommendation and a decision by every role move a carer from the one state that they follow",
        arguments: Role.allCases)
    func everyOutcome(by role: Role) async throws {
        try await SchemeServer.with { server in
            let panel = try await PanelFixture.make(server)
            for (number, state) in CarerState.allCases.enumerated() {
                for isDecision in [false, true] {
                    let carer = try await panel.applicant("Nia \(number) \(isDecision)")
                    let id = try await panel.add("approval", of: carer)
                    try await panel.list(id)
                    if isDecision { try await panel.recommend(id, panel.recommendation()) }
                    try await Self.put(carer, in: state, server)
                    let answer = try await server.caller(role).act(
                        "/v1/panel-cases/\(id)/\(isDecision ? "decision" : "recommendation")",
                        isDecision
                            ? #"{"isApproved": true, "on": "2024-02-12", "reasons": "I agree."}"#
                            : panel.recommendation())
                    let place: Comment = "\(role) \(isDecision) about one in \(state): \(answer.text)"
                    if !role.may(isDecision ? .decideApprovals : .recommend) {
                        #expect(answer.problemCode == "forbidden", place)
                    } else if state != (isDecision ? .recommended : .readyForPanel) {
                        #expect(answer.problemCode == "stateNotAllowed", place)
                    } else {
                        #expect(answer.status == .ok, place)
                        continue
                    }
                    #expect(try await panel.state(of: carer) == state.rawValue, place)
                }
            }
        }
    }

    /// A carer goes there only step by step, and this is not what is tested.
    private static func put(_ carer: String, in state: CarerState, _ server: SchemeServer) async throws {
        try await server.script(
            "SET LOCAL session_replication_role = replica; UPDATE carer SET state = '\(state)' WHERE id = '\(carer)'")
    }

    @Test("The terms of a carer who was approved before are recorded by the registered manager")
    func earlierTerms() async throws {
        try await SchemeServer.with { server in
            let panel = try await PanelFixture.make(server)
            let carer = "\(server.scheme.carers[0])"
            let uri = "/v1/carers/\(carer)/terms"
            #expect(try await server.coordinator.post(uri, PanelFixture.terms).status == .forbidden)
            #expect(try await server.manager.post(uri, PanelFixture.terms).status == .created)
            let terms = try await panel.terms(of: carer, on: "2024-06-01")
            #expect(terms["terms"]?["peopleMax"]?.integer == 2)
            #expect(terms["caseId"] == .null)
            let applicant = try await panel.applicant()
            let early = try await server.manager.post("/v1/carers/\(applicant)/terms", PanelFixture.terms)
            #expect(early.problemCode == "stateNotAllowed")
        }
    }
}
