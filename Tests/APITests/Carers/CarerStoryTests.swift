import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import SharedLives
import Store
import TestSupport
import Testing

/// One carer's whole life, by requests alone: nothing is put into the database in any other way.
@Suite("A carer's story over HTTP", .timeLimit(.minutes(5)))
struct CarerStoryTests {
    @Test("From the first enquiry to approval and on to de-approval, every shortcut refused with all that is open")
    func story() async throws {
        try await SchemeServer.with { server in
            let story = try await CarerStory.begin(server)
            try await story.enquire()
            try await story.apply()
            try await story.beAssessed()
            let approval = try await story.becomeReady()
            try await story.beApproved(approval)
            try await story.practise()
            try await story.beApprovedAgain()
            try await story.beDeapproved()
            try await story.lookBack()
        }
    }
}

/// The carer of the story, and who decides about them. The steps are those of DOMAIN, in order.
private struct CarerStory {
    let server: SchemeServer
    let carer: String
    let panel: PanelFixture
    /// The meeting of today.
    let meeting: String
    let today = WallClock.today()

    private var uri: String { "/v1/carers/\(carer)" }

    /// What an applicant with nothing but a home and a date of birth still needs.
    private static let everything =
        [
            "dbs", "references", "homeInspection", "tenure", "publicLiabilityInsurance", "householdInsurance",
            "induction", "commitments", "assessorReport",
        ].map { "/requirements/\($0) requirementOpen" }

    private static let homeless = "/requirements/householdAdults requirementOpen"
    private static let shortcut = " stateNotAllowed"

    static func begin(_ server: SchemeServer) async throws -> CarerStory {
        let panel = try await PanelFixture.make(server)
        let meeting = try await server.coordinator.add(
            "/v1/panel-meetings", PanelFixture.body(panel.members, heldOn: "\(WallClock.today())"))
        let carer = try await server.coordinator.add(
            "/v1/carers",
            #"{"givenName": "Wren", "familyName": "Teaselby", "email": "wren@example.org", "enquirySource": "A friend", "enquiredOn": "2026-01-09"}"#
        )
        return CarerStory(server: server, carer: carer, panel: panel, meeting: meeting)
    }

    private func act(_ name: String) async throws -> TestResponse {
        try await server.manager.act("\(uri)/\(name)", #"{"reason": "As talked over."}"#)
    }

    /// Refused by the state, with all that is open besides.
    private func expectShortcut(
        _ answer: TestResponse, _ open: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(
            (answer.status.code, answer.problemCode) == (409, "stateNotAllowed"), "\(answer.text)",
            sourceLocation: sourceLocation)
        #expect(answer.faults == [Self.shortcut] + open, sourceLocation: sourceLocation)
    }

    private func expectState(_ state: CarerState, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        #expect(try await panel.state(of: carer) == state.rawValue, sourceLocation: sourceLocation)
    }

    func enquire() async throws {
        let open = [Self.everything[0], Self.homeless] + Self.everything.dropFirst()
        try expectShortcut(await act("panel-readiness"), open)
        try expectShortcut(await act("reinstatement"), open)
        try expectShortcut(await prepare("approval"), open)
        try expectShortcut(await act("assessment"), [])
        let applied = try await act("application")
        #expect(applied.problemCode == "requirementsOpen")
        #expect(
            applied.faults == [
                "/requirements/householdId requirementOpen", "/requirements/dateOfBirth requirementOpen",
            ])
        try await expectState(.enquiry)
    }

    func apply() async throws {
        let home = try await server.coordinator.add("/v1/households", Bodies(scheme: server.scheme).household)
        let changed = try await server.coordinator.put(
            uri,
            #"{"householdId": "\#(home)", "kind": "carer", "givenName": "Wren", "familyName": "Teaselby", "dateOfBirth": "1971-02-28", "enquirySource": "A friend"}"#
        )
        #expect(changed.status == .ok, "\(changed.text)")
        #expect(try await act("application").status == .ok)
        try expectShortcut(await act("panel-readiness"), Self.everything)
        try expectShortcut(await prepare("approval"), Self.everything)
    }

    func beAssessed() async throws {
        #expect(try await act("assessment").status == .ok)
        let early = try await act("panel-readiness")
        #expect((early.status.code, early.problemCode) == (409, "requirementsOpen"))
        #expect(early.faults == Self.everything)
        try await expectState(.assessing)
    }

    /// Prepares the case while the evidence comes in, and gives it.
    func becomeReady() async throws -> String {
        let approval = try #require(try await prepare("approval").json["id"]?.text)
        try expectShortcut(await list(approval), Self.everything)
        #expect(try await panel.recommend(approval, panel.recommendation()).problemCode == "caseNotInState")
        #expect(try await panel.decide(approval, true, on: "\(today)").problemCode == "caseNotInState")
        let home = try #require(try await server.auditor.get(uri).json["householdId"]?.text)
        try await server.complete(carer, certificate: "777777777777", household: home)
        try expectShortcut(await list(approval), [])
        #expect(try await act("panel-readiness").status == .ok)
        return approval
    }

