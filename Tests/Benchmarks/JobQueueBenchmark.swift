import JobQueue
import Logging
import Postgres
import Subprocess
import Synchronization

/// The speed of the queue beside what PostgreSQL itself does with the same statements, in the same run.
struct JobQueueBenchmark {
    /// A migrated database of the benchmark's own: its jobs are deleted.
    let connectionString: String
    let logger = Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() }
    var rounds = 3
    var jobs = 400_000
    var batch = 100
    var seconds = 4
    var clients = 4

    /// Runs all and prints each figure beside its ceiling.
    func run() async throws {
        try await withPool(connections: 1) { pool in
            try await pool.withConnection { connection in
                try connection.script(
                    """
                    DROP TABLE IF EXISTS job_effect;
                    CREATE TABLE job_effect (job_id uuid NOT NULL, attempt integer NOT NULL)
                    """
                )
            }
            try await compareEffectless(pool)
            try await compareEffects(pool)
            try await measureLatency(pool)
            try await pool.withConnection { try $0.script("TRUNCATE job, job_progress; DROP TABLE job_effect") }
        }
    }

    // MARK: Jobs without effect

    /// Claims and completes in batches, as pgbench does it and as a worker does it.
    func compareEffectless(_ pool: Pool) async throws {
        var (ceilings, figures): ([Double], [Double]) = ([], [])
        for _ in 0..<rounds {
            try await fill(pool, claimed: false)
            ceilings.append(try await pgbench(batchScript, clients: clients, unitsEach: batch))
            try await fill(pool, claimed: false)
            figures.append(try await drain(pool, connections: 1) { _ in })
        }
        report("jobs without effect, claimed and completed", figures, ceilings, "jobs/s", atLeast: 0.80)
    }

    private var batchScript: String {
        """
        WITH candidate AS MATERIALIZED (
            SELECT id FROM job
            WHERE state = 'available' AND kind = ANY ('{benchmark}'::text[])
            ORDER BY priority, run_at, id
            LIMIT \(batch)
            FOR NO KEY UPDATE SKIP LOCKED
        ), claimed AS (
            UPDATE job SET state = 'running', worker_id = '\(workerID)', claims = claims + 1,
                claimed_at = clock_timestamp()
            WHERE id = ANY (ARRAY(SELECT id FROM candidate))
            RETURNING id, tenant_id, kind, payload, priority, run_at, enqueued_at, enqueued_by, claims, claims_excused,
                attempts_max
        )
        SELECT coalesce(array_agg(id), '{}') AS ids, coalesce(array_agg(claims), '{}') AS claims FROM claimed \\gset
        UPDATE job SET state = 'completed', finished_at = clock_timestamp(), worker_id = NULL
        FROM unnest(:ids::uuid[], :claims::integer[]) AS held (id, claims)
        WHERE job.id = held.id AND job.claims = held.claims AND job.worker_id IS NOT DISTINCT FROM '\(workerID)'
            AND job.state = 'running'
        RETURNING job.id;
        """
    }

    // MARK: Jobs with an effect

    private static let insertEffect = Command<(UUID, Int32)>(
        "benchmark_effect", "INSERT INTO job_effect (job_id, attempt) VALUES ($1, $2)")

    /// Effect and completion in one transaction, as pgbench does it with jobs claimed beforehand and as a worker does
    /// it, which claims them too.
    func compareEffects(_ pool: Pool) async throws {
        var (ceilings, figures): ([Double], [Double]) = ([], [])
        let script = """
            BEGIN;
            INSERT INTO job_effect (job_id, attempt) VALUES (\(jobID(":n * \(clients) + :client_id + 1")), 1);
            UPDATE job SET state = 'completed', finished_at = clock_timestamp(), worker_id = NULL
            WHERE id = \(jobID(":n * \(clients) + :client_id + 1")) AND worker_id IS NOT DISTINCT FROM '\(workerID)'
                AND claims = 1 AND state = 'running';
            COMMIT;
            \\set n :n + 1
            """
        for _ in 0..<rounds {
            try await fill(pool, claimed: true)
            ceilings.append(try await pgbench(script, clients: clients, unitsEach: 1))
            try await fill(pool, claimed: false)
            figures.append(
                try await drain(pool, connections: clients) { context in
                    _ = try await context.transaction { connection in
                        try connection.execute(JobQueueBenchmark.insertEffect, (context.job.id, context.job.attempt))
                    }
                })
        }
        report("jobs with effect and completion in one transaction", figures, ceilings, "jobs/s", atLeast: 0.80)
    }

    // MARK: Latency

    /// From the last statement before COMMIT of the enqueuing transaction to the handler's first instruction, one job
    /// at a time.
    func measureLatency(_ pool: Pool) async throws {
        try await pool.withConnection { try $0.script("TRUNCATE job, job_progress") }
        let started = AsyncStream<ContinuousClock.Instant>.makeStream()
        let handler: JobHandler = { _ in started.continuation.yield(.now) }
        var waits: [Duration] = []
        try await withWorker(pool, handler) {
            var starts = started.stream.makeAsyncIterator()
            for number in 0..<2_200 {
                let job = NewJob(id: UUID(high: UInt64(number) << 16 | 0x7000, low: 1 << 63), kind: "benchmark")
                let committing = try await pool.transaction { connection in
                    try Jobs.enqueue(connection, job)
                    return ContinuousClock.now
                }
                guard let start = await starts.next() else { return }
                // The first ones prepare statements.
                if number >= 200 { waits.append(start - committing) }
                // The worker is idle again before the next one comes.
                try await Task.sleep(for: .milliseconds(2))
            }
        }
        waits.sort()
        func milliseconds(_ rank: Double) -> Double { waits[Int(rank * Double(waits.count - 1))] / .milliseconds(1) }
        print(
            "jobs: enqueue's commit to handler's start, idle: median \(rounded(milliseconds(0.5))) ms (at most 1), ",
            "p99 \(rounded(milliseconds(0.99))) ms (at most 3)", separator: "")
    }

    // MARK: Machinery

    private var workerID: String { "00000000-0000-4000-8000-000000000001" }

    /// SQL for the id of a job by its number.
    private func jobID(_ number: String) -> String {
        "(lpad(to_hex(\(number)), 12, '0') || '70008000000000000000')::uuid"
    }

    func fill(_ pool: Pool, claimed: Bool) async throws {
        let state = claimed ? "'running', '\(workerID)'::uuid, 1" : "'available', NULL, 0"
        try await pool.withConnection { connection in
            try connection.script(
                """
                TRUNCATE job, job_progress, job_effect;
                INSERT INTO job_worker (id, name, heartbeat_at) VALUES ('\(workerID)', 'benchmark', 'infinity')
                ON CONFLICT (id) DO NOTHING;
                INSERT INTO job (id, kind, payload, state, worker_id, claims)
                SELECT \(jobID("n")), 'benchmark', '{"n": 1}', \(state) FROM generate_series(1, \(jobs)) AS n
                """)
        }
        try await pool.withConnection { try $0.script("VACUUM ANALYZE job") }
    }

    private static let completedCount = Query<(), Int>(
        "benchmark_completed", "SELECT count(*) FROM job WHERE state = 'completed'")

    /// Has a worker do all jobs; answers with the jobs completed each second while it did.
    func drain(_ pool: Pool, connections: Int, _ handler: @escaping JobHandler) async throws -> Double {
        let progress = Progress()
        let counted: JobHandler = { context in
            progress.began()
            try await handler(context)
        }
        return try await withPool(connections: connections) { handlerPool in
            try await withWorker(handlerPool, counted) {
                try await Task.sleep(for: .seconds(seconds))
                let elapsed = progress.seconds(until: .now)
                let completed = try await pool.withConnection { try $0.one(JobQueueBenchmark.completedCount, ()) }
                return Double(completed) / elapsed
            }
        }
    }

    private func withWorker<Answer>(
        _ handlerPool: Pool, _ handler: @escaping JobHandler, _ body: () async throws -> Answer
    ) async throws -> Answer {
        var configuration = JobWorkerConfiguration(name: "benchmark")
        configuration.handlersMax = batch * 5
        configuration.claimBatchMax = batch
        configuration.settleBatchMax = batch
        let worker = try JobWorker(
            configuration, database: PoolConfiguration(connectionString: connectionString), pool: handlerPool,
            handlers: ["benchmark": handler], logger: logger)
        let run = Task { try await worker.run() }
        let answer = try await body()
        run.cancel()
        try await run.value
        return answer
    }

    func withPool<Answer>(
        connections: Int, _ body: (Pool) async throws -> Answer
    ) async throws -> Answer {
        let pool = try Pool(
            PoolConfiguration(
                connectionString: connectionString, applicationName: "benchmark", connectionsMax: connections,
                waitersMax: batch * 10, waitMillisecondsMax: 60_000, statementTimeoutMilliseconds: 0),
            logger: logger)
        let answer = try await body(pool)
        await pool.shutdown()
        return answer
    }

    /// Units of work a second, of which each transaction of the script does so many.
    private func pgbench(_ script: String, clients: Int, unitsEach: Int) async throws -> Double {
        let result = try await Subprocess.run(
            .name("pgbench"),
            arguments: [
                "--no-vacuum", "--protocol=prepared", "--client=\(clients)", "--jobs=2", "--time=\(seconds)",
                "--define=n=0", "--file=-", connectionString,
            ],
            input: .string(script), output: .string(limit: 65_536), error: .string(limit: 65_536))
        guard result.terminationStatus.isSuccess, let rate = JobQueueBenchmark.rate(result.standardOutput) else {
            throw BenchmarkFailure(reason: "pgbench: \(result.standardError)")
        }
        return rate * Double(unitsEach)
    }

    /// The number in the line `tps = 1234.5 (without initial connection time)`.
    private static func rate(_ output: String) -> Double? {
        for line in output.split(separator: "\n") where line.hasPrefix("tps = ") {
            return Double(line.dropFirst(6).prefix { $0 != " " })
        }
        return nil
    }

    private func report(
        _ what: String, _ figures: [Double], _ ceilings: [Double], _ unit: String, atLeast target: Double
    ) {
        let (figure, ceiling) = (figures.sorted()[figures.count / 2], ceilings.sorted()[ceilings.count / 2])
        print(
            "\(what): \(Int(figure)) \(unit), pgbench \(Int(ceiling)) \(unit), ",
            "\(Int((figure / ceiling * 100).rounded())) % (at least \(Int(target * 100)) %)", separator: "")
    }

    private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

/// A benchmark that could not be run.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let reason: String
    var description: String { reason }
}

/// When the first handler began.
private final class Progress: Sendable {
    private let firstBegan = Mutex<ContinuousClock.Instant?>(nil)
    private let hasBegun = Atomic<Bool>(false)

    func began() {
        if hasBegun.load(ordering: .relaxed) { return }
        if hasBegun.exchange(true, ordering: .relaxed) { return }
        firstBegan.withLock { $0 = .now }
    }

    func seconds(until end: ContinuousClock.Instant) -> Double {
        firstBegan.withLock { first in first.map { (end - $0) / .seconds(1) } ?? .infinity }
    }
}
