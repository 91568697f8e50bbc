import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Postgres
import SharedLives
import TestSupport
import Testing

/// Thousands of requests that are nearly in order, the same on every machine: none is answered 500, every answer is as the
/// document has it, and what is refused has changed nothing.
@Suite("Nearly right requests", .timeLimit(.minutes(5)))
struct FuzzTests {
    private static let requestCount = 1_000

    private static let traces = Query<(), (Int, Int, Int)>(
        "traces",
        """
        SELECT coalesce((SELECT max(id) FROM audit_entry), 0), (SELECT count(*) FROM idempotency_key),
            (SELECT count(*) FROM job WHERE state = 'available')
        """)

    @Test("answered with a problem or taken in whole", arguments: [1, 2, 3, 4])
    func fuzz(seed: UInt64) async throws {
        try await SchemeServer.with { server in
            let corpus = try await Self.corpus(server)
            var random = SplitMix64(seed: seed)
            let superuser = try server.database.pool(as: .superuser, connectionsMax: 1)
            var before = try await superuser.withConnection { try $0.one(Self.traces, ()) }
            var statuses: [Int: Int] = [:]
            for number in 0..<Self.requestCount {
                var (role, request) = random.pick(corpus)
                // Most are new requests; the others repeat an earlier one's key, with what it said or with something else.
                if request.headers[.idempotencyKey] != nil, random.below(4) > 0 {
                    request.headers[.idempotencyKey] = "\"request \(number)\""
                }
                for _ in 0...random.below(3) { request.mutate(&random) }
                let answer = try await server.caller(role).send(
                    request.method, request.uri, request.body.isEmpty ? nil : ByteBuffer(bytes: request.body),
                    headers: request.headers)
                statuses[answer.status.code, default: 0] += 1
                let after = try await superuser.withConnection { try $0.one(Self.traces, ()) }
                if answer.status.code >= 400 {
                    #expect(answer.problemCode != nil, "\(number): \(request.method) \(request.uri) \(answer.text)")
                    #expect(
                        after == before,
                        "\(number): \(request.method) \(request.uri) \(String(decoding: request.body.prefix(500), as: UTF8.self))"
                    )
                }
                before = after
            }
            await superuser.shutdown()
            // The mutations reach every depth: what is taken in, what is malformed, what contradicts itself, what is not there.
            for status in [200, 201, 400, 404, 422] { #expect(statuses[status, default: 0] >= 1, "\(statuses)") }
        }
    }

