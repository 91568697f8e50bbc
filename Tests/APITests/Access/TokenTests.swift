import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Tokens of machines", .timeLimit(.minutes(2)))
struct TokenTests {
    /// What an administrator may give: what they may do themselves, and less.
    static let ofAdministrator =
        #"{"label": "Machine of the council", "role": "administrator", "actions": ["readJobs"], "daysValid": 30}"#

    @Test(
        "A token is shown once, opens what it is kept to, and is seen in the list with its last use, never with its text"
    )
    func given() async throws {
        try await SchemeServer.with { server in
            let body =
                #"{"label": "Ledger", "role": "coordinator", "actions": ["readRecords", "readPayments"], "daysValid": 90}"#
            let answer = try await server.manager.post("/v1/tokens", body, key: "ledger")
            let given = try answer.json
            let text = try #require(given["token"]?.text)
            #expect(answer.status == .created && text.hasPrefix("sl_") && text.count == 67)
            #expect(
                given["lastUsedAt"] == .null
                    && given["recordedBy"]?.text == "\(server.scheme.accounts["registeredManager"]!)")
            let again = try await server.manager.post("/v1/tokens", body, key: "ledger")
            #expect(try again.json["token"] == .null && again.json["id"] == given["id"])

            let machine = Caller(server: server, token: text)
            #expect(try await machine.get("/v1/people").status == .ok)
            #expect(try await machine.get("/v1/payment-runs").status == .ok)
            for (role, uri) in [("of the role", "/v1/jobs"), ("of another", "/v1/accounts")] {
                #expect(try await machine.get(uri).problemCode == "forbidden", "\(role)")
            }
            let council = #"{"name": "Teasel Council"}"#
            #expect(try await machine.post("/v1/councils", council).problemCode == "forbidden")
            let read = try await server.auditor.get("/v1/tokens/\(given["id"]!.text!)")
            #expect(try read.json["lastUsedAt"]?.text != nil)
            let list = try await server.auditor.get("/v1/tokens")
            #expect(!read.text.contains(text) && !list.text.contains(text))
            let kept = """
                SELECT (SELECT count(*) FROM idempotency_key WHERE strpos(convert_from(body, 'UTF8'), '\(text)') > 0)
                    + (SELECT count(*) FROM audit_entry WHERE strpos(after::text, '\(text)') > 0)
                """
            #expect(try await server.number(kept) == 0)
        }
    }

    @Test("Two tokens of one machine serve while it changes over; withdrawn, a token opens nothing at once")
    func changedOver() async throws {
        try await SchemeServer.with { server in
            func give() async throws -> (id: String, machine: Caller) {
                let given = try await server.manager.post("/v1/tokens", Self.reader).json
                return (given["id"]!.text!, Caller(server: server, token: given["token"]!.text!))
            }
            let (old, oldMachine) = try await give()
            let (new, newMachine) = try await give()
            let accounts = try await server.auditor.get("/v1/tokens").json.items.filter {
                $0["label"]?.text == "Reader"
            }
            #expect(accounts.count == 2 && accounts[0]["accountId"] == accounts[1]["accountId"])
            #expect(try await oldMachine.get("/v1/people").status == .ok)
            let revoked = try await server.administrator.delete("/v1/tokens/\(old)", ifMatch: "\"1\"")
            #expect(try revoked.json["revokedAt"]?.text != nil && revoked.headers[.eTag] == "\"2\"")
            #expect(try await server.administrator.delete("/v1/tokens/\(old)", ifMatch: "\"1\"").status.code == 412)
            #expect(try await server.administrator.delete("/v1/tokens/\(old)").status == .ok)
            let refused = try await oldMachine.get("/v1/people")
            #expect((refused.problemCode, refused.faults) == ("unauthenticated", ["Authorization tokenRevoked"]))
            #expect(try await newMachine.get("/v1/people").status == .ok)

            let events = try await server.auditor.get("/v1/sign-ins").json.items
            let ofOld = events.filter { $0["tokenId"]?.text == old }.map { $0["reason"]?.text ?? "accepted" }
            #expect(ofOld == ["tokenRevoked", "accepted"])
            #expect(events.contains { $0["tokenId"]?.text == new && $0["outcome"]?.text == "accepted" })
            let refusals = try await server.administrator.get("/v1/sign-ins?refused=true").json.items
            #expect(refusals.map { $0["reason"]?.text } == ["tokenRevoked"])
        }
    }

    private static let reader = #"{"label": "Reader", "role": "auditor", "actions": ["readRecords"], "daysValid": 1}"#

    @Test("Nobody gives what they have not got, a role what it has not got, or a token in a person's name")
    func refused() async throws {
        try await SchemeServer.with { server in
            func give(_ caller: Caller, _ label: String, _ role: String, _ actions: String) async throws -> [String] {
                try await caller.post(
                    "/v1/tokens", #"{"label": "\#(label)", "role": "\#(role)", "actions": \#(actions), "daysValid": 9}"#
                ).faults
            }
            let administrator = server.administrator
            #expect(try await give(administrator, "A", "auditor", "null") == ["/actions notYoursToGive"])
            #expect(
                try await give(administrator, "A", "coordinator", #"["readRecords"]"#) == ["/actions notYoursToGive"])
            #expect(try await give(administrator, "A", "commissioner", #"["readJobs"]"#) == ["/actions notOfRole"])
            #expect(try await give(administrator, "The auditor", "administrator", "null") == ["/label nameTaken"])
            #expect(try await give(administrator, "A", "administrator", "[]") == ["/actions tooFewItems"])
            #expect(try await give(administrator, "A", "administrator", #"["fly"]"#) == ["/actions/0 notPermitted"])
            #expect(try await give(server.manager, "A", "financeOfficer", "null") == ["/actions notYoursToGive"])
            #expect(try await give(server.coordinator, "A", "coordinator", "null") == [])
            #expect(try await server.number("SELECT count(*) FROM account WHERE is_machine") == 0)
            // Nor does a token that is kept to some actions make one that is kept to more.
            let keeper = try await administrator.post(
                "/v1/tokens", #"{"label": "K", "role": "administrator", "actions": ["manageAccounts"], "daysValid": 1}"#
            )
            let machine = Caller(server: server, token: try keeper.json["token"]?.text)
            #expect(try await give(machine, "L", "administrator", #"["readJobs"]"#) == ["/actions notYoursToGive"])
        }
    }

    @Test("An account that is disabled opens nothing until it is let in again; nobody disables their own")
    func disabled() async throws {
        try await SchemeServer.with { server in
            let uri = "/v1/accounts/\(server.scheme.accounts["coordinator"]!)/access"
            #expect(try await server.coordinator.get("/v1/people").status == .ok)
            #expect(try await server.administrator.put(uri, #"{"disabled": true}"#).json["disabled"] == .bool(true))
            #expect(try await server.coordinator.get("/v1/people").faults == ["Authorization accountDisabled"])
            try await server.administrator.put(uri, #"{"disabled": false}"#)
            #expect(try await server.coordinator.get("/v1/people").status == .ok)
            let own = "/v1/accounts/\(server.scheme.accounts["administrator"]!)/access"
            #expect(try await server.administrator.put(own, #"{"disabled": true}"#).problemCode == "twoPeopleNeeded")
        }
    }

    @Test("Attempts with tokens that open nothing are held up after a few, and a token that opened something is not")
    func limited() async throws {
        try await SchemeServer.with(failedAttemptsPerMinuteMax: 1) { server in
            #expect(try await server.coordinator.get("/v1/people").status == .ok)
            for number in 0..<5 {
                let guess = Caller(server: server, token: "sl_\(number)")
                #expect(try await guess.get("/v1/people").faults == ["Authorization tokenUnknown"])
            }
            let held = try await Caller(server: server, token: "sl_6").get("/v1/people")
            #expect(held.problemCode == "tooManyRequests")
            #expect(held.headers[.retryAfter].flatMap { Int($0) } ?? 0 > 30)
            // A good token that was not seen here before waits with the others from this address; one that was goes on.
            #expect(try await server.auditor.get("/v1/people").problemCode == "tooManyRequests")
            #expect(try await server.coordinator.get("/v1/people").status == .ok)
        }
    }
}
