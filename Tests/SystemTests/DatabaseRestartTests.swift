import Testing

extension SystemTests {
    /// PostgreSQL that goes away and comes back under the running service.
    @Suite(.timeLimit(.minutes(15 * Rounds.count))) struct DatabaseRestartTests {
        static let months = Months.ofDemonstration.suffix(6)

        @Test func everythingGoesOnWhenPostgreSQLRestarts() async throws {
            try await OwnCluster.with { cluster in
                let addresses = RunningService.Addresses(cluster)
                try await prepare(addresses)
                let undisturbed = try await self.undisturbed(addresses, cluster)
                for _ in Rounds.all {
                    try await RunningService.with(addresses) { service in
                        let finance = try await service.client("financeOfficer")
                        for (number, month) in Self.months.enumerated() {
                            let step =
                                number.isMultiple(of: 2) ? WorkerCrashTests.Step.readingTheFacts : .writingTheLines
                            let barrier = try await Barrier.raise("barrier", step.rawValue, in: Ledger(cluster))
                            let run = try await finance.insistOnRun(month)
                            try await barrier.stops("work")
                            try await cluster.stop(number < 3 ? .fast : .immediate)
                            try await cluster.start()
                            #expect(try await finance.draft(run).state == "draft")
                        }
                        #expect(try await Ledger(cluster).runs() == undisturbed)
                        #expect(try await Ledger(cluster).jobsLeft() == [])
                        #expect(try await service.client().get("/health/ready").status == 200)
                    }
                    try await forgetRuns(cluster)
                }
                Rounds.tell(Rounds.count * Self.months.count, "restarts of PostgreSQL under a run")
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
                    let asked = ContinuousClock.now
                    #expect(try await anyone.get("/health/ready").status == 503)
                    // A second, and some more for a busy machine; not as long as requests wait for a connection.
                    #expect(asked.duration(to: .now) < .seconds(4))
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

        /// The same runs where nothing happens, on the same cluster in a database of the same contents.
        private func undisturbed(_ addresses: RunningService.Addresses, _ cluster: OwnCluster) async throws -> [String]
        {
            try await RunningService.with(addresses) { service in
                let finance = try await service.client("financeOfficer")
                for month in Self.months { try await finance.draft(finance.insistOnRun(month)) }
                let runs = try await Ledger(cluster).runs()
                #expect(runs.count == Self.months.count)
                try await forgetRuns(cluster)
                return runs
            }
        }

        /// Leaves the database as if no run had been asked for.
        private func forgetRuns(_ cluster: OwnCluster) async throws {
            _ = try await Ledger(cluster).rows(
                "BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM payment_line; DELETE FROM payment_run; "
                    + "DELETE FROM job; DELETE FROM idempotency_key; COMMIT")
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
