import API
import HTTPTypes
import HummingbirdTesting
import JSON
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@Suite("Quality over HTTP", .timeLimit(.minutes(5)))
struct QualityTests {
    /// The kinds of the tasks of a record that are open, or done.
    private static func tasks(_ server: SchemeServer, of record: String, _ state: String = "open") async throws
        -> [String]
    {
        try await server.auditor.get("/v1/tasks?state=\(state)&limit=200").json.items
            .filter { $0["subjectId"]?.text == record }.compactMap { $0["kind"]?.text }.sorted()
    }

    @Test(
        "Who has to be told stands in the work list at once, and is gone when they were told; the sweep finds the same")
    func notices() async throws {
        try await SchemeServer.with { server in
            let body = Bodies(scheme: server.scheme).incident
            let untold = body.replacing("\"councilToldAt\": \"2026-05-04T10:30:00Z\"", with: "\"councilToldAt\": null")
            let id = try await server.coordinator.add("/v1/incidents", untold)
            #expect(try await Self.tasks(server, of: id) == ["councilNotice", "cqcNotice", "incidentClosing"])
            let clock = try await server.auditor.get("/v1/incidents/\(id)/clock").json.items
            // 4 May 2026 is a bank holiday: the next working day is the fifth.
            #expect(
                clock.map { "\($0["cause"]?.text ?? "") \($0["dueOn"]?.text ?? "")" } == [
                    "councilNotice 2026-05-05", "cqcNotice 2026-05-05", "incidentClosing 2026-06-01",
                ])
            let before = try await server.number("SELECT count(*) FROM task")
            let pool = try server.database.pool(as: .worker, connectionsMax: 1)
            let counts = try await Store(pool: pool).transaction(
                inScheme: try #require(Identifier("\(server.scheme.id)")), onBehalfOf: nil
            ) { try ReminderSweep.sweep(on: $0) }
            await pool.shutdown()
            #expect(counts?.settled == 0)
            let subjects = try await server.number("SELECT count(*) FROM task WHERE subject_id = '\(id)'")
            #expect(subjects == 3)
            #expect(try await server.number("SELECT count(*) FROM task") == before + (counts?.opened ?? 0))
            #expect(
                try await server.number(
                    "SELECT count(*) FROM reminder JOIN task ON task.id = task_id WHERE subject_id = '\(id)'") == 3)

