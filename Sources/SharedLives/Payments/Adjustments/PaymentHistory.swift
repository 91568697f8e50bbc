/// All that is known of some carers' arrangements, from which any month can be worked out.
public struct PaymentHistory: Hashable, Sendable {
    /// How far back a month looks for absences and fees: a placement year and the month itself, so that break days already taken
    /// and the beginning of a long absence are seen.
    public static let daysBack = 400

    /// The scheme's prices and rules.
    public var rates: SchemeRates
    /// Placements with all of their facts.
    public var placements: [PlacementFacts]
    /// Short breaks.
    public var stays: [StayFacts]
    /// Day support.
    public var sessions: [SessionFacts]

    /// A history.
    public init(
        rates: SchemeRates, placements: [PlacementFacts] = [], stays: [StayFacts] = [], sessions: [SessionFacts] = []
    ) {
        self.rates = rates
        self.placements = placements
        self.stays = stays
        self.sessions = sessions
    }

    /// The facts of a month: whatever can have a day, a night or an hour in it, with as much of its past as the rules ask for.
    /// - Parameter isConcerned: which carers are wanted.
    public func facts(of month: Month, for isConcerned: (String) -> Bool = { _ in true }) -> PaymentFacts {
        var facts = rates.facts(of: month)
        let policy = facts.policy
        // A placement that ended may still be paid for some days of the month.
        let lastEnd = month.firstDay - max(policy.afterDeathDays, policy.leftWithoutNoticeDays)
        let (endDay, back) = (month.endDay, month.firstDay - Self.daysBack)
        for placement in placements where isConcerned(placement.carer) {
            guard placement.start < endDay, placement.end.map({ $0.date >= lastEnd }) ?? true else { continue }
            var known = placement
            known.bands.removeAll { $0.from >= endDay }
            known.contributions.removeAll { $0.from >= endDay }
            known.complexFees.removeAll { $0.from >= endDay || $0.to.map { $0 <= back } ?? false }
            known.absences.removeAll { $0.from >= endDay || $0.to.map { $0 <= back } ?? false }
            facts.placements.append(known)
        }
        facts.stays = stays.filter {
            isConcerned($0.carer) && $0.arrive < endDay && $0.depart > month.firstDay
        }
        facts.sessions = sessions.filter {
            isConcerned($0.carer) && month.contains(London.civilDate(of: $0.startsAt))
        }
        return facts
    }
}
