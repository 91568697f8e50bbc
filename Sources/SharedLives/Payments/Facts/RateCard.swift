/// A scheme's prices from a day on, until the next card's day. Band and session codes are the scheme's own words.
public struct RateCard: Hashable, Sendable {
    /// The first day on which these prices hold.
    public var from: CivilDate
    /// Long-term placements: the price of a week for each band.
    public var weekly: [String: Pence]
    /// Short breaks: the price of a night for each band.
    public var night: [String: Pence]
    /// Day support by time: the price of an hour for each band.
    public var hour: [String: Pence]
    /// Day support by session: for each kind of session, its price for each band.
    public var session: [String: [String: Pence]]

    /// A rate card; a table that is left out has no prices.
    public init(
        from: CivilDate, weekly: [String: Pence] = [:], night: [String: Pence] = [:], hour: [String: Pence] = [:],
        session: [String: [String: Pence]] = [:]
    ) {
        self.from = from
        self.weekly = weekly
        self.night = night
        self.hour = hour
        self.session = session
    }
}
