import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Payment runs over HTTP", .timeLimit(.minutes(5)))
struct PaymentRunTests {
    private static let march = #"{"period": "2026-03"}"#

    @Test("A month of the demonstration is asked for, worked out, read, approved by somebody else and exported")
    func month() async throws {
        try await SchemeServer.with(.demonstration) { server in
            let asked = try await server.finance.post("/v1/payment-runs", Self.march)
            #expect(asked.status == .created)
            let id = try #require(try asked.json["id"]?.text)
            let uri = "/v1/payment-runs/\(id)"
            #expect(asked.headers[.location] == uri)
            #expect(try asked.json["state"]?.text == "calculating")
            try await server.withWorker { changes in
                try await server.untilDraft(id, changes)
                let job = try await server.administrator.get("/v1/jobs/\(try asked.json["jobId"]?.text ?? "")").json
                #expect(job["state"]?.text == "completed")
            }
            try await Self.checkDraft(server, uri)
            try await Self.checkApproval(server, uri)
            try await Self.checkExport(server, uri, id)
        }
    }

    /// The lines, shares and totals of a draft agree.
    private static func checkDraft(_ server: SchemeServer, _ uri: String) async throws {
        let run = try await server.auditor.get(uri)
        #expect(run.headers[.eTag] == "\"2\"")
        let totals = try run.json["totals"]
        let lines = try await server.items("\(uri)/lines?limit=37")
        #expect(Int64(lines.count) == totals?["lines"]?.integer)
        #expect(lines.compactMap { $0["number"]?.integer } == Array(1...Int64(lines.count)))
        func sum(_ values: [JSONValue], _ name: String) -> Int64 {
            values.compactMap { $0[name]?.integer }.reduce(0, +)
        }
        #expect(sum(lines, "amount") == totals?["amount"]?.integer)
        #expect(sum(lines, "contribution") == totals?["contribution"]?.integer)
        #expect(sum(lines, "council") == totals?["council"]?.integer)
        let carers = try await server.items("\(uri)/carers?limit=10")
        #expect(Int64(carers.count) == totals?["carers"]?.integer)
        #expect(sum(carers, "amount") == totals?["amount"]?.integer)
        #expect(sum(carers, "lines") == totals?["lines"]?.integer)
        let councils = try await server.auditor.get("\(uri)/councils").json.items
        #expect(sum(councils, "amount") == totals?["council"]?.integer)
        #expect(try await server.auditor.get("\(uri)/parked").json.items.isEmpty)
        let carer = carers[0]["carerId"]?.text ?? ""
        let own = try await server.items("\(uri)/lines?carerId=\(carer)")
        #expect(own == lines.filter { $0["carer"]?.text == carer })
    }

    private static func checkApproval(_ server: SchemeServer, _ uri: String) async throws {
        let self_ = try await server.finance.command("\(uri)/approval")
        #expect((self_.status.code, self_.problemCode) == (409, "twoPeopleNeeded"))
        #expect(try await server.manager.command("\(uri)/approval", ifMatch: nil).status.code == 428)
        #expect(try await server.manager.command("\(uri)/approval", ifMatch: "\"1\"").status.code == 412)
        let early = try await server.finance.post("\(uri)/files", PaymentFileRouteTests.request("csv"))
        #expect((early.status.code, early.problemCode) == (409, "runNotInState"))
        #expect(try await server.finance.get("\(uri)/export.csv").problemCode == "runNotInState")
        let approved = try await server.manager.command("\(uri)/approval", ifMatch: "\"2\"")
        #expect((approved.status, approved.headers[.eTag]) == (.ok, "\"3\""))
        #expect(try approved.json["approved"]?["by"]?.text == "\(server.scheme.accounts["registeredManager"]!)")
        for act in ["recalculation", "void"] {
            let late = try await server.finance.command("\(uri)/\(act)")
            #expect((late.status.code, late.problemCode) == (409, "runNotInState"))
        }
        #expect(try await server.manager.command("\(uri)/approval").problemCode == "runNotInState")
    }

