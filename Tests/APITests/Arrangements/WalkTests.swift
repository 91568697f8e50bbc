import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import Store
import TestSupport
import Testing

/// From a council's referral to a person at home with a carer, and to each kind of end, over HTTP alone.
@Suite("From a referral to an end", .timeLimit(.minutes(5)))
struct WalkTests {
    @Test(
        "A carer is made ready; people are referred, matched, introduced, placed, taken to hospital and banded anew, and each leaves in another way"
    )
    func walk() async throws {
        try await SchemeServer.with { server in
            let scenario = Scenario(server: server)
            let today = scenario.today
            try await server.administrator.put("/v1/scheme/records-from", #"{"recordsFrom": "\#(today)"}"#)
            try await Self.makeReady(scenario)
            var from = today
            for (number, reason) in PlacementEnd.Reason.allCases.enumerated() {
                let referral = try await scenario.referred(number, more: scenario.complete(from: from))
                try await scenario.known(number)
                let standing = try await server.auditor.get("/v1/referrals/\(referral)/standing").json
                #expect(standing["mayBeMatched"] == .bool(true) && standing["indicativeBand"]?.text == "low")

                let match = try await scenario.matched(referral)
                try await scenario.introduced(match)
                try await scenario.allAgreed(match)
                let placement = try await scenario.placed(number, from: from)
                #expect(try await scenario.settled(match, by: placement)["state"]?.text == "placed")
                #expect(try await server.auditor.get("/v1/referrals/\(referral)").json["state"]?.text == "placed")
                if reason != .notArrived {
                    try await scenario.away("hospital", placement, from: from + 3, to: from + 6)
                    try await scenario.banded(placement, "high", of: number, from: from + 10)
                    try await scenario.planned(placement)
                }
                let leaving = reason == .notArrived ? from : from + 30
                if reason == .breakdown { try await scenario.notice(placement, leaving: leaving) }
                let ended = try await scenario.ended(placement, reason.rawValue, on: leaving)
                #expect(ended.status == .ok, "\(ended.text)")
                #expect(try ended.json["end"]?["reason"]?.text == reason.rawValue)
                #expect(try await !scenario.openTasks(placement).isEmpty)
                from = leaving
            }
        }
    }

    @Test("A person moves from one carer to another without a gap or an overlap, in one request, all or nothing")
    func moved() async throws {
        try await Scenario.with { scenario in
            let (server, today) = (scenario.server, scenario.today)
            let first = try await scenario.placed()
            try await server.finance.post(
                "/v1/placements/\(first)/contributions", #"{"from": "\#(today)", "weekly": 4500}"#)
            try await scenario.away("other", first, from: today + 18, to: today + 22)
            try await scenario.away("hospital", first, from: today + 30, to: nil)
            let move = #"{"carerId": "\#(scenario.carer(1))", "on": "\#(today + 20)"}"#
            let before = try await server.auditor.get("/v1/placements/\(first)").json
            let refused = try await server.coordinator.post("/v1/placements/\(first)/move", move)
            #expect(
                refused.faults == [
                    "/agreements/service agreementNotSigned", "/agreements/licence agreementNotSigned",
                ])
            #expect(try await server.auditor.get("/v1/placements/\(first)").json == before)

            for kind in ArrangementAgreement.Kind.allCases { try await scenario.signed(kind, with: 1) }
            let second = try await server.coordinator.post("/v1/placements/\(first)/move", move).json
            let ended = try await server.auditor.get("/v1/placements/\(first)").json
            #expect(ended["end"]?["date"]?.text == "\(today + 20)" && second["start"]?.text == "\(today + 20)")
            #expect(second["carerId"]?.text == scenario.carer(1) && second["bands"]?[0]?["band"]?.text == "low")
            #expect(second["contributions"]?[0]?["weekly"]?.integer == 4_500)
            #expect(
                second["absences"]?.array.map { $0["from"]?.text } == ["\(today + 20)", "\(today + 30)"])
            #expect(ended["absences"]?.array.map { $0["from"]?.text } == ["\(today + 18)"])
            let again = try await server.coordinator.post("/v1/placements/\(first)/move", move)
            #expect((again.status.code, again.faults) == (409, [" placementEnded"]))
        }
    }

    @Test("A short break is booked, changed, cancelled with notice, taken back, and missed")
    func shortBreak() async throws {
        try await Scenario.with(peopleMax: 1) { scenario in
            let (server, from) = (scenario.server, scenario.today + 10)
            let uri = "/v1/stays/\(try await server.coordinator.add("/v1/stays", scenario.stay(from: from)))"
            _ = try await server.coordinator.add("/v1/stays", scenario.stay(1, from: from + 3))
            let longer = try await server.coordinator.put(uri, scenario.stay(from: from, nights: 4))
            #expect((longer.status.code, longer.faults) == (409, ["/arrive homeFullByTerms"]))
            let earlier = try await server.coordinator.put(uri, scenario.stay(from: from - 2, nights: 5))
            #expect(try earlier.json["arrive"]?.text == "\(from - 2)")
            let cancelled = try await server.coordinator.put(
                "\(uri)/outcome", #"{"cancelledAt": "\#(scenario.today)T09:00:00Z", "cancelledBy": "person"}"#)
            #expect(cancelled.status == .ok)
            _ = try await server.coordinator.add("/v1/stays", scenario.stay(2, from: from - 2))
            let back = try await server.coordinator.put("\(uri)/outcome", "{}")
            #expect((back.status.code, back.faults) == (409, ["/arrive homeFullByTerms"]))
            let missed = try await server.coordinator.put("\(uri)/outcome", #"{"notArrived": true}"#)
            #expect(try missed.json["notArrived"] == .bool(true))
        }
    }

    /// All that a carer needs before the first arrangement.
    private static func makeReady(_ scenario: Scenario) async throws {
        let (server, today) = (scenario.server, scenario.today)
        let uri = "/v1/carers/\(scenario.carer())"
        try await server.complete(scenario.carer(), certificate: "001234567890")
        let clauses = CarerAgreement.Clause.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        try await server.coordinator.add(
            "\(uri)/agreements",
            #"{"agreementVersion": "1", "clauses": [\#(clauses)], "carerSignedOn": "\#(today)", "schemeSignedOn": "\#(today)"}"#
        )
        let points = AnnualCarerReview.Point.allCases.map {
            #""\#($0.rawValue)": {"isMet": true, "evidence": "Seen."}"#
        }
        try await server.coordinator.add(
            "\(uri)/reviews",
            #"{"reviewedOn": "\#(today)", "reviewer": "Ivy Hazel", "points": {\#(points.joined(separator: ", "))}, "developmentPlan": "First aid."}"#
        )
        let refused = try await server.coordinator.post("/v1/stays", scenario.stay(with: 0, from: today + 1))
        #expect(refused.faults == ["/carerId noTermsInForce"])
        let terms =
            #"{"kinds": ["longTerm"], "peopleMax": 1, "bands": ["low", "high"], "conditions": [], "from": "\#(today - 30)", "until": null}"#
        let answer = try await server.manager.post("\(uri)/terms", terms)
        #expect(answer.status == .created, "\(answer.text)")
    }
}
