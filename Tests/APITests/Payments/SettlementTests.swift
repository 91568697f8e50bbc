import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Payments over HTTP", .timeLimit(.minutes(5)))
struct SettlementTests {
    private static let reason = #"{"reason": "As talked over."}"#

    /// Asks for a month's run and waits for its draft.
    private static func draft(_ server: SchemeServer, _ period: String) async throws -> String {
        let id = try await server.finance.add("/v1/payment-runs", #"{"period": "\#(period)"}"#)
        try await server.withWorker { try await server.untilDraft(id, $0) }
        return "/v1/payment-runs/\(id)"
    }

    @Test("A hold makes a draft out of date; held, released and paid; each refused step says why")
    func hold() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            try await server.coordinator.post("/v1/placements", bodies.placement())
            let april = try await Self.draft(server, "2026-04")
            let hold = "/v1/payment-holds/" + (try await server.finance.add("/v1/payment-holds", bodies.hold))
            let again = try await server.finance.post("/v1/payment-holds", bodies.hold)
            #expect((again.status.code, again.faults) == (409, ["/carerId paymentsHeld"]))
            let stale = try await server.manager.command("\(april)/approval")
            #expect((stale.status.code, stale.problemCode) == (409, "draftOutOfDate"))
            #expect(stale.text.contains("\(server.scheme.carers[0])"))
            try await server.withWorker { changes in
                try await server.finance.command("\(april)/recalculation")
                try await server.untilDraft(String(april.split(separator: "/").last!), changes)
            }
            let payment = try #require(try await server.auditor.get("\(april)/payments").json.items.first)
            #expect(payment["paid"]?.integer == 0 && payment["carriedForward"]?.integer == 70_714)
            #expect(payment["explanation"]?[1]?.text == "Nothing goes out, since the carer's payments are held.")
            #expect(try await server.manager.command("\(april)/approval").status == .ok)
            let balance = "/v1/carers/\(server.scheme.carers[0])/payment-balance"
            #expect(try await server.auditor.get(balance).json["balance"]?.integer == 70_714)
            #expect(try await server.finance.act("\(hold)/release", Self.reason, ifMatch: "\"9\"").status.code == 412)
            #expect(try await server.finance.act("\(hold)/release", Self.reason, ifMatch: "\"1\"").status == .ok)
            let twice = try await server.finance.act("\(hold)/release", Self.reason)
            #expect((twice.status.code, twice.faults) == (409, [" alreadyReleased"]))
            let run = try await server.auditor.get(try await Self.draft(server, "2026-05")).json
            #expect(run["totals"]?["paid"]?.integer == 143_785)
            #expect(run["totals"]?["broughtForward"]?.integer == 70_714)
        }
    }

    @Test("An urgent payment is approved by somebody else within their limit, once")
    func urgent() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let uri = "/v1/urgent-payments/" + (try await server.finance.add("/v1/urgent-payments", bodies.urgent))
            #expect(try await server.coordinator.command("\(uri)/approval").status == .forbidden)
            #expect(try await server.finance.command("\(uri)/approval").problemCode == "twoPeopleNeeded")
            let account = "/v1/accounts/\(server.scheme.accounts["registeredManager"]!)"
            let own = try await server.manager.put("\(account)/approval-limit", #"{"amount": 1}"#)
            #expect((own.status.code, own.problemCode) == (409, "twoPeopleNeeded"))
            let limit = try await server.administrator.put("\(account)/approval-limit", #"{"amount": 19999}"#)
            #expect(try limit.json["approvalLimit"]?.integer == 19_999)
            #expect(try await server.manager.command("\(uri)/approval").problemCode == "approvalLimitExceeded")
            try await server.script("UPDATE account SET approval_limit_pence = 20000 WHERE role = 'registeredManager'")
            let approved = try await server.manager.command("\(uri)/approval", ifMatch: "\"1\"")
            #expect((approved.headers[.eTag], try approved.json["state"]?.text) == ("\"2\"", "approved"))
            let late = try await server.finance.act("\(uri)/decline", Self.reason)
            #expect((late.status.code, late.faults) == (409, [" alreadyDecided"]))
            #expect(try await server.auditor.get("/v1/urgent-payments?state=approved").json.items.count == 1)
            #expect(try await server.auditor.get("/v1/urgent-payments?state=asked").json.items.isEmpty)
        }
    }

    @Test("What cannot be is refused with where and why")
    func refused() async throws {
        try await SchemeServer.with { server in
            let carer = "\(server.scheme.carers[0])"
            let stranger = "018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d"
            for (path, body, faults) in [
                ("payment-holds", #"{"carerId": "\#(stranger)", "reason": "x"}"#, ["/carerId unknownReference"]),
                ("payment-holds", #"{"reason": ""}"#, ["/carerId missingField", "/reason tooShort"]),
                ("urgent-payments", #"{"carerId": "\#(carer)", "amount": 0, "reason": "x"}"#, ["/amount outOfRange"]),
                (
                    "urgent-payments", #"{"carerId": "\#(carer)", "amount": 100000001, "reason": "x"}"#,
                    ["/amount outOfRange"]
                ),
                (
                    "recovery-plans",
                    #"{"carerId": "\#(carer)", "instalment": 1, "agreedOn": "9999-01-01", "carerAgreedOn": "9999-01-01", "note": "x"}"#,
                    ["/agreedOn futureDate", "/carerAgreedOn futureDate"]
                ),
            ] {
                let answer = try await server.finance.post("/v1/\(path)", body)
                #expect((answer.status.code, answer.faults) == (422, faults), "\(body)")
            }
            let nothing = try await server.finance.post("/v1/recovery-plans", Bodies(scheme: server.scheme).plan)
            #expect((nothing.status.code, nothing.faults) == (409, ["/carerId nothingOwed"]))
            #expect(try await server.auditor.get("/v1/recovery-plans").json.items.isEmpty)
        }
    }

    @Test("A preview says what a change would do, refuses what cannot be as the change does, and stores nothing")
    func preview() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let placement = try await server.coordinator.add("/v1/placements", bodies.placement())
            func send(_ body: String, _ caller: Caller) async throws -> TestAnswer {
                let answer = try await caller.send(.post, "/v1/payment-previews", ByteBuffer(string: body))
                return TestAnswer(status: answer.status.code, faults: answer.faults, json: try answer.json)
            }
            let entries = "SELECT count(*) FROM audit_entry WHERE change <> 'read'"
            var before = try await server.number(entries)
            let answer = try await send(bodies.preview(placement), server.coordinator)
            #expect(answer.status == 200)
            let january = answer.json["months"]?[0]
            // 27 days at 16,500 a week; then 7 at 16,500 and 20 at 27,000.
            #expect(january?["carer"]?["old"]?.integer == 63_643)
            #expect(january?["carer"]?["new"]?.integer == 93_643)
            #expect(answer.json["months"]?.array.count == 2)
            let booking = bodies.stay()
            let booked = try await send("{\"stay\": \(booking)}", server.coordinator)
            #expect(booked.json["totals"]?["carer"]?["new"]?.integer == 20_235)
            let stay = try await server.coordinator.add("/v1/stays", booking)
            before = try await server.number(entries)
            let cancelled = try await send(
                #"{"stayOutcome": {"stayId": "\#(stay)", "cancelledAt": "2026-05-01T09:00:00Z"}}"#, server.coordinator)
            #expect(cancelled.json["totals"]?["carer"]?["difference"]?.integer == -10_635)
            let policy = try await send(#"{"policy": \#(bodies.policy())}"#, server.finance)
            #expect(policy.status == 200)
            for (body, fault) in [
                ("{}", " oneChange"), (#"{"band": {"from": "2026-02-01", "band": "low"}}"#, " placementMissing"),
                (
                    #"{"placementId": "\#(placement)", "band": {"from": "2026-02-01", "band": "silver"}}"#,
                    "/band/band noBandPrice"
                ),
                (#"{"placementId": "\#(placement)", "endWithdrawn": false}"#, "/endWithdrawn outOfRange"),
                (#"{"placementId": "\#(stay)", "endWithdrawn": true}"#, "/endWithdrawn unknownReference"),
                (
                    #"{"placementId": "\#(placement)", "withdrawal": {"kind": "band", "factId": "\#(stay)"}}"#,
                    "/withdrawal unknownReference"
                ),
            ] {
                let refused = try await send(body, server.finance)
                #expect(refused.status == 422, "\(body)")
                #expect(refused.faults.contains(fault) || fault.hasPrefix("/band"), "\(body): \(refused.faults)")
            }
            #expect(try await send(bodies.preview(placement), server.auditor).status == 403)
            #expect(try await server.number(entries) == before)
        }
    }

    private struct TestAnswer {
        var status: Int
        var faults: [String]
        var json: JSONValue
    }
}
