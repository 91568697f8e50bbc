import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Referrals over HTTP", .timeLimit(.minutes(5)))
struct ReferralTests {
    private static func body(_ server: SchemeServer, person: Int = 0, more: String = "") -> String {
        """
        {"personId": "\(server.scheme.people[person])", "councilId": "\(server.scheme.councils[0])", "kind": "longTerm",
         "receivedOn": "2026-05-04"\(more)}
        """
    }

    private static let assessed = """
        , "wantedFrom": "2026-07-01", "location": "Quillbrook", "funding": "council", "eligibleNeeds": "To keep well.",
         "levels": {"medication": 2, "nightTime": 2, "emotional": 2, "personalCare": 2, "physicalWellbeing": 3}
        """

    private static func toGet(_ referral: String, _ server: SchemeServer) async throws -> [String] {
        let standing = try await server.coordinator.get("/v1/referrals/\(referral)/standing").json
        return standing["toGet"]?.array.compactMap { $0["part"]?.text } ?? []
    }

    @Test(
        "What is still to get of a referral grows shorter until a carer can be looked for"
    )
    func completed() async throws {
        try await SchemeServer.with { server in
            let referral = try await server.coordinator.add("/v1/referrals", Self.body(server))
            #expect(
                try await Self.toGet(referral, server)
                    == ["wantedFrom", "location", "funding", "eligibleNeeds", "levels", "profile", "capacity"])
            try await server.coordinator.put(
                "/v1/referrals/\(referral)", Self.body(server, more: Self.assessed))
            let person = "/v1/people/\(server.scheme.people[0])"
            _ = try await server.coordinator.add(
                "\(person)/profiles",
                #"{"from": "2026-05-05", "interests": ["cycling"], "needsStepFreeRoom": false, "wishesNoSmokers": true}"#
            )
            _ = try await server.coordinator.add(
                "\(person)/capacity-assessments",
                #"{"assessedOn": "2026-05-06", "assessor": "Ivy Hazel", "hasCapacity": false}"#)
            #expect(try await Self.toGet(referral, server) == ["levels", "communication", "bestInterests"])
            _ = try await server.coordinator.add(
                "\(person)/capacity-assessments",
                #"{"assessedOn": "2026-05-06", "assessor": "Ivy Hazel", "hasCapacity": false, "decidesForThem": "Rowan Ash"}"#
            )
            let standing = try await server.coordinator.get("/v1/referrals/\(referral)/standing?on=2026-06-01").json
            #expect(standing["mayBeMatched"] == .bool(true))
            #expect(standing["indicativeBand"]?.text == "medium")
            #expect(standing["waitingDays"]?.integer == 28)
        }
    }

    @Test("The waiting list has the open referrals, those that wait longest first, page by page")
    func waitingList() async throws {
        try await SchemeServer.with { server in
            var expected: [String] = []
            for (day, person) in [("2026-03-01", 0), ("2026-02-01", 1), ("2026-02-01", 2), ("2026-01-01", 3)] {
                let body = Self.body(server, person: person).replacing("2026-05-04", with: day)
                expected.append(try await server.coordinator.add("/v1/referrals", body))
            }
            let closed = try await server.coordinator.add("/v1/referrals", Self.body(server))
            _ = try await server.coordinator.act("/v1/referrals/\(closed)/refusal", #"{"reason": "No room."}"#)
            var found: [String] = []
            var path = "/v1/waiting-list?limit=3&on=2026-06-01"
            while true {
                let page = try await server.auditor.get(path).json
                found += page.items.compactMap { $0["referral"]?["id"]?.text }
                guard let next = page["next"]?.text else { break }
                path = "/v1/waiting-list?limit=3&on=2026-06-01&cursor=\(next)"
            }
            #expect(found == [expected[3], expected[1], expected[2], expected[0]])
        }
    }

    @Test("Every act in every state does what the domain allows, and the history says who, when and why")
    func acts() async throws {
        try await SchemeServer.with { server in
            let placement = try await server.coordinator.add(
                "/v1/placements", Bodies(scheme: server.scheme).placement())
            let acts: [(path: String, to: Referral.State, body: String)] = [
                ("placement", .placed, #"{"reason": "Moved in.", "arrangementId": "\#(placement)"}"#),
                ("refusal", .declined, #"{"reason": "No room.", "on": "2026-05-10"}"#),
                ("withdrawal", .withdrawn, #"{"reason": "Went elsewhere."}"#),
                ("reopening", .open, #"{"reason": "Asked again."}"#),
            ]
            for first in acts.dropLast() {
                for second in acts {
                    let referral = try await server.coordinator.add("/v1/referrals", Self.body(server))
                    let address = "/v1/referrals/\(referral)"
                    let closed = try await server.coordinator.act("\(address)/\(first.path)", first.body)
                    #expect(closed.status == .ok, "\(closed.text)")
                    #expect(try closed.json["arrangementId"]?.text == (first.to == .placed ? placement : nil))
                    let answer = try await server.coordinator.act("\(address)/\(second.path)", second.body)
                    let isAllowed = first.to.successors.contains(second.to)
                    #expect(answer.status.code == (isAllowed ? 200 : 409), "\(answer.text)")
                    if !isAllowed { #expect(answer.problemCode == "referralNotInState") }
                    let history = try await server.auditor.get("\(address)/history").json.items
                    #expect(
                        history.map { $0["to"]?.text }
                            == [first.to.rawValue] + (isAllowed ? [second.to.rawValue] : []))
                    #expect(history.first?["reason"]?.text.map { first.body.contains($0) } == true)
                    // A closed referral is not changed.
                    if !isAllowed {
                        let change = try await server.coordinator.put(address, Self.body(server))
                        #expect((change.status.code, change.faults) == (409, [" referralClosed"]))
                    }
                }
            }
        }
    }

    @Test("An arrangement of somebody else, a day before the referral and a day that has not come are refused")
    func refused() async throws {
        try await SchemeServer.with { server in
            let referral = try await server.coordinator.add("/v1/referrals", Self.body(server))
            let others = try await server.coordinator.add(
                "/v1/placements", Bodies(scheme: server.scheme).placement(person: 1, carer: 1))
            let address = "/v1/referrals/\(referral)"
            let strange = try await server.coordinator.act(
                "\(address)/placement", #"{"reason": "Moved in.", "arrangementId": "\#(others)"}"#)
            #expect(strange.faults == ["/arrangementId unknownReference"])
            let early = try await server.coordinator.act(
                "\(address)/refusal", #"{"reason": "No room.", "on": "2026-05-03"}"#)
            #expect(early.faults == ["/on beforeReferral"])
            let late = try await server.coordinator.act(
                "\(address)/refusal", #"{"reason": "No room.", "on": "2999-01-01"}"#)
            #expect(late.faults == ["/on futureDate"])
            let finance = try await server.finance.send(.get, address)
            #expect(finance.status == .forbidden)
            #expect(try await server.auditor.get(address).json["state"]?.text == "open")
        }
    }
}
