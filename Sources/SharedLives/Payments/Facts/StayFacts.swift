/// What a payment needs to know of one short break: the nights of [arrive, depart), 1 to 28 of them (4.7.1).
public struct StayFacts: Hashable, Sendable {
    /// The stay's identifier, the `subject` of its lines.
    public var id: String
    /// The carer who is paid.
    public var carer: String
    /// The date of the first night.
    public var arrive: CivilDate
    /// The day of leaving, on which no night begins.
    public var depart: CivilDate
    /// A code of the rate cards' table of nights.
    public var band: String
    /// When the person is due: notice of a cancellation is counted back from here. It lies on the day `arrive`.
    public var startsAt: Instant
    /// When it was cancelled, which is before its start; nil if it was not.
    public var cancelledAt: Instant?
    /// Who cancelled it; nil is read as the council.
    public var cancelledBy: CancelledBy?
    /// Whether the person never came.
    public var notArrived: Bool
    /// Whole miles agreed for fetching the person (4.7.5).
    public var miles: Int?

    /// A short break, neither cancelled nor missed unless it is said.
    public init(
        id: String, carer: String, arrive: CivilDate, depart: CivilDate, band: String, startsAt: Instant,
        cancelledAt: Instant? = nil, cancelledBy: CancelledBy? = nil, notArrived: Bool = false, miles: Int? = nil
    ) {
        self.id = id
        self.carer = carer
        self.arrive = arrive
        self.depart = depart
        self.band = band
        self.startsAt = startsAt
        self.cancelledAt = cancelledAt
        self.cancelledBy = cancelledBy
        self.notArrived = notArrived
        self.miles = miles
    }
}
