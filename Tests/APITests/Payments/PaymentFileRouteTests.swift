import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import Store
import TestSupport
import Testing

@Suite("Payment files over HTTP", .timeLimit(.minutes(5)))
struct PaymentFileRouteTests {
    /// A working day that a file can be made for.
    static var workingDay: CivilDate {
        (1...3).map { WallClock.today() + $0 }.first { ![.saturday, .sunday].contains($0.weekday) }!
    }

    static func request(_ kind: String, _ more: String = "") -> String {
        #"{"kind": "\#(kind)", "processOn": "\#(workingDay)"\#(more)}"#
    }

    /// A run of two carers, approved.
    private static func approvedRun(_ server: SchemeServer, _ month: String = "2026-03") async throws -> String {
        let bodies = Bodies(scheme: server.scheme)
        if month == "2026-03" {
            try await server.coordinator.add("/v1/placements", bodies.placement(person: 0, carer: 0))
            try await server.coordinator.add("/v1/placements", bodies.placement(person: 1, carer: 1))
        }
        let run = try await server.finance.post("/v1/payment-runs", "{\"period\": \"\(month)\"}").json["id"]?.text ?? ""
        try await server.withWorker { try await server.untilDraft(run, $0) }
        try #require(try await server.manager.command("/v1/payment-runs/\(run)/approval").status == .ok)
        return "/v1/payment-runs/\(run)"
    }

    private static func addAccounts(_ server: SchemeServer, carers: [Int]) async throws {
        try await server.finance.add("/v1/paying-accounts", BankAccountTests.ofScheme)
        for carer in carers {
            try await server.finance.add(
                "/v1/carers/\(server.scheme.carers[carer])/bank-accounts", BankAccountTests.ofCarer)
        }
    }

