import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("What a certificate disclosed", .timeLimit(.minutes(5)))
struct DisclosureTests {
    private static let content = #"{"content": "It says this\nand that"}"#

    @Test("It is taken down, shown with a log, decided on, and never echoed")
    func life() async throws {
        try await SchemeServer.with { server in
            let file = try await server.addCertificate()
            let path = "\(file)/disclosure"
            #expect(try await server.manager.get("\(path)?purpose=riskAssessment").status.code == 404)
            #expect(try await server.coordinator.put(path, Self.content, ifMatch: "\"1\"").status.code == 412)
            let taken = try await server.coordinator.put(path, Self.content, ifMatch: "\"0\"")
            #expect((taken.status, taken.headers[.eTag]) == (.ok, "\"1\""))
            #expect(!taken.text.contains("It says"))
            #expect(try await server.coordinator.put(path, Self.content, ifMatch: "\"0\"").status.code == 412)
            let reasoning = #"{"reasoning": "Long ago"}"#
            #expect(try await server.manager.put("\(path)/reasoning", reasoning, ifMatch: "\"1\"").status == .ok)
            let shown = try await server.manager.get("\(path)?purpose=riskAssessment").json
            #expect(shown["content"]?.text == "It says this\nand that")
            #expect(shown["reasoning"]?.text == "Long ago")
            #expect(shown["version"]?.integer == 2)
            try await server.coordinator.get("\(path)?purpose=correction")
            let log = try await server.auditor.get("\(file)/showings").json.items
            #expect(log.map { $0["purpose"]?.text } == ["riskAssessment", "correction"])
            #expect(
                log.map { $0["shownTo"]?.text }
                    == ["registeredManager", "coordinator"].map { "\(server.scheme.accounts[$0]!)" })
            #expect(log.first == shown["showing"])
            let page = try await server.auditor.get("\(file)/showings?limit=1").json
            #expect(page.items.count == 1 && page["next"]?.text != nil)
            let decided = try await server.manager.post(
                "\(file)/risk-assessments",
                #"{"decision": "accepted", "safeguards": ["noDriving", "moreVisits"]}"#)
            #expect(decided.status == .created)
            let read = try await server.auditor.get(file)
            #expect(try read.json["riskAssessments"]?.array == [decided.json])
            #expect(try read.json["disclosure"]?["version"]?.integer == 2)
            #expect(!read.text.contains("It says") && !read.text.contains("Long ago"))
            // Corrected after the decision, it is still kept until its six months are over.
            #expect(try await server.coordinator.put(path, Self.content).status == .ok)
        }
    }

