import Postgres
import SharedLives
import Store
import TestSupport

/// The calculator alone, on the facts of the whole country as they are read from the database: ids are UUIDs as text, and the facts
/// of a carer do not stand together.
enum CalculatorBenchmark {
    static func figures(_ sizes: Sizes) async throws -> [Figure] {
        let facts = try await NationalDatabase.with { national in
            let pool = try national.database.pool(as: .worker)
            defer { Task { await pool.shutdown() } }
            return try await Store(pool: pool).transaction(inScheme: NationalDatabase.scheme, onBehalfOf: nil) {
                try MonthlyFacts.load(NationalDatabase.month, on: $0).facts
            }
        }
        var rates: [Double] = []
        for _ in 0..<sizes.rounds * 3 {
            let begin = Stopwatch.threadTime()
            let lines = facts.calculate().lines.count
            rates.append(Double(lines) / (Double(Stopwatch.threadTime() - begin) / 1e9))
        }
        return [
            Figure(
                name: "calculator, lines a second of one core", measured: "\(whole(median(rates))) lines/s",
                ceiling: "",
                value: median(rates), limit: .atLeast(1_000_000), unit: "")
        ]
    }
}
