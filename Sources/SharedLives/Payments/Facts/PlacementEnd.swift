/// How and when a placement ended.
public struct PlacementEnd: Hashable, Sendable {
    /// Why the placement ended; it decides what is paid from the date on.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        /// Moved on as planned; the date is the day of leaving, which is not paid.
        case movedOn
        /// The placement broke down; the date is the day of leaving, which is not paid.
        case breakdown
        /// The person died on the date (4.12.2).
        case death
        /// The person left on the date, not to return (4.12.4).
        case leftWithoutNotice
        /// The person never came; the date is the start (4.12.1).
        case notArrived
    }

    /// The first day that is no ordinary day of the placement any more.
    public var date: CivilDate
    /// Why it ended.
    public var reason: Reason

    /// An end on a date.
    public init(date: CivilDate, reason: Reason) {
        self.date = date
        self.reason = reason
    }
}
