import Postgres
import SharedLives
import Store
import TestSupport

/// A page of 50 carers with what is required of each on a day, over HTTP and from the store alone, beside the SQL that reads their
/// evidence under pgbench: 10,050 carers of 150 schemes, each with full evidence.
enum RegisterBenchmark {
    private static let connections = 8
    private static let callers = 16
    private static let day = CivilDate(year: 2026, month: 10, day: 1)!
    private static let firstID = "00000000-0000-0000-0000-000000000000"

    static func figures(_ sizes: Sizes) async throws -> [Figure] {
        try await TestDatabase.withDatabase { database in
            try await NationalEvidence.load(into: database)
            let scheme = try await database.withConnection(as: .owner) { connection in
                try connection.transaction {
                    let scheme = try connection.one(Self.scheme, ())
                    try Operator.addToken(
                        NationalDatabase.digest, scheme: Identifier(high: scheme.high, low: scheme.low),
                        role: .coordinator, label: nil, daysValid: 1, on: connection)
                    return scheme
                }
            }
            let national = NationalDatabase(database: database)
            let store = Store(
                pool: try Pool(
                    PoolConfiguration(
                        connectionString: database.url(as: .api), applicationName: "benchmark",
                        connectionsMax: connections, readersMax: connections), logger: .silent))
            var settings = national.settings(as: .api)
            settings["SHAREDLIVES_PORT"] = "\(PlainHTTP.freePort())"
            settings["SHAREDLIVES_REQUESTS_PER_SECOND_MAX"] = "1000000"
            let port = Int(settings["SHAREDLIVES_PORT"] ?? "") ?? 0
            // Under the same row-level security.
            let role = TestDatabase.Role.api.rawValue
            let bare =
                database.url(as: .superuser)
                + "&options=-crole%3D\(role)%20-csharedlives.scheme_id%3D\(scheme)%20-csharedlives.role%3Dcoordinator"
            let rounds = try await Programs.withService("serve", settings: settings) { _ in
                while PlainHTTP.get(port: port, path: "/health/ready")?.status != 200 {
                    PlainHTTP.pause(milliseconds: 5)
                }
                return try await measure(sizes, store, bare: bare, port: port)
            }
            await store.pool.shutdown()
            return [
                .share(
                    "50 carers with their requirements over HTTP", rounds.map { ($0.service, $0.bare) },
                    of: "its bare SQL, pgbench on \(connections) connections", unit: "pages/s", atLeast: 0.5),
                .share(
                    "the same from the store, without HTTP", rounds.map { ($0.store, $0.bare) },
                    of: "the same", unit: "pages/s", atLeast: 0.5),
            ]
        }
    }

    private struct Round: Sendable {
        var bare: Double
        var store: Double
        var service: Double
    }

    private static func measure(_ sizes: Sizes, _ store: Store, bare: String, port: Int) async throws -> [Round] {
        let path = "/v1/carer-register?limit=50&on=\(day)"
        let page = PlainHTTP.get(port: port, path: path, token: NationalDatabase.token)
        guard page?.status == 200 else {
            throw ProgramFailed(program: "the API", words: "the register was answered by \(page?.status ?? 0)")
        }
        var rounds: [Round] = []
        for round in 0...sizes.rounds {
            let seconds = round == 0 ? 1 : sizes.roundSeconds
            let bare = try await PgBench.transactionsPerSecond(
                script, connections: connections, length: .seconds(seconds), database: bare)
            let ours = try await rate(store, seconds: seconds)
            let service = try await Wrk.load(port: port, path: path, token: NationalDatabase.token, seconds: seconds)
            // The first round warms caches and plans.
            guard round > 0 else { continue }
            rounds.append(Round(bare: bare, store: ours, service: service.requestsPerSecond))
        }
        return rounds
    }

    /// How many pages a second callers get from the store.
    private static func rate(_ store: Store, seconds: Int) async throws -> Double {
        let begin = Stopwatch.now()
        let end = begin + UInt64(seconds) * 1_000_000_000
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<callers {
                group.addTask {
                    var count = 0
                    while Stopwatch.now() < end {
                        let rows = try await store.read(
                            bearing: NationalDatabase.digest,
                            CarerRegister.list(Page(after: nil, rowsMax: 51), on: day)
                        ).answer
                        guard try CarerRegister.carers(rows, on: day).count == 51 else { throw CancellationError() }
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        return Double(count) / Stopwatch.seconds(since: begin)
    }

    private static let scheme = Query<(), UUID>("benchmark_scheme", "SELECT md5('scheme 7')::uuid")

    /// The statement of the page as it is, with its parameters in their places.
    private static let script: String = {
        let values = ["'\(firstID)'::uuid", "51", "NULL::text[]", "NULL::timestamptz", "'\(day)'::date"]
        let sql = StoreStatements.all.first { $0.name == "carer_evidence_page" }?.sql ?? ""
        return values.enumerated().reduce(sql) { $0.replacing("$\($1.offset + 1)", with: $1.element) } + ";\n"
    }()
}
