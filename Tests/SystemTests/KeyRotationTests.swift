import Foundation
import Postgres
import TestSupport
import Testing

extension SystemTests {
    /// The change of the key under which fields are kept, with a worker that is killed in the middle of it.
    @Suite(.timeLimit(.minutes(5))) struct KeyRotationTests {
        private static let old = "test:" + String(repeating: "07", count: 32)
        private static let new = "next:" + String(repeating: "09", count: 32)

        private static let left = """
            SELECT count(*) FROM (SELECT key_id FROM carer_bank_account UNION ALL SELECT key_id FROM paying_account) AS kept
            WHERE key_id = 'test'
            """

        @Test func aRotationThatIsKilledGoesOnAndProvesThatNothingIsLeft() async throws {
            try await RunningService.withDemonstration(workers: 0) { service, database in
                let finance = try await service.client("financeOfficer")
                let ledger = Ledger(database)
                let account = #""accountName": "A carer", "sortCode": "200415", "accountNumber": "12345678""#
                let carer = try #require(try await ledger.rows("SELECT id FROM carer ORDER BY id LIMIT 1").first)
                for day in 10...79 {
                    let from = "20\(day)-01-01"
                    let answer = try await finance.post(
                        "/v1/carers/\(carer)/bank-accounts", "{\"from\": \"\(from)\", \(account)}",
                        key: "account-\(day)")
                    #expect(answer.status == 201, "\(answer.text)")
                }
                let before = try #require(Int(try await ledger.rows(Self.left).first ?? ""))
                #expect(before >= 70)
                let settings = [
                    "SHAREDLIVES_DATABASE_URL": database.url(as: .worker),
                    "SHAREDLIVES_FIELD_KEYS": "\(Self.new),\(Self.old)",
                ]
                let asked = try await Program.run("keys", "rotate", settings: settings)
                #expect(asked.status == .exited(0) && asked.text.contains("1 jobs"), "\(asked.text)")

                // The first transaction seals fifty; the second one comes to rest before the last row, and is struck there.
                let last = "SELECT id FROM carer_bank_account WHERE key_id = 'test' ORDER BY id DESC LIMIT 1 FOR UPDATE"
                let barrier = try await Barrier.raise("barrier", last, in: ledger)
                let first = ServiceProcess.start(["work"], settings: settings)
                try await barrier.stops("work")
                try await first.killed()
                try await barrier.fall()
                let halfway = try #require(Int(try await ledger.rows(Self.left).first ?? ""))
                #expect(halfway > 0 && halfway < before)
                let unfinished = try await Program.run("keys", "status", "--retired", "test", settings: settings)
                #expect(unfinished.status == .exited(65) && unfinished.text.contains("still needed for \(halfway)"))

                // The killed worker's lease is taken from it as after half a minute without a heartbeat.
                _ = try await ledger.rows("UPDATE job_worker SET heartbeat_at = heartbeat_at - interval '1 hour'")
                let second = ServiceProcess.start(["work"], settings: settings)
                try await until { try await ledger.rows(Self.left) == ["0"] ? () : nil }
                try await until {
                    try await ledger.rows("SELECT state FROM job WHERE kind = 'fields.reseal'") == ["completed"]
                        ? () : nil
                }
                _ = try await second.terminated()
                let proof = try await Program.run("keys", "status", "--retired", "test", settings: settings)
                #expect(
                    proof.status == .exited(0) && proof.text.contains("No value is left under 'test'"), "\(proof.text)")
                let chain = try await Program.run("audit", "verify", settings: settings)
                #expect(chain.status == .exited(0), "\(chain.text)")
            }
        }
    }
}
