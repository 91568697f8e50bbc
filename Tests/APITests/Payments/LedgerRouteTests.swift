import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

/// The ledgers, the care relief and the forecast over HTTP.
@Suite("Ledgers over HTTP", .timeLimit(.minutes(5)))
struct LedgerRouteTests {
    /// A placement with a contribution, a fee of the council's, and May paid.
    private static func paidMay(_ server: SchemeServer) async throws -> String {
        let bodies = Bodies(scheme: server.scheme)
        let placement = try await server.coordinator.add("/v1/placements", bodies.placement())
        try await server.finance.post(
            "/v1/placements/\(placement)/contributions", #"{"from": "2026-01-05", "weekly": 7000}"#)
        let council = server.scheme.councils[0]
        try await server.finance.add(
            "/v1/councils/\(council)/management-fees", #"{"from": "2026-05", "yearly": 39782900}"#)
        let run = try await server.finance.post("/v1/payment-runs", #"{"period": "2026-05"}"#).json["id"]?.text ?? ""
        try await server.withWorker { changes in try await server.untilDraft(run, changes) }
        try await server.manager.command("/v1/payment-runs/\(run)/approval")
        return "/v1/payment-runs/\(run)"
    }

    @Test("A run's three ledgers, a council's charge and a person's, as JSON, text and CSV")
    func charges() async throws {
        try await SchemeServer.with { server in
            let run = try await Self.paidMay(server)
            let ledgers = try await server.finance.get("\(run)/ledgers").json
            #expect(ledgers["carersDue"]?.integer == 73_071)
            #expect(ledgers["paidOut"]?.integer == 73_071 && ledgers["carriedForward"]?.integer == 0)
            #expect(ledgers["councilsCharged"]?.integer == 42_071)
            #expect(ledgers["contributions"]?.integer == 31_000)
            #expect(ledgers["difference"]?.integer == 0)
            #expect(ledgers["managementFees"]?.integer == 3_315_200)
            let council = "\(run)/council-charges/\(server.scheme.councils[0])"
            let charge = try await server.finance.get(council).json
            #expect(charge["total"]?.integer == Int64(42_071 + 3_315_200))
            #expect(charge["lines"]?[0]?["working"]?.text == "31 × £165.00 ÷ 7 = £730.7142…, rounded to £730.71")
            let text = try await server.finance.get("\(council)/charge.txt")
            #expect(text.text.contains("Charged to Quillbrook Council") && text.text.contains("£33,572.71\n"))
            let csv = try await server.finance.get("\(council)/charge.csv")
            #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(
                csv.text.hasPrefix("month,council,person,") && csv.text.contains(",33152.00,management in May 2026,"))
            let person = "\(run)/contribution-charges/\(server.scheme.people[0])"
            let contribution = try await server.finance.get(person).json
            #expect(contribution["total"]?.integer == 31_000)
            #expect(contribution["lines"]?[0]?["explanation"]?.text == "31 days at £70.00 a week")
            #expect(try await server.finance.get("\(person)/charge.txt").text.contains("£310.00\n"))
            #expect(try await server.finance.get("\(person)/charge.csv").text.contains(",70.00,310.00,"))
            let nobody = "\(run)/contribution-charges/\(server.scheme.people[1])"
            #expect(try await server.finance.get(nobody).status == .notFound)
        }
    }

    @Test("A statement's figures, each with its sum, its basis and its clause in words")
    func statement() async throws {
        try await SchemeServer.with { server in
            let run = try await Self.paidMay(server)
            let uri = "\(run)/statements/\(server.scheme.carers[0])"
            let statement = try await server.finance.get("\(uri)/figures").json
            let line = try #require(statement["lines"]?[0])
            #expect(line["rateCards"]?[0]?.text == "2019-04-01")
            #expect(line["agreements"]?[0]?["from"]?.text == "2026-01-05")
            #expect(line["contributionWorking"]?.text == "31 × £70.00 ÷ 7 = £310.00")
            #expect(line["clauseInWords"]?.text?.hasPrefix("Each day of a placement") == true)
            #expect(statement["total"]?.integer == 73_071)
            #expect(statement["yearToDate"]?["total"]?.integer == 73_071)
            #expect(statement["breakDays"]?[0]?["left"]?.integer == 14)
            #expect(try await server.finance.get(uri).text.contains("31 × £165.00 ÷ 7"))
        }
    }

    @Test("What a person owes, by age on a day, as a page and alone")
    func accounts() async throws {
        try await SchemeServer.with { server in
            _ = try await Self.paidMay(server)
            let person = server.scheme.people[0]
            try await server.finance.add(
                "/v1/people/\(person)/contribution-receipts",
                #"{"receivedOn": "2026-02-01", "amount": 1000, "reference": "BACS 1"}"#)
            let before = try await server.finance.get("/v1/contribution-accounts?on=2026-03-01").json.items[0]
            #expect(before["inCredit"]?.integer == 1_000 && before["owed"]?.integer == 0)
            let later = try await server.auditor.get("/v1/people/\(person)/contribution-account?on=2999-01-01").json
            #expect(later["arrears"]?["over365"]?.integer == 30_000)
            #expect(later["charges"]?.array.count == 1 && later["receipts"]?.array.count == 1)
            let wrong = try await server.finance.get("/v1/contribution-accounts?on=tomorrow")
            #expect((wrong.status.code, wrong.faults) == (400, ["on malformedDate"]))
            let empty = try await server.finance.get("/v1/people/\(server.scheme.people[1])/contribution-account").json
            #expect(empty["due"]?.integer == 0)
        }
    }

    @Test("Care relief of a residence: years that are none are refused, others answered")
    func careRelief() async throws {
        try await SchemeServer.with { server in
            _ = try await Self.paidMay(server)
            let uri = "/v1/households/\(server.scheme.households[0])/care-relief"
            let year = try await server.finance.get("\(uri)?taxYear=2025-26").json
            #expect(year["figures"]?["fixed"]?.integer == 1_969_000)
            // From Monday 5 January 2026 to the week that ends on Sunday 5 April.
            #expect(year["people"]?[0]?["weeks"]?["adult"]?.integer == 13)
            #expect(year["weeklyAmount"]?.integer == Int64(13 * 49_500))
            #expect(try await server.finance.get("\(uri)?taxYear=2026-27").json["figures"] == .null)
            #expect(
                try await server.finance.get("\(uri)/summary.txt?taxYear=2025-26").text.contains("13 weeks × £495.00"))
            for (value, fault) in [
                ("2025", "malformedTaxYear"), ("2025-27", "malformedTaxYear"), ("1999-00", "malformedTaxYear"),
            ] {
                let answer = try await server.finance.get("\(uri)?taxYear=\(value)")
                #expect((answer.status.code, answer.faults) == (400, ["taxYear \(fault)"]))
            }
        }
    }

    private static let mistakes: [(String, [String])] = [
        ("{}", ["/from missingField", "/months missingField"]),
        (#"{"from": "2027-4", "months": 3}"#, ["/from malformedMonth"]),
        (#"{"from": "9990-01", "months": 3}"#, ["/from outOfRange"]),
        (#"{"from": "2027-04", "months": 0}"#, ["/months outOfRange"]),
        (#"{"from": "2027-04", "months": 37}"#, ["/months outOfRange"]),
        (#"{"from": "2027-04", "months": "3"}"#, ["/months wrongType"]),
        (#"{"from": "2027-04", "months": 3, "colour": "red"}"#, ["/colour unknownField"]),
        (#"{"from": "2027-04", "months": 3, "budgets": [{"from": "2027-04"}]}"#, ["/budgets/0/monthly missingField"]),
        (
            #"{"from": "2027-04", "months": 3, "budgets": [{"from": "2027-04", "monthly": -1}]}"#,
            ["/budgets/0/monthly outOfRange"]
        ),
        (
            #"{"from": "2027-04", "months": 3, "rateCards": [{"from": "2027-04-01", "weekly": {"low": -1}}]}"#,
            ["/rateCards/0/weekly/low amountNegative"]
        ),
    ]

    @Test("A forecast by band and council, on a card that is not in force, against a budget; nothing is stored")
    func forecast() async throws {
        try await SchemeServer.with { server in
            _ = try await Self.paidMay(server)
            let before = try await server.number("SELECT count(*) FROM audit_entry WHERE change <> 'read'")
            func ask(_ body: String) async throws -> TestResponse {
                try await server.finance.send(.post, "/v1/payment-forecasts", ByteBuffer(string: body))
            }
            let answer = try await ask(
                #"""
                {"from": "2027-03", "months": 2, "budgets": [{"from": "2027-01", "monthly": 75000}],
                 "rateCards": [{"from": "2027-04-01", "weekly": {"low": 18000}}]}
                """#)
            #expect(answer.status == .ok, "\(answer.text)")
            let forecast = try answer.json
            let (recorded, proposed) = (forecast["recorded"], forecast["proposed"])
            #expect(recorded?[0]?["amount"]?.integer == 73_071 && proposed?[0]?["amount"]?.integer == 73_071)
            #expect(recorded?[1]?["amount"]?.integer == 70_714 && proposed?[1]?["amount"]?.integer == 77_143)
            #expect(recorded?[1]?["left"]?.integer == 4_286 && proposed?[1]?["left"]?.integer == -2_143)
            #expect(proposed?[1]?["bands"]?[0]?["band"]?.text == "low")
            #expect(proposed?[0]?["managementFee"]?.integer == 3_315_200)
            for (body, faults) in Self.mistakes {
                let refused = try await ask(body)
                #expect((refused.status.code, refused.faults) == (422, faults), "\(body): \(refused.text)")
            }
            #expect(try await server.number("SELECT count(*) FROM audit_entry WHERE change <> 'read'") == before)
        }
    }

    @Test("Finance writes receipts, agreements and budgets; others read or are refused")
    func roles() async throws {
        try await SchemeServer.with { server in
            let run = try await Self.paidMay(server)
            let person = server.scheme.people[0]
            let council = server.scheme.councils[0]
            let writes = [
                (
                    "/v1/people/\(person)/contribution-receipts",
                    #"{"receivedOn": "2026-02-01", "amount": 1, "reference": "r"}"#
                ),
                ("/v1/councils/\(council)/management-fees", #"{"from": "2027-05", "yearly": 1}"#),
                ("/v1/payment-budgets", #"{"from": "2027-05", "monthly": 1}"#),
            ]
            for role in Role.allCases where role != .financeOfficer {
                for (uri, body) in writes {
                    #expect(try await server.caller(role).post(uri, body).status == .forbidden, "\(role) \(uri)")
                }
            }
            for (uri, body) in writes { try await server.finance.add(uri, body) }
            let reads = [
                "\(run)/ledgers", "\(run)/council-charges/\(council)", "/v1/contribution-accounts",
                "/v1/households/\(server.scheme.households[0])/care-relief",
            ]
            for role in Role.allCases {
                for uri in reads {
                    let status = try await server.caller(role).get(uri).status
                    #expect(status == (role.may(.readPayments) ? .ok : .forbidden), "\(role) \(uri)")
                }
            }
        }
    }
}
