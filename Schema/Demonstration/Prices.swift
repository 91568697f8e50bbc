import Postgres
import SharedLives

extension Demonstration {
    /// A price list as it is written into the tables.
    struct PriceList {
        let from: CivilDate
        let knownOn: CivilDate
        let prices: [Price]

        struct Price {
            let unit: String
            var session = ""
            let band: String
            let pence: Int
        }

        var id: UUID { identifier("rateCard/\(from)") }

        /// Somerset's prices (clauses 4.4 and 4.7, Appendix 2) with invented sessions, and an invented uplift.
        static let all = [
            PriceList(
                from: date("2019-04-01"), knownOn: date("2019-03-01"), weekly: [16_500, 21_800, 27_000, 36_000],
                night: [6_400, 7_900, 9_500], hour: [900, 1_000, 1_200], halfDay: [3_500, 3_900, 4_600],
                fullDay: [6_300, 7_000, 8_300]),
            PriceList(
                from: date("2026-04-01"), knownOn: date("2026-03-16"), weekly: [17_500, 23_100, 28_600, 38_150],
                night: [6_800, 8_400, 10_050], hour: [950, 1_060, 1_270], halfDay: [3_700, 4_150, 4_900],
                fullDay: [6_700, 7_400, 8_800]),
        ]

        private init(
            from: CivilDate, knownOn: CivilDate, weekly: [Int], night: [Int], hour: [Int], halfDay: [Int],
            fullDay: [Int]
        ) {
            func table(_ unit: String, _ session: String, _ bands: [String], _ pence: [Int]) -> [Price] {
                zip(bands, pence).map { Price(unit: unit, session: session, band: $0, pence: $1) }
            }
            let shortBreakBands = ["A", "B", "special"]
            self.from = from
            self.knownOn = knownOn
            prices =
                table("weekly", "", ["low", "medium", "high", "complex"], weekly)
                + table("night", "", shortBreakBands, night) + table("hour", "", shortBreakBands, hour)
                + table("session", "halfDay", shortBreakBands, halfDay)
                + table("session", "fullDay", shortBreakBands, fullDay)
        }
    }

    /// The scheme's numbers: at first the defaults, then 28 days of paid breaks a year as in Herefordshire.
    static let policies: [(from: CivilDate, knownOn: CivilDate, policy: PaymentPolicy)] = [
        (date("2019-04-01"), date("2019-03-01"), PaymentPolicy()),
        (date("2026-04-01"), date("2026-03-16"), PaymentPolicy(respiteDaysPerYear: 28)),
    ]
}
