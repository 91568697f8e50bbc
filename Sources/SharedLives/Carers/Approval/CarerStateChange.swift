/// One step of a carer's history: from where to where, on which day, and why.
public struct CarerStateChange: Hashable, Sendable {
    /// The state before; nil where the history begins.
    public var from: CarerState?
    /// The state after.
    public var to: CarerState
    /// The day of the change.
    public var on: CivilDate
    /// Why, 1 to 4000 characters.
    public var reason: String
    /// The panel case that it followed from, if it did.
    public var caseID: Identifier?

    /// A step of a carer's history.
    public init(from: CarerState?, to: CarerState, on: CivilDate, reason: String, caseID: Identifier? = nil) {
        self.from = from
        self.to = to
        self.on = on
        self.reason = reason
        self.caseID = caseID
    }
}
