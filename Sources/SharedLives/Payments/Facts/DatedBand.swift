/// The band agreed for a placement, from a day until the next band's day.
public struct DatedBand: Hashable, Sendable {
    /// The code of a placement that is older than its scheme's banding and keeps a weekly rate of its own (4.4.3).
    public static let legacy = "legacy"

    /// The first day of the band.
    public var from: CivilDate
    /// A code of the rate cards' weekly table, or ``legacy``.
    public var band: String
    /// Pence a week, for ``legacy`` only: every other band is priced by the rate card.
    public var weekly: Pence?

    /// A band from a day on, with a weekly rate of its own if it is ``legacy``.
    public init(from: CivilDate, band: String, weekly: Pence? = nil) {
        self.from = from
        self.band = band
        self.weekly = weekly
    }
}
