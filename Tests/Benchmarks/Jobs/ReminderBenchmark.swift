import Postgres
import SharedLives
import Store
import TestSupport

/// The daily sweep of 150 schemes with 10,050 carers in all, one after the other on one connection as one worker does it: the first, which
/// opens every task, and those of the days after it.
enum ReminderBenchmark {
    private static let secondsMax = 5.0
    private static let schemes = Query<(), UUID>("benchmark_schemes", "SELECT id FROM scheme ORDER BY id")

    static func figures(_ sizes: Sizes) async throws -> [Figure] {
        try await TestDatabase.withDatabase { database in
            try await NationalEvidence.load(into: database)
            let schemes = try await database.withConnection(as: .superuser) { try $0.rows(Self.schemes, ()) }
            let store = Store(pool: try database.pool(as: .worker, connectionsMax: 1))
            var seconds: [Double] = []
            for round in 0...sizes.rounds {
                let day = CivilDate(year: 2026, month: 10, day: 1)! + round
                let begin = Stopwatch.now()
                for scheme in schemes {
                    try await store.transaction(
                        inScheme: Identifier(high: scheme.high, low: scheme.low), onBehalfOf: nil
                    ) { connection in
                        try connection.script("SELECT set_config('sharedlives.instant', '\(day)T05:00:00Z', true)")
                        _ = try ReminderSweep.sweep(on: connection)
                    }
                }
                seconds.append(Stopwatch.seconds(since: begin))
            }
            await store.pool.shutdown()
            return [
                figure("the first sweep of 150 schemes with 10,050 carers, which opens all tasks", [seconds[0]], .none),
                figure("their sweep on a day after it", Array(seconds.dropFirst()), .atMost(secondsMax)),
            ]
        }
    }

    private static func figure(_ name: String, _ seconds: [Double], _ limit: Figure.Limit) -> Figure {
        Figure(
            name: name, measured: "\(decimal(median(seconds), digits: 2)) s", ceiling: "", value: median(seconds),
            limit: limit, unit: " s")
    }
}