    private static func checkExport(_ server: SchemeServer, _ uri: String, _ id: String) async throws {
        #expect(
            try await server.finance.post("\(uri)/files", PaymentFileRouteTests.request("csv")).status == .created)
        #expect(try await server.auditor.get(uri).json["state"]?.text == "exported")
        let file = try await server.finance.get("\(uri)/export.csv")
        #expect(try await server.auditor.get("\(uri)/export.csv").text == file.text)
        #expect(try await server.manager.get("\(uri)/export.csv").status == .forbidden)
        #expect(file.headers[.contentDisposition] == #"attachment; filename="payments-2026-03.csv""#)
        let rows = file.text.split(separator: "\r\n").map(String.init)
        #expect(
            rows[0]
                == "month,carer,carerName,subject,element,clause,from,to,quantity,unit,rate,amount,contribution,council,explanation"
        )
        let lines = try await server.items("\(uri)/lines")
        #expect(rows.count == lines.count + 1)
        for (row, line) in zip(rows.dropFirst(), lines) {
            #expect(row.hasPrefix("2026-03,\(line["carer"]?.text ?? "?"),"))
            #expect(row.contains(",\(line["element"]?.text ?? "?"),\(line["clause"]?.text ?? "?"),"))
        }
        let carer = lines[0]["carer"]?.text ?? ""
        let statement = try await server.auditor.get("\(uri)/statements/\(carer)")
        let text = statement.text
        #expect(text.contains("Larkfield Shared Lives (demonstration)"))
        #expect(text.contains("March 2026"))
        let amount = lines.filter { $0["carer"]?.text == carer }.compactMap { $0["amount"]?.integer }.reduce(0, +)
        #expect(text.contains(Pence(amount).description))
        #expect(text.contains("How to check it"))
        #expect(try await server.auditor.get("\(uri)/statements/\(id)").status.code == 404)
    }

    @Test("Asked for ten times at once, with keys of their own and by two people, it is one run")
    func tenTimes() async throws {
        try await SchemeServer.with { server in
            let answers = try await withThrowingTaskGroup { group in
                for index in 0..<10 {
                    let caller =
                        index % 2 == 0
                        ? server.finance : Caller(server: server, token: server.scheme.token("financeOfficer"))
                    group.addTask { try await caller.post("/v1/payment-runs", Self.march) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0.status == .created } == 1)
            #expect(answers.count { $0.status == .ok } == 9)
            #expect(Set(try answers.map { try $0.json["id"]?.text }).count == 1)
            #expect(try await server.number("SELECT count(*) FROM payment_run") == 1)
            #expect(try await server.number("SELECT count(*) FROM job") == 1)
        }
    }

    @Test("A run is voided before it is worked out, the month is asked for anew, and a job is cancelled and retried")
    func jobs() async throws {
        try await SchemeServer.with { server in
            let first = try await server.finance.post("/v1/payment-runs", Self.march).json
            let uri = "/v1/payment-runs/\(first["id"]?.text ?? "")"
            let statement = try await server.auditor.get("\(uri)/statements/\(server.scheme.carers[0])")
            #expect(statement.problemCode == "runNotInState")
            let voided = try await server.finance.command("\(uri)/void", ifMatch: "\"1\"")
            #expect(try voided.json["state"]?.text == "voided")
            let second = try await server.finance.post("/v1/payment-runs", Self.march)
            #expect(second.status == .created)
            let job = "/v1/jobs/\(try second.json["jobId"]?.text ?? "")"
            let retried = try await server.administrator.send(.post, "\(job)/retry")
            #expect((retried.status.code, retried.problemCode) == (409, "conflict"))
            let cancelled = try await server.administrator.send(.post, "\(job)/cancel")
            #expect(try cancelled.json["state"]?.text == "cancelled")
            #expect(try await server.administrator.send(.post, "\(job)/cancel").status.code == 409)
            #expect(try await server.administrator.get("/v1/jobs?state=cancelled").json.items.count == 1)
            #expect(try await server.administrator.send(.post, "\(job)/retry").json["state"]?.text == "available")
            #expect(try await server.administrator.get("/v1/jobs?limit=1").json["next"]?.text != nil)
            #expect(try await server.administrator.get("/v1/jobs?state=lost").faults == ["state notPermitted"])
            try await server.withWorker { changes in
                try await server.untilDraft(try second.json["id"]?.text ?? "", changes)
            }
            #expect(try await server.auditor.get(uri).json["state"]?.text == "voided")
        }
    }

    @Test("A carer whose facts contradict is shown with what settles it; mended and worked out again, they are paid")
    func parked() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            try await server.coordinator.add("/v1/placements", bodies.placement(person: 0, carer: 0))
            let id = try await server.coordinator.add("/v1/placements", bodies.placement(person: 1, carer: 1))
            let band = try await server.coordinator.get("/v1/placements/\(id)").json["bands"]?[0]?["id"]?.text ?? ""
            try await server.coordinator.delete("/v1/placements/\(id)/bands/\(band)")
            let run = try await server.finance.post("/v1/payment-runs", Self.march).json["id"]?.text ?? ""
            let uri = "/v1/payment-runs/\(run)"
            try await server.withWorker { changes in
                try await server.untilDraft(run, changes)
                #expect(try await server.auditor.get(uri).json["totals"]?["parked"]?.integer == 1)
                let parked = try await server.auditor.get("\(uri)/parked").json.items
                #expect(parked.map { $0["carerId"]?.text } == ["\(server.scheme.carers[1])"])
                let fault = parked[0]["faults"]?[0]
                #expect(fault?["subject"]?.text == id)
                #expect((fault?["pointer"]?.text, fault?["code"]?.text) == ("/bands", "noBand"))
                let mended = #"{"from": "2026-01-05", "band": "medium"}"#
                #expect(try await server.coordinator.post("/v1/placements/\(id)/bands", mended).status == .created)
                let again = try await server.finance.command("\(uri)/recalculation", ifMatch: "\"2\"")
                #expect(try again.json["state"]?.text == "calculating")
                try await server.untilDraft(run, changes)
            }
            #expect(try await server.auditor.get(uri).json["totals"]?["parked"]?.integer == 0)
            #expect(try await server.items("\(uri)/lines").count == 2)
        }
    }
}

extension SchemeServer {
    /// Reads a listing through all of its pages.
    func items(_ uri: String) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        var next = uri
        while true {
            let page = try await auditor.get(next)
            items += try page.json.items
            guard let cursor = try page.json["next"]?.text else { return items }
            next = uri + (uri.contains("?") ? "&" : "?") + "cursor=\(cursor)"
        }
    }
}
