import Postgres
import SharedLives
import Store
import TestSupport
import Testing

@Suite("Plans of the evidence of a page of carers")
struct EvidencePlanTests {
    private static let tables = [
        "carer_state_change", "household_member", "carer_reference", "home_inspection", "household_tenure",
        "household_insurance", "carer_commitments", "assessor_report", "training_record", "carer_agreement",
        "annual_carer_review", "dbs_certificate", "dbs_named_adult", "dbs_risk_assessment", "dbs_update_check",
    ]

    @Test(
        "Among 10,000 carers of 150 schemes no table of evidence is read through",
        arguments: ["auto", "force_generic_plan"])
    func noScan(mode: String) async throws {
        let plans = try await TestDatabase.withDatabase { database in
            try await NationalEvidence.load(into: database)
            return try await database.withConnection(as: .api) { try Self.plans(mode, on: $0) }
        }
        for plan in plans {
            let scans = plan.filter { line in Self.tables.contains { line.contains("Seq Scan on \($0) ") } }
            #expect(scans.isEmpty, "\(plan.joined(separator: "\n"))")
            #expect(plan.contains { $0.contains("Index") && $0.contains("training_record") })
        }
    }

    private static func plans(_ mode: String, on connection: Connection) throws -> [[String]] {
        func sql(_ name: String) -> String { StoreStatements.all.first { $0.name == name }!.sql }
        try connection.script(
            """
            SELECT set_config('sharedlives.scheme_id', md5('scheme 7')::uuid::text, false);
            SET plan_cache_mode = \(mode);
            PREPARE page (uuid, bigint, text[], timestamptz, date) AS \(sql("carer_evidence_page"));
            PREPARE one (uuid, timestamptz) AS \(sql("carer_evidence_of_one"));
            """)
        let first = "'00000000-0000-0000-0000-000000000000'"
        let calls = [
            "page (\(first), 51, NULL, NULL, '2999-01-01')", "page (\(first), 51, NULL, NULL, '2026-01-01')",
            "one (md5('carer 7 3')::uuid, NULL)",
        ]
        return try calls.enumerated().map { number, call in
            try connection.rows(Query<(), String>("explain \(number)", "EXPLAIN EXECUTE \(call)"), ())
        }
    }
}
