import Testing

extension SystemTests {
    @Suite(.timeLimit(.minutes(5))) struct ConcurrencyTests {
        @Test func aRunAskedForTenTimesAtOnceIsOneRun() async throws {
            try await RunningService.withDemonstration { service, database in
                let finance = try await service.client("financeOfficer")
                let runs = try await withThrowingTaskGroup(of: ShownRun.self) { group in
                    for number in 0..<10 {
                        group.addTask {
                            let answer = try await finance.insist {
                                try await finance.post(
                                    "/v1/payment-runs", #"{"period": "2026-10"}"#, key: "asked-\(number)")
                            }
                            return try answer.decode()
                        }
                    }
                    return try await group.reduce(into: [ShownRun]()) { $0.append($1) }
                }
                #expect(runs.count == 10)
                #expect(Set(runs.map(\.id)).count == 1)
                #expect(try await finance.draft(runs[0]).state == "draft")
                let ledger = Ledger(database)
                #expect(try await ledger.rows("SELECT count(*) FROM payment_run") == ["1"])
                let stored = try await ledger.runs()
                #expect(stored.count == 1)
                #expect(stored.allSatisfy { $0.contains("|draft|") && $0.contains("|t|t|") }, "\(stored)")
            }
        }
    }
}
