import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

/// From a proposal to a placement, over HTTP (3.7).
@Suite("Matches over HTTP", .timeLimit(.minutes(5)))
struct MatchTests {
    private static func propose(
        _ server: SchemeServer, _ referral: String, carer: Int = 0, more: String = ""
    ) async throws -> TestResponse {
        try await server.coordinator.post(
            "/v1/referrals/\(referral)/matches",
            #"{"carerId": "\#(server.scheme.carers[carer])", "reason": "Both like chess."\#(more)}"#)
    }

    private static func agree(_ server: SchemeServer, _ match: String, _ party: CarerMatch.Party) async throws
        -> TestResponse
    {
        try await server.coordinator.act(
            "/v1/matches/\(match)/agreements", #"{"party": "\#(party.rawValue)", "on": "2026-05-20", "by": "Somebody"}"#
        )
    }

    @Test("3.7.1, 3.7.5: proposed, introduced by a visit, agreed by all four, placed with the referral")
    func placed() async throws {
        try await SchemeServer.with { server in
            try await CandidateTests.makeReady(server, 0, 1)
            let referral = try await CandidateTests.refer(server)
            let match = try #require(try await Self.propose(server, referral).json["id"]?.text)
            let other = try #require(try await Self.propose(server, referral, carer: 1).json["id"]?.text)
            let address = "/v1/matches/\(match)"
            let early = try await Self.agree(server, match, .person)
            #expect((early.status.code, early.problemCode) == (409, "matchNotInState"))
            let visited = try await server.coordinator.act(
                "\(address)/visits", #"{"on": "2026-05-10", "notes": "They cooked together."}"#)
            #expect(try visited.json["state"]?.text == "introduced", "\(visited.text)")
            for party in CarerMatch.Party.allCases {
                let toPlace = try await server.coordinator.act(
                    "\(address)/placement", #"{"arrangementId": "\#(match)", "reason": "Moved in."}"#)
                #expect(toPlace.problemCode == "matchNotInState")
                let answer = try await Self.agree(server, match, party)
                #expect(
                    try answer.json["state"]?.text == (party == .council ? "agreed" : "introduced"), "\(answer.text)")
            }
            let strange = try await server.coordinator.add(
                "/v1/placements", Bodies(scheme: server.scheme).placement(person: 1, carer: 1))
            let refused = try await server.coordinator.act(
                "\(address)/placement", #"{"arrangementId": "\#(strange)", "reason": "Moved in."}"#)
            #expect(refused.faults == ["/arrangementId unknownReference"])
            let placement = try await server.coordinator.add(
                "/v1/placements", Bodies(scheme: server.scheme).placement(person: 0, carer: 0))
            let placed = try await server.coordinator.act(
                "\(address)/placement", #"{"arrangementId": "\#(placement)", "reason": "Moved in."}"#)
            #expect(try placed.json["state"]?.text == "placed", "\(placed.text)")
            #expect(try placed.json["arrangementId"]?.text == placement)
            let closed = try await server.auditor.get("/v1/referrals/\(referral)").json
            #expect((closed["state"]?.text, closed["arrangementId"]?.text) == ("placed", placement))
            let history = try await server.auditor.get(address).json["history"]?.array ?? []
            #expect(history.map { $0["to"]?.text } == ["proposed", "introduced", "agreed", "placed"])
            // Who else was considered is so no more.
            let rest = try await server.auditor.get("/v1/matches?referralId=\(referral)&state=withdrawn").json
            #expect(rest.items.compactMap { $0["id"]?.text } == [other])
            #expect(rest.items[0]["history"]?.array.last?["party"]?.text == "scheme")
        }
    }

    @Test("3.7.4: each of the four may withdraw at any point, with the reason kept, and be asked again")
    func withdrawn() async throws {
        try await SchemeServer.with { server in
            try await CandidateTests.makeReady(server, 0)
            let referral = try await CandidateTests.refer(server)
            for (number, party) in CarerMatch.Party.allCases.enumerated() {
                let match = try #require(try await Self.propose(server, referral).json["id"]?.text)
                #expect(try await Self.propose(server, referral).faults == ["/carerId matchOpen"])
                if number > 0 {
                    try await server.coordinator.act(
                        "/v1/matches/\(match)/visits", #"{"on": "2026-05-10", "nights": 2, "notes": "Well."}"#)
                }
                if number > 1 {
                    for party in CarerMatch.Party.allCases.prefix(number) {
                        _ = try await Self.agree(server, match, party)
                    }
                }
                let withdrawn = try await server.coordinator.act(
                    "/v1/matches/\(match)/withdrawal", #"{"party": "\#(party.rawValue)", "reason": "It is too far."}"#)
                #expect(try withdrawn.json["state"]?.text == "withdrawn", "\(withdrawn.text)")
                let last = try withdrawn.json["history"]?.array.last
                #expect((last?["party"]?.text, last?["reason"]?.text) == (party.rawValue, "It is too far."))
                for act in ["visits", "agreements"] {
                    let body =
                        act == "visits"
                        ? #"{"on": "2026-05-10", "notes": "Well."}"#
                        : #"{"party": "carer", "on": "2026-05-10", "by": "Me"}"#
                    let answer = try await server.coordinator.act("/v1/matches/\(match)/\(act)", body)
                    #expect(answer.problemCode == "matchNotInState")
                }
            }
            #expect(try await server.auditor.get("/v1/matches?referralId=\(referral)").json.items.count == 4)
        }
    }

    @Test("Who is ruled out is not proposed; against a wish only with a reason")
    func ruledOut() async throws {
        try await SchemeServer.with { server in
            try await CandidateTests.makeReady(server, 0)
            let referral = try await CandidateTests.refer(server, #""wishesOnly": "women", "#)
            _ = try await server.coordinator.add(
                "/v1/households/\(server.scheme.households[0])/profiles",
                #"{"from": "2026-01-01", "company": "mixed", "hasSmokers": false}"#)
            let unwished = try await Self.propose(server, referral)
            #expect((unwished.status.code, unwished.faults) == (422, ["/despite company"]))
            let all = try await Self.propose(server, referral, carer: 1, more: #", "despite": "All the same.""#)
            #expect(
                all.faults == [
                    "/carerId kindNotApproved", "/carerId bandNotApproved", "/carerId requirementsOpen",
                ])
            let nobody = try await server.coordinator.post(
                "/v1/referrals/\(referral)/matches", #"{"carerId": "\#(referral)", "reason": "Why not."}"#)
            #expect(nobody.faults == ["/carerId carerNotApproved"])
            let proposed = try await Self.propose(
                server, referral, more: #", "despite": "They met and like each other.""#)
            #expect(try proposed.json["despite"]?.text == "They met and like each other.")
            let late = try await server.coordinator.act(
                "/v1/matches/\(try proposed.json["id"]?.text ?? "")/visits", #"{"on": "2999-01-01", "notes": "Well."}"#)
            #expect(late.faults == ["/on futureDate"])
        }
    }

    @Test("3.8.1: in a crisis the four may agree before person and carer have met")
    func crisis() async throws {
        try await SchemeServer.with { server in
            try await CandidateTests.makeReady(server, 0)
            let referral = try await CandidateTests.refer(server, kind: "crisis")
            let match = try #require(try await Self.propose(server, referral).json["id"]?.text)
            var answer = try await Self.agree(server, match, .person)
            #expect(try answer.json["missingAgreements"]?.array.compactMap(\.text) == ["carer", "scheme", "council"])
            #expect(try await Self.agree(server, match, .person).faults == ["/party agreedAlready"])
            for party in [CarerMatch.Party.carer, .scheme, .council] {
                answer = try await Self.agree(server, match, party)
            }
            #expect(try answer.json["state"]?.text == "agreed")
        }
    }
}
