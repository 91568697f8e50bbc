import Logging
import Postgres
import TestSupport

/// The client of libpq alone, beside pgbench: the same prepared statement, one row by its key, over as many connections.
enum ClientBenchmark {
    static let connections = 8
    /// Many callers ask at once, as the API's requests do.
    static let callers = 32
    static let rows = 100_000

    static func figures(_ sizes: Sizes) async throws -> [Figure] {
        try await TestDatabase.withDatabase(.nothing) { database in
            try await database.withConnection(as: .superuser) { connection in
                try connection.script(
                    """
                    CREATE TABLE account (id integer PRIMARY KEY, balance integer NOT NULL, filler text NOT NULL);
                    INSERT INTO account SELECT n, n % 1000, repeat('x', 84) FROM generate_series(1, \(rows)) AS n;
                    """)
                try connection.script("VACUUM ANALYZE account")
            }
            let url = database.url(as: .superuser)
            let pool = try Pool(
                PoolConfiguration(
                    connectionString: url, applicationName: "benchmark", connectionsMax: connections,
                    readersMax: connections),
                logger: .silent)
            defer { Task { await pool.shutdown() } }
            var reading: [(ours: Double, ceiling: Double)] = []
            var borrowing: [(ours: Double, ceiling: Double)] = []
            for _ in 0..<sizes.rounds {
                let ceiling = try await PgBench.transactionsPerSecond(
                    script, connections: connections, length: .seconds(sizes.roundSeconds), database: url)
                reading.append((try await rate(sizes) { _ = try await pool.read(find.callOne($0)) }, ceiling))
                borrowing.append(
                    (
                        try await rate(sizes) { key in _ = try await pool.withConnection { try $0.one(find, key) } },
                        ceiling
                    ))
            }
            return [
                .share(
                    "libpq client, row by key, reads that share connections", reading,
                    of: "pgbench on \(connections) connections", unit: "/s", atLeast: 0.75),
                .share(
                    "libpq client, row by key, a connection for each call", borrowing,
                    of: "pgbench on \(connections) connections", unit: "/s", atLeast: 0),
            ]
        }
    }

    /// How often a second callers get an answer.
    private static func rate(_ sizes: Sizes, _ ask: @escaping @Sendable (Int32) async throws -> Void) async throws
        -> Double
    {
        let begin = Stopwatch.now()
        let end = begin + UInt64(sizes.roundSeconds) * 1_000_000_000
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for caller in 0..<callers {
                group.addTask {
                    var count = 0
                    var key = UInt64(caller)
                    while Stopwatch.now() < end {
                        key = key &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                        try await ask(Int32(key >> 33) % Int32(rows) + 1)
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        return Double(count) / Stopwatch.seconds(since: begin)
    }

    private static let find = Query<Int32, Int32>("benchmark_account", "SELECT balance FROM account WHERE id = $1")

    private static let script = """
        \\set id random(1, \(rows))
        SELECT balance FROM account WHERE id = :id;

        """
}
