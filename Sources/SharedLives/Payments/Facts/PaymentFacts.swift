/// Everything from which a month's payments are worked out: same facts, same pence, on any machine, on any day.
public struct PaymentFacts: Hashable, Sendable {
    /// The month that is paid.
    public var period: Month
    /// The scheme's numbers.
    public var policy: PaymentPolicy
    /// The scheme's prices, in any order.
    public var rateCards: [RateCard]
    /// Long-term placements, in any order.
    public var placements: [PlacementFacts]
    /// Short breaks, in any order.
    public var stays: [StayFacts]
    /// Day support, in any order.
    public var sessions: [SessionFacts]

    /// The facts of a month; what is left out is empty, and the policy is the default one.
    public init(
        period: Month, policy: PaymentPolicy = PaymentPolicy(), rateCards: [RateCard] = [],
        placements: [PlacementFacts] = [], stays: [StayFacts] = [], sessions: [SessionFacts] = []
    ) {
        self.period = period
        self.policy = policy
        self.rateCards = rateCards
        self.placements = placements
        self.stays = stays
        self.sessions = sessions
    }
}