    @Test(
        "A decision starts six months, whoever decides again; then nothing is shown or taken down, even before the job has come"
    )
    func over() async throws {
        try await SchemeServer.with { server in
            let file = try await server.addCertificate()
            let path = "\(file)/disclosure"
            try await server.coordinator.put(path, Self.content)
            for (decision, day) in [("notAccepted", "2026-02-28"), ("accepted", "2026-11-01")] {
                let body = #"{"decision": "\#(decision)", "decidedOn": "\#(day)"}"#
                #expect(try await server.manager.post("\(file)/risk-assessments", body).status == .created)
            }
            for answer in [
                try await server.manager.get("\(path)?purpose=dispute"),
                try await server.coordinator.put(path, Self.content),
                try await server.manager.put("\(path)/reasoning", #"{"reasoning": "Long ago"}"#),
            ] {
                #expect(answer.faults == [" disclosurePurged"])
            }
            #expect(try await server.number("SELECT count(*) FROM dbs_showing") == 0)
        }
    }

    @Test("Of a clear certificate there is nothing to take down, of a withdrawn one nothing is left")
    func nothing() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let clear = try await server.addCertificate(bodies.certificate(outcome: "clear"))
            #expect(
                try await server.coordinator.put("\(clear)/disclosure", Self.content).faults == [" nothingDisclosed"])
            let decision = #"{"decision": "accepted"}"#
            #expect(
                try await server.manager.post("\(clear)/risk-assessments", decision).faults == [" nothingDisclosed"])
            let file = try await server.addCertificate(bodies.certificate(number: "001234567891"))
            try await server.coordinator.put("\(file)/disclosure", Self.content)
            try await server.coordinator.delete("\(server.certificates())/\(file.split(separator: "/").last!)")
            #expect(
                try await server.number(
                    "SELECT count(*) FROM dbs_disclosure WHERE content IS NULL AND sealed_content IS NULL AND purged_at IS NOT NULL"
                ) == 1)
            for answer in [
                try await server.coordinator.put("\(file)/disclosure", Self.content),
                try await server.manager.get("\(file)/disclosure?purpose=dispute"),
                try await server.manager.post("\(file)/risk-assessments", decision),
            ] {
                #expect(answer.faults == [" certificateWithdrawn"])
            }
        }
    }

    @Test(
        "Only a coordinator and the registered manager are shown it, only the manager decides; the others see that it was"
    )
    func roles() async throws {
        try await SchemeServer.with { server in
            let file = try await server.addCertificate()
            let path = "\(file)/disclosure"
            try await server.coordinator.put(path, Self.content)
            for role in Role.allCases {
                let caller = server.caller(role)
                let mayHandle = [.coordinator, .registeredManager].contains(role)
                let mayRead = mayHandle || role == .auditor
                func expect(_ answer: TestResponse, _ isAllowed: Bool) {
                    #expect((answer.status.code == 403) == !isAllowed, "\(role): \(answer.text)")
                    #expect(isAllowed || !answer.text.contains("It says"))
                }
                expect(try await caller.get("\(path)?purpose=riskAssessment"), mayHandle)
                expect(try await caller.put(path, Self.content), mayHandle)
                expect(
                    try await caller.put("\(path)/reasoning", #"{"reasoning": "Long ago"}"#), role == .registeredManager
                )
                expect(
                    try await caller.post("\(file)/risk-assessments", #"{"decision": "accepted"}"#),
                    role == .registeredManager)
                expect(try await caller.get(file), mayRead)
                expect(try await caller.get("\(file)/showings"), mayRead)
                expect(try await caller.get(server.certificates()), mayRead)
            }
            #expect(try await server.number("SELECT count(*) FROM dbs_showing") == 2)
            let trail = try await server.auditor.get("/v1/audit-entries?limit=200").text
            #expect(trail.contains("dbs_showing") && trail.contains("dbs_risk_assessment"))
            #expect(!trail.contains("It says") && !trail.contains("Long ago"))
        }
    }

    @Test("A purpose must be one of the list, and a decision of the time and of words from a list")
    func faults() async throws {
        try await SchemeServer.with { server in
            let file = try await server.addCertificate()
            for query in ["", "?purpose=", "?purpose=curiosity", "?purpose=the%20theft%20of%202019"] {
                let answer = try await server.manager.get("\(file)/disclosure\(query)")
                #expect((answer.status.code, answer.problemCode) == (400, "invalidQuery"))
                #expect(!answer.text.contains("theft"))
            }
            for (body, faults) in [
                (#"{"decision": "perhaps"}"#, ["/decision notPermitted"]),
                (#"{"decision": "accepted", "safeguards": ["a free text"]}"#, ["/safeguards/0 notPermitted"]),
                (#"{"decision": "accepted", "reasoning": "Long ago"}"#, ["/reasoning unknownField"]),
                (#"{"decision": "notAccepted", "safeguards": ["noMoney"]}"#, ["/safeguards safeguardsOfRefusal"]),
                (#"{"decision": "accepted", "decidedOn": "2026-01-31"}"#, ["/decidedOn beforeIssue"]),
                (#"{"decision": "accepted", "decidedOn": "2999-01-31"}"#, ["/decidedOn futureDate"]),
            ] {
                let answer = try await server.manager.post("\(file)/risk-assessments", body)
                #expect((answer.status.code, answer.faults) == (422, faults))
            }
        }
    }
}
