import Testing

extension SystemTests {
    /// PostgreSQL that goes away and comes back under the running service.
    @Suite(.timeLimit(.minutes(15))) struct DatabaseRestartTests {
        @Test func everythingGoesOnWhenPostgreSQLRestarts() async throws {
            try await OwnCluster.with { cluster in
                let addresses = RunningService.Addresses(cluster)
                try await prepare(addresses)
                try await RunningService.with(addresses) { service in
                    let finance = try await service.client("financeOfficer")
                    var chance = Chance(seed: 1_945)
                    for (number, month) in Months.ofDemonstration.prefix(6).enumerated() {
                        let run = try await finance.insistOnRun(month)
                        try await letPass(.milliseconds(Int.random(in: 0...150, using: &chance)))
                        try await cluster.stop(number.isMultiple(of: 2) ? .fast : .immediate)
                        try await cluster.start()
                        #expect(try await finance.draft(run).state == "draft")
                    }
                    let runs = try await Ledger(cluster).runs()
                    #expect(runs.count == 6)
                    #expect(runs.allSatisfy { $0.contains("|draft|t|t|") || $0.contains("|t|t|") }, "\(runs)")
                    #expect(try await Ledger(cluster).jobsLeft() == [])
                    #expect(try await service.client().get("/health/ready").status == 200)
                }
            }
        }

        @Test func theAPIStartsWithoutItsDatabaseAndIsReadyWhenThatComes() async throws {
            try await OwnCluster.with { cluster in
                let addresses = RunningService.Addresses(cluster)
                try await prepare(addresses)
                try await cluster.stop(.fast)
                try await RunningService.with(addresses, workers: 0) { service in
                    let anyone = try await service.client()
                    #expect(try await anyone.get("/health/live").status == 200)
                    #expect(try await anyone.get("/health/ready").status == 503)
                    try await cluster.start()
                    _ = try await until { try await anyone.get("/health/ready").status == 200 ? true : nil }
                    try await cluster.stop(.immediate)
                    #expect(try await anyone.get("/health/ready").status == 503)
                    #expect(try await anyone.get("/health/live").status == 200)
                    try await cluster.start()
                    _ = try await until { try await anyone.get("/health/ready").status == 200 ? true : nil }
                }
            }
        }

        private func prepare(_ addresses: RunningService.Addresses) async throws {
            let settings = ["SHAREDLIVES_DATABASE_URL": addresses.owner]
            let migrated = try await Program.run("migrate", settings: settings)
            #expect(migrated.status == .exited(0), "\(migrated.text)")
            let loaded = try await Program.run("demonstration", "load", settings: settings)
            #expect(loaded.status == .exited(0), "\(loaded.text)")
        }
    }
}
