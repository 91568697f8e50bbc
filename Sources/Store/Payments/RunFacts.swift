public import Postgres
public import SharedLives

/// All that a run is worked out from, as it stood at one instant: its month, and what is to be paid or taken back for the months
/// that were paid before.
public struct RunFacts: Sendable {
    /// The facts of the run's month.
    public let monthly: MonthlyFacts
    /// What the months that were paid come to by today's facts.
    public let late: LateFacts
    /// What is owed, held and agreed.
    public let settlement: SettlementFacts
    /// What councils are charged for management.
    public let fees: [FeeCharge]
    let seen: Seen

    /// What of the scheme this was worked out from, told when the run is approved.
    struct Seen: Sendable {
        var snapshot: String
        var lastChange: Int64
        var asOf: Instant
        var lastApproval: Int32
    }

    /// Which of the months that were paid are worked out again.
    public enum Scope: Sendable {
        /// Those of carers of whom something was changed since. All others come out as they were paid.
        case changed
        /// All of them. It comes to the same, and takes longer with every month.
        case everything
    }

    /// How many carers' histories are in memory at once.
    private static let carersAtOnce = 500

    /// Reads what a run of a month is worked out from; in a repeatable-read transaction it is all as of the same instant.
    ///
    /// - Throws: `RatesAtFault` when the scheme's prices or policy of a month that was paid contradict themselves.
    public static func load(_ period: Month, _ scope: Scope = .changed, on connection: Connection) throws -> RunFacts {
        let (snapshot, lastChange, asOf) = try connection.one(FactChangeStatements.seen, ())
        let runs = try connection.rows(PaidMonthStatements.months, ())
        let months = runs.map { Month(containing: $0.0) }.filter { $0 != period }
        let lastApproval = runs.map(\.1).max() ?? 0
        let rates = try SchemeRates.load(on: connection)
        let late = try late(months, lastApproval, scope, rates, on: connection)
        return RunFacts(
            monthly: try MonthlyFacts.load(period, rates, on: connection), late: late,
            settlement: try SettlementFacts.load(rates.settlement(of: period), on: connection),
            fees: try FeeCharge.load(period, after: months, on: connection),
            seen: Seen(snapshot: snapshot, lastChange: lastChange, asOf: asOf, lastApproval: lastApproval))
    }

    private static func late(
        _ months: [Month], _ lastApproval: Int32, _ scope: Scope, _ rates: SchemeRates, on connection: Connection
    ) throws -> LateFacts {
        var late = LateFacts()
        guard let first = months.min(), let last = months.max() else { return late }
        // Prices reach back over the nights of a short break.
        let changes = try connection.rows(
            FactChangeStatements.late, (last.endDay, last.endDay + PaymentLimits.nightsMax))
        let carersOf = try carers(of: changes, on: connection)
        let leftOut = try connection.rows(PaidMonthStatements.leftOut, lastApproval)
        let rework =
            switch scope {
            case .changed:
                Rework(changes: changes, carersOf: carersOf, unsettled: leftOut.map(\.description))
            case .everything: Rework.everything
            }
        guard !rework.isEmpty else { return late }
        try forEachGroup(of: rework, on: connection) { carers in
            let known = try CarerHistory.load(
                of: carers, rates: rates, days: (first.firstDay, last.endDay), on: connection)
            try late.work(
                known.history, councils: known.councils, months: months,
                paid: PaidSums.load(of: carers, on: connection), rework: rework)
        }
        late.nameCauses(changes, carersOf: carersOf)
        return late
    }

    private static func carers(of changes: [FactChange], on connection: Connection) throws -> [String: Set<String>] {
        let subjects = Set(changes.compactMap { $0.subject }).compactMap { Identifier($0) }
        guard !subjects.isEmpty else { return [:] }
        var carers: [String: Set<String>] = [:]
        for (subject, carer) in try connection.rows(FactChangeStatements.carers, subjects) {
            carers[subject.description, default: []].insert(carer.description)
        }
        return carers
    }

    /// The carers concerned in their order, so many at once.
    private static func forEachGroup(
        of rework: Rework, on connection: Connection, _ body: ([Identifier]) throws -> Void
    ) throws {
        guard rework.everybodyFrom == nil else {
            var last = Identifier(high: 0, low: 0)
            while true {
                let carers = try connection.rows(PaidMonthStatements.carers, (last, carersAtOnce))
                guard let next = carers.last else { return }
                try body(carers)
                last = next
            }
        }
        let carers = rework.carers.keys.sorted().compactMap { Identifier($0) }
        for start in stride(from: 0, to: carers.count, by: carersAtOnce) {
            try body(Array(carers[start..<min(start + carersAtOnce, carers.count)]))
        }
    }
}

extension Store {
    /// Reads what a run is worked out from, all as of one instant.
    ///
    /// - Returns: nil when the scheme has no such run.
    /// - Throws: as ``transaction(inScheme:onBehalfOf:_:_:)``, and `RatesAtFault`.
    public func runFacts(ofRun run: Identifier, inScheme scheme: Identifier) async throws -> RunFacts? {
        try await transaction(inScheme: scheme, onBehalfOf: nil, .repeatableRead) { connection in
            guard let run = try connection.first(PaymentRunStatements.find, run) else { return nil }
            return try RunFacts.load(run.value.period, on: connection)
        }
    }
}
