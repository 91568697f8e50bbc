import Postgres
import SharedLives
import Store
import TestSupport

/// The carers for one referral among the 10,000 of one scheme, over HTTP, one question after the other.
enum CandidateBenchmark {
    static func figures(_ sizes: Sizes) async throws -> [Figure] {
        try await TestDatabase.withDatabase { database in
            try await NationalMatching.load(into: database)
            let referral = try await database.withConnection(as: .owner) { connection in
                try connection.transaction {
                    let scheme = try connection.one(Self.scheme, ())
                    try Operator.addToken(
                        NationalDatabase.digest, scheme: Identifier(high: scheme.high, low: scheme.low),
                        role: .coordinator, label: nil, daysValid: 1, on: connection)
                    return try connection.one(Self.referral, ())
                }
            }
            let begin = Stopwatch.now()
            let store = Store(pool: try database.pool(as: .api, connectionsMax: 1))
            // What is worked out beforehand is worked out here, for all carers at once.
            let found = try await store.transaction(bearing: NationalDatabase.digest) { transaction in
                try transaction.candidates(
                    for: Identifier(high: referral.high, low: referral.low), after: nil, rowsMax: 51)
            }
            let wholeSeconds = Stopwatch.seconds(since: begin)
            await store.pool.shutdown()
            var settings = NationalDatabase(database: database).settings(as: .api)
            let port = PlainHTTP.freePort()
            settings["SHAREDLIVES_PORT"] = "\(port)"
            settings["SHAREDLIVES_REQUESTS_PER_SECOND_MAX"] = "1000000"
            let milliseconds = try await Programs.withService("serve", settings: settings) { _ in
                while PlainHTTP.get(port: port, path: "/health/ready")?.status != 200 {
                    PlainHTTP.pause(milliseconds: 5)
                }
                return try measure(sizes, port: port, path: "/v1/referrals/\(referral)/candidates")
            }
            return [
                Figure(
                    name: "candidates for a referral among \(whole(Double(found.carerCount))) carers over HTTP",
                    measured: "\(decimal(median(milliseconds), digits: 1)) ms, at most "
                        + "\(decimal(milliseconds.max() ?? 0, digits: 1)) ms",
                    ceiling: "\(whole(Double(found.carerCount - found.excludedCount))) of them ranked",
                    value: median(milliseconds), limit: .atMost(50), unit: " ms"),
                Figure(
                    name: "working all of them out anew", measured: "\(decimal(wholeSeconds, digits: 1)) s",
                    ceiling: "",
                    value: wholeSeconds, limit: .none, unit: " s"),
            ]
        }
    }

    private static func measure(_ sizes: Sizes, port: Int, path: String) throws -> [Double] {
        var milliseconds: [Double] = []
        for round in 0..<(20 * sizes.rounds + 5) {
            let begin = Stopwatch.now()
            let answer = PlainHTTP.get(port: port, path: path, token: NationalDatabase.token)
            guard answer?.status == 200 else {
                throw ProgramFailed(program: "the API", words: "candidates were answered by \(answer?.status ?? 0)")
            }
            // The first ones warm caches and plans.
            if round >= 5 { milliseconds.append(Stopwatch.seconds(since: begin) * 1_000) }
        }
        return milliseconds
    }

    private static let scheme = Query<(), UUID>("benchmark_scheme", "SELECT \(NationalMatching.scheme)")
    private static let referral = Query<(), UUID>("benchmark_referral", "SELECT md5('referral')::uuid")
}
