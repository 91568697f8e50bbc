import JSON
public import Postgres
public import SharedLives

/// What a run comes to, before it is written.
public struct RunCalculation: Sendable {
    /// The lines of those who can be paid, adjustments of earlier months among them.
    public let calculation: PaymentCalculation
    /// Those who cannot, each with the months in which the facts contradict each other.
    public let parked: [(month: Month, carer: ParkedCarer)]
    /// What goes out to each carer.
    public let payments: [CarerPayment]
    /// Who pays for each subject.
    private let councils: [String: Identifier]
    /// The adjustments, in the order of the lines.
    private let adjustments: [Adjustment]
    /// What councils are charged for management.
    public let fees: [FeeCharge]
    /// How many of the fees are for months that are paid already: they are put right like lines, and not by two drafts.
    private let lateFeeCount: Int
    private let seen: RunFacts.Seen
    /// The rules by which somebody should look at something.
    private let rules: (policy: PaymentPolicy, settlement: SettlementPolicy)

    /// Works a run out: whose facts contradict each other is parked, and the rest goes on.
    ///
    /// - Throws: `RatesAtFault` when the scheme's own prices or policy contradict themselves, so that nobody can be paid.
    public init(_ facts: RunFacts) throws {
        let month = facts.monthly.facts
        let common = month.commonFaults()
        guard common.isEmpty else { throw RatesAtFault(faults: common) }
        let (payable, parked) = month.parkingCarers()
        let parkedNow = Set(parked.map(\.carer))
        calculation = payable.calculate().adding(facts.late.adjustments, except: parkedNow)
        adjustments = facts.late.adjustments.filter { !parkedNow.contains($0.element.carer) }
        payments = facts.settlement.payments(for: calculation.lines, parked: parkedNow)
        self.parked = facts.late.parked + parked.map { (month.period, $0) }
        councils = facts.monthly.councils
        fees = facts.fees
        lateFeeCount = facts.fees.count { $0.month != month.period }
        seen = facts.seen
        rules = (month.policy, facts.settlement.policy)
    }
}

extension RunCalculation {
    /// Writes the lines of a run that is calculating and makes it a draft, in the transaction and scheme that are open. What an
    /// earlier calculation of the draft wrote is replaced.
    ///
    /// - Returns: false when the run is no longer this job's to calculate (voided, or asked for again): nothing is written.
    public func write(run runID: Identifier, job: Identifier, scheme: Identifier, on connection: Connection) throws
        -> Bool
    {
        guard let run = try connection.first(PaymentRunStatements.lock, runID),
            run.value.state == .calculating, run.value.jobID == job
        else { return false }
        _ = try connection.execute(PaymentLineStatements.clear, runID)
        _ = try connection.execute(PaymentLineStatements.clearParked, runID)
        _ = try connection.execute(PaymentStatements.clear, runID)
        try PaymentLineStatements.staged.fill(
            RunRows(calculation.lines, councils: councils, adjustments: adjustments, run: runID, scheme: scheme),
            on: connection)
        try PaymentStatements.staged.fill(payments.lazy.map { $0.row(run: runID, scheme: scheme) }, on: connection)
        try FeeCharge.write(fees, run: runID, scheme: scheme, on: connection)
        let byCarer = Dictionary(grouping: parked) { $0.carer.carer }.sorted { $0.key < $1.key }
        if !byCarer.isEmpty {
            _ = try connection.execute(
                PaymentLineStatements.park,
                (scheme, runID, byCarer.map { Identifier(known: $0.key) }, byCarer.map { Self.faultsJSON($0.value) }))
        }
        let exceptionCount = try RunExceptions(
            run: runID, period: run.value.period, policy: rules.policy, settlement: rules.settlement
        ).write(scheme: scheme, on: connection)
        return try finish(
            run: runID, parkedCount: byCarer.count, exceptionCount: exceptionCount, on: connection)
    }

    /// Writes what all of it comes to, and makes the run a draft.
    private func finish(
        run runID: Identifier, parkedCount: Int, exceptionCount: Int, on connection: Connection
    ) throws -> Bool {
        let totals = calculation.totals
        let settled = SettlementSums(of: payments)
        let finished = try connection.execute(
            PaymentRunStatements.finish,
            (
                runID, Int32(calculation.lines.count), Int32(totals.carers.count), Int32(parkedCount), totals.amount,
                totals.contribution, totals.council, Int32(adjustments.count + lateFeeCount), seen.asOf, seen.snapshot,
                seen.lastChange, seen.lastApproval, Int32(settled.paymentCount), Int32(settled.heldCount),
                settled.broughtForward, settled.recovered, settled.paid, settled.carriedForward, Int32(exceptionCount)
            ))
        return finished == 1
    }

    private static func faultsJSON(_ months: [(month: Month, carer: ParkedCarer)]) -> String {
        let faults = months.flatMap { parked in parked.carer.faults.map { (parked.month, $0) } }
        let bytes = JSONWriter.bytes { json in
            json.array(faults) { json, fault in
                json.object { json in
                    json.member("month", fault.0)
                    json.member("subject", fault.1.subject)
                    json.member("pointer", fault.1.fault.pointer)
                    json.member("code", fault.1.fault.code)
                    json.member("detail", fault.1.fault.detail)
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Identifier {
    /// The identifier that a text of the facts is: they were made of identifiers.
    init(known text: String) {
        self = Identifier(text)!
    }
}
