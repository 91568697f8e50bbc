import Testing

/// Workers that are killed while they work out runs, and workers that are taken for dead while they live. Whatever happens, the runs
/// are in the end those of a year that nobody disturbed.
extension SystemTests {
    @Suite(.timeLimit(.minutes(10 * Rounds.count))) struct WorkerCrashTests {
        /// Where a worker can stand when the blow falls, each with the lock that brings it to rest there.
        enum Step: String, CaseIterable {
            case readingTheFacts = "LOCK TABLE placement IN ACCESS EXCLUSIVE MODE"
            case takingTheRun = "SELECT FROM payment_run FOR UPDATE"
            case writingTheLines = "LOCK TABLE payment_line IN ACCESS EXCLUSIVE MODE"
            case completingTheJob = "SELECT FROM job WHERE state = 'running' FOR NO KEY UPDATE"
        }

        @Test func workersKilledAtEachStepLeaveOneCompleteSetOfLines() async throws {
            let undisturbed = try await undisturbedYear().runs
            for _ in Rounds.all {
                try await RunningService.withDemonstration(workers: 0) { service, database in
                    let ledger = Ledger(database)
                    let finance = try await service.client("financeOfficer")
                    for (number, month) in Months.ofDemonstration.enumerated() {
                        let run = try await finance.insistOnRun(month)
                        try await strikeAWorker(of: service, at: Step.allCases[number % Step.allCases.count], ledger)
                        try await service.startWorker()
                        #expect(try await finance.draft(run).state == "draft")
                        try await service.killWorker()
                    }
                    #expect(try await ledger.jobsThatLostTheirWorker() > Months.ofDemonstration.count / 2)
                    #expect(try await ledger.runs() == undisturbed)
                    #expect(try await ledger.jobsLeft() == [])
                }
            }
            Rounds.tell(Rounds.count * Months.ofDemonstration.count, "workers killed at a chosen step")
        }

        @Test func workersKilledAtAnyMomentLeaveOneCompleteSetOfLines() async throws {
            let (undisturbed, duration) = try await undisturbedYear()
            for round in Rounds.all {
                try await RunningService.withDemonstration { service, database in
                    let ledger = Ledger(database)
                    let finance = try await service.client("financeOfficer")
                    var chance = Chance(seed: 2_026 + UInt64(round))
                    for month in Months.ofDemonstration {
                        let run = try await finance.insistOnRun(month)
                        for _ in 0..<3 {
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
            Rounds.tell(Rounds.count * Months.ofDemonstration.count * 3, "workers killed at any moment")
        }

        /// The one that is taken for dead goes on in the middle of its work, while another has begun the same.
        @Test func workersTakenForDeadWhileTheyWorkPayNothingTwice() async throws {
            let undisturbed = try await undisturbedYear().runs
            for _ in Rounds.all {
                try await RunningService.withDemonstration(workers: 0) { service, database in
                    let ledger = Ledger(database)
                    let finance = try await service.client("financeOfficer")
                    for (number, month) in Months.ofDemonstration.enumerated() {
                        let run = try await finance.insistOnRun(month)
                        let barrier = try await Barrier.raise("barrier", Step.allCases[number % 3].rawValue, in: ledger)
                        try await service.startWorker()
                        try await barrier.stops("work")
                        try await ledger.stopHearts()
                        try await service.startWorker()
                        try await until { try await ledger.jobsThatLostTheirWorker() > number ? () : nil }
                        try await barrier.fall()
                        #expect(try await finance.draft(run).state == "draft")
                        for _ in 0..<2 { try await service.killWorker() }
                    }
                    #expect(try await ledger.runs() == undisturbed)
                    #expect(try await ledger.jobsLeft() == [])
                }
            }
            Rounds.tell(Rounds.count * Months.ofDemonstration.count, "workers taken for dead while they worked")
        }

        /// Starts a worker, lets it come to the step and kills it there.
        private func strikeAWorker(of service: RunningService, at step: Step, _ ledger: Ledger) async throws {
            var barrier: Barrier
            if step == .completingTheJob {
                // A job that is locked is not claimed, so the worker first comes to rest behind its claim.
                let earlier = try await Barrier.raise("earlier", Step.readingTheFacts.rawValue, in: ledger)
                try await service.startWorker()
                try await earlier.stops("work")
                barrier = try await Barrier.raise("barrier", step.rawValue, in: ledger)
                try await earlier.fall()
            } else {
                barrier = try await Barrier.raise("barrier", step.rawValue, in: ledger)
                try await service.startWorker()
            }
            try await barrier.stops("work")
            try await service.killWorker()
            try await barrier.fall()
            try await ledger.stopHearts()
        }

        /// The runs of a year that nobody disturbed, and the milliseconds that one of them takes.
        private func undisturbedYear() async throws -> (runs: [String], milliseconds: Int) {
            try await RunningService.withDemonstration { service, database in
                let finance = try await service.client("financeOfficer")
                var durations: [Duration] = []
                for month in Months.ofDemonstration {
                    let began = ContinuousClock.now
                    try await finance.draft(finance.insistOnRun(month))
                    durations.append(began.duration(to: .now))
                }
                let runs = try await Ledger(database).runs()
                #expect(runs.count == Months.ofDemonstration.count)
                #expect(runs.allSatisfy { $0.contains("|draft|") && $0.contains("|t|t|") }, "\(runs)")
                return (runs, Int(durations.sorted()[durations.count / 2] / .milliseconds(1)))
            }
        }
    }
}
