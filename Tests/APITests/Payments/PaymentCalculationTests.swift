import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import SharedLives
import Testing

@Suite("POST /v1/payment-calculations")
struct PaymentCalculationTests {
    /// The request of the published interface.
    private static let example = #"""
        {"period": "2026-10",
         "policy": {"respiteDaysPerYear": 14, "absencePaidDays": 28, "afterDeathDays": 7,
                    "leftWithoutNoticeDays": 7, "cancellationHours": 48, "mileagePencePerMile": 45,
                    "feeBands": ["complex"]},
         "rateCards": [{"from": "2019-04-01",
                        "weekly": {"low": 16500, "medium": 21800, "high": 27000, "complex": 36000},
                        "night": {"A": 6400, "B": 7900, "special": 9500},
                        "hour": {"A": 900, "B": 1000, "special": 1200},
                        "session": {"halfDay": {"A": 3500, "B": 3900, "special": 4600}}}],
         "placements": [{"id": "p1", "carer": "c2", "start": "2026-10-05",
                         "bands": [{"from": "2026-10-05", "band": "low"}, {"from": "2026-10-12", "band": "complex"}],
                         "contributions": [{"from": "2026-10-05", "weekly": 4500}],
                         "complexFees": [{"from": "2026-10-12", "to": null, "weekly": 5000}],
                         "absences": [{"kind": "hospital", "from": "2026-10-20", "to": "2026-10-24"}],
                         "end": {"date": "2026-10-28", "reason": "leftWithoutNotice"}}],
         "stays": [{"id": "s1", "carer": "c8", "arrive": "2026-10-30", "depart": "2026-11-02", "band": "A",
                    "startsAt": "2026-10-30T15:00:00+00:00", "cancelledAt": null, "cancelledBy": null, "notArrived": false,
                    "miles": 23}],
         "sessions": [{"id": "d1", "carer": "c8", "startsAt": "2026-10-06T09:30:00+01:00", "minutes": 165, "band": "B",
                       "cancelledAt": null, "cancelledBy": null, "notArrived": false}]}
        """#

    private static let server = TestServer(
        routes: [
            paymentCalculationRoute { request in
                if try request.sentToken().digest != TokenDigest(of: "an-invented-token") { throw Problem.invalidToken }
            }
        ])

    private static func post(_ client: any TestClientProtocol, _ body: String) async throws -> TestResponse {
        var headers = TestServer.token
        headers[.contentType] = "application/json"
        return try await client.executeRequest(
            uri: "/v1/payment-calculations", method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    @Test("answers the published example as published")
    func published() async throws {
        try await Self.server.run { client in
            let answer = try await Self.post(client, Self.example)
            #expect(answer.status == .ok)
            #expect(
                answer.text.hasPrefix(
                    #"{"lines":[{"subject":"p1","carer":"c2","element":"support","from":"2026-10-05","to":"2026-10-12","#
                        + #""quantity":7,"unit":"day","rate":16500,"amount":16500,"contribution":4500,"council":12000,"#
                        + #""clause":"4.4.1","explanation":"7 days at £165.00 a week (low)"},"#))
            #expect(
                answer.text.hasSuffix(
                    #"],"totals":{"amount":150227,"contribution":14785,"council":135442,"#
                        + #""carers":[{"carer":"c2","amount":133642},{"carer":"c8","amount":16585}]}}"#))
            guard case .array(let lines)? = try answer.json["lines"] else { return }
            #expect(lines.count == 9)
        }
    }

    @Test("takes facts with everything left out that may be left out, and null for it")
    func leftOut() async throws {
        try await Self.server.run { client in
            for body in [
                #"{"period": "2026-10"}"#,
                #"{"period": "2026-10", "policy": null, "rateCards": null, "placements": [], "stays": null}"#,
                #"{"period": "2026-10", "policy": {"feeBands": null}, "rateCards": [{"from": "2020-01-01"}]}"#,
            ] {
                let answer = try await Self.post(client, body)
                #expect(answer.status == .ok)
                #expect(
                    answer.text
                        == #"{"lines":[],"totals":{"amount":0,"contribution":0,"council":0,"carers":[]}}"#)
            }
            let answer = try await Self.post(
                client,
                #"""
                {"period": "2026-10", "rateCards": [{"from": "2020-01-01", "weekly": {"medium": 21800}}],
                 "placements": [{"id": "p", "carer": "c", "start": "2026-01-01",
                                 "bands": [{"from": "2026-01-01", "band": "medium", "weekly": null}]}]}
                """#)
            #expect(try answer.json["totals"]?["amount"]?.integer == 96_543)
        }
    }

    @Test("needs a token")
    func token() async throws {
        try await Self.server.run { client in
            let headers: HTTPFields = [.authorization: "Bearer another", .contentType: "application/json"]
            let answer = try await client.executeRequest(
                uri: "/v1/payment-calculations", method: .post, headers: headers,
                body: ByteBuffer(string: Self.example))
            #expect(answer.status == .unauthorized)
        }
    }

    /// Bodies made from a good one by replacing a piece, with the faults that come of it.
    private static let mistakes: [(String, String, [String])] = [
        (#""period": "2026-10""#, #""period": "2026-1""#, ["/period malformedMonth"]),
        (#""period": "2026-10","#, "", ["/period missingField"]),
        (#""respiteDaysPerYear": 14"#, #""respiteDaysPerYear": -1"#, ["/policy/respiteDaysPerYear numberNegative"]),
        (#""respiteDaysPerYear": 14"#, #""respiteDaysPerYear": 1.5"#, ["/policy/respiteDaysPerYear wrongType"]),
        (#""feeBands": ["complex"]"#, #""feeBands": "complex""#, ["/policy/feeBands wrongType"]),
        (#""low": 16500"#, #""low": -1"#, ["/rateCards/0/weekly/low amountNegative"]),
        (#""low": 16500"#, #""low": "16500""#, ["/rateCards/0/weekly/low wrongType"]),
        (#""low": 16500, "#, "", ["/placements/0/bands/0/band noPrice"]),
        (
            #""from": "2019-04-01""#, #""from": "2026-11-01""#,
            [
                "/placements/0/bands/0/band noRateCard", "/placements/0/bands/1/band noRateCard",
                "/stays/0/band noRateCard", "/sessions/0/band noRateCard",
            ]
        ),
        (#""id": "p1", "#, "", ["/placements/0/id missingField"]),
        (#""id": "p1""#, #""id": """#, ["/placements/0/id tooShort"]),
        (#""id": "p1""#, #""id": "s1""#, ["/stays/0/id idUsedTwice"]),
        (#""start": "2026-10-05""#, #""start": "2026-10-21""#, ["/placements/0/absences/0/from absenceBeforeStart"]),
        (#""start": "2026-10-05""#, #""start": "5 October""#, ["/placements/0/start malformedDate"]),
        (#""kind": "hospital""#, #""kind": "holiday""#, ["/placements/0/absences/0/kind notPermitted"]),
        (#""to": "2026-10-24""#, #""to": "2026-10-20""#, ["/placements/0/absences/0/to toNotAfterFrom"]),
        (#", "to": "2026-10-24""#, "", ["/placements/0/absences/0/to missingField"]),
        (#""reason": "leftWithoutNotice""#, #""reason": "left""#, ["/placements/0/end/reason notPermitted"]),
        (
            #""date": "2026-10-28""#, #""date": "2026-10-01""#,
            ["/placements/0/end/date endBeforeStart", "/placements/0/absences/0/from absenceAfterEnd"]
        ),
        (#""depart": "2026-11-02""#, #""depart": "2026-10-30""#, ["/stays/0/depart nightsOutOfRange"]),
        (#""depart": "2026-11-02""#, #""depart": "2026-11-28""#, ["/stays/0/depart nightsOutOfRange"]),
        (#""arrive": "2026-10-30""#, #""arrive": "2026-10-29""#, ["/stays/0/arrive arrivalOnAnotherDate"]),
        (#""miles": 23"#, #""miles": -1"#, ["/stays/0/miles numberNegative"]),
        (#""miles": 23"#, #""miles": 99999999999999999999"#, ["/stays/0/miles outOfRange"]),
        (#""minutes": 165"#, #""minutes": 0"#, ["/sessions/0/minutes minutesOutOfRange"]),
        (#""minutes": 165"#, #""minutes": 1441"#, ["/sessions/0/minutes minutesOutOfRange"]),
        (#""minutes": 165"#, #""minutes": 165, "session": "halfDay""#, ["/sessions/0/session minutesAndSession"]),
        (#""minutes": 165, "#, "", ["/sessions/0 neitherMinutesNorSession"]),
        (#""minutes": 165"#, #""minutes": "165""#, ["/sessions/0/minutes wrongType"]),
        (#""minutes": 165"#, #""session": "wholeDay""#, ["/sessions/0/session noPrice"]),
        (
            #""startsAt": "2026-10-06T09:30:00+01:00""#, #""startsAt": "2026-10-06T09:30:00""#,
            ["/sessions/0/startsAt malformedInstant"]
        ),
        (#""miles": 23"#, #""miles": 23, "mile": 2"#, ["/stays/0/mile unknownField"]),
        (
            #""cancelledAt": null, "cancelledBy": null, "notArrived": false,"#,
            #""cancelledAt": "2026-10-30T15:00:00Z", "notArrived": true,"#,
            ["/stays/0/cancelledAt cancelledNotBeforeStart", "/stays/0/notArrived cancelledAndNotArrived"]
        ),
        (#""cancelledBy": null"#, #""cancelledBy": "nobody""#, ["/stays/0/cancelledBy notPermitted"]),
        (#""notArrived": false"#, #""notArrived": "no""#, ["/stays/0/notArrived wrongType"]),
        (
            #""placements": ["#, #""placements": [null, 5, "#,
            ["/placements/0 wrongType", "/placements/1 wrongType"]
        ),
    ]

    @Test("says each mistake once, where it is", arguments: mistakes)
    func mistake(piece: String, replacement: String, faults: [String]) async throws {
        let range = try #require(Self.example.range(of: piece))
        let body = Self.example.replacing(range, with: replacement)
        try await Self.server.run { client in
            let answer = try await Self.post(client, body)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.problemCode == "validationFailed")
            #expect(Set(answer.faults) == Set(faults))
            #expect(answer.faults.count == faults.count)
        }
    }

    @Test("says faults of form and of rules together, with the indexes of the body")
    func together() async throws {
        let body = #"""
            {"period": "2026-10", "extra": 1,
             "rateCards": [{"from": "2020-01-01", "weekly": {"low": 100}, "night": {"A": 100}}],
             "placements": [
               {"id": "a", "carer": "c", "start": "bad", "bands": [{"from": "2026-01-01", "band": "low"}],
                "absences": [{"kind": "other", "from": "2026-10-01", "to": "2026-10-10"},
                             {"kind": "other", "from": "2026-10-05", "to": null}]},
               {"id": "b", "carer": "c", "start": "2026-10-01", "bands": [{"from": "2026-10-01", "band": "odd"}],
                "typo": true}],
             "stays": [
               {"id": "b", "carer": "c", "arrive": "2026-10-05", "depart": "2026-10-05", "band": "A",
                "startsAt": "2026-10-05T10:00:00Z", "miles": "three"}]}
            """#
        try await Self.server.run { client in
            let answer = try await Self.post(client, body)
            #expect(
                Set(answer.faults) == [
                    "/extra unknownField", "/placements/0/start malformedDate",
                    "/placements/0/absences/1/from absencesOverlap", "/placements/1/typo unknownField",
                    "/placements/1/bands/0/band noPrice", "/stays/0/id idUsedTwice",
                    "/stays/0/depart nightsOutOfRange", "/stays/0/miles wrongType",
                ])
        }
    }

    @Test("answers every mutation of the example, and never with 500")
    func fuzzed() async throws {
        try await Self.server.run { client in
            var random = SystemRandomNumberGenerator()
            let pieces = [
                "null", "-1", "9007199254740992", "\"\"", "[]", "{}", "1e5", "\"0001-01-01\"", "\"9999-12-31\"",
                "\"9999-12-31T23:59:59Z\"", "true", "\"legacy\"",
            ]
            let original = Array(Self.example)
            for _ in 0..<300 {
                var text = original
                // Replaces one value: what stands after a colon, up to the next comma or bracket.
                let colons = text.indices.filter { text[$0] == ":" }
                let colon = colons.randomElement(using: &random)!
                let end = text[colon...].firstIndex { ",}]".contains($0) } ?? text.endIndex
                text.replaceSubrange(text.index(after: colon)..<end, with: Array(pieces.randomElement(using: &random)!))
                let answer = try await Self.post(client, String(text))
                #expect([200, 400, 422].contains(answer.status.code), "\(String(text))")
            }
        }
    }
}

extension String {
    fileprivate func range(of piece: String) -> Range<String.Index>? { firstRange(of: piece) }

    fileprivate func replacing(_ range: Range<String.Index>, with replacement: String) -> String {
        String(self[..<range.lowerBound]) + replacement + String(self[range.upperBound...])
    }
}
