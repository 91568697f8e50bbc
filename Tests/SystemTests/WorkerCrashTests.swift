import Testing

extension SystemTests {
    /// Workers that are killed while they work out runs, and workers that are taken for dead while they live.
    @Suite(.timeLimit(.minutes(15))) struct WorkerCrashTests {
        static let killsForEachMonth = 2

        @Test func workersKilledAtAnyMomentLeaveOneCompleteSetOfLines() async throws {
            let (undisturbed, duration) = try await undisturbedYear()
            try await RunningService.withDemonstration { service, database in
                let ledger = Ledger(database)
                let finance = try await service.client("financeOfficer")
                var chance = Chance(seed: 2_026)
                for month in Months.ofDemonstration {
                    let run = try await finance.insistOnRun(month)
                    for _ in 0..<Self.killsForEachMonth {
                        try await letPass(.milliseconds(Int.random(in: 0...duration, using: &chance)))
                        try await service.killWorker()
                        try await ledger.stopHearts()
                        try await service.startWorker()
                    }
                    #expect(try await finance.draft(run).state == "draft")
                }
                #expect(try await ledger.runs() == undisturbed)
                #expect(try await ledger.jobsLeft() == [])
            }
        }

        @Test func workersTakenForDeadWhileTheyWorkPayNothingTwice() async throws {
            let (undisturbed, duration) = try await undisturbedYear()
            try await RunningService.withDemonstration(workers: 3) { service, database in
                let ledger = Ledger(database)
                let finance = try await service.client("financeOfficer")
                var chance = Chance(seed: 46)
                var runs: [ShownRun] = []
                for month in Months.ofDemonstration { runs.append(try await finance.insistOnRun(month)) }
                for _ in 0..<5 {
                    try await letPass(.milliseconds(Int.random(in: 0...duration, using: &chance)))
                    try await ledger.stopHearts()
                    try await service.killWorker()
                    try await service.startWorker()
                }
                for run in runs { #expect(try await finance.draft(run).state == "draft") }
                #expect(try await ledger.runs() == undisturbed)
                #expect(try await ledger.jobsLeft() == [])
            }
        }

        /// The runs of a year that nobody disturbed, and the milliseconds that the longest of them took.
        private func undisturbedYear() async throws -> (runs: [String], millisecondsMax: Int) {
            try await RunningService.withDemonstration { service, database in
                let finance = try await service.client("financeOfficer")
                var longest = Duration.zero
                for month in Months.ofDemonstration {
                    let began = ContinuousClock.now
                    try await finance.draft(finance.insistOnRun(month))
                    longest = max(longest, began.duration(to: .now))
                }
                let runs = try await Ledger(database).runs()
                #expect(runs.count == Months.ofDemonstration.count)
                #expect(runs.allSatisfy { $0.contains("|draft|") && $0.contains("|t|t|") }, "\(runs)")
                return (runs, Int(longest / .milliseconds(1)))
            }
        }
    }
}
