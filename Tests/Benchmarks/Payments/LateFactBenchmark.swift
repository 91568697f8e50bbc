import Postgres
import SharedLives
import TestSupport

/// A month's run of the whole country with a year of paid months behind it, of which 2 % of the facts were changed late, beside the
/// same run without a history.
enum LateFactBenchmark {
    static func figures(_ sizes: Sizes) async throws -> [Figure] {
        try await NationalDatabase.with { national in
            let desk = try RunDesk(national)
            let (durations, report) = AsyncStream.makeStream(of: Double.self)
            let worker = try WatchedWorker(national.database) { handler, context in
                let begin = Stopwatch.now()
                try await handler(context)
                report.yield(Stopwatch.seconds(since: begin) * 1_000)
            }
            let working = Task { try await worker.run() }
            var arrivals = durations.makeAsyncIterator()
            func run(_ month: Month) async throws -> (id: Identifier, milliseconds: Double)? {
                let id = try await desk.request(month)
                return await arrivals.next().map { (id, $0) }
            }
            var without: [Double] = []
            for _ in 0...sizes.paymentRuns {
                try await desk.clear()
                if let first = try await run(NationalDatabase.month) { without.append(first.milliseconds) }
            }
            try await desk.clear()
            for month in paidMonths {
                if let paid = try await run(month) { try await desk.approve(paid.id) }
            }
            try await desk.change(changes)
            var with: [Double] = []
            for _ in 0...sizes.paymentRuns {
                if let late = try await run(NationalDatabase.month) {
                    with.append(late.milliseconds)
                    try await desk.void(late.id)
                }
            }
            working.cancel()
            try await working.value
            await worker.close()
            await desk.close()
            // The first of each makes the plans and is not counted.
            let (before, after) = (median(Array(without.dropFirst())), median(Array(with.dropFirst())))
            return [
                Figure(
                    name: "run with 12 paid months and 2 % of facts changed late",
                    measured: "\(whole(after)) ms", ceiling: "without history: \(whole(before)) ms",
                    value: after / before, limit: .atMost(3), unit: "×")
            ]
        }
    }

    /// The twelve months before the one that is measured.
    private static let paidMonths: [Month] = {
        var months = [NationalDatabase.month.previous]
        while months.count < 12 { months.append(months[months.count - 1].previous) }
        return months.reversed()
    }()

    /// One placement in fifty gets another band from a day of the year past.
    private static let changes = """
        INSERT INTO placement_band (id, placement_id, from_date, band)
            SELECT gen_random_uuid(), id, greatest(start_date + 1, date '2025-10-03' + number * 7 % 360), 'medium'
            FROM (SELECT id, start_date, (row_number() OVER (ORDER BY id))::integer AS number FROM placement) AS placements
            WHERE number % 50 = 0;
        """
}
