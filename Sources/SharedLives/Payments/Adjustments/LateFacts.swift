/// What months that were paid come to by today's facts.
public struct LateFacts: Sendable {
    /// What is to be paid or taken back, in the order of a run's lines.
    public private(set) var adjustments: [Adjustment] = []
    /// Who could not be worked out in which month, since the facts contradict each other: what was paid to them stands.
    public private(set) var parked: [(month: Month, carer: ParkedCarer)] = []

    /// Nothing was paid before, or nothing changed.
    public init() {}

    /// Works months that were paid out again for whom it is needed, and compares them with all that was ever paid.
    ///
    /// - Parameters:
    ///   - history: all that is known of the carers concerned.
    ///   - councils: who is charged for each subject of the history.
    ///   - months: the months that were paid.
    ///   - paid: all that was ever paid to the carers concerned for these months.
    ///   - rework: whose months are to be worked out again.
    /// - Throws: ``RatesAtFault`` when the scheme's own prices or policy of a month contradict themselves.
    public mutating func work(
        _ history: PaymentHistory, councils: [String: String], months: [Month], paid: [PaidElement: PaidSum],
        rework: Rework
    ) throws(RatesAtFault) {
        var due: [PaidElement: PaidSum] = [:]
        var lines: [Month: [PaymentLine]] = [:]
        var parkedIn: [Month: Set<String>] = [:]
        for month in months where rework.concerns(month) {
            let facts = history.facts(of: month) { rework.concerns($0, in: month) }
            let common = facts.commonFaults()
            guard common.isEmpty else { throw RatesAtFault(faults: common) }
            let (payable, parked) = facts.parkingCarers()
            let calculated = payable.calculate().lines
            due.add(calculated, of: month, councils: councils)
            lines[month] = calculated
            parkedIn[month] = Set(parked.map(\.carer))
            self.parked += parked.map { (month, $0) }
        }
        let compared = paid.filter { months.contains($0.key.month) && rework.concerns($0.key.carer, in: $0.key.month) }
        var found = Adjustment.all(paid: compared, due: due, parked: parkedIn)
        found.keepLines(lines)
        adjustments += found
    }

    /// Names what was changed on each adjustment.
    public mutating func nameCauses(_ changes: [FactChange], carersOf: [String: Set<String>]) {
        adjustments.nameCauses(changes, carersOf: carersOf)
    }
}

/// The scheme's prices or policy contradict themselves, so that nobody can be paid.
public struct RatesAtFault: Error {
    /// What is wrong with them.
    public let faults: [Fault]

    /// Prices or policy with faults.
    public init(faults: [Fault]) {
        self.faults = faults
    }
}