    func beApproved(_ approval: String) async throws {
        #expect(try await list(approval).status == .ok)
        #expect(try await panel.decide(approval, true, on: "\(today)").problemCode == "caseNotInState")
        #expect(try await panel.recommend(approval, panel.recommendation()).status == .ok)
        try await expectState(.recommended)
        // What turns out wrong between the panel and the decision stands in its way.
        try await withoutReferences {
            let refused = try await panel.decide(approval, true, on: "\(today)")
            #expect((refused.status.code, refused.problemCode) == (409, "requirementsOpen"))
            #expect(refused.faults == ["/requirements/references requirementOpen"])
            try await expectState(.recommended)
            try expectShortcut(await act("reinstatement"), ["/requirements/references requirementOpen"])
        }
        #expect(try await panel.decide(approval, true, on: "\(today)").status == .ok)
        try await expectState(.approved)
        #expect(try await panel.terms(of: carer, on: "\(today)")["caseId"]?.text == approval)
    }

    /// The agreement, and a suspension that ends.
    func practise() async throws {
        func may() async throws -> JSONValue? {
            try await server.auditor.get("\(uri)/requirements").json["mayHaveArrangement"]
        }
        #expect(try await may() == .bool(false), "no agreement is signed")
        let clauses = CarerAgreement.Clause.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        try await server.coordinator.add(
            "\(uri)/agreements",
            #"{"agreementVersion": "2026-1", "clauses": [\#(clauses)], "carerSignedOn": "\#(today)", "schemeSignedOn": "\#(today)"}"#
        )
        #expect(try await may() == .bool(true))
        #expect(try await act("suspension").status == .ok)
        try await withoutReferences {
            let refused = try await act("reinstatement")
            #expect(refused.faults == ["/requirements/references requirementOpen"])
        }
        #expect(try await act("reinstatement").status == .ok)
        #expect(try await act("panel-readiness").faults == [Self.shortcut], "that is behind them")
    }

    func beApprovedAgain() async throws {
        let again = try #require(try await prepare("reapproval").json["id"]?.text)
        try await withoutReferences {
            let refused = try await list(again)
            #expect(refused.faults == ["/requirements/references requirementOpen"])
        }
        #expect(try await list(again).status == .ok)
        #expect(try await panel.recommend(again, panel.recommendation()).status == .ok)
        try await withoutReferences {
            let refused = try await panel.decide(again, true, on: "\(today)")
            #expect(refused.faults == ["/requirements/references requirementOpen"])
        }
        #expect(try await panel.decide(again, true, on: "\(today)").status == .ok)
        #expect(try await panel.terms(of: carer, on: "\(today)")["caseId"]?.text == again)
    }

    func beDeapproved() async throws {
        let ending = try #require(try await prepare("deapproval", terms: nil).json["id"]?.text)
        #expect(try await panel.decide(ending, true, on: "\(today)").problemCode == "caseNotInState")
        #expect(try await list(ending).status == .ok)
        #expect(try await panel.recommend(ending, panel.recommendation()).status == .ok)
        #expect(try await panel.decide(ending, true, on: "\(today)").status == .ok)
        try await expectState(.deapproved)
        #expect(try await panel.terms(of: carer, on: "\(today)")["terms"] == .null)
        let letter = try await server.coordinator.get("/v1/panel-cases/\(ending)/letter.txt").text
        #expect(letter.contains("Dear Wren Teaselby,"))
        for act in ["application", "assessment", "panel-readiness", "reinstatement", "suspension", "resignation"] {
            #expect(try await self.act(act).faults == [Self.shortcut], "an end is an end")
        }
    }

    func lookBack() async throws {
        let history = try await server.auditor.get("\(uri)/history").json.items
        #expect(
            history.compactMap { $0["to"]?.text } == [
                "enquiry", "applied", "assessing", "readyForPanel", "recommended", "approved", "suspended", "approved",
                "deapproved",
            ])
        #expect(history.allSatisfy { $0["recordedBy"]?.text != nil && $0["reason"]?.text?.isEmpty == false })
        let register = try await server.auditor.get("/v1/carer-register?on=\(today - 1)&state=enquiry").json.items
        #expect(register.map { $0["id"]?.text } == [carer], "yesterday they had only asked")
    }

    private func prepare(_ kind: String, terms: String? = Self.terms) async throws -> TestResponse {
        let terms = terms.map { #", "terms": \#($0)"# } ?? ""
        return try await server.coordinator.post(
            "/v1/panel-cases", #"{"carerId": "\#(carer)", "kind": "\#(kind)", "summary": "Please consider."\#(terms)}"#)
    }

    private static var terms: String {
        #"{"kinds": ["longTerm"], "peopleMax": 1, "bands": ["low"], "from": "\#(WallClock.today())", "until": null}"#
    }

    /// Puts a case on today's agenda, with papers that came late.
    private func list(_ panelCase: String) async throws -> TestResponse {
        try await server.coordinator.put(
            "/v1/panel-cases/\(panelCase)/listing",
            #"{"meetingId": "\#(meeting)", "papersInOn": "\#(today)", "lateReason": "The home was seen this morning."}"#
        )
    }

    /// Does something while no reference stands, and records them again.
    private func withoutReferences(_ body: () async throws -> Void) async throws {
        let references = "\(uri)/references"
        for id in try await server.auditor.get(references).json.items.compactMap({ $0["id"]?.text }) {
            try await server.coordinator.delete("\(references)/\(id)")
        }
        try await body()
        for referee in ["Ash Rowan", "Ivy Hazel"] {
            try await server.coordinator.add(
                references,
                #"{"referee": "\#(referee)", "relationship": "Friend", "receivedOn": "\#(today)", "verdict": "satisfactory"}"#
            )
        }
    }
}
