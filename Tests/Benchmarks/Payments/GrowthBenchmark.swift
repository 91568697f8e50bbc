import JobCatalog
import API
import JobQueue
import Postgres
import SharedLives
import Store
import TestSupport

/// The month's runs of 1, 10 and 100 schemes of 150 placements each in one installation: with ten times the placements they take ten
/// times as long, and no longer.
enum GrowthBenchmark {
    static func figures(_ sizes: Sizes) async throws -> [Figure] {
        try await TestDatabase.withDatabase { database in
            let desk = try GrowthDesk(database)
            var steps: [Step] = []
            for count in [1, 10, 100].prefix(sizes.growthSteps) {
                try await desk.grow(to: count)
                steps.append(try await step(desk, count, rounds: sizes.paymentRuns))
            }
            await desk.close()
            return steps.map { step in
                Figure(
                    name: "runs of all schemes, \(step.schemes) × 150 placements",
                    measured: "\(whole(step.milliseconds)) ms",
                    ceiling: "\(decimal(step.microsecondsEach, digits: 0)) µs a placement",
                    value: step.microsecondsEach / steps[0].microsecondsEach,
                    limit: step.schemes == 1 ? .none : .atMost(1.25), unit: "× of one")
            }
        }
    }

    private struct Step {
        var schemes: Int
        var milliseconds: Double
        var microsecondsEach: Double { milliseconds * 1_000 / Double(schemes * 150) }
    }

    /// The time of all handlers together, the median of the rounds; the first makes the plans and is not counted.
    private static func step(_ desk: GrowthDesk, _ count: Int, rounds: Int) async throws -> Step {
        let (durations, report) = AsyncStream.makeStream(of: Double.self)
        let worker = try WatchedWorker(desk.database) { handler, context in
            let begin = Stopwatch.now()
            try await handler(context)
            report.yield(Stopwatch.seconds(since: begin) * 1_000)
        }
        let working = Task { try await worker.run() }
        var arrivals = durations.makeAsyncIterator()
        var totals: [Double] = []
        for _ in 0...max(rounds, 1) {
            var total = 0.0
            // One by one, so that what is measured does not wait for the processor.
            for number in 1...count {
                try await desk.request(number)
                total += await arrivals.next() ?? .infinity
            }
            totals.append(total)
            try await desk.clear()
        }
        working.cancel()
        try await working.value
        await worker.close()
        return Step(schemes: count, milliseconds: median(Array(totals.dropFirst())))
    }
}

/// Adds schemes, and asks for their runs.
private struct GrowthDesk: Sendable {
    let database: TestDatabase
    private let api: Pool
    private let owner: Pool
    private let superuser: Pool

    init(_ database: TestDatabase) throws {
        self.database = database
        api = try database.pool(as: .api, connectionsMax: 1)
        owner = try database.pool(as: .owner, connectionsMax: 1)
        superuser = try database.pool(as: .superuser, connectionsMax: 1)
    }

    func close() async {
        await api.shutdown()
        await owner.shutdown()
        await superuser.shutdown()
    }

    /// Adds schemes until there are so many.
    func grow(to count: Int) async throws {
        try await owner.withConnection { connection in
            let there = try connection.one(Self.schemes, ())
            for number in there + 1...count {
                let scheme = InventedScheme.small(number)
                try scheme.load(connection)
                try connection.transaction {
                    try Operator.addToken(
                        Self.digest(number), scheme: Identifier(scheme.id), role: .registeredManager, label: nil,
                        daysValid: 1,
                        on: connection)
                }
            }
            try connection.script("ANALYZE")
        }
    }

    /// Asks for the run of the nth scheme, as the API does.
    func request(_ number: Int) async throws {
        _ = try await Store(pool: api).transaction(bearing: Self.digest(number)) { transaction in
            try transaction.requestRun(for: NationalDatabase.month)
        }
    }

    private static func digest(_ number: Int) -> BearerDigest {
        BearerDigest(bytes: TokenDigest(of: "sl_benchmark_\(number)").bytes)
    }

    /// Forgets all runs, their lines and jobs.
    func clear() async throws {
        try await superuser.transaction { connection in
            try connection.script(
                """
                SET LOCAL session_replication_role = replica;
                TRUNCATE payment_line, payment_run_parked, payment_fact_change, payment_run, job_progress, job CASCADE
                """)
        }
        try await superuser.withConnection { try $0.script("CHECKPOINT") }
    }

    private static let schemes = Query<(), Int>("benchmark_schemes", "SELECT count(*) FROM scheme")
}
