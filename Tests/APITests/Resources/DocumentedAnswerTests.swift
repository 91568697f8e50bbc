import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@Suite("The document and the service", .timeLimit(.minutes(5)))
struct DocumentedAnswerTests {
    static func uri(_ made: [String: String], _ template: String) -> String {
        "/"
            + template.split(separator: "/").map { part in
                part.hasPrefix("{") ? made[String(part.dropFirst().dropLast())] ?? "?" : String(part)
            }
            .joined(separator: "/")
    }

    @Test("The document has every operation that is served, and no other under /v1")
    func operations() async throws {
        try await SchemeServer.with { server in
            let routes = allRoutes(Services(store: Store(pool: try server.database.pool(as: .api, connectionsMax: 1))))
            let served = Set(routes.map { "\($0.method.rawValue.lowercased()) \($0.template.text)" })
            var documented: Set<String> = []
            for path in server.document.document["paths"]?.members ?? [] where path.name.hasPrefix("/v1/") {
                for method in path.value.members { documented.insert("\(method.name) \(path.name)") }
            }
            #expect(documented == served)
        }
    }

    /// What reads another record than the other operations do: a remittance is had by who is paid, which a carer whose payments are
    /// held is not, and carers are looked for while a referral is open.
    private static let others = [
        "getRemittance": (name: "carerId", instead: "payeeId"),
        "listCandidates": (name: "referralId", instead: "openReferralId"),
        "listExcludedCarers": (name: "referralId", instead: "openReferralId"),
    ]

    /// Every answer that a caller gets is held against the document; this goes through all operations.
    @Test("Every operation succeeds with an answer that is as the document has it")
    func answers() async throws {
        try await SchemeServer.with { server in
            let made = try await Self.makeAll(server)
            var showing: Set<String> = []
            let routes = allRoutes(Services(store: Store(pool: try server.database.pool(as: .api, connectionsMax: 1))))
            for route in routes where route.method == .get {
                // What a certificate disclosed is for those who decide, and for a purpose.
                let isDisclosure = route.action == .handleDisclosures
                let caller = isDisclosure ? server.manager : server.auditor
                let ids = made.merging(Self.others[route.operationID].map { [$0.name: made[$0.instead]!] } ?? [:]) {
                    $1
                }
                let uri = Self.uri(ids, route.template.text) + (isDisclosure ? "?purpose=riskAssessment" : "")
                let answer = try await caller.get(uri)
                #expect(answer.status == .ok, "\(uri): \(answer.text)")
                let names = try await Self.namesShown(in: answer.text, server)
                if !names.isEmpty { showing.insert(route.operationID) }
                let head = try await caller.send(.head, uri)
                #expect((head.status, head.text) == (.ok, ""))
                #expect(head.headers[.contentType] == answer.headers[.contentType])
            }
            // Whatever the decisions say: who was answered with somebody's name or number is in the audit trail.
            let noted = try await Self.texts(
                "SELECT DISTINCT record_type FROM audit_entry WHERE change = 'read'", server)
            #expect(showing.subtracting(noted) == [] && showing.count > 30)
            let unanswered = routes.filter { route in
                !route.answers.contains { server.document.answered.contains("\(route.operationID) \($0.status)") }
            }
            #expect(unanswered.map(\.operationID) == [])
        }
    }

    /// The carers and people whose family name or id an answer has.
    private static func namesShown(in text: String, _ server: SchemeServer) async throws -> [String] {
        try await texts(
            "SELECT family_name FROM carer UNION SELECT family_name FROM person UNION SELECT id::text FROM carer "
                + "UNION SELECT id::text FROM person", server
        ).filter(text.contains)
    }

    private static func texts(_ sql: String, _ server: SchemeServer) async throws -> [String] {
        try await server.database.withConnection(as: .superuser) { try $0.rows(Query<(), String>("texts", sql), ()) }
    }

