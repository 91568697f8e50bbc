/// Whose months that were paid are to be worked out again, and from which day on: all others come out as they were paid.
///
/// A carer is worked out whole, with everything that the carer is paid for, since one contradiction parks all of it.
public struct Rework: Hashable, Sendable {
    /// The first day for every carer, when what all have in common was changed; nil when it was not.
    public private(set) var everybodyFrom: CivilDate?
    /// The first day for each carer of whom something was changed.
    public private(set) var carers: [String: CivilDate] = [:]

    /// What is to be worked out again.
    /// - Parameters:
    ///   - changes: what no approved run has taken in.
    ///   - carersOf: for each subject of the changes, the carers who are, or were, paid for it.
    ///   - unsettled: carers whose payment the last run left out, so that nothing is known to be settled of them.
    public init(
        changes: [FactChange], carersOf: [String: Set<String>], unsettled: some Sequence<String>
    ) {
        for change in changes {
            let day = change.reachesBackTo
            guard let subject = change.subject else {
                everybodyFrom = min(everybodyFrom ?? day, day)
                continue
            }
            for carer in carersOf[subject] ?? [] { carers[carer] = min(carers[carer] ?? day, day) }
        }
        for carer in unsettled { carers[carer] = .distantPast }
    }

    /// Everything, from the beginning.
    public static var everything: Rework {
        var rework = Rework(changes: [], carersOf: [:], unsettled: [])
        rework.everybodyFrom = .distantPast
        return rework
    }

    /// Whether nothing is to be worked out again.
    public var isEmpty: Bool { everybodyFrom == nil && carers.isEmpty }

    /// Whether a carer's payment of a month is to be worked out again.
    public func concerns(_ carer: String, in month: Month) -> Bool {
        if let everybodyFrom, everybodyFrom < month.endDay { return true }
        return carers[carer].map { $0 < month.endDay } ?? false
    }

    /// Whether any payment of a month is to be worked out again.
    public func concerns(_ month: Month) -> Bool {
        if let everybodyFrom, everybodyFrom < month.endDay { return true }
        return carers.values.contains { $0 < month.endDay }
    }
}

extension CivilDate {
    /// A day before all others.
    static let distantPast = CivilDate(daysSinceEpoch: .min)
}
