import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Carers' states over HTTP", .timeLimit(.minutes(5)))
struct CarerStateTests {
    /// Each act with the state it leads to, the only state from which it does (nil for all that allow it), and what it takes.
    private static let acts: [(path: String, to: CarerState, from: CarerState?, action: Action)] = [
        ("application", .applied, nil, .writeRecords), ("assessment", .assessing, nil, .writeRecords),
        ("panel-readiness", .readyForPanel, nil, .writeRecords), ("withdrawal", .withdrawn, nil, .writeRecords),
        ("resignation", .resigned, nil, .writeRecords), ("suspension", .suspended, nil, .decideApprovals),
        ("reinstatement", .approved, .suspended, .decideApprovals),
    ]

    private static let body = #"{"reason": "As talked over."}"#

    @Test(
        "Every act in every state by every role does what the domain allows, and nothing else", arguments: Role.allCases
    )
    func everyStep(by role: Role) async throws {
        try await SchemeServer.with { server in
            let caller = server.caller(role)
            for state in CarerState.allCases {
                for act in Self.acts {
                    let carer = try await Self.carer(in: state, server)
                    let before = try await server.auditor.get("/v1/carers/\(carer)")
                    let answer = try await caller.act("/v1/carers/\(carer)/\(act.path)", Self.body)
                    let after = try await server.auditor.get("/v1/carers/\(carer)")
                    let isAllowed = state.mayBecome(act.to) && state == act.from ?? state
                    let place: Comment = "\(role) \(act.path) of one in \(state): \(answer.text)"
                    if !role.may(act.action) {
                        #expect((answer.status.code, answer.problemCode) == (403, "forbidden"), place)
                    } else if !isAllowed {
                        #expect((answer.status.code, answer.problemCode) == (409, "stateNotAllowed"), place)
                    } else if answer.status != .ok {
                        // The state allows it; the requirements are tested on their own.
                        #expect(
                            (answer.status.code, answer.problemCode) == (409, "requirementsOpen")
                                && [.readyForPanel, .approved].contains(act.to), place)
                    }
                    let end = answer.status == .ok ? act.to : state
                    #expect(try after.json["state"]?.text == end.rawValue, place)
                    if answer.status != .ok { #expect(after.text == before.text, place) }
                }
            }
        }
    }

    @Test("What only a panel decides has no act: nobody is recommended, approved or de-approved without one")
    func noActForPanels() throws {
        let reached = Set(Self.acts.map(\.to))
        #expect(reached.isDisjoint(with: [.recommended, .deapproved, .enquiry]))
        #expect(Self.acts.filter { $0.to == .approved }.allSatisfy { $0.from == .suspended })
    }

    @Test("The history has who, when, on which day and why, from the first enquiry on")
    func history() async throws {
        try await SchemeServer.with { server in
            let body = Bodies(scheme: server.scheme).carer.replacing("{\"h", with: #"{"enquiredOn": "2026-01-09", "h"#)
            let id = try await server.coordinator.add("/v1/carers", body)
            let uri = "/v1/carers/\(id)"
            #expect(try await server.auditor.get(uri).json["state"]?.text == "enquiry")
            let step = #"{"on": "2026-01-20", "reason": "Form came by post."}"#
            let stale = try await server.coordinator.act("\(uri)/application", step, ifMatch: "\"2\"")
            #expect(stale.problemCode == "preconditionFailed")
            let applied = try await server.coordinator.act("\(uri)/application", step, ifMatch: "\"1\"")
            #expect((applied.status, applied.headers[.eTag]) == (.ok, "\"2\""))
            let early = try await server.manager.act("\(uri)/assessment", step.replacing("-20", with: "-19"))
            #expect((early.status.code, early.faults) == (422, ["/on beforeLastChange"]))
            let future = try await server.manager.act("\(uri)/assessment", step.replacing("2026", with: "2999"))
            #expect((future.status.code, future.faults) == (422, ["/on futureDate"]))
            let mute = try await server.manager.act("\(uri)/assessment", "{}")
            #expect(mute.faults == ["/reason missingField"])
            try await server.manager.act("\(uri)/withdrawal", #"{"on": "2026-02-01", "reason": "Moved away."}"#)
            let history = try await server.auditor.get("\(uri)/history").json.items
            #expect(
                history.map { "\($0["from"]?.text ?? "-") \($0["to"]?.text ?? "") \($0["on"]?.text ?? "")" } == [
                    "- enquiry 2026-01-09", "enquiry applied 2026-01-20", "applied withdrawn 2026-02-01",
                ])
            #expect(history.map { $0["reason"]?.text } == ["First enquiry.", "Form came by post.", "Moved away."])
            #expect(
                history.map { $0["recordedBy"]?.text }
                    == ["coordinator", "coordinator", "registeredManager"].map { "\(server.scheme.accounts[$0]!)" })
            let stranger = Caller(
                server: server, token: try await TestScheme.make("elmfield", in: server.database).token("auditor"))
            #expect(try await stranger.get("\(uri)/history").status.code == 404)
        }
    }