    /// Makes one of everything and does everything once; gives ids by the names that paths have for them.
    static func makeAll(_ server: SchemeServer) async throws -> [String: String] {
        let bodies = Bodies(scheme: server.scheme)
        var made: [String: String] = [:]
        for kind in RecordKind.all {
            let id = try await server.coordinator.add(kind.path, kind.body(bodies))
            made["\(kind.table)Id"] = id
            try await server.coordinator.put("\(kind.path)/\(id)", kind.body(bodies))
        }
        for (path, id) in [("stays", made["stayId"]!), ("sessions", made["sessionId"]!)] {
            try await server.coordinator.put("/v1/\(path)/\(id)/outcome", #"{"notArrived": true}"#)
        }
        made["placementId"] = try await server.coordinator.add("/v1/placements", bodies.placement(carer: 0))
        try await makeCarers(server, &made)
        try await makePanel(server, &made)
        try await recordFacts(server, "/v1/placements/\(made["placementId"]!)")
        made["referralId"] = try await refer(server, bodies, placement: made["placementId"]!)
        try await match(server, bodies, &made)
        let move = #"{"carerId": "\#(server.scheme.carers[1])", "on": "2026-09-01"}"#
        try await server.coordinator.add("/v1/placements/\(made["placementId"]!)/move", move)
        try await server.administrator.put("/v1/scheme/records-from", #"{"recordsFrom": "9999-12-31"}"#)
        made["bandingReviewId"] = try await server.coordinator.add(
            "/v1/placements/\(made["placementId"]!)/banding-reviews", #"{"reviewedOn": "2026-05-01"}"#)
        for (path, body, name) in [
            ("/v1/rate-cards", bodies.rateCard(), "rateCardId"), ("/v1/payment-policies", bodies.policy(), "policyId"),
        ] {
            let id = try await server.finance.add(path, body)
            try await server.finance.delete("\(path)/\(id)", ifMatch: "\"1\"")
            made[name] = try await server.finance.add(path, body)
        }
        for (path, body, name) in [
            ("/v1/carers/\(server.scheme.carers[0])/bank-accounts", BankAccountTests.ofCarer, "bankAccountId"),
            ("/v1/paying-accounts", BankAccountTests.ofScheme, "payingAccountId"),
        ] {
            let id = try await server.finance.add(path, body)
            try await server.finance.delete("\(path)/\(id)", ifMatch: "\"1\"")
            made[name] = try await server.finance.add(path, body)
        }
        made["bandingToolId"] = try await server.manager.add("/v1/banding-tools", BandingTests.threeBands)
        try await server.manager.delete("/v1/banding-tools/\(made["bandingToolId"]!)", ifMatch: "\"1\"")
        made["bandingToolId"] = try await server.manager.add("/v1/banding-tools", BandingTests.threeBands)
        try await server.auditor.send(
            .post, "/v1/indicative-bands", ByteBuffer(string: #"{"on": "2026-01-01", "levels": {"money": 2}}"#))
        try await server.auditor.send(.post, "/v1/payment-calculations", ByteBuffer(string: #"{"period": "2026-05"}"#))
        try await server.coordinator.send(
            .post, "/v1/payment-previews", ByteBuffer(string: bodies.preview(made["placementId"]!)))
        try await server.auditor.send(
            .post, "/v1/payment-forecasts", ByteBuffer(string: #"{"from": "2026-05", "months": 3}"#))
        made["certificateId"] = try await recordCertificates(server, bodies)
        made["accountId"] = "\(server.scheme.accounts["financeOfficer"]!)"
        made["recordId"] = made["placementId"]
        try await server.administrator.put(
            "/v1/accounts/\(made["accountId"]!)/approval-limit", #"{"amount": 10000000000}"#)
        try await server.administrator.put(
            "/v1/accounts/\(made["accountId"]!)/email", #"{"email": "fern@example.org"}"#)
        try await server.administrator.put("/v1/accounts/\(made["accountId"]!)/access", #"{"disabled": false}"#)
        made["tokenId"] = try await server.administrator.add("/v1/tokens", TokenTests.ofAdministrator)
        try await server.administrator.delete("/v1/tokens/\(made["tokenId"]!)", ifMatch: "\"1\"")
        made["deliveryId"] = try await server.addDelivery()
        try await server.script("UPDATE delivery SET state = 'failed', failure = 'smtp550';")
        try await server.coordinator.command("/v1/deliveries/\(made["deliveryId"]!)/sending")
        try await settle(server, &made)
        made["quarter"] = "2019-Q1"
        made["figureCode"] = "longTermPeople"
        made["marketFigureCode"] = "households"
        try await server.manager.post("/v1/quarterly-reports/2019-Q1/submission", "{}")
        return try await run(server, made)
    }

    /// Does every act on carers, and records and withdraws one of each kind of fact.
    private static func makeCarers(_ server: SchemeServer, _ made: inout [String: String]) async throws {
        let context = try await FactContext.make(server, placement: made["placementId"])
        for kind in FactKind.all {
            let uri = kind.collection(context)
            let id = try await server.caller(kind.writer).add(uri, kind.body(context))
            try await server.caller(kind.writer).delete("\(uri)/\(id)")
            made[kind.idName] = try await server.caller(kind.writer).add(uri, kind.body(context))
        }
        let step = #"{"reason": "As talked over."}"#
        let applicant = "/v1/carers/\(made["carerId"]!)"
        for carer in [made["carerId"]!, "\(server.scheme.carers[2])"] {
            try await server.script(server.scheme.completeEvidence(ofCarer: carer))
        }
        for act in ["application", "assessment", "panel-readiness", "withdrawal"] {
            try await server.manager.act("\(applicant)/\(act)", step)
        }
        for act in ["suspension", "reinstatement", "resignation"] {
            try await server.manager.act("/v1/carers/\(server.scheme.carers[2])/\(act)", step)
        }
        let task = try await server.auditor.get("/v1/tasks").json.items.first?["id"]?.text ?? ""
        try await server.coordinator.command("/v1/tasks/\(task)/taking")
        try await server.coordinator.act(
            "/v1/tasks/\(task)/postponement",
            #"{"until": "\#(WallClock.today() + 30)", "reason": "On holiday."}"#)
        try await server.coordinator.act("/v1/tasks/\(task)/completion", #"{"outcome": "Seen to."}"#)
        made["taskId"] = task
        made["staffMemberId"] = context.staffMember
        try await server.manager.put(
            "/v1/staff/\(context.staffMember)",
            #"{"givenName": "Jay", "familyName": "Teal", "startedOn": "2020-01-06", "leftOn": "2027-01-01"}"#)
        made["householdId"] = context.household
    }

    /// Takes a case through a meeting to its letter, and does every other act on panels once.
    /// Takes a referral in, changes it, and takes it to each state.
    private static func refer(
        _ server: SchemeServer, _ bodies: Bodies, placement: String
    ) async throws -> String {
        let id = try await server.coordinator.add("/v1/referrals", bodies.referral)
        let address = "/v1/referrals/\(id)"
        try await server.coordinator.put(address, bodies.referral)
        for (act, more) in [
            ("refusal", ""), ("reopening", ""), ("withdrawal", ""), ("reopening", ""),
            ("placement", #", "arrangementId": "\#(placement)""#),
        ] {
            try await server.coordinator.act("\(address)/\(act)", #"{"reason": "As talked over."\#(more)}"#)
        }
        return id
    }

    /// Proposes carers for a referral and takes one of them to a placement; leaves another referral open.
    private static func match(_ server: SchemeServer, _ bodies: Bodies, _ made: inout [String: String]) async throws {
        made["openReferralId"] = try await server.coordinator.add("/v1/referrals", bodies.crisis)
        try await CandidateTests.makeReady(server, 1)
        let proposals = try await "/v1/referrals/\(bodies.add(crisisOf: 2, to: server))/matches"
        let proposal = #"{"carerId": "\#(server.scheme.carers[1])", "reason": "They like chess."}"#
        let first = try await server.coordinator.add(proposals, proposal)
        try await server.coordinator.act(
            "/v1/matches/\(first)/withdrawal", #"{"party": "carer", "reason": "Too soon."}"#)
        let match = try await server.coordinator.add(proposals, proposal)
        made["matchId"] = match
        try await server.coordinator.act(
            "/v1/matches/\(match)/visits", #"{"on": "2026-01-06", "notes": "It went well."}"#)
        for party in CarerMatch.Party.allCases {
            try await server.coordinator.act(
                "/v1/matches/\(match)/agreements",
                #"{"party": "\#(party.rawValue)", "on": "2026-01-07", "by": "Somebody"}"#)
        }
        let placement = try await server.coordinator.add("/v1/placements", bodies.placement(person: 2, carer: 1))
        try await server.coordinator.act(
            "/v1/matches/\(match)/placement", #"{"arrangementId": "\#(placement)", "reason": "Moved in."}"#)
    }

    private static func makePanel(_ server: SchemeServer, _ made: inout [String: String]) async throws {
        let panel = try await PanelFixture.make(server)
        made["panelMemberId"] = panel.members[3]
        made["meetingId"] = panel.meeting
        try await server.coordinator.put(
            "/v1/panel-members/\(panel.members[3])",
            #"{"name": "Dale Wood", "background": "neighbour", "from": "2020-01-01"}"#)
        for members in [panel.members.dropLast(), panel.members[...]] {
            try await server.coordinator.put("/v1/panel-meetings/\(panel.meeting)", PanelFixture.body(Array(members)))
        }
        let carer = "\(server.scheme.carers[1])"
        let other = try await panel.add("changeOfTerms", of: carer)
        try await server.coordinator.command("/v1/panel-cases/\(other)/withdrawal")
        try await server.manager.post("/v1/carers/\(carer)/terms", PanelFixture.terms)
        let id = try await panel.add("changeOfTerms", of: carer)
        made["caseId"] = id
        try await panel.list(id)
        try await server.coordinator.delete("/v1/panel-cases/\(id)/listing")
        try await server.coordinator.put(
            "/v1/panel-cases/\(id)", #"{"summary": "Please consider.", "terms": \#(PanelFixture.terms)}"#)
        try await panel.list(id)
        let interest = try await server.coordinator.post(
            "/v1/panel-cases/\(id)/interests", #"{"memberId": "\#(panel.members[3])", "nature": "A neighbour."}"#
        ).json["interests"]?[0]?["id"]?.text
        try await server.coordinator.send(.delete, "/v1/panel-cases/\(id)/interests/\(interest ?? "")")
        try await panel.recommend(id, panel.recommendation())
        try await panel.decide(id, true)
        for uri in ["/v1/panel-meetings/\(panel.meeting)/pack", "/v1/panel-meetings/\(panel.meeting)/minutes"] {
            made["documentId"] = try await server.coordinator.post(uri, "").json["id"]?.text
        }
        try await server.coordinator.post("/v1/panel-cases/\(id)/letter", "")
    }

    private static func recordFacts(_ server: SchemeServer, _ uri: String) async throws {
        for (kind, body, caller) in [
            ("bands", #"{"from": "2026-02-01", "band": "complex"}"#, server.coordinator),
            ("contributions", #"{"from": "2026-02-01", "weekly": 4500}"#, server.finance),
            ("complex-fees", #"{"from": "2026-02-01", "to": null, "weekly": 5000}"#, server.manager),
            ("absences", #"{"kind": "other", "from": "2026-02-01", "to": "2026-02-05"}"#, server.coordinator),
        ] {
            let list = kind == "complex-fees" ? "complexFees" : kind
            let added = try await caller.post("\(uri)/\(kind)", body).json[list]?.array.last?["id"]?.text ?? ""
            try await caller.delete("\(uri)/\(kind)/\(added)")
            try await caller.post("\(uri)/\(kind)", body)
        }
        let review = #"{"reviewedOn": "2026-04-20", "note": "As it was."}"#
        let id = try await server.coordinator.add("\(uri)/banding-reviews", review)
        try await server.coordinator.delete("\(uri)/banding-reviews/\(id)")
        try await server.coordinator.put("\(uri)/end", #"{"date": "2026-06-01", "reason": "movedOn"}"#)
        try await server.coordinator.delete("\(uri)/end")
    }

    private static func recordCertificates(_ server: SchemeServer, _ bodies: Bodies) async throws -> String {
        let ofStaff = "/v1/accounts/\(server.scheme.accounts["financeOfficer"]!)/dbs-certificates"
        for (path, isHomeBased) in [(server.certificates(), true), (ofStaff, false)] {
            let id = try await server.coordinator.add(
                path, bodies.certificate(number: "999999999999", homeBased: isHomeBased))
            try await server.coordinator.delete("\(path)/\(id)")
        }
        let file = try await server.addCertificate()
        try await server.coordinator.put("\(file)/disclosure", #"{"content": "It says this"}"#)
        try await server.manager.put("\(file)/disclosure/reasoning", #"{"reasoning": "Long ago"}"#)
        try await server.manager.add(
            "\(file)/risk-assessments", #"{"decision": "accepted", "safeguards": ["noMoney"]}"#)
        let consents = "\(file)/update-service-consents"
        let consent = try await server.coordinator.add(consents, #"{"consentedOn": "2026-02-11"}"#)
        try await server.coordinator.add(
            "\(file)/update-service-answers", #"{"askedOn": "2026-03-01", "result": "NEW_INFO"}"#)
        try await server.coordinator.delete("\(consents)/\(consent)")
        try await server.coordinator.post(consents, #"{"consentedOn": "2026-02-11"}"#)
        return String(file.split(separator: "/").last!)
    }

    /// Holds a carer's payments, makes an urgent one and agrees on a plan, and does every act on them once.
    private static func settle(_ server: SchemeServer, _ made: inout [String: String]) async throws {
        let bodies = Bodies(scheme: server.scheme)
        let reason = #"{"reason": "As talked over."}"#
        for _ in 0..<2 { made["urgentPaymentId"] = try await server.finance.add("/v1/urgent-payments", bodies.urgent) }
        try await server.manager.command("/v1/urgent-payments/\(made["urgentPaymentId"]!)/approval")
        let body = UrgentPaymentFileTests.request("csv", [made["urgentPaymentId"]!])
        let file = try await server.finance.post("/v1/urgent-payment-files", body).json
        made["urgentFileId"] = file["id"]?.text
        let text = "reference,amount,status\\nSL-\(file["number"]?.integer ?? 0)-1,200.00,paid"
        try await server.finance.add(
            "/v1/urgent-payment-files/\(made["urgentFileId"]!)/confirmations",
            "{\"fileName\": \"bank.csv\", \"text\": \"\(text)\"}")
        let other = try await server.coordinator.add("/v1/urgent-payments", bodies.urgent)
        try await server.coordinator.act("/v1/urgent-payments/\(other)/decline", reason)
        let plan = try await server.finance.add("/v1/recovery-plans", bodies.plan)
        try await server.finance.command("/v1/recovery-plans/\(plan)/withdrawal")
        made["planId"] = try await server.finance.add("/v1/recovery-plans", bodies.plan)
        let hold = try await server.finance.add("/v1/payment-holds", bodies.hold)
        try await server.finance.act("/v1/payment-holds/\(hold)/release", reason)
        made["holdId"] = try await server.finance.add("/v1/payment-holds", bodies.hold)
    }

    private static func run(_ server: SchemeServer, _ made: [String: String]) async throws -> [String: String] {
        var made = made
        let first = try await server.finance.post("/v1/payment-runs", #"{"period": "2026-05"}"#).json
        try await server.finance.command("/v1/payment-runs/\(first["id"]?.text ?? "")/void")
        let run = try await server.finance.post("/v1/payment-runs", #"{"period": "2026-05"}"#).json
        made["runId"] = run["id"]?.text ?? ""
        made["jobId"] = run["jobId"]?.text ?? ""
        made["carerId"] = "\(server.scheme.carers[0])"
        made["councilId"] = "\(server.scheme.councils[0])"
        made["personId"] = "\(server.scheme.people[0])"
        made["recordId"] = made["personId"]
        let uri = "/v1/payment-runs/\(made["runId"]!)"
        for act in ["cancel", "retry"] {
            try await server.administrator.send(.post, "/v1/jobs/\(made["jobId"]!)/\(act)")
        }
        try await server.withWorker { changes in
            try await server.untilDraft(made["runId"]!, changes)
            try await server.finance.command("\(uri)/recalculation")
            try await server.untilDraft(made["runId"]!, changes)
        }
        try await server.manager.command("\(uri)/approval")
        made["fileId"] = try await server.finance.add("\(uri)/files", PaymentFileRouteTests.request("csv"))
        let payment = try await server.auditor.get("\(uri)/payment-progress").json.items[0]
        made["payeeId"] = payment["carerId"]?.text
        let amount = Pence(payment["amount"]?.integer ?? 0).decimal
        let text = "reference,amount,status\\n\(payment["reference"]?.text ?? ""),\(amount),paid"
        try await server.finance.add("\(uri)/confirmations", "{\"fileName\": \"bank.csv\", \"text\": \"\(text)\"}")
        return made
    }
}
