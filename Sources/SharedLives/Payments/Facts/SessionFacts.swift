/// What a payment needs to know of one piece of day support.
public struct SessionFacts: Hashable, Sendable {
    /// How long it is, which also says how it is priced.
    public enum Length: Hashable, Sendable {
        /// So many minutes, 1 to 1440, priced by the hour.
        case minutes(Int)
        /// A session that the rate card prices under this code.
        case session(String)
    }

    /// The session's identifier, the `subject` of its lines.
    public var id: String
    /// The carer who is paid.
    public var carer: String
    /// When it starts; it belongs to the day that this is in London, even if it goes on past midnight.
    public var startsAt: Instant
    /// How long it is, or which session of the rate card.
    public var length: Length
    /// A code of the rate cards' table of hours, or of that session's prices.
    public var band: String
    /// When it was cancelled, which is before its start; nil if it was not.
    public var cancelledAt: Instant?
    /// Who cancelled it; nil is read as the council.
    public var cancelledBy: CancelledBy?
    /// Whether the person did not come.
    public var notArrived: Bool

    /// Day support, neither cancelled nor missed unless it is said.
    public init(
        id: String, carer: String, startsAt: Instant, length: Length, band: String, cancelledAt: Instant? = nil,
        cancelledBy: CancelledBy? = nil, notArrived: Bool = false
    ) {
        self.id = id
        self.carer = carer
        self.startsAt = startsAt
        self.length = length
        self.band = band
        self.cancelledAt = cancelledAt
        self.cancelledBy = cancelledBy
        self.notArrived = notArrived
    }
}
