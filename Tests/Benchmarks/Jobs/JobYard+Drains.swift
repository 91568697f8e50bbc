import Histogram
import JobQueue
import Postgres
import Synchronization
import TestSupport

extension JobYard {
    /// Jobs a second that a worker claims and completes whose handlers do nothing.
    func drain(_ count: Int) async throws -> Double {
        try await fill(count)
        return try await work(count, handlersMax: Self.batch * Self.queueConnections) { _ in }
    }

    /// The same by pgbench: a batch claimed and completed is one transaction of its script.
    func drainByPgBench(_ count: Int) async throws -> Double {
        try await fill(count)
        let worker = try await superuser.withConnection { try Jobs.register($0, name: "pgbench") }
        let claim = try statement("jobs_claim", ["'\(worker)'::uuid", "'{\(Self.kind)}'::text[]", "\(Self.batch)"])
        let complete = try statement("jobs_complete", ["'\(worker)'::uuid", ":ids", ":claims"])
        // The ids come back in two values, since that is what pgbench can keep.
        let script = """
            WITH claimed AS (\(claim)) SELECT array_agg(id) AS ids, array_agg(claims) AS claims FROM claimed \\gset
            \(complete);

            """
        let batches = count / Self.batch / Self.queueConnections
        return try await Double(Self.batch)
            * PgBench.transactionsPerSecond(
                script, connections: Self.queueConnections, length: .transactionsForEach(batches),
                database: database.url(as: .worker))
    }

    /// Jobs a second whose handlers write a row and complete their job in one transaction; claimed by the worker in batches.
    func drainWithEffect(_ count: Int) async throws -> Double {
        try await fill(count)
        return try await work(count, handlersMax: Self.batch) { context in
            try await context.transaction { connection in
                _ = try connection.execute(Self.effect, (context.job.id, 4_900))
            }
        }
    }

    /// The same transactions by pgbench, of jobs that are claimed already.
    func runEffectsByPgBench(_ count: Int) async throws -> Double {
        try await fill(count)
        let worker = try await superuser.withConnection { connection in
            let worker = try Jobs.register(connection, name: "pgbench")
            _ = try Jobs.claim(connection, worker: worker, kinds: [Self.kind], count: count)
            return worker
        }
        let each = count / Self.effectConnections
        let job = "md5((:client_id * \(each) + :n)::text)::uuid"
        let script = """
            \\set n :n + 1
            BEGIN;
            INSERT INTO benchmark_effect (job_id, amount) VALUES (\(job), 4900);
            \(try statement("job_complete", [job, "'\(worker)'::uuid", "1"]));
            COMMIT;

            """
        return try await PgBench.transactionsPerSecond(
            script, connections: Self.effectConnections, length: .transactionsForEach(each), variables: ["n": 0],
            database: database.url(as: .worker))
    }

    /// Microseconds from the moment at which an enqueue's COMMIT is sent to the start of its handler, job by job, each after the one
    /// before it has been completed.
    func startsWhenIdle(_ count: Int) async throws -> Histogram<UInt32> {
        try await fill(0)
        let (starts, started) = AsyncStream.makeStream(of: UInt64.self)
        let worker = try JobWorker(
            JobWorkerConfiguration(name: "benchmark"),
            database: PoolConfiguration(connectionString: database.url(as: .worker)), pool: handlers,
            handlers: [Self.kind: { _ in started.yield(Stopwatch.now()) }], logger: .silent)
        let working = Task { try await worker.run() }
        var arrivals = starts.makeAsyncIterator()
        var histogram = Histogram<UInt32>(
            highestTrackableValue: 60_000_000, numberOfSignificantValueDigits: .three)
        for index in 0..<count + 20 {
            let id = UUID(high: 0x4A6F_6200_0000_7000, low: 0x8000_0000_0000_0000 + UInt64(index))
            let committed = try await superuser.transaction { connection in
                try Jobs.enqueue(connection, NewJob(id: id, kind: Self.kind))
                return Stopwatch.now()
            }
            guard let start = await arrivals.next() else { break }
            // The first ones find connections not yet made and plans not yet cached.
            if index >= 20 { histogram.record(start > committed ? (start - committed) / 1_000 : 0) }
            while try await superuser.withConnection({ try $0.one(Self.isAnyLeft, ()) }) {
                PlainHTTP.pause(milliseconds: 1)
            }
        }
        working.cancel()
        try await working.value
        return histogram
    }

    private func statement(_ name: String, _ parameters: [String]) throws -> String {
        guard let statement = JobStatements.all.first(where: { $0.name == name }) else {
            throw ProgramFailed(program: "the queue", words: "it has no statement \(name)")
        }
        return parameters.enumerated().reversed().reduce(statement.sql) { sql, parameter in
            sql.replacing("$\(parameter.offset + 1)", with: parameter.element)
        }
    }

    private static let effect = Command<(UUID, Int)>(
        "benchmark_effect", "INSERT INTO benchmark_effect (job_id, amount) VALUES ($1, $2)")
    private static let isAnyLeft = Query<(), Bool>(
        "benchmark_left", "SELECT EXISTS (SELECT FROM job WHERE finished_at IS NULL)")
}
