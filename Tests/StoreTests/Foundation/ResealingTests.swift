import JobCatalog
import Postgres
import Sealing
import SharedLives
import Store
import TestSupport
import Testing

/// What is sealed under an old key is sealed anew, a few rows at a time, whenever it is stopped.
@Suite("Sealing anew", .timeLimit(.minutes(5)))
struct ResealingTests {
    private static func left(_ fixture: StoreFixture, _ key: String) async throws -> Int {
        try await fixture.number(
            """
            SELECT count(*) FROM (SELECT key_id FROM carer_bank_account UNION ALL SELECT key_id FROM paying_account
                UNION ALL SELECT key_id FROM payment_file) AS kept WHERE key_id = '\(key)'
            """)
    }

    @Test(
        "Every account and file opens under the new key alone, stopped after each row or not, and its row says no more than that"
    )
    func resealed() async throws {
        try await StoreFixture.with { fixture in
            let (old, both, new) = (StoreFixture.keys("a"), StoreFixture.keys("b", "a"), StoreFixture.keys("b"))
            for carer in 0...2 { _ = try await fixture.addPlacement(person: carer, carer: carer, start: "2026-05-01") }
            try await fixture.addAccounts(carers: [0, 1, 2], keys: old)
            let run = try await fixture.paidRun(month("2026-05"))
            let (file, _) = try await fixture.makeFile(of: run.id, .bacs18, keys: old)
            let text = try await fixture.act(.financeOfficer) {
                try $0.downloadPaymentFile(file.id, of: run.id, keys: old).1
            }
            #expect(try await Self.left(fixture, "a") == 5)

            let scheme = Identifier(fixture.scheme.id)
            let worker = try fixture.database.pool(as: .worker, connectionsMax: 1)
            let store = Store(pool: worker)
            // Cut off in the middle, a step takes nothing with it.
            await #expect(throws: CancellationError.self) {
                try await store.transaction(inScheme: scheme, onBehalfOf: nil) { connection in
                    _ = try Resealing.reseal(scheme: scheme, with: both, rowsMax: 2, on: connection)
                    throw CancellationError()
                }
            }
            #expect(try await Self.left(fixture, "a") == 5)
            for step in 1...5 {
                let count = try await store.transaction(inScheme: scheme, onBehalfOf: nil) {
                    try Resealing.reseal(scheme: scheme, with: both, rowsMax: 1, on: $0)
                }
                #expect(count == 1)
                #expect(try await Self.left(fixture, "a") == 5 - step)
            }
            let counts = try await store.transaction(inScheme: scheme, onBehalfOf: nil) {
                try Resealing.counts(on: $0)
            }
            #expect(
                counts.map { "\($0.table) \($0.keyID) \($0.count)" } == [
                    "carer_bank_account b 3", "paying_account b 1", "payment_file b 1",
                ])
            await worker.shutdown()

            let again = try await fixture.act(.financeOfficer) {
                try $0.downloadPaymentFile(file.id, of: run.id, keys: new)
            }
            #expect(again.1 == text && again.0.digest == file.digest)
            let june = try await fixture.paidRun(month("2026-06"))
            #expect(try await fixture.makeFile(of: june.id, .bacs18, keys: new).isNew)
            #expect(try await fixture.number("SELECT count(*) FROM audit_entry WHERE after ? 'sealed'") == 0)
            #expect(
                try await fixture.number(
                    "SELECT count(*) FROM audit_entry WHERE after ->> 'key_id' = 'b' AND change = 'update'") == 5)
        }
    }

    @Test("A value whose key is not given is named, and stays as it is")
    func keyMissing() async throws {
        try await StoreFixture.with { fixture in
            try await fixture.addAccounts(carers: [0], keys: StoreFixture.keys("a"))
            let scheme = Identifier(fixture.scheme.id)
            let worker = try fixture.database.pool(as: .worker, connectionsMax: 1)
            do {
                _ = try await Store(pool: worker).transaction(inScheme: scheme, onBehalfOf: nil) {
                    try Resealing.reseal(scheme: scheme, with: StoreFixture.keys("b"), rowsMax: 10, on: $0)
                }
                Issue.record("It was sealed anew.")
            } catch let unopened as UnopenedValue {
                #expect(unopened.table == "carer_bank_account" && unopened.cause == .unknownKey("a"))
            }
            await worker.shutdown()
            #expect(try await Self.left(fixture, "a") == 2)
        }
    }

    @Test("A file stays what it is but for its key, whoever writes")
    func files() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.addPlacement(person: 0, carer: 0, start: "2026-05-01")
            let run = try await fixture.paidRun(month("2026-05"))
            _ = try await fixture.makeFile(of: run.id)
            for change in [
                "number = 7", "sealed = sealed", "key_id = 'b', byte_count = byte_count + 1", "amount_pence = 1",
            ] {
                let state = try await fixture.database.rollingBack(as: .superuser) { connection -> SQLState? in
                    do {
                        try connection.script("UPDATE payment_file SET \(change)")
                        return nil
                    } catch let error as PostgresError {
                        return error.state
                    }
                }
                #expect(state == SQLState("SL001"), "\(change)")
            }
        }
    }
}
