import JSON
public import Postgres
public import SharedLives

/// What a run comes to, before it is written.
public struct RunCalculation: Sendable {
    /// The lines of those who can be paid.
    public let calculation: PaymentCalculation
    /// Those who cannot.
    public let parked: [ParkedCarer]
    /// Who pays for each subject.
    public let councils: [String: Identifier]

    /// Works a month out: whose facts contradict each other is parked, and the rest goes on.
    ///
    /// - Throws: `RatesAtFault` when the scheme's own prices or policy contradict themselves, so that nobody can be paid.
    public init(_ monthly: MonthlyFacts) throws {
        let common = monthly.facts.commonFaults()
        guard common.isEmpty else { throw RatesAtFault(faults: common) }
        let (payable, parked) = monthly.facts.parkingCarers()
        self.calculation = payable.calculate()
        self.parked = parked
        councils = monthly.councils
    }
}

/// The scheme's prices or policy contradict themselves.
public struct RatesAtFault: Error {
    /// What is wrong with them.
    public let faults: [Fault]
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
        try connection.script(PaymentLineStatements.staging)
        _ = try connection.copy(PaymentLineStatements.stage, rows: rows(run: runID, scheme: scheme))
        _ = try connection.execute(PaymentLineStatements.insertStaged, ())
        for carer in parked {
            _ = try connection.execute(
                PaymentLineStatements.park, (scheme, runID, Self.identifier(carer.carer), carer.faultsJSON))
        }
        let totals = calculation.totals
        let finished = try connection.execute(
            PaymentRunStatements.finish,
            (
                runID, Int32(calculation.lines.count), Int32(totals.carers.count), Int32(parked.count), totals.amount,
                totals.contribution, totals.council
            ))
        return finished == 1
    }

    private func rows(run: Identifier, scheme: Identifier) -> some Sequence<PaymentLineStatements.StagedRow> {
        calculation.lines.lazy.enumerated().map { index, line in
            (
                scheme, run, Int32(index + 1), Self.identifier(line.carer), Self.identifier(line.subject),
                councils[line.subject]!, line.element, line.from, line.to, Int32(line.quantity), line.unit, line.rate,
                line.amount, line.contribution, line.council, line.clause, line.explanation
            )
        }
    }

    // The facts were made of identifiers, so these texts are identifiers.
    private static func identifier(_ text: String) -> Identifier {
        Identifier(text)!
    }
}

extension ParkedCarer {
    fileprivate var faultsJSON: JSONText {
        let bytes = JSONWriter.bytes { json in
            json.array(faults) { json, fault in
                json.object { json in
                    json.member("subject", fault.subject)
                    json.member("pointer", fault.fault.pointer)
                    json.member("code", fault.fault.code)
                    json.member("detail", fault.fault.detail)
                }
            }
        }
        return JSONText(String(decoding: bytes, as: UTF8.self))
    }
}
