/// A number that changes from day to day: before the first step it is nothing.
public struct DaySteps: Hashable, Sendable {
    /// From a day on it is this much.
    public struct Step: Hashable, Sendable {
        /// The first day.
        public var from: CivilDate
        /// How much it is.
        public var value: Int

        /// A step.
        public init(from: CivilDate, value: Int) {
            self.from = from
            self.value = value
        }
    }

    /// The steps in the order of their days; no two of one day, and none that changes nothing.
    public private(set) var steps: [Step] = []

    /// Nothing, ever.
    public init() {}

    /// What was found on some days, in their order, each until the next.
    public init(_ steps: [Step]) {
        for step in steps { add(step) }
    }

    /// Adds a step on a later day than all there are.
    public mutating func add(_ step: Step) {
        if (steps.last?.value ?? 0) != step.value { steps.append(step) }
    }

    /// How much it is on a day.
    public func value(on day: CivilDate) -> Int { steps.last { $0.from <= day }?.value ?? 0 }

    /// The least that it is from a day until another, which is not in it any more; for ever where there is no such day.
    public func least(from: CivilDate, to: CivilDate?) -> Int {
        var least = value(on: from)
        for step in steps where step.from > from && to.map({ step.from < $0 }) != false {
            least = min(least, step.value)
        }
        return least
    }

    /// The day after this one on which it changes next.
    public func nextChange(after day: CivilDate) -> CivilDate? { steps.first { $0.from > day }?.from }
}
