/// How many people, carers or homes a scheme is to have by a day, and how many it had when that was agreed.
public struct GrowthTarget: Hashable, Sendable {
    /// What is to grow.
    public enum Measure: String, CaseIterable, Sendable {
        /// People in long-term placements.
        case people
        /// Approved carers.
        case carers
        /// Shared Lives households.
        case households

        /// The line of the market figures that counts it.
        public var line: String {
            switch self {
            case .people: "peopleInPlacements"
            case .carers: "approvedCarers"
            case .households: "households"
            }
        }
    }

    /// What is to grow.
    public var measure: Measure
    /// The day from which it is counted.
    public var from: CivilDate
    /// How many there were then: 0 to 10,000.
    public var baseline: Int
    /// The day by which the target is to be reached.
    public var by: CivilDate
    /// How many there are to be: 0 to 10,000.
    public var target: Int

    /// A target.
    public init(measure: Measure, from: CivilDate, baseline: Int, by: CivilDate, target: Int) {
        self.measure = measure
        self.from = from
        self.baseline = baseline
        self.by = by
        self.target = target
    }

    /// Everything that is wrong with it.
    public var faults: [Fault] {
        by > from
            ? []
            : [
                Fault(
                    pointer: "/by", code: "toNotAfterFrom",
                    detail: "The day by which the target is to be reached comes after the day from which it is counted."
                )
            ]
    }
}
