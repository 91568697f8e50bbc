import Histogram
import JobQueue
import Logging
import Postgres
import Synchronization
import TestSupport

/// The queue beside pgbench with the same statements, and how soon an idle worker begins what is enqueued.
enum JobQueueBenchmark {
    static func figures(_ sizes: Sizes) async throws -> [Figure] {
        try await TestDatabase.withDatabase { database in
            let yard = try JobYard(database)
            try await yard.prepare()
            var plain: [(ours: Double, ceiling: Double)] = []
            var effects: [(ours: Double, ceiling: Double)] = []
            for _ in 0..<sizes.rounds {
                plain.append((try await yard.drain(sizes.jobs), try await yard.drainByPgBench(sizes.jobs)))
                effects.append(
                    (
                        try await yard.drainWithEffect(sizes.effectJobs),
                        try await yard.runEffectsByPgBench(sizes.effectJobs)
                    ))
            }
            let starts = try await yard.startsWhenIdle(sizes.idleJobs)
            await yard.close()
            return [
                .share(
                    "jobs without effect, claimed and completed", plain,
                    of: "pgbench, the same statements by \(JobYard.batch) on \(JobYard.queueConnections) connections",
                    unit: "/s", atLeast: 0.8),
                .share(
                    "jobs with effect and completion in one transaction", effects,
                    of: "pgbench, that transaction on \(JobYard.effectConnections) connections", unit: "/s",
                    atLeast: 0.8),
                latency("enqueue's commit to handler's start, idle, median", starts, percentile: 50, atMost: 1),
                latency("enqueue's commit to handler's start, idle, 99 %", starts, percentile: 99, atMost: 3),
            ]
        }
    }

    private static func latency(
        _ name: String, _ microseconds: Histogram<UInt32>, percentile: Double, atMost: Double
    ) -> Figure {
        let value = Double(microseconds.valueAtPercentile(percentile)) / 1_000
        return Figure(
            name: name, measured: "\(decimal(value, digits: 2)) ms of \(microseconds.totalCount) jobs", ceiling: "",
            value: value, limit: .atMost(atMost), unit: " ms")
    }
}

/// Workers and pgbench on one jobs table.
struct JobYard: Sendable {
    static let kind = "benchmark"
    /// How many jobs a statement claims or completes.
    static let batch = 100
    /// As many as a worker uses for claims and completions.
    static let queueConnections = 4
    static let effectConnections = 8

    let database: TestDatabase
    let superuser: Pool
    let handlers: Pool

    init(_ database: TestDatabase) throws {
        self.database = database
        superuser = try database.pool(as: .superuser, connectionsMax: 2)
        handlers = try Pool(
            PoolConfiguration(
                connectionString: database.url(as: .worker), applicationName: "benchmark handlers",
                connectionsMax: Self.effectConnections, waitersMax: 10_000),
            logger: .silent)
    }

    func close() async {
        await superuser.shutdown()
        await handlers.shutdown()
    }

    func prepare() async throws {
        try await superuser.withConnection { connection in
            try connection.script(
                """
                CREATE TABLE benchmark_effect (job_id uuid PRIMARY KEY, amount bigint NOT NULL);
                GRANT SELECT, INSERT ON benchmark_effect TO sharedlives_worker
                """)
        }
    }

    /// Leaves so many jobs and nothing else.
    func fill(_ count: Int) async throws {
        try await superuser.withConnection { connection in
            try connection.script(
                """
                TRUNCATE job, job_progress, job_worker, benchmark_effect;
                INSERT INTO job (id, kind) SELECT md5(n::text)::uuid, '\(Self.kind)' FROM generate_series(1, \(count)) AS n;
                """)
            try connection.script("VACUUM ANALYZE job")
            try connection.script("CHECKPOINT")
        }
    }

    /// Runs a worker until it has begun and settled so many jobs; answers with jobs a second from the first one's start.
    func work(
        _ count: Int, handlersMax: Int, _ handler: @escaping JobHandler
    ) async throws -> Double {
        var configuration = JobWorkerConfiguration(name: "benchmark")
        configuration.handlersMax = handlersMax
        configuration.claimBatchMax = Self.batch
        configuration.settleBatchMax = Self.batch
        let begun = Atomic<Int>(0)
        let first = Atomic<UInt64>(0)
        let (all, begin) = AsyncStream.makeStream(of: Void.self)
        let worker = try JobWorker(
            configuration, database: PoolConfiguration(connectionString: database.url(as: .worker)), pool: handlers,
            handlers: [
                Self.kind: { context in
                    if first.load(ordering: .relaxed) == 0 { first.store(Stopwatch.now(), ordering: .relaxed) }
                    try await handler(context)
                    if begun.wrappingAdd(1, ordering: .relaxed).newValue == count { begin.finish() }
                }
            ], logger: .silent)
        let working = Task { try await worker.run() }
        for await _ in all {}
        while try await superuser.withConnection({ try $0.one(Self.isAnyRunning, ()) }) {
            PlainHTTP.pause(milliseconds: 1)
        }
        let seconds = Stopwatch.seconds(since: first.load(ordering: .relaxed))
        working.cancel()
        try await working.value
        return Double(count) / seconds
    }

    private static let isAnyRunning = Query<(), Bool>(
        "benchmark_running", "SELECT EXISTS (SELECT FROM job WHERE worker_id IS NOT NULL)")
}
