import API
import HTTPTypes
import HummingbirdTesting
import JSON
import SharedLives
import TestSupport
import Testing

@Suite("Quarterly reports and market figures over HTTP", .timeLimit(.minutes(5)))
struct QuarterlyReportRouteTests {
    private static let third = "/v1/quarterly-reports/2026-Q3"

    private static func figure(_ document: JSONValue, _ code: String, _ group: String? = nil) -> JSONValue? {
        document["lines"]?.array.first { $0["code"]?.text == code }?["figures"]?.array
            .first { $0["group"]?.text == group }
    }

    @Test("A report goes from a draft to what was submitted; its figures open to their records, page by page")
    func story() async throws {
        try await SchemeServer.with(.demonstration) { server in
            let draft = try await server.coordinator.get(Self.third).json
            #expect(draft["submittedAt"] == .null && draft["dueOn"]?.text == "2026-10-14")
            let people = try #require(Self.figure(draft, "longTermPeople")?["amount"]?.integer)
            let records = "\(Self.third)/figures/longTermPeople/records"
            var (count, next) = (0, Optional("limit=25"))
            while let query = next {
                let page = try await server.coordinator.get("\(records)?\(query)").json
                count += page.items.count
                next = page["next"]?.text.map { "limit=25&cursor=\($0)" }
            }
            #expect(count == Int(people))
            let group = try await server.coordinator.get(
                "\(Self.third)/figures/longTermPeopleByReason/records?group=mentalHealth&limit=200")
            #expect(
                try Int64(group.json.items.count)
                    == Self.figure(draft, "longTermPeopleByReason", "mentalHealth")?["amount"]?.integer)
            #expect(try group.json.items.allSatisfy { $0["group"]?.text == "mentalHealth" })

            #expect(try await server.coordinator.post("\(Self.third)/submission", "{}").problemCode == "forbidden")
            let submitted = try await server.manager.post("\(Self.third)/submission", "{}", key: "third")
            #expect((submitted.status, submitted.headers[.location]) == (.created, Self.third), "\(submitted.text)")
            #expect(
                try await server.manager.post("\(Self.third)/submission", "{}", key: "third").text == submitted.text)
            let again = try await server.manager.post("\(Self.third)/submission", "{}")
            #expect((again.status.code, again.faults) == (409, [" reportSubmitted"]))
            let early = try await server.manager.post("/v1/quarterly-reports/2999-Q1/submission", "{}")
            #expect((early.status.code, early.problemCode) == (409, "quarterNotOver"))
            let list = try await server.auditor.get("/v1/quarterly-reports").json.items
            #expect(list.map { $0["quarter"]?.text } == ["2026-Q3"])
        }
    }

    @Test("A report is a table and pages of text too, and nothing small is in what is public")
    func documents() async throws {
        try await SchemeServer.with(.demonstration) { server in
            let table = try await server.coordinator.get("\(Self.third)/report.csv")
            #expect(table.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(table.text.hasPrefix("quarter,section,code,line,group,amount,outOf,percent,"))
            let text = try await server.coordinator.get("\(Self.third)/report.txt").text
            #expect(text.contains("Quarterly monitoring report") && text.contains("Page 1 of "))
            let masked = try await server.coordinator.get("\(Self.third)?masked=true").json
            for line in masked["lines"]?.array ?? [] {
                #expect(line["details"]?.array == [])
                for figure in line["figures"]?.array ?? [] {
                    let amount = figure["amount"]?.integer
                    #expect(amount == nil || amount == 0 || amount! >= 5, "\(line["code"]?.text ?? "")")
                    #expect((figure["isMasked"] == .bool(true)) == (amount == nil))
                }
            }
            #expect(try await server.coordinator.get("\(Self.third)/report.txt?masked=true").text.contains(" *\n"))
            for path in ["2026-Q5", "2026-3", "x"] {
                #expect(try await server.coordinator.get("/v1/quarterly-reports/\(path)").status.code == 404)
            }
            let unknown = try await server.coordinator.get("\(Self.third)/figures/households/records")
            #expect(unknown.status.code == 404)
        }
    }

    @Test("Commissioners see their council's figures, submitted, and never a record")
    func commissioners() async throws {
        try await SchemeServer.with(.demonstration) { server in
            let commissioner = server.caller(.commissioner)
            let council = "\(server.scheme.councils[0])"
            try await server.manager.add(
                "/v1/councils/\(council)/commissioners",
                #"{"accountId": "\#(server.scheme.accounts["commissioner"]!)", "from": "2026-01-01"}"#)
            #expect(try await commissioner.get(Self.third).status.code == 404)
            try await server.manager.post("\(Self.third)/submission", #"{"councilId": "\#(council)"}"#)
            let report = try await commissioner.get(Self.third)
            #expect(report.status == .ok && !report.text.contains(#""isMasked":true"#))
            #expect(try report.json["councilId"]?.text == council)
            let records = "\(Self.third)/figures/longTermPeople/records"
            #expect(try await commissioner.get(records).problemCode == "forbidden")
            #expect(try await commissioner.get("/v1/market-figures/households/records").problemCode == "forbidden")
            let other = "\(server.scheme.councils[1])"
            #expect(try await commissioner.get("/v1/market-figures?councilId=\(other)").status.code == 404)
            #expect(try await server.finance.get(Self.third).problemCode == "forbidden")
        }
    }

    @Test("Market figures are of any days, with targets, and open to their records")
    func market() async throws {
        try await SchemeServer.with(.demonstration) { server in
            try await server.manager.add(
                "/v1/growth-targets",
                #"{"measure": "households", "from": "2026-04-01", "baseline": 46, "by": "2027-04-01", "target": 50}"#)
            let days = "from=2026-07-01&to=2026-10-01"
            let figures = try await server.coordinator.get("/v1/market-figures?\(days)").json
            #expect(Self.figure(figures, "households")?["amount"]?.integer == 46)
            #expect(figures["targets"]?[0]?["amount"]?.integer == 46)
            let homes = try await server.coordinator.get("/v1/market-figures/households/records?\(days)&limit=200").json
            #expect(homes.items.count == 46)
            for days in ["from=2026-07-01&to=2026-07-01", "from=2000-01-01&to=2026-01-01"] {
                let answer = try await server.coordinator.get("/v1/market-figures?\(days)")
                #expect((answer.status.code, answer.faults) == (400, ["to emptyInterval"]))
            }
        }
    }
}