            try await server.coordinator.put("/v1/incidents/\(id)", body)
            #expect(try await Self.tasks(server, of: id) == ["cqcNotice", "incidentClosing"])
            #expect(try await Self.tasks(server, of: id, "done") == ["councilNotice"])
            // Told by mistake: it stands again.
            try await server.coordinator.put("/v1/incidents/\(id)", untold)
            #expect(try await Self.tasks(server, of: id) == ["councilNotice", "cqcNotice", "incidentClosing"])
        }
    }

    @Test("An incident is closed once it was told, its enquiry has ended and something was learned")
    func closing() async throws {
        try await SchemeServer.with { server in
            let body = Bodies(scheme: server.scheme).incident
            let id = try await server.coordinator.add("/v1/incidents", body)
            let closing = body.dropLast() + #", "closedOn": "2026-06-01"}"#
            let refused = try await server.manager.put("/v1/incidents/\(id)", String(closing))
            #expect(refused.status.code == 422)
            #expect(
                Set(refused.faults) == [
                    "/cqcToldAt missingField", "/learning missingField", "/safeguarding/enquiry missingField",
                ])
            let whole =
                closing.dropLast() + #", "cqcToldAt": "2026-05-05T09:00:00Z", "learning": "Meals are planned."}"#
            let decided = String(whole).replacing(
                #""enquiry": null, "enquiryDecidedOn": null"#,
                with: #""enquiry": "notNeeded", "enquiryDecidedOn": "2026-05-06""#)
            let closed = try await server.manager.put("/v1/incidents/\(id)", decided)
            #expect(closed.status == .ok, "\(closed.text)")
            #expect(try await Self.tasks(server, of: id) == [])
            #expect(try await server.auditor.get("/v1/incidents/\(id)/clock").json.items.isEmpty)
            #expect(try await server.auditor.get("/v1/incidents/\(id)/versions").json.items.count == 2)
        }
    }

    @Test("Listings are narrowed by what they hold, in one query")
    func filters() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let concern = try await server.coordinator.add("/v1/incidents", bodies.incident)
            let fire = try await server.coordinator.add(
                "/v1/incidents",
                #"{"kind": "floodOrFire", "knownAt": "2026-06-30T23:30:00Z", "description": "The kitchen."}"#)
            let complaint = try await server.coordinator.add("/v1/feedback", bodies.feedback)
            let compliment = try await server.coordinator.add(
                "/v1/feedback",
                #"{"kind": "compliment", "receivedOn": "2026-06-01", "from": "person", "about": "carer", "summary": "Kind.", "resolvedOn": "2026-06-01", "outcome": "noted"}"#
            )
            // In London it was July by then.
            for (query, expected) in [
                ("incidents?kind=floodOrFire", [fire]), ("incidents?mustTellCqc=true", [concern]),
                ("incidents?personId=\(server.scheme.people[0])", [concern]), ("incidents?isOpen=false", []),
                ("incidents?from=2026-07-01", [fire]), ("incidents?through=2026-06-30", [concern]),
                ("incidents?limit=2", [concern, fire]), ("feedback?kind=complaint", [complaint]),
                ("feedback?isOpen=false", [compliment]), ("feedback?isOpen=true", [complaint]),
                ("feedback?from=2026-05-07", [compliment]),
                ("feedback?carerId=\(server.scheme.carers[0])", [complaint]),
            ] {
                let items = try await server.auditor.get("/v1/\(query)").json.items.compactMap { $0["id"]?.text }
                #expect(items == expected, "\(query)")
            }
            let wrong = try await server.auditor.get("/v1/incidents?kind=mishap")
            #expect((wrong.status.code, wrong.faults) == (400, ["kind notPermitted"]))
        }
    }

    @Test("Events, outcomes and visits of everybody are listed together, page by page, of the days asked about")
    func together() async throws {
        try await SchemeServer.with { server in
            let context = try await FactContext.make(server)
            for kind in FactKind.ofQuality {
                let uri = kind.collection(context)
                let path = "/v1/" + (uri.split(separator: "/").last.map(String.init) ?? "")
                let first = try await server.coordinator.post(uri, kind.body(context)).json
                let later = try await server.coordinator.add(
                    uri, kind.body(context).replacing("2026-02-01", with: "2026-03-01"))
                let withdrawn = try await server.coordinator.add(uri, kind.body(context))
                try await server.coordinator.delete("\(uri)/\(withdrawn)")
                let page = try await server.auditor.get("\(path)?limit=1")
                #expect(try page.json.items.map { $0["record"] } == [first], "\(page.text)")
                let owner = try page.json.items.first?["personId"] ?? page.json.items.first?["placementId"]
                #expect([context.person, context.placement].contains(owner?.text ?? ""))
                let next = try page.json["next"]?.text ?? ""
                let rest = try await server.auditor.get("\(path)?limit=1&cursor=\(next)").json
                #expect(rest.items.map { $0["record"]?["id"]?.text } == [later] && rest["next"] == .null)
                for (query, expected) in [
                    ("from=2026-02-02", [later]), ("through=2026-02-28", [first["id"]?.text]),
                    ("from=2026-03-02", []),
                ] {
                    let items = try await server.auditor.get("\(path)?\(query)").json.items
                    #expect(items.map { $0["record"]?["id"]?.text } == expected, "\(path) \(query)")
                }
            }
        }
    }

    @Test("Timeliness leaves out the bank holidays that the scheme recorded too")
    func timeliness() async throws {
        try await SchemeServer.with { server in
            let body =
                #"{"kind": "complaint", "receivedOn": "2026-05-05", "from": "family", "about": "scheme", "causes": ["delay"], "summary": "Late.", "resolvedOn": "2026-05-20", "outcome": "upheld", "learning": "Ring back."}"#
            _ = try await server.coordinator.add("/v1/feedback", body)
            let uri = "/v1/feedback-timeliness?from=2026-05-01&through=2026-05-31"
            func complaints() async throws -> [Int64?] {
                let json = try await server.auditor.get(uri).json["complaints"]
                return [json?["resolved"]?.integer] + (json?["within"]?.array.map { $0["count"]?.integer } ?? [])
            }
            #expect(try await complaints() == [1, 0, 1, 1, 1])
            // Eleven working days; with one day off it is ten.
            try await server.administrator.post("/v1/bank-holidays", #"{"on": "2026-05-12", "name": "A day off"}"#)
            #expect(try await complaints() == [1, 1, 1, 1, 1])
        }
    }

    @Test("Policies stand in date, overdue or missing; staff have their mandatory courses in date or not")
    func standing() async throws {
        try await SchemeServer.with { server in
            let context = try await FactContext.make(server)
            for kind in FactKind.ofQualityOfSchemes + FactKind.ofStaff {
                _ = try await server.caller(kind.writer).add(kind.collection(context), kind.body(context))
            }
            func state(_ day: String) async throws -> String? {
                try await server.finance.get("/v1/policies?on=\(day)").json.items
                    .first { $0["subject"]?.text == "safeguarding" }?["state"]?.text
            }
            #expect(try await state("2026-01-31") == "missing")
            #expect(try await state("2027-01-31") == "inDate")
            #expect(try await state("2027-02-01") == "overdue")
            let training = try await server.manager.get("/v1/staff-training?on=2026-02-01").json
            let courses = training.items.first?["courses"]?.array.map {
                "\($0["code"]?.text ?? "") \($0["isInDate"] == .bool(true))"
            }
            #expect(courses == ["data false", "firstAid true"])
            #expect(training["inDate"]?.integer == 0)
        }
    }

    @Test("Incidents are the coordinator's, staff the registered manager's; an auditor reads both, others neither")
    func roles() async throws {
        try await SchemeServer.with { server in
            let bodies = Bodies(scheme: server.scheme)
            let member = #"{"givenName": "Jay", "familyName": "Teal", "startedOn": "2020-01-06"}"#
            #expect(try await server.coordinator.post("/v1/incidents", bodies.incident).status == .created)
            #expect(try await server.coordinator.post("/v1/staff", member).status == .forbidden)
            #expect(try await server.coordinator.get("/v1/staff").status == .forbidden)
            #expect(try await server.manager.post("/v1/staff", member).status == .created)
            for path in ["incidents", "feedback", "staff", "staff-training", "policies"] {
                #expect(try await server.auditor.get("/v1/\(path)").status == .ok, "\(path)")
            }
            #expect(try await server.auditor.post("/v1/incidents", bodies.incident).status == .forbidden)
            for path in ["incidents", "feedback", "staff", "feedback-timeliness"] {
                #expect(try await server.finance.get("/v1/\(path)").status == .forbidden, "\(path)")
            }
            // One account is one member of staff's.
            let account = "\(server.scheme.accounts["coordinator"]!)"
            let withAccount = String(member.dropLast()) + #", "accountId": "\#(account)"}"#
            #expect(try await server.manager.post("/v1/staff", withAccount).status == .created)
            let twice = try await server.manager.post("/v1/staff", withAccount)
            #expect((twice.status.code, twice.faults) == (409, ["/accountId accountTaken"]))
        }
    }
}
