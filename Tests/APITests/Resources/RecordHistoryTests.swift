import API
import HTTPTypes
import HummingbirdTesting
import JSON
import Postgres
import SharedLives
import TestSupport
import Testing

/// Nothing is ever overwritten: whatever kind of record it is, each earlier version is read back as of its time. (That a kind's own
/// listings do so too is tested with each: `VersionTests`, `FactTests`, `KnownAtTests`.)
@Suite("The history of every kind of record", .timeLimit(.minutes(5)))
struct RecordHistoryTests {
    /// Tables that are kept in the trail, whose rows can be changed, and which nothing here changes, with the reason.
    static let tablesNotChangedHere = [
        "payment_file": "Sealed again under another key, which changes nothing of what it says.",
        "approval_terms": "Followed by later terms. That they can be withdrawn is a right that nothing uses.",
    ]

    /// Tables that are kept in the trail and of which nothing here makes a row, with the reason.
    static let tablesNotSeenHere = [
        "account_identity": "Made where somebody signs in by a provider; there is none here."
    ]

    /// Tables outside the trail whose rows can be changed or taken away, with the reason why no fact is lost.
    static let tablesOutsideTrail: [String: String] = [
        "carer_matching": "Worked out from facts whose own changes are in the trail.",
        "carer_matching_mark": "Says only that a fact was changed, whose own changes are in the trail.",
        "idempotency_key": "Answers kept for a day, whose facts are in the trail of their own tables.",
        "job": "Work to be done. What it does to records is in their trail.",
        "job_progress": "Work to be done. What it does to records is in their trail.",
        "job_schedule": "Work to be done. What it does to records is in their trail.",
        "job_worker": "Work to be done. What it does to records is in their trail.",
        "payment": "A draft's, which is worked out again as a whole; of an approved run none changes.",
        "payment_exception": "A draft's, which is worked out again as a whole; of an approved run none changes.",
        "payment_line": "A draft's, which is worked out again as a whole; of an approved run none changes.",
        "payment_run_fee": "A draft's, which is worked out again as a whole; of an approved run none changes.",
        "payment_run_parked": "A draft's, which is worked out again as a whole; of an approved run none changes.",
    ]

    /// What the worker writes: its transaction may begin before a look that sees nothing of it yet, so that the two times say nothing of
    /// each other.
    static let tablesOfWorker: Set = ["payment_run", "urgent_payment", "payment_hold", "recovery_plan", "task"]

    @Test(
        "Every kind of record is changed over HTTP, and every version that somebody else saw is read back as of its time"
    )
    func versions() async throws {
        try await SchemeServer.with { server in
            let witness = try await Witness(server.database, scheme: "\(server.scheme.id)")
            var watched = server
            watched.witness = witness
            // What test support has set behind the trail's back is set before anybody looks.
            try await server.administrator.put("/v1/scheme/records-from", #"{"recordsFrom": "9999-12-30"}"#)
            try await witness.lookAround()
            let made = try await DocumentedAnswerTests.makeAll(watched)
            // Some readings are records themselves.
            try await server.finance.get("/v1/payment-runs/\(made["runId"]!)/files/\(made["fileId"]!)/content")
            let certificate = "/v1/dbs-certificates/\(made["certificateId"]!)"
            let shown = try await server.manager.get("\(certificate)/disclosure?purpose=riskAssessment")
            #expect(shown.status == .ok)
            try await witness.lookAround()
            let sights = try await witness.sights()
            await witness.leave()

            #expect(
                Set(witness.tables).subtracting(sights.map(\.table)) == Set(Self.tablesNotSeenHere.keys),
                "nothing of these was ever seen")
            let records = Dictionary(grouping: sights, by: { "\($0.table) \($0.id)" })
            let changed = Set(records.values.filter { $0.count > 1 }.map { $0[0].table })
            let changeable = try await Self.changeable(server, inTrail: true)
            #expect(
                changeable.subtracting(changed) == Set(Self.tablesNotChangedHere.keys), "nothing of these was changed")

            var asked: Set<String> = []
            for states in records.values {
                let table = states[0].table
                let uri = "/v1/records/\(states[0].id)/versions"
                let versions = try await server.auditor.get("\(uri)?limit=200").json.items.filter {
                    $0["recordType"]?.text == table
                }
                for state in states {
                    #expect(
                        versions.contains { Self.shows($0, state) },
                        "\(table) at \(state.at): \(state.row) of \(versions)")
                }
                guard states.count > 1, !Self.tablesOfWorker.contains(table), asked.insert(table).inserted else {
                    continue
                }
                for state in states {
                    let then = try await server.auditor.get("\(uri)?knownAt=\(state.at)").json.items.filter {
                        $0["recordType"]?.text == table
                    }
                    #expect(then.map { $0["record"] } == [state.row], "\(table)")
                }
            }
            #expect(asked.count > 60, "\(asked.count) kinds were changed and asked for as of a time")
        }
    }

    @Test("What is outside the trail is written once, or is no fact")
    func outsideTrail() async throws {
        try await SchemeServer.with { server in
            let changeable = try await Self.changeable(server, inTrail: false)
            #expect(changeable.subtracting(Self.tablesOutsideTrail.keys) == [])
        }
    }

    /// Whether a version is what was seen, from before then until after.
    private static func shows(_ version: JSONValue, _ state: Witness.Sight) -> Bool {
        guard version["record"] == state.row else { return false }
        if tablesOfWorker.contains(state.table) { return true }
        let from = version["knownFrom"]?.text.flatMap { Instant(rfc3339: $0) }
        let until = version["knownUntil"]?.text.flatMap { Instant(rfc3339: $0) }
        return from.map { $0 <= state.at } == true && until.map { state.at < $0 } != false
    }

    /// The tables whose rows the service may change or take away, among those that the trail keeps or among the others.
    private static func changeable(_ server: SchemeServer, inTrail: Bool) async throws -> Set<String> {
        let tables = Query<Bool, String>(
            "changeable_tables",
            """
            SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                AND EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgfoid = 'audit_change'::regproc) = $1
                AND EXISTS (
                    SELECT FROM unnest(ARRAY['sharedlives_api', 'sharedlives_worker']) AS role
                    WHERE has_any_column_privilege(role, pg_class.oid, 'UPDATE')
                        OR has_table_privilege(role, pg_class.oid, 'DELETE'))
            """)
        return Set(
            try await server.database.withConnection(as: .superuser) { try $0.rows(tables, inTrail) })
    }
}
