import JobCatalog
import JobQueue
import Logging
import Postgres
import SharedLives
import Store
import Synchronization
import TestSupport
import Worker

/// A month's run of the whole country: the handler's whole work beside one plain `INSERT … SELECT` of the same lines into the same
/// table, in turns; and the memory of a real worker process that does it.
enum PaymentRunBenchmark {
    static func figures(_ sizes: Sizes) async throws -> [Figure] {
        try await NationalDatabase.with { national in
            let desk = try RunDesk(national)
            let times = try await times(desk, national, sizes)
            let megabytes = try await workerMegabytes(desk, national)
            await desk.close()
            return [
                Figure(
                    name: "run of \(whole(Double(times.lines))) lines, the handler's whole work",
                    measured: "\(whole(median(times.handler))) ms",
                    ceiling: "INSERT … SELECT: \(whole(median(times.plain))) ms",
                    value: median(zip(times.handler, times.plain).map { $0 / $1 }), limit: .atMost(3), unit: "×"),
                Figure(
                    name: "worker process during that run, most memory",
                    measured: "\(decimal(megabytes, digits: 0)) MB",
                    ceiling: "", value: megabytes, limit: .atMost(256), unit: " MB"),
            ]
        }
    }

    private struct Times {
        var lines = 0
        var handler: [Double] = []
        var plain: [Double] = []
    }

    private static func times(_ desk: RunDesk, _ national: NationalDatabase, _ sizes: Sizes) async throws -> Times {
        let (durations, report) = AsyncStream.makeStream(of: Double.self)
        let worker = try WatchedWorker(national.database) { handler, context in
            let begin = Stopwatch.now()
            try await handler(context)
            report.yield(Stopwatch.seconds(since: begin) * 1_000)
        }
        let working = Task { try await worker.run() }
        var times = Times()
        var arrivals = durations.makeAsyncIterator()
        // The first is not counted: its lines are what the plain statement copies, and the plans are made.
        for round in 0...sizes.paymentRuns {
            try await desk.clear()
            _ = try await desk.request()
            guard let handler = await arrivals.next() else { break }
            if round == 0 {
                times.lines = try await desk.keepLines()
                continue
            }
            times.handler.append(handler)
            try await desk.clear()
            times.plain.append(try await desk.insertKeptLines())
        }
        working.cancel()
        try await working.value
        await worker.close()
        return times
    }

    private static func workerMegabytes(_ desk: RunDesk, _ national: NationalDatabase) async throws -> Double {
        try await desk.clear()
        return try await Programs.withService("work", settings: national.settings(as: .worker)) { process in
            let run = try await desk.request()
            while try await !desk.isDraft(run) { PlainHTTP.pause(milliseconds: 20) }
            return ProcessStatus.megabytes("VmHWM", of: process) ?? .infinity
        }
    }
}

/// Asks for runs, and clears them away again.
struct RunDesk: Sendable {
    private let api: Pool
    private let worker: Pool
    private let superuser: Pool

    init(_ national: NationalDatabase) throws {
        api = try national.database.pool(as: .api, connectionsMax: 1)
        worker = try national.database.pool(as: .worker, connectionsMax: 1)
        superuser = try national.database.pool(as: .superuser, connectionsMax: 1)
    }

    func close() async {
        await api.shutdown()
        await worker.shutdown()
        await superuser.shutdown()
    }

    /// Asks for the month's run, as the API does.
    func request(_ month: Month = NationalDatabase.month) async throws -> Identifier {
        try await Store(pool: api).transaction(bearing: NationalDatabase.digest) { transaction in
            try transaction.requestRun(for: month).run.id
        }
    }

    /// Gives a draft up.
    func void(_ run: Identifier) async throws {
        try await Store(pool: api).transaction(bearing: NationalDatabase.digest) { transaction in
            _ = try transaction.take(.void, on: run, at: nil)
        }
    }

    /// Approves a draft, as somebody who did not ask for it.
    func approve(_ run: Identifier) async throws {
        try await change(
            """
            UPDATE payment_run SET state = 'approved', approved_by = '\(InventedScheme.national.financeOfficer)',
                approved_at = current_instant(), version = version + 1 WHERE id = '\(run)';
            """)
    }

    /// Runs a script in the scheme, above all rules.
    func change(_ sql: String) async throws {
        try await superuser.transaction { connection in
            try connection.script(
                "SELECT set_config('sharedlives.scheme_id', '\(InventedScheme.national.id)', true);" + sql)
        }
    }

    /// Forgets every run, its lines and its job, and leaves the tables as small as they were.
    func clear() async throws {
        // A transaction, since it is tried again where the worker's loops get into its way.
        try await superuser.transaction { connection in
            // The rules that guard a run's lines stand in triggers, which a replica does not run.
            try connection.script(
                """
                SET LOCAL session_replication_role = replica;
                TRUNCATE payment_line, payment_run_parked, payment_fact_change, payment_run, job_progress, job CASCADE
                """)
        }
        try await superuser.withConnection { try $0.script("CHECKPOINT") }
    }

    /// Copies the run's lines for `insertKeptLines`; answers how many.
    func keepLines() async throws -> Int {
        try await superuser.withConnection { connection in
            try connection.script(
                """
                DROP TABLE IF EXISTS benchmark_line;
                CREATE TABLE benchmark_line AS SELECT * FROM payment_line ORDER BY number;
                ANALYZE benchmark_line;
                GRANT SELECT ON benchmark_line TO sharedlives_worker
                """)
            return try connection.one(Self.keptLines, ())
        }
    }

    /// Writes the kept lines into the table of lines by one statement, as the worker; answers with milliseconds. What it takes to
    /// make a run for them is not counted.
    ///
    /// The run has no job: a worker that wrote its lines at the same time would share the processor with what is measured, and each
    /// would wait for the other's rows.
    func insertKeptLines() async throws -> Double {
        let run = Identifier(high: 0x5275_6E00_0000_7000, low: 0x8000_0000_0000_0001)
        try await change(
            """
            INSERT INTO payment_run (scheme_id, id, period, job_id, requested_by) VALUES (
                '\(NationalDatabase.scheme)', '\(run)',
                '\(NationalDatabase.month.firstDay)', '\(run)', '\(InventedScheme.national.financeOfficer)');
            """)
        return try await worker.withConnection { connection in
            _ = try connection.one(Self.openScheme, InventedScheme.national.id)
            let begin = Stopwatch.now()
            try connection.execute(Self.insertKept, UUID(high: run.high, low: run.low))
            return Stopwatch.seconds(since: begin) * 1_000
        }
    }

    func isDraft(_ run: Identifier) async throws -> Bool {
        try await superuser.withConnection { try $0.one(Self.isDraft, UUID(high: run.high, low: run.low)) }
    }

    private static let keptLines = Query<(), Int>("benchmark_kept_lines", "SELECT count(*) FROM benchmark_line")
    private static let isDraft = Query<UUID, Bool>(
        "benchmark_is_draft", "SELECT EXISTS (SELECT FROM payment_run WHERE id = $1 AND state = 'draft')")
    private static let openScheme = Query<UUID, String>(
        "benchmark_open", "SELECT set_config('sharedlives.scheme_id', $1::uuid::text, false)")

    private static let columns = """
        number, carer_id, subject_id, council_id, element, from_date, to_date, quantity, unit, rate_pence, amount_pence, \
        contribution_pence, council_pence, clause, explanation
        """
    private static let insertKept = Command<UUID>(
        "benchmark_insert_kept",
        "INSERT INTO payment_line (scheme_id, run_id, \(columns)) SELECT scheme_id, $1, \(columns) FROM benchmark_line")
}
