/// What prices and rules a scheme has: needed to tell whether facts can be paid for.
public struct SchemeRates: Hashable, Sendable {
    /// A policy and the first day of the month from which it holds.
    public struct DatedPolicy: Hashable, Sendable {
        /// The first day of a month.
        public var from: CivilDate
        /// The policy.
        public var policy: PaymentPolicy
        /// How lines become payments.
        public var settlement: SettlementPolicy

        /// A policy from a month on.
        public init(from: CivilDate, policy: PaymentPolicy, settlement: SettlementPolicy = SettlementPolicy()) {
            self.from = from
            self.policy = policy
            self.settlement = settlement
        }
    }

    /// All rate cards, in any order.
    public var rateCards: [RateCard]
    /// All policies, in any order.
    public var policies: [DatedPolicy]

    /// The prices and rules of a scheme.
    public init(rateCards: [RateCard], policies: [DatedPolicy]) {
        self.rateCards = rateCards
        self.policies = policies
    }

    /// The policy of a month: the latest whose day is not after the month's first; the defaults before any.
    public func policy(of month: Month) -> PaymentPolicy { inForce(in: month)?.policy ?? PaymentPolicy() }

    /// How lines become payments in a month: by the same policy.
    public func settlement(of month: Month) -> SettlementPolicy { inForce(in: month)?.settlement ?? SettlementPolicy() }

    private func inForce(in month: Month) -> DatedPolicy? {
        policies.filter { $0.from <= month.firstDay }.max { $0.from < $1.from }
    }

    /// A month's facts with this scheme's prices and rules.
    public func facts(
        of month: Month, placements: [PlacementFacts] = [], stays: [StayFacts] = [], sessions: [SessionFacts] = []
    ) -> PaymentFacts {
        PaymentFacts(
            period: month, policy: policy(of: month), rateCards: rateCards, placements: placements, stays: stays,
            sessions: sessions)
    }
}

extension SchemeRates {
    /// What is wrong with a placement in a month, with pointers from the placement on.
    public func faults(of placement: PlacementFacts, in month: Month) -> [Fault] {
        Self.seenFromSubject(facts(of: month, placements: [placement]).faults())
    }

    /// What is wrong with a stay in the month of its arrival, with pointers from the stay on.
    public func faults(of stay: StayFacts) -> [Fault] {
        Self.seenFromSubject(facts(of: Month(containing: stay.arrive), stays: [stay]).faults())
    }

    /// What is wrong with a session in its month, with pointers from the session on.
    public func faults(of session: SessionFacts) -> [Fault] {
        let month = Month(containing: London.civilDate(of: session.startsAt))
        return Self.seenFromSubject(facts(of: month, sessions: [session]).faults())
    }

    /// The faults that a change of a placement brings: those of the month in which the change begins that were not there
    /// before. What was wrong already does not stand in the way of mending something else.
    public func faults(
        of changed: PlacementFacts, thatWereNotIn before: PlacementFacts, from day: CivilDate
    ) -> [Fault] {
        let month = Month(containing: day)
        let known = Set(faults(of: before, in: month).map { [$0.pointer, $0.code] })
        return faults(of: changed, in: month).filter { !known.contains([$0.pointer, $0.code]) }
    }

    // "/placements/0/end/date" is "/end/date" to whoever sent the one placement. Faults of the rates themselves stay out: they
    // were found when the rates were recorded.
    private static func seenFromSubject(_ faults: [Fault]) -> [Fault] {
        faults.compactMap { fault in
            for prefix in ["/placements/0", "/stays/0", "/sessions/0"] where fault.pointer.hasPrefix(prefix) {
                return Fault(
                    pointer: String(fault.pointer.dropFirst(prefix.count)), code: fault.code, detail: fault.detail)
            }
            return nil
        }
    }
}
