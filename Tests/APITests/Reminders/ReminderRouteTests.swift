import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ReminderRouteTests {
    @Test("A task is taken on, put off with a reason and done, each by the version that was read")
    func task() async throws {
        try await SchemeServer.with { server in
            _ = try await server.addDelivery()
            let task = try #require(try await server.auditor.get("/v1/tasks?state=open").json.items.first)
            let uri = "/v1/tasks/\(task["id"]?.text ?? "")"
            #expect(task["kind"]?.text == "training" && task["topic"]?.text == "firstAid")
            let account = "\(server.scheme.accounts["coordinator"]!)"
            #expect(try await server.auditor.command("\(uri)/taking").status == .forbidden)
            let taken = try await server.coordinator.command("\(uri)/taking", ifMatch: "\"1\"")
            #expect(try taken.json["takenBy"]?.text == account)
            #expect(try await server.coordinator.command("\(uri)/taking", ifMatch: "\"1\"").status.code == 412)
            #expect(try await server.auditor.get("/v1/tasks?takenBy=\(account)").json.items.count == 1)
            for (until, fault) in [
                ("\(WallClock.today())", "/until notWithinYear"), ("2999-01-01", "/until notWithinYear"),
                ("2026-02-30", "/until malformedDate"),
            ] {
                let answer = try await server.coordinator.act(
                    "\(uri)/postponement", #"{"until": "\#(until)", "reason": "On holiday."}"#)
                #expect(answer.status.code == 422 && answer.faults == [fault], "\(answer.text)")
            }
            let until = "\(WallClock.today() + 30)"
            let putOff = try await server.coordinator.act(
                "\(uri)/postponement", #"{"until": "\#(until)", "reason": "On holiday."}"#)
            #expect(try putOff.json["putOffUntil"]?.text == until)
            #expect(try putOff.json["putOffReason"]?.text == "On holiday.")
            try await server.coordinator.act("\(uri)/completion", #"{"outcome": "Course booked."}"#)
            #expect(try await server.coordinator.command("\(uri)/taking").problemCode == "conflict")
            #expect(try await server.auditor.get("/v1/tasks?dueBy=2026-05-31").json.items.isEmpty)
            #expect(try await server.auditor.get("/v1/tasks?dueBy=2026-06-01").json.items.count == 1)
        }
    }

    @Test(
        "A message is found by whom it went to and by every record that it tells of, and only read in one's own scheme")
    func deliveries() async throws {
        try await SchemeServer.with { server in
            let id = try await server.addDelivery()
            let account = "\(server.scheme.accounts["coordinator"]!)"
            for (query, count) in [
                ("", 1), ("?accountId=\(account)", 1), ("?accountId=\(server.scheme.accounts["auditor"]!)", 0),
                ("?recordId=\(server.scheme.carers[0])", 1), ("?recordId=\(server.scheme.carers[1])", 0),
                ("?state=pending", 1), ("?state=failed", 0),
            ] {
                let answer = try await server.auditor.get("/v1/deliveries\(query)")
                #expect(try answer.json.items.count == count, "\(query)")
                #expect(!answer.text.contains("What it says"))
            }
            #expect(try await server.auditor.get("/v1/deliveries/\(id)").json["text"]?.text == "What it says")
            #expect(try await server.finance.get("/v1/deliveries").status == .forbidden)
        }
    }

    @Test("Where reminders go is set by who manages accounts, and may be nowhere")
    func email() async throws {
        try await SchemeServer.with { server in
            let uri = "/v1/accounts/\(server.scheme.accounts["coordinator"]!)/email"
            #expect(try await server.coordinator.put(uri, #"{"email": "a@b"}"#).status == .forbidden)
            let set = try await server.administrator.put(uri, #"{"email": "fern@example.org"}"#)
            #expect(try set.json["email"]?.text == "fern@example.org")
            let refused = try await server.administrator.put(uri, #"{"email": "fern"}"#)
            #expect(refused.faults == ["/email malformedEmail"])
            #expect(try await server.administrator.put(uri, #"{"email": null}"#).json["email"] == .null)
        }
    }
}
