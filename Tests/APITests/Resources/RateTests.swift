import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Rates over HTTP", .timeLimit(.minutes(5)))
struct RateTests {
    @Test("A rate card is added, read, listed by its day, and withdrawn at its only version")
    func cards() async throws {
        try await SchemeServer.with { server in
            let body = Bodies(scheme: server.scheme).rateCard()
            let added = try await server.finance.post("/v1/rate-cards", body, key: "c")
            #expect(added.status == .created)
            #expect(try await server.finance.post("/v1/rate-cards", body, key: "c").text == added.text)
            let id = try #require(try added.json["id"]?.text)
            #expect(try added.json["session"]?.written == #"{"halfDay":{"A":3600}}"#)
            #expect(try await server.auditor.get("/v1/rate-cards/\(id)").text == added.text)
            let listed = try await server.auditor.get("/v1/rate-cards").json.items
            #expect(listed.map { $0["from"]?.text } == ["2019-04-01", "2027-04-01"])
            let sameDay = try await server.finance.post("/v1/rate-cards", body)
            #expect((sameDay.status.code, sameDay.faults) == (409, ["/from sameDayRecorded"]))
            #expect(try await server.finance.delete("/v1/rate-cards/\(id)", ifMatch: nil).status.code == 428)
            #expect(try await server.finance.delete("/v1/rate-cards/\(id)", ifMatch: "\"2\"").status.code == 412)
            #expect(try await server.finance.delete("/v1/rate-cards/\(id)", ifMatch: "\"1\"").status == .noContent)
            #expect(try await server.finance.delete("/v1/rate-cards/\(id)").status.code == 404)
            #expect(try await server.auditor.get("/v1/rate-cards/\(id)").status.code == 404)
            #expect(try await server.finance.post("/v1/rate-cards", body).status == .created)
        }
    }

    private static let badCards: [(body: String, faults: [String])] = [
        (#"{"from": "2027-04-01", "weekly": {"low": -1}}"#, ["/weekly/low amountNegative"]),
        (#"{"from": "2027-04-01", "weekly": {"low": 100000001}}"#, ["/weekly/low amountTooLarge"]),
        (#"{"from": "2027-04-01", "weekly": {"low": 165.5}}"#, ["/weekly/low wrongType"]),
        (#"{"from": "2027-04-01", "weekly": {"legacy": 1}}"#, ["/weekly/legacy legacyPriced"]),
        (#"{"from": "2027-04-01", "session": {"half/day~": {"A": -1}}}"#, ["/session/half~1day~0/A amountNegative"]),
        (#"{"from": "2027-04-01", "session": {"": {"A": 1}}}"#, ["/session/ tooShort"]),
        (#"{"from": "2027-04-01", "night": {"": 1}}"#, ["/night/ tooShort"]),
        (#"{"from": "2027-04-01", "hour": []}"#, ["/hour wrongType"]),
        (#"{"from": "2027-13-01"}"#, ["/from malformedDate"]),
    ]

    @Test("A rate card that cannot be is refused with pointers")
    func badCards() async throws {
        try await SchemeServer.with { server in
            for (body, faults) in Self.badCards {
                let answer = try await server.finance.post("/v1/rate-cards", body)
                #expect((answer.status.code, answer.faults) == (422, faults), "\(answer.text)")
            }
            #expect(try await server.number("SELECT count(*) FROM rate_card") == 1)
        }
    }

    @Test("A policy is added from a month on, read, listed and withdrawn")
    func policies() async throws {
        try await SchemeServer.with { server in
            let body = Bodies(scheme: server.scheme).policy()
            let added = try await server.finance.post("/v1/payment-policies", body)
            #expect(added.status == .created)
            #expect(try added.json["policy"]?["respiteDaysPerYear"]?.integer == 28)
            #expect(try added.json["policy"]?["absencePaidDays"]?.integer == 28)
            #expect(try added.json["policy"]?["feeBands"]?.written == #"["complex","high"]"#)
            let id = try #require(try added.json["id"]?.text)
            #expect(try await server.auditor.get("/v1/payment-policies/\(id)").text == added.text)
            #expect(try await server.auditor.get("/v1/payment-policies").json.items.count == 1)
            #expect(try await server.finance.post("/v1/payment-policies", body).faults == ["/from sameDayRecorded"])
            let wrong = try await server.finance.post(
                "/v1/payment-policies",
                #"{"from": "2027-05-02", "policy": {"respiteDaysPerYear": 3661, "mileagePencePerMile": 9007199254740992}}"#
            )
            #expect(
                wrong.faults.sorted() == [
                    "/from notFirstOfMonth", "/policy/mileagePencePerMile numberTooLarge",
                    "/policy/respiteDaysPerYear numberTooLarge",
                ])
            #expect(
                try await server.finance.delete("/v1/payment-policies/\(id)", ifMatch: "\"1\"").status == .noContent)
            #expect(try await server.auditor.get("/v1/payment-policies").json.items.isEmpty)
        }
    }
}
