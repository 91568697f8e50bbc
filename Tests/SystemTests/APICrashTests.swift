import Synchronization
import TestSupport
import Testing

/// An API process that is killed while it answers. Who is cut off does not know whether the request was carried out, and sends it again
/// with the same key.
extension SystemTests {
    @Suite(.timeLimit(.minutes(5 * Rounds.count))) struct APICrashTests {
        /// Where a request can stand when the blow falls, each with the lock that brings it to rest there.
        static let steps = [
            "LOCK TABLE api_token IN ACCESS EXCLUSIVE MODE", "LOCK TABLE idempotency_key IN EXCLUSIVE MODE",
            "LOCK TABLE household IN EXCLUSIVE MODE", "LOCK TABLE audit_entry IN EXCLUSIVE MODE",
            // At its end: the transaction is whole, and its link in the audit trail's chain is still to be made.
            "LOCK TABLE audit_link IN EXCLUSIVE MODE",
        ]

        @Test func aRequestCutOffAtAnyStepIsCarriedOutOnce() async throws {
            for _ in Rounds.all {
                try await RunningService.withDemonstration(workers: 0) { service, database in
                    let coordinator = try await service.client("coordinator")
                    let ledger = Ledger(database)
                    for (number, step) in (Self.steps + Self.steps).enumerated() {
                        let key = "household-\(number)"
                        let barrier = try await Barrier.raise("barrier", step, in: ledger)
                        async let answer = try? await coordinator.makeHousehold(key)
                        try await barrier.stops("serve")
                        try await service.killAPI()
                        try await barrier.fall()
                        #expect(await answer == nil, "Nobody was cut off.")
                        try await service.startAPI()
                        let id = try await coordinator.insistOnHousehold(key)
                        #expect(try await coordinator.insistOnHousehold(key) == id)
                        #expect(try await ledger.rows("SELECT id FROM household WHERE locality = '\(key)'") == [id])
                        #expect(
                            try await ledger.rows("SELECT count(*) FROM audit_entry WHERE record_id = '\(id)'") == [
                                "1"
                            ],
                            "What was done once stands once in the audit trail.")
                    }
                    let proof = try await Program.run(
                        "audit", "verify", settings: ["SHAREDLIVES_DATABASE_URL": database.url(as: .owner)])
                    #expect(proof.status == .exited(0) && proof.text.contains("whole"), "\(proof.text)")
                }
            }
            Rounds.tell(Rounds.count * Self.steps.count * 2, "API processes killed at a chosen step")
        }

        @Test func requestsCutOffAtAnyMomentAreCarriedOutOnce() async throws {
            for round in Rounds.all {
                try await RunningService.withDemonstration(workers: 0) { service, database in
                    let coordinator = try await service.client("coordinator")
                    let storm = Storm()
                    let made = try await withThrowingTaskGroup(of: [String: String].self) { group in
                        for sender in 0..<4 {
                            group.addTask {
                                var made: [String: String] = [:]
                                while !storm.isOver {
                                    let key = "household-\(sender)-\(made.count)"
                                    made[key] = try await coordinator.insistOnHousehold(key)
                                }
                                return made
                            }
                        }
                        group.addTask {
                            var chance = Chance(seed: 67 + UInt64(round))
                            for _ in 0..<20 {
                                try await letPass(.milliseconds(Int.random(in: 20...200, using: &chance)))
                                try await service.killAPI()
                                try await service.startAPI()
                            }
                            storm.end()
                            return [:]
                        }
                        return try await group.reduce(into: [:]) { $0.merge($1) { one, _ in one } }
                    }
                    let stored = try await Ledger(database).rows(
                        "SELECT locality || ' ' || id FROM household WHERE locality LIKE 'household-%'")
                    #expect(stored.count > 20)
                    #expect(stored.sorted() == made.map { "\($0) \($1)" }.sorted())
                }
            }
            Rounds.tell(Rounds.count * 20, "API processes killed at any moment")
        }
    }
}

/// Whether the killing is over.
private final class Storm: Sendable {
    private let state = Mutex(false)

    var isOver: Bool { state.withLock { $0 } }

    func end() { state.withLock { $0 = true } }
}

extension Client {
    fileprivate func makeHousehold(_ key: String) async throws -> Answer {
        try await post(
            "/v1/households", #"{"address": "1 Larch Row", "postcode": "QZ1 4AB", "locality": "\#(key)"}"#, key: key)
    }

    /// Makes one, however often the service is away, and answers with its id.
    fileprivate func insistOnHousehold(_ key: String) async throws -> String {
        struct Made: Decodable { var id: String }
        let answer = try await insist { try await makeHousehold(key) }
        #expect(answer.status == 201, "\(answer.text)")
        return try answer.decode(Made.self).id
    }
}
