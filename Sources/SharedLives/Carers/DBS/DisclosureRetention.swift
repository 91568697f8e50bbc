/// How long what a certificate disclosed is kept: for the risk assessment, and no more than six months after it was decided
/// (DBS code of practice). The decision stays.
///
/// The first decision counts: a later one does not lengthen the time. What is not decided is kept, since it is needed, and somebody is
/// reminded that it is to be decided. What a withdrawn certificate disclosed is purged with the withdrawal.
public struct DisclosureRetention: Hashable, Sendable {
    /// For how many months it is kept after the decision.
    public static let monthsAfterDecision = 6
    /// After how many months without a decision somebody is reminded.
    public static let monthsUndecided = 3

    /// The day on which the disclosure was written down.
    public var recordedOn: CivilDate
    /// The day of the first decision; nil while there is none.
    public var firstDecidedOn: CivilDate?

    /// The retention of a disclosure.
    public init(recordedOn: CivilDate, firstDecidedOn: CivilDate?) {
        self.recordedOn = recordedOn
        self.firstDecidedOn = firstDecidedOn
    }

    /// What is to be done with a disclosure.
    public enum Act: Hashable, Sendable {
        /// It is needed.
        case keep
        /// It is kept, and somebody is to decide.
        case askForDecision
        /// It goes.
        case purge
    }

    /// The day on which it goes; nil while nothing is decided.
    public var purgeDay: CivilDate? { firstDecidedOn?.adding(months: Self.monthsAfterDecision) }

    /// What is to be done on a day.
    public func act(on day: CivilDate) -> Act {
        if let purgeDay { return day >= purgeDay ? .purge : .keep }
        return day >= recordedOn.adding(months: Self.monthsUndecided) ? .askForDecision : .keep
    }
}