    /// One request in order for each operation that takes a body, and for reads with ids and queries.
    private static func corpus(_ server: SchemeServer) async throws -> [(Role, MutableRequest)] {
        let bodies = Bodies(scheme: server.scheme)
        let context = try await FactContext.make(server)
        let placement = try await server.coordinator.add("/v1/placements", bodies.placement())
        let stay = try await server.coordinator.add("/v1/stays", bodies.stay())
        let session = try await server.coordinator.add("/v1/sessions", bodies.session())
        let run = try await server.finance.add("/v1/payment-runs", #"{"period": "2026-05"}"#)
        let writes =
            RecordKind.all.map { write(.coordinator, .post, $0.path, $0.body(bodies)) } + [
                write(.registeredManager, .post, "/v1/placements", bodies.placement(person: 3, carer: 2, more: facts)),
                write(
                    .coordinator, .post, "/v1/placements/\(placement)/bands",
                    #"{"from": "2026-02-01", "band": "legacy", "weekly": 100}"#),
                write(
                    .coordinator, .post, "/v1/placements/\(placement)/absences",
                    #"{"kind": "other", "from": "2026-02-01", "to": null}"#),
                write(
                    .financeOfficer, .post, "/v1/placements/\(placement)/contributions",
                    #"{"from": "2026-02-01", "weekly": 4500}"#),
                write(
                    .registeredManager, .post, "/v1/placements/\(placement)/complex-fees",
                    #"{"from": "2026-02-01", "to": "2026-03-01", "weekly": 1}"#),
                write(
                    .coordinator, .put, "/v1/placements/\(placement)/end", #"{"date": "2026-06-01", "reason": "death"}"#
                ),
                write(
                    .coordinator, .put, "/v1/stays/\(stay)/outcome",
                    #"{"cancelledAt": "2026-04-30T15:00:00Z", "cancelledBy": "person", "notArrived": false}"#),
                write(
                    .coordinator, .put, "/v1/sessions/\(session)/outcome", #"{"cancelledAt": null, "notArrived": true}"#
                ),
                write(.coordinator, .put, "/v1/carers/\(server.scheme.carers[0])", bodies.carer),
                write(.auditor, .post, "/v1/payment-calculations", calculation),
            ]
        let facts = FactKind.all.map { write($0.writer, .post, $0.collection(context), $0.body(context)) }
        let acts = ["application", "assessment", "suspension", "reinstatement"].map { act in
            write(
                .registeredManager, .post, "/v1/carers/\(server.scheme.carers[2])/\(act)",
                #"{"on": "2026-02-01", "reason": "As talked over."}"#)
        }
        let payments = try await paymentCorpus(server, bodies, placement, session, run)
        return try await writes + payments + facts + acts + ledgerCorpus(server) + panelCorpus(server)
            + certificateCorpus(server) + referralCorpus(server, bodies) + reminderCorpus(server)
            + livingCorpus(server, placement) + qualityCorpus(server, bodies, context) + monitoringCorpus + [
                read("/v1/urgent-payment-files?limit=2"), read("/v1/urgent-payment-progress?state=sent"),
                read("/v1/payment-runs/\(run)/files"), read("/v1/payment-runs/\(run)/payment-progress?limit=2"),
                read("/v1/placements/\(placement)?asOf=2026-05-01"), read("/v1/carers?limit=2"),
                read("/v1/audit-entries?recordId=\(placement)"),
                read("/v1/records/\(placement)/versions?knownAt=2026-05-01T09:00:00Z"),
                read("/v1/placements/\(placement)/care-plans/\(placement)/plan.txt"),
                read("/v1/records/\(placement)/history?limit=2"),
                read("/v1/carers/\(server.scheme.carers[0])/subject-access"),
                read("/v1/people/\(server.scheme.people[0])/subject-access.txt"),
                read("/v1/payment-runs/\(run)/lines?carerId=\(server.scheme.carers[0])"),
                read("/v1/jobs?state=available"),
                read("/v1/carers/\(context.carer)/references?knownAt=2026-05-01T09:00:00Z"),
                read("/v1/carers/\(context.carer)/history"), read("/v1/tasks?carerId=\(context.carer)&state=open"),
                read("/v1/carers/\(context.carer)/requirements?on=2027-01-01"),
                read("/v1/carer-register?on=2027-01-01"),
            ]
    }

    private static func paymentCorpus(
        _ server: SchemeServer, _ bodies: Bodies, _ placement: String, _ session: String, _ run: String
    ) async throws -> [(Role, MutableRequest)] {
        let (urgent, urgentFile) = try await UrgentPaymentFileTests.made(server)
        return [
            write(.financeOfficer, .post, "/v1/rate-cards", bodies.rateCard()),
            write(.financeOfficer, .post, "/v1/payment-policies", bodies.policy()),
            write(.financeOfficer, .post, "/v1/payment-runs", #"{"period": "2026-06"}"#),
            write(
                .financeOfficer, .post, "/v1/carers/\(server.scheme.carers[0])/bank-accounts",
                BankAccountTests.ofCarer),
            write(.financeOfficer, .post, "/v1/paying-accounts", BankAccountTests.ofScheme),
            write(.financeOfficer, .post, "/v1/payment-runs/\(run)/files", PaymentFileRouteTests.request("bacs18")),
            write(
                .financeOfficer, .post, "/v1/payment-runs/\(run)/confirmations",
                #"{"fileName": "bank.csv", "text": "reference,amount,status\nSL-1-1,1.00,paid"}"#),
            write(.coordinator, .post, "/v1/payment-previews", bodies.preview(placement)),
            write(.coordinator, .post, "/v1/payment-previews", "{\"stay\": \(bodies.stay())}"),
            write(.financeOfficer, .post, "/v1/payment-previews", "{\"policy\": \(bodies.policy())}"),
            write(
                .coordinator, .post, "/v1/payment-previews",
                #"{"sessionOutcome": {"sessionId": "\#(session)", "notArrived": true}}"#),
            write(.financeOfficer, .post, "/v1/payment-holds", bodies.hold),
            write(.financeOfficer, .post, "/v1/urgent-payments", bodies.urgent),
            write(
                .financeOfficer, .post, "/v1/urgent-payment-files",
                UrgentPaymentFileTests.request("bacs18", [urgent])),
            write(
                .financeOfficer, .post, "/v1/urgent-payment-files/\(urgentFile)/confirmations",
                #"{"fileName": "bank.csv", "text": "reference,amount,status\nSL-1-1,200.00,paid"}"#),
            write(.financeOfficer, .post, "/v1/recovery-plans", bodies.plan),
        ]
    }

    static func write(_ role: Role, _ method: HTTPRequest.Method, _ uri: String, _ body: String) -> (
        Role, MutableRequest
    ) {
        var headers: HTTPFields = [.contentType: "application/json"]
        if method == .post { headers[.idempotencyKey] = "\"\(uri.count)\(body.count)\"" }
        // Acts are posted with a version, and need no key.
        headers[.ifMatch] = "*"
        return (role, MutableRequest(method: method, uri: uri, body: Array(body.utf8), headers: headers))
    }

    private static func livingCorpus(_ server: SchemeServer, _ placement: String) -> [(Role, MutableRequest)] {
        [
            write(
                .coordinator, .post, "/v1/placements/\(placement)/move",
                #"{"carerId": "\#(server.scheme.carers[2])", "on": "2026-08-01"}"#),
            write(.administrator, .put, "/v1/scheme/records-from", #"{"recordsFrom": "9999-12-31"}"#),
            read("/v1/placements/\(placement)/clock?on=2026-05-01&knownAt=2026-05-01T09:00:00Z"),
            read("/v1/placements/\(placement)/breaks?on=2026-05-01"), read("/v1/placements/\(placement)/versions"),
            read("/v1/households/\(server.scheme.households[0])/occupancy?from=2026-05-01&to=2026-06-01"),
        ]
    }

    private static func qualityCorpus(
        _ server: SchemeServer, _ bodies: Bodies, _ context: FactContext
    ) async throws -> [(Role, MutableRequest)] {
        let incident = try await server.coordinator.add("/v1/incidents", bodies.incident)
        let feedback = try await server.coordinator.add("/v1/feedback", bodies.feedback)
        let member = #"{"givenName": "Jay", "familyName": "Teal", "startedOn": "2020-01-06", "leftOn": null}"#
        return [
            write(.coordinator, .put, "/v1/incidents/\(incident)", bodies.incident),
            write(.coordinator, .put, "/v1/feedback/\(feedback)", bodies.feedback),
            write(.registeredManager, .post, "/v1/staff", member),
            write(.registeredManager, .put, "/v1/staff/\(context.staffMember)", member),
            read(
                "/v1/incidents?kind=safeguardingConcern&isOpen=true&mustTellCqc=true&from=2026-05-01&through=2026-05-31"
            ),
            read("/v1/incidents/\(incident)/clock"), read("/v1/feedback/\(feedback)/clock"),
            read("/v1/feedback?kind=complaint&isOpen=false&personId=\(context.person)&from=2026-05-01"),
            read("/v1/outcomes?from=2026-01-01&through=2026-06-30&limit=2"), read("/v1/monitoring-visits?limit=2"),
            read("/v1/feedback-timeliness?from=2026-04-01&through=2026-06-30"), read("/v1/policies?on=2026-06-01"),
            read("/v1/staff?on=2026-06-01"), read("/v1/staff-training?on=2026-06-01"),
        ]
    }

    private static func referralCorpus(
        _ server: SchemeServer, _ bodies: Bodies
    ) async throws -> [(Role, MutableRequest)] {
        let referral = try await server.coordinator.add("/v1/referrals", bodies.referral)
        return try await matchCorpus(server, bodies) + [
            write(.coordinator, .post, "/v1/referrals", bodies.referral),
            write(
                .coordinator, .post, "/v1/referrals/\(referral)/refusal",
                #"{"on": "2026-06-01", "reason": "No room."}"#),
            read("/v1/referrals?state=open"), read("/v1/waiting-list?limit=2&on=2026-06-01"),
            read("/v1/referrals/\(referral)/standing?on=2026-06-01"),
            read("/v1/referrals/\(referral)/candidates?limit=2"),
            read("/v1/referrals/\(referral)/excluded-carers?reason=noRoom"),
            read("/v1/vacancies?from=2027-01-01&days=30&kind=shortBreak&weekday=6&locality=Quillbrook"),
        ]
    }

    private static func matchCorpus(_ server: SchemeServer, _ bodies: Bodies) async throws -> [(Role, MutableRequest)] {
        try await CandidateTests.makeReady(server, 1)
        let referral = try await bodies.add(crisisOf: 2, to: server)
        let proposal =
            #"{"carerId": "\#(server.scheme.carers[1])", "reason": "They like chess.", "despite": "Talked over."}"#
        let match = try await server.coordinator.add("/v1/referrals/\(referral)/matches", proposal)
        let address = "/v1/matches/\(match)"
        return [
            write(.coordinator, .post, "/v1/referrals/\(referral)/matches", proposal),
            read("/v1/referrals/\(referral)/candidates?limit=2"),
            write(.coordinator, .post, "\(address)/visits", #"{"on": "2026-01-06", "nights": 1, "notes": "Well."}"#),
            write(
                .coordinator, .post, "\(address)/agreements",
                #"{"party": "council", "on": "2026-01-07", "by": "Somebody"}"#),
            write(.coordinator, .post, "\(address)/withdrawal", #"{"party": "carer", "reason": "Too soon."}"#),
            write(
                .coordinator, .post, "\(address)/placement",
                #"{"arrangementId": "\#(referral)", "reason": "Moved in."}"#),
            read("\(address)"), read("/v1/matches?state=proposed&referralId=\(referral)"),
        ]
    }

    private static func reminderCorpus(_ server: SchemeServer) async throws -> [(Role, MutableRequest)] {
        let account = "\(server.scheme.accounts["coordinator"]!)"
        let delivery = try await server.addDelivery()
        let change = #"{"reportedOn": "2026-02-01", "kind": "health", "detail": "A detail."}"#
        try await server.coordinator.post("/v1/carers/\(server.scheme.carers[0])/changes-of-circumstances", change)
        let task = try await server.auditor.get("/v1/tasks?state=open").json.items.first?["id"]?.text ?? ""
        return [
            command(.coordinator, "/v1/tasks/\(task)/taking"),
            command(.coordinator, "/v1/deliveries/\(delivery)/sending"),
            write(
                .coordinator, .post, "/v1/tasks/\(task)/postponement",
                #"{"until": "2026-12-24", "reason": "On holiday."}"#),
            write(.administrator, .put, "/v1/accounts/\(account)/email", #"{"email": "fern@example.org"}"#),
            write(.administrator, .put, "/v1/accounts/\(account)/access", #"{"disabled": false}"#),
            write(.administrator, .post, "/v1/tokens", TokenTests.ofAdministrator),
            read("/v1/sign-ins?accountId=\(account)&refused=true&limit=2"), read("/v1/tokens?limit=2"),
            read("/v1/tasks?takenBy=\(account)&dueBy=2026-12-01"), read("/v1/deliveries/\(delivery)"),
            read("/v1/deliveries?accountId=\(account)&recordId=\(task)&state=pending"),
        ]
    }

    private static let monitoringCorpus: [(Role, MutableRequest)] = [
        write(.registeredManager, .post, "/v1/quarterly-reports/2019-Q1/submission", #"{"councilId": null}"#),
        read("/v1/quarterly-reports/2026-Q1?masked=true"), read("/v1/quarterly-reports/2026-Q1/report.csv"),
        read("/v1/quarterly-reports/2026-Q1/figures/longTermPeopleByReason/records?group=other&of=now&limit=2"),
        read("/v1/market-figures?from=2026-01-01&to=2026-04-01&masked=false"),
        read("/v1/market-figures/carersOfPeriodByAge/records?from=2026-01-01&to=2026-04-01&group=30-39"),
    ]

    private static func ledgerCorpus(_ server: SchemeServer) -> [(Role, MutableRequest)] {
        let forecast =
            #"{"from": "2026-04", "months": 2, "budgets": [{"from": "2026-04", "monthly": 1}], "#
            + #""rateCards": [{"from": "2026-04-01", "weekly": {"low": 1}}]}"#
        return [
            write(.financeOfficer, .post, "/v1/payment-forecasts", forecast),
            read("/v1/contribution-accounts?on=2026-05-01"),
            read("/v1/people/\(server.scheme.people[0])/contribution-account?on=2026-05-01"),
            read("/v1/households/\(server.scheme.households[0])/care-relief?taxYear=2025-26"),
        ]
    }

    static func read(_ uri: String) -> (Role, MutableRequest) { read(.auditor, uri) }

    static func read(_ role: Role, _ uri: String) -> (Role, MutableRequest) {
        (role, MutableRequest(method: .get, uri: uri, body: [], headers: [:]))
    }

    static func delete(_ role: Role, _ uri: String) -> (Role, MutableRequest) {
        (role, MutableRequest(method: .delete, uri: uri, body: [], headers: [.ifMatch: "*"]))
    }

    /// A command that takes no body.
    static func command(_ role: Role, _ uri: String) -> (Role, MutableRequest) {
        let headers: HTTPFields = [.ifMatch: "*", .idempotencyKey: "\"\(uri.count)\""]
        return (role, MutableRequest(method: .post, uri: uri, body: [], headers: headers))
    }

    private static let facts = """
        , "absences": [{"kind": "hospital", "from": "2026-02-01", "to": "2026-02-08"}],
        "end": {"date": "2026-09-01", "reason": "movedOn"}
        """

    private static let calculation = """
        {"period": "2026-10", "rateCards": [{"from": "2019-04-01", "weekly": {"low": 16500}, "night": {"A": 6400}, "hour": {"B": 1000}}],
         "placements": [{"id": "p1", "carer": "c2", "start": "2026-10-05", "bands": [{"from": "2026-10-05", "band": "low"}]}],
         "stays": [{"id": "s1", "carer": "c8", "arrive": "2026-10-30", "depart": "2026-11-02", "band": "A",
            "startsAt": "2026-10-30T15:00:00+00:00", "miles": 23}],
         "sessions": [{"id": "d1", "carer": "c8", "startsAt": "2026-10-06T09:30:00+01:00", "minutes": 165, "band": "B"}]}
        """
}