    @Test("Made once, whoever asks; had byte for byte, with its checksum, and each time recorded")
    func made() async throws {
        try await SchemeServer.with { server in
            let uri = try await Self.approvedRun(server)
            try await Self.addAccounts(server, carers: [0, 1])
            let answers = try await withThrowingTaskGroup { group in
                for _ in 0..<6 {
                    group.addTask { try await server.finance.post("\(uri)/files", Self.request("bacs18")) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0.status == .created } == 1)
            #expect(answers.count { $0.status == .ok } == 5)
            #expect(Set(answers.map(\.text)).count == 1)
            let file = try answers[0].json
            #expect((file["number"]?.integer, file["payments"]?.integer) == (1, 2))
            let totals = try await server.auditor.get(uri).json["totals"]
            #expect(file["amount"] == totals?["amount"])
            #expect(try await server.auditor.get(uri).json["state"]?.text == "exported")
            #expect(
                file["changes"]?.array.map { $0["written"]?.text } == [
                    "QUILLBROOK SHARED", "MRS FERN O LARKSPU", "MRS FERN O LARKSPU",
                ])
            let one = "\(uri)/files/\(file["id"]?.text ?? "")"
            #expect(try await server.auditor.get(one).text == answers[0].text)
            let first = try await server.finance.get("\(one)/content")
            #expect(first.headers[.contentDisposition] == #"attachment; filename="payments-2026-03-file-1.txt""#)
            #expect(first.text.hasPrefix("VOL1000001") && first.text.contains("20041512345678099400530"))
            #expect(Int64(first.text.utf8.count) == file["bytes"]?.integer)
            #expect(try await server.auditor.get("\(one)/content").text == first.text)
            #expect(try await server.manager.get("\(one)/content").status == .forbidden)
            let downloads = try await server.auditor.get("\(one)/downloads").json.items
            #expect(
                downloads.compactMap { $0["by"]?.text }
                    == ["financeOfficer", "auditor"].map { "\(server.scheme.accounts[$0]!)" })
            let digest = try await server.number(
                "SELECT count(*) FROM payment_file WHERE encode(sealed, 'escape') LIKE '%12345678%' OR encode(sealed, 'hex') LIKE '%' || encode('12345678', 'hex') || '%'"
            )
            #expect(digest == 0)
            let other = try await server.finance.post("\(uri)/files", Self.request("pain001"))
            #expect((other.status.code, other.faults) == (409, ["/kind everythingInFiles"]))
            #expect(try await server.number("SELECT count(*) FROM payment_file_entry") == 2)
        }
    }

    @Test("Only after approval, on a working day, with all that its form needs")
    func refused() async throws {
        try await SchemeServer.with { server in
            let draft =
                try await server.finance.post("/v1/payment-runs", #"{"period": "2026-02"}"#).json["id"]?.text ?? ""
            let early = try await server.finance.post("/v1/payment-runs/\(draft)/files", Self.request("csv"))
            #expect(early.problemCode == "runNotInState")
            let uri = try await Self.approvedRun(server)
            let day = Self.workingDay
            let saturday = (1...7).map { day + $0 }.first { $0.weekday == .saturday }!
            for other in [saturday, day - 10, day + 60] {
                let answer = try await server.finance.post(
                    "\(uri)/files", #"{"kind": "csv", "processOn": "\#(other)"}"#)
                #expect(answer.faults == ["/processOn noProcessingDay"], "\(other)")
            }
            let missing = try await server.finance.post("\(uri)/files", Self.request("bacs18"))
            #expect(missing.faults == ["/withoutAccount bankAccountMissing", "/withoutAccount bankAccountMissing"])
            let isNamed = missing.text.contains("\(server.scheme.carers[1])")
            #expect(isNamed)
            try await server.finance.add(
                "/v1/carers/\(server.scheme.carers[0])/bank-accounts", BankAccountTests.ofCarer)
            let leaveOut = Self.request("bacs18", #", "withoutAccount": "leaveOut""#)
            let payer = try await server.finance.post("\(uri)/files", leaveOut)
            #expect(payer.faults == ["/processOn payingAccountMissing"])
            #expect(try await server.manager.post("\(uri)/files", leaveOut).status == .forbidden)
            #expect(try await server.number("SELECT count(*) FROM payment_file") == 0)
            #expect(try await server.auditor.get(uri).json["state"]?.text == "approved")
        }
    }

    @Test("Who has no account is left to a later file, with a number of its own")
    func leftOut() async throws {
        try await SchemeServer.with { server in
            let uri = try await Self.approvedRun(server)
            try await Self.addAccounts(server, carers: [1])
            let leaveOut = Self.request("pain001", #", "withoutAccount": "leaveOut""#)
            let first = try await server.finance.post("\(uri)/files", leaveOut)
            #expect(try (first.status, first.json["payments"]?.integer) == (.created, 1))
            #expect(try await server.finance.post("\(uri)/files", leaveOut).text == first.text)
            var states = try await server.auditor.get("\(uri)/payment-progress").json.items.map { $0["state"]?.text }
            #expect(states == ["toBePaid", "sent"])
            let early = try await server.auditor.get("\(uri)/remittances/\(server.scheme.carers[0])")
            #expect(early.problemCode == "runNotInState")
            try await server.finance.add(
                "/v1/carers/\(server.scheme.carers[0])/bank-accounts", BankAccountTests.ofCarer)
            let second = try await server.finance.post("\(uri)/files", Self.request("pain001"))
            #expect(try (second.status, second.json["number"]?.integer) == (.created, 2))
            states = try await server.auditor.get("\(uri)/payment-progress").json.items.map { $0["state"]?.text }
            #expect(states == ["sent", "sent"])
            let remittance = try await server.auditor.get("\(uri)/remittances/\(server.scheme.carers[0])").text
            let isWhole = ["SL-2-1", "ending 5678"].allSatisfy { remittance.contains($0) }
            let isTelling = remittance.contains("12345678")
            #expect(isWhole && !isTelling)
        }
    }

    @Test("The confirmation is taken in whole or not at all; what was rejected is owed again, and then the run is paid")
    func confirmed() async throws {
        try await SchemeServer.with { server in
            let uri = try await Self.approvedRun(server)
            let early = try await server.finance.post("\(uri)/confirmations", #"{"fileName": "a.csv", "text": "x"}"#)
            #expect(early.problemCode == "runNotInState")
            #expect(try await server.finance.post("\(uri)/files", Self.request("csv")).status == .created)
            let payments = try await server.auditor.get("\(uri)/payment-progress").json.items
            let rows = payments.map { ($0["reference"]?.text ?? "", Pence($0["amount"]?.integer ?? 0)) }
            func body(_ lines: [String]) -> String {
                let text = (["reference,amount,status,reason"] + lines).joined(separator: "\\r\\n")
                return #"{"fileName": "bank.csv", "text": "\#(text)"}"#
            }
            let good = "\(rows[0].0),\(rows[0].1.decimal),paid,"
            let bad = try await server.finance.post(
                "\(uri)/confirmations", body([good, "SL-7-7,1.00,paid,", "\(rows[1].0),0.01,lost,", good]))
            #expect(bad.faults == ["/text unknownStatus"])
            let unmatched = try await server.finance.post(
                "\(uri)/confirmations", body([good, "SL-7-7,1.00,paid,", "\(rows[1].0),0.01,paid,", good]))
            #expect(unmatched.faults == ["/text unknownPayment", "/text wrongAmount", "/text repeatedPayment"])
            let isByLine = unmatched.text.contains("Line 3:") && unmatched.text.contains("Line 5:")
            #expect(isByLine)
            #expect(try await server.number("SELECT count(*) FROM payment_outcome") == 0)
            let first = try await server.finance.post("\(uri)/confirmations", body([good]))
            #expect(first.status == .created)
            #expect(try await server.finance.post("\(uri)/confirmations", body([good])).text == first.text)
            #expect(try await server.auditor.get(uri).json["state"]?.text == "exported")
            let told = try await server.finance.post("\(uri)/confirmations", body([good + "again"]))
            #expect(told.faults == ["/text toldBefore"])
            let last = try await server.finance.post(
                "\(uri)/confirmations", body(["\(rows[1].0),\(rows[1].1.decimal),returned,Account closed"]))
            #expect(try (last.json["confirmed"]?.integer, last.json["rejected"]?.integer) == (0, 1))
            #expect(try await server.auditor.get(uri).json["state"]?.text == "paid")
            let states = try await server.auditor.get("\(uri)/payment-progress").json.items
            #expect(states.map { $0["state"]?.text } == ["confirmed", "rejected"])
            #expect(states[1]["reason"]?.text == "Account closed")
            #expect(try await server.auditor.get("\(uri)/confirmations").json.items.count == 2)
            // The next run pays it with its own.
            let next = try await Self.approvedRun(server, "2026-04")
            let own = try await server.auditor.get("\(next)/carers").json.items.map { $0["amount"]?.integer ?? 0 }
            let paid = try await server.number(
                "SELECT sum(payment.paid_pence)::bigint FROM payment JOIN payment_run ON payment_run.id = payment.run_id WHERE period = '2026-04-01'"
            )
            #expect(Int64(paid) == own.reduce(0, +) + rows[1].1.value)
        }
    }
}