    @Test("Whoever only asks need not say where and how old they are; whoever applies must, and keeps saying it")
    func enquiry() async throws {
        try await SchemeServer.with { server in
            let coordinator = server.coordinator
            let body =
                #"{"givenName": "Wren", "familyName": "Teaselby", "email": "wren@example.org", "enquirySource": "A friend"}"#
            let id = try await coordinator.add("/v1/carers", body)
            let uri = "/v1/carers/\(id)"
            let refused = try await coordinator.act("\(uri)/application", Self.body)
            #expect((refused.status.code, refused.problemCode) == (409, "requirementsOpen"))
            #expect(
                refused.faults == [
                    "/requirements/householdId requirementOpen", "/requirements/dateOfBirth requirementOpen",
                ])
            #expect(try await coordinator.put(uri, Bodies(scheme: server.scheme).carer).status == .ok)
            #expect(try await coordinator.act("\(uri)/application", Self.body).status == .ok)
            let emptied = try await coordinator.put(uri, body)
            #expect(
                (emptied.status.code, emptied.faults) == (
                    422, ["/householdId missingField", "/dateOfBirth missingField"]
                ))
            #expect(try await coordinator.get(uri).json["state"]?.text == "applied")
        }
    }

    @Test("A change of circumstances opens a task, which is done once")
    func tasks() async throws {
        try await SchemeServer.with { server in
            let carer = "\(server.scheme.carers[0])"
            let change = try await server.coordinator.add(
                "/v1/carers/\(carer)/changes-of-circumstances",
                #"{"reportedOn": "2026-02-01", "kind": "household", "detail": "A brother moves in."}"#)
            let tasks = try await server.auditor.get("/v1/tasks?carerId=\(carer)&state=open").json.items
            #expect(tasks.map { $0["subjectId"]?.text } == [change])
            #expect(tasks.first?["kind"]?.text == "changeOfCircumstances")
            let uri = "/v1/tasks/\(tasks.first?["id"]?.text ?? "")"
            let outcome = #"{"outcome": "Named on a new form."}"#
            #expect(try await server.coordinator.act("\(uri)/completion", outcome, ifMatch: "\"3\"").status.code == 412)
            let done = try await server.coordinator.act("\(uri)/completion", outcome, ifMatch: "\"1\"")
            #expect((done.status, done.headers[.eTag]) == (.ok, "\"2\""))
            #expect(try done.json["doneBy"]?.text == "\(server.scheme.accounts["coordinator"]!)")
            #expect(try done.json["outcome"]?.text == "Named on a new form.")
            let again = try await server.coordinator.act("\(uri)/completion", outcome)
            #expect((again.status.code, again.faults) == (409, [" taskDone"]))
            #expect(try await server.auditor.get("/v1/tasks?state=open").json.items.isEmpty)
            #expect(try await server.auditor.get("/v1/tasks?state=done").json.items.count == 1)
            #expect(try await server.auditor.get("/v1/tasks?carerId=\(server.scheme.carers[1])").json.items.isEmpty)
            #expect(try await server.auditor.get("/v1/tasks?state=lost").status.code == 400)
        }
    }

    /// A carer who is in the state already.
    private static func carer(in state: CarerState, _ server: SchemeServer) async throws -> String {
        let id = try await server.coordinator.add("/v1/carers", Bodies(scheme: server.scheme).carer)
        // A carer goes there only step by step, and this is not what is tested.
        try await server.script(
            "SET LOCAL session_replication_role = replica; UPDATE carer SET state = '\(state.rawValue)' WHERE id = '\(id)'"
        )
        return id
    }
}
