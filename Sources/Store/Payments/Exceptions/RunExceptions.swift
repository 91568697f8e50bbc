public import Postgres
public import SharedLives

extension PaymentException.Kind: PostgresValue {}

/// An exception as it is kept of a run.
public struct KeptException: Sendable {
    /// Its place in the run, from 1.
    public let number: Int32
    /// The exception.
    public let exception: PaymentException
}

/// What is recorded of the exceptions of runs.
public enum PaymentExceptions {
    /// Reads a page of a run's exceptions in their order, all or one kind.
    public static func list(
        run: Identifier, kind: PaymentException.Kind?, after number: Int32, rowsMax: Int
    ) -> Reading<[KeptException]> {
        ExceptionStatements.list.call((run, number, kind, rowsMax))
    }
}

/// Finds what somebody should look at before a run is approved, and writes it down, in the transaction of the run's lines and
/// payments, when these are written.
struct RunExceptions {
    let run: Identifier
    let period: Month
    let policy: PaymentPolicy
    let settlement: SettlementPolicy

    /// Replaces the run's exceptions.
    ///
    /// - Returns: how many there are.
    func write(scheme: Identifier, on connection: Connection) throws -> Int {
        _ = try connection.execute(ExceptionStatements.clear, run)
        let found = try find(on: connection)
        guard !found.isEmpty else { return 0 }
        let rows = found.enumerated().map { index, found -> ExceptionStatements.StagedRow in
            (scheme, run, Int32(index + 1), found.kind, found.carer, found.subject, found.detail, found.settledBy)
        }
        try ExceptionStatements.staged.fill(rows, on: connection)
        return found.count
    }

    /// All of them, by carer, kind and subject.
    private func find(on connection: Connection) throws -> [PaymentException] {
        let month = (period.firstDay, period.endDay)
        let lastDay = period.endDay - 1
        let (changed, banks, afterEnd, dbs) = try connection.pipeline(
            ExceptionStatements.changed.call((run, period.previous.firstDay, settlement.changeWarningPercent)),
            ExceptionStatements.banks.call((run, period.endDay)), ExceptionStatements.afterEnd.call(run),
            ExceptionStatements.dbs.call((run, lastDay)))
        let (reviews, absences, twoPlaces, homes) = try connection.pipeline(
            ExceptionStatements.reviews.call((month.0, month.1, Int32(7 * PaymentException.bandingReviewWeeks))),
            ExceptionStatements.absences.call((month.0, month.1, Int32(policy.absencePaidDays))),
            ExceptionStatements.twoPlaces.call(month), ExceptionStatements.homes.call(month))
        var found: [PaymentException] = []
        found += changed.map { .changed(carer: $0.0, from: $0.1, to: $0.2, held: $0.3) }
        found += banks.map { .noBankDetails(carer: $0.0, amount: $0.1) }
        found += afterEnd.map { .dueAfterEnd(carer: $0.0, subject: $0.1, end: $0.2, reason: $0.3, amount: $0.4) }
        found += dbs.map { .dbsOutOfDate(carer: $0.0, issuedOn: $0.1, day: lastDay) }
        found += reviews.map { .bandingReviewDue(carer: $0.0, placement: $0.1, start: $0.2) }
        found += absences.map {
            .absenceBeyondPaidDays(carer: $0.0, placement: $0.1, from: $0.2, paidDays: policy.absencePaidDays)
        }
        found += twoPlaces.map { .inTwoPlaces(carer: $0.0, stay: $0.1, night: $0.2) }
        found += homes.map { .homeOverLimit(household: $0.0, day: $0.1, people: $0.2, limit: Int($0.3)) }
        return found.sorted { $0.place < $1.place }
    }
}

extension PaymentException {
    /// By carer, kind and subject; homes come last.
    fileprivate var place: (Int, Identifier, String, Identifier) {
        let nobody = Identifier(high: 0, low: 0)
        return (carer == nil ? 1 : 0, carer ?? nobody, kind.rawValue, subject ?? nobody)
    }
}
