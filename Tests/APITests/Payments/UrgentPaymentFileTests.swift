import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Files of urgent payments over HTTP", .timeLimit(.minutes(5)))
struct UrgentPaymentFileTests {
    private static let files = "/v1/urgent-payment-files"

    static func request(_ kind: String, _ payments: [String], _ more: String = "") -> String {
        let ids = payments.map { "\"\($0)\"" }.joined(separator: ", ")
        return PaymentFileRouteTests.request(kind, #", "payments": [\#(ids)]\#(more)"#)
    }

    /// An urgent payment that was approved.
    private static func approved(_ server: SchemeServer, carer: Int = 0, amount: Int = 20_000) async throws -> String {
        let id = try await server.coordinator.add(
            "/v1/urgent-payments",
            #"{"carerId": "\#(server.scheme.carers[carer])", "amount": \#(amount), "reason": "The boiler."}"#)
        try await server.manager.command("/v1/urgent-payments/\(id)/approval")
        return id
    }

    /// An urgent payment that is in a file, and one that is in none.
    static func made(_ server: SchemeServer) async throws -> (open: String, file: String) {
        let sent = try await approved(server)
        let file = try await server.finance.add(files, request("csv", [sent]))
        return (try await approved(server), file)
    }

    private static func balance(_ server: SchemeServer, carer: Int = 0) async throws -> Int64? {
        let uri = "/v1/carers/\(server.scheme.carers[carer])/payment-balance"
        return try await server.auditor.get(uri).json["balance"]?.integer
    }

    @Test("Made once, whoever asks, numbered with the runs' files; had byte for byte, and each time recorded")
    func made() async throws {
        try await SchemeServer.with { server in
            try await server.finance.add("/v1/paying-accounts", BankAccountTests.ofScheme)
            for carer in 0...1 {
                try await server.finance.add(
                    "/v1/carers/\(server.scheme.carers[carer])/bank-accounts", BankAccountTests.ofCarer)
            }
            let payments = [
                try await Self.approved(server), try await Self.approved(server, carer: 1, amount: 1_234),
            ]
            let body = Self.request("bacs18", payments)
            let answers = try await withThrowingTaskGroup { group in
                for _ in 0..<6 { group.addTask { try await server.finance.post(Self.files, body) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0.status == .created } == 1)
            #expect(answers.count { $0.status == .ok } == 5)
            #expect(Set(answers.map(\.text)).count == 1)
            let file = try answers[0].json
            #expect((file["number"]?.integer, file["payments"]?.integer) == (1, 2))
            #expect(file["amount"]?.integer == 21_234)
            #expect(file["runId"] == .null && file["period"] == .null)
            let one = "\(Self.files)/\(file["id"]?.text ?? "")"
            #expect(try await server.auditor.get(one).text == answers[0].text)
            #expect(try await server.auditor.get(Self.files).json.items.map { $0["id"] } == [file["id"]])
            let first = try await server.finance.get("\(one)/content")
            #expect(first.headers[.contentDisposition] == #"attachment; filename="urgent-payments-file-1.txt""#)
            #expect(first.text.contains("2004151234567809940053") && first.text.contains("UTL10000000021234"))
            #expect(try await server.auditor.get("\(one)/content").text == first.text)
            #expect(try await server.manager.get("\(one)/content").status == .forbidden)
            #expect(try await server.auditor.get("\(one)/downloads").json.items.count == 2)
            let other = try await server.finance.post(Self.files, Self.request("pain001", payments))
            #expect((other.status.code, other.faults) == (422, ["/payments/0 inFile", "/payments/1 inFile"]))
            let third = try await Self.approved(server)
            let transfer = try await server.finance.post(Self.files, Self.request("pain001", [third]))
            #expect(try transfer.json["number"]?.integer == 2)
            let remittance = try await server.auditor.get("/v1/urgent-payments/\(third)/remittance").text
            let isWhole = ["Remittance for an urgent payment", "SL-2-1", "ending 5678", "£200.00"]
                .allSatisfy { remittance.contains($0) }
            #expect(isWhole, "\(remittance)")
            let sent = try await server.auditor.get("/v1/urgent-payment-progress?state=sent").json.items
            #expect(sent.map { $0["urgentPaymentId"]?.text } == payments + [third])
            #expect(sent.map { $0["fileNumber"]?.integer } == [1, 1, 2])
        }
    }

    @Test("Only what was approved, named once and is in no file, with all that its form needs")
    func refused() async throws {
        try await SchemeServer.with { server in
            let asked = try await server.coordinator.add("/v1/urgent-payments", Bodies(scheme: server.scheme).urgent)
            let good = try await Self.approved(server)
            let stranger = "018f6b1e-7c1a-7e6b-9f5e-0d9c2a7b1c3d"
            for (body, faults) in [
                (Self.request("csv", []), ["/payments tooFewItems"]),
                (
                    Self.request("csv", [good, asked, stranger, good]),
                    ["/payments/1 notApproved", "/payments/2 notApproved", "/payments/3 duplicate"]
                ),
                (Self.request("bacs18", [good]), ["/withoutAccount bankAccountMissing"]),
                (
                    Self.request("bacs18", [good], #", "withoutAccount": "leaveOut""#),
                    ["/withoutAccount bankAccountMissing"]
                ),
                (PaymentFileRouteTests.request("csv"), ["/payments missingField"]),
            ] {
                let answer = try await server.finance.post(Self.files, body)
                #expect((answer.status.code, answer.faults) == (422, faults), "\(body)")
            }
            let body = Self.request("csv", [good])
            #expect(try await server.manager.post(Self.files, body).status == .forbidden)
            #expect(try await server.number("SELECT count(*) FROM payment_file") == 0)
            let early = try await server.auditor.get("/v1/urgent-payments/\(good)/remittance")
            #expect(early.problemCode == "runNotInState")
            let file = try await server.finance.add(Self.files, body)
            // It is no file of a run.
            let run = try await server.finance.add("/v1/payment-runs", #"{"period": "2026-05"}"#)
            #expect(try await server.auditor.get("/v1/payment-runs/\(run)/files/\(file)").status == .notFound)
        }
    }

    @Test("A confirmation is taken in whole or not at all; what was rejected is owed again, and the next run pays it")
    func confirmed() async throws {
        try await SchemeServer.with { server in
            let payments = [try await Self.approved(server), try await Self.approved(server, amount: 1_234)]
            let file = try await server.finance.add(Self.files, Self.request("csv", payments))
            #expect(try await Self.balance(server) == -21_234)
            let confirmations = "\(Self.files)/\(file)/confirmations"
            func body(_ lines: [String]) -> String {
                let text = (["reference,amount,status,reason"] + lines).joined(separator: "\\r\\n")
                return #"{"fileName": "bank.csv", "text": "\#(text)"}"#
            }
            let rejected = "SL-1-1,200.00,returned,Account closed"
            let bad = try await server.finance.post(
                confirmations, body([rejected, "SL-1-2,12.35,paid,", "SL-2-1,1,paid,"]))
            #expect(bad.faults == ["/text wrongAmount", "/text unknownPayment"])
            #expect(try await server.number("SELECT count(*) FROM payment_outcome") == 0)
            let first = try await server.finance.post(confirmations, body([rejected]))
            #expect(try (first.status, first.json["rejected"]?.integer) == (.created, 1))
            #expect(try await server.finance.post(confirmations, body([rejected])).text == first.text)
            #expect(try await server.auditor.get(confirmations).json.items.map { $0["fileId"]?.text } == [file])
            let told = try await server.finance.post(confirmations, body([rejected + "?"]))
            #expect(told.faults == ["/text toldBefore"])
            #expect(try await Self.balance(server) == -1_234)
            let progress = try await server.auditor.get("/v1/urgent-payment-progress").json.items
            #expect(progress.map { $0["state"]?.text } == ["rejected", "sent"])
            #expect(progress[0]["reason"]?.text == "Account closed")
            // The next run counts only what arrived as paid.
            try await server.coordinator.add("/v1/placements", Bodies(scheme: server.scheme).placement())
            let made = try await server.finance.post("/v1/payment-runs", #"{"period": "2026-05"}"#).json
            let run = made["id"]?.text ?? ""
            try await server.withWorker { try await server.untilDraft(run, $0) }
            let payment = try await server.auditor.get("/v1/payment-runs/\(run)/payments").json.items[0]
            #expect(payment["broughtForward"]?.integer == -1_234)
            #expect(payment["paid"]?.integer == Int64(73_071 - 1_234))
        }
    }
}
