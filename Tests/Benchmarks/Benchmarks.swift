import API
import ArgumentParser
import Metrics

/// Measures the service beside the ceilings that were set for it, and prints each figure beside its own.
///
/// A figure is a ratio of two measurements that are taken in turns, round by round, on one machine and one cluster, since machines
/// differ and are busy at times. `Deploy/bench` gives it a cluster and the built program.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Measure the service beside its ceilings.")

    @Flag(help: "A smaller size, done in about a minute.")
    var quick = false

    @Flag(help: "The smallest size: shows that everything can still be measured, and measures nothing.")
    var smallest = false

    @Flag(help: "End with status 1 where a figure misses its limit.")
    var strict = false

    @Argument(help: "Which to run; all when left out.")
    var groups: [Group] = []

    /// What is measured together.
    enum Group: String, CaseIterable, ExpressibleByArgument {
        case calculator
        case run
        case late
        case growth
        case client
        case http
        case register
        case candidates
        case process
        case jobs
        case reminders
    }

    func run() async throws {
        MetricsSystem.bootstrap(MetricsRegistry())
        let sizes = smallest ? Sizes.smallest : quick ? Sizes.quick : Sizes.full
        let wanted = groups.isEmpty ? Group.allCases : Group.allCases.filter(groups.contains)
        var table = FigureTable()
        for group in wanted {
            FigureTable.say("measuring: \(group.rawValue)")
            table.figures += try await figures(of: group, sizes)
        }
        table.print()
        if strict, !table.isMet { throw ExitCode(1) }
    }

    private func figures(of group: Group, _ sizes: Sizes) async throws -> [Figure] {
        switch group {
        case .calculator: try await CalculatorBenchmark.figures(sizes)
        case .run: try await PaymentRunBenchmark.figures(sizes)
        case .late: try await LateFactBenchmark.figures(sizes)
        case .growth: try await GrowthBenchmark.figures(sizes)
        case .client: try await ClientBenchmark.figures(sizes)
        case .http: try await CarerBenchmark.figures(sizes)
        case .register: try await RegisterBenchmark.figures(sizes)
        case .candidates: try await CandidateBenchmark.figures(sizes)
        case .process: try await ServeProcessBenchmark.figures(sizes)
        case .jobs: try await JobQueueBenchmark.figures(sizes)
        case .reminders: try await ReminderBenchmark.figures(sizes)
        }
    }
}

/// How much is measured.
struct Sizes: Sendable {
    /// How often the two sides of a ratio take turns.
    var rounds: Int
    /// How long each side runs in a round of a fixed time.
    var roundSeconds: Int
    /// How often the month of the whole country is calculated and written.
    var paymentRuns: Int
    /// How many of 1, 10 and 100 schemes are tried.
    var growthSteps: Int
    /// How many jobs are drained in a round.
    var jobs: Int
    /// How many jobs with an effect are drained in a round.
    var effectJobs: Int
    /// How many jobs are enqueued one by one to an idle worker.
    var idleJobs: Int
    /// How many requests the API process answers before its memory is read.
    var requests: Int
    /// How often the API process is started.
    var starts: Int

    static let full = Sizes(
        rounds: 7, roundSeconds: 3, paymentRuns: 5, growthSteps: 3, jobs: 60_000, effectJobs: 15_000, idleJobs: 2_000,
        requests: 100_000, starts: 15)
    static let quick = Sizes(
        rounds: 2, roundSeconds: 1, paymentRuns: 2, growthSteps: 3, jobs: 20_000, effectJobs: 4_000, idleJobs: 200,
        requests: 20_000, starts: 5)
    static let smallest = Sizes(
        rounds: 1, roundSeconds: 1, paymentRuns: 1, growthSteps: 1, jobs: 800, effectJobs: 80, idleJobs: 2, requests: 1,
        starts: 1)
}
