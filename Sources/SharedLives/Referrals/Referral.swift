/// A council's request for a person (3.6). It may come without much of what matching needs; what is missing is listed until it is
/// there (``standing(on:closedOn:tool:known:)``).
public struct Referral: Hashable, Sendable {
    /// Where a referral stands.
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// A carer is looked for.
        case open
        /// The person has an arrangement that follows from it.
        case placed
        /// The scheme cannot take it up.
        case declined
        /// The person or the council no longer asks.
        case withdrawn
    }

    /// Who pays (3.6.3).
    public enum Funding: String, CaseIterable, Hashable, Sendable {
        /// The council, less what the person contributes.
        case council
        /// The person alone.
        case selfFunder
    }

    /// The person.
    public var personID: Identifier
    /// The council that refers them.
    public var councilID: Identifier
    /// What is asked for.
    public var kind: ArrangementKind
    /// The day on which it came.
    public var receivedOn: CivilDate
    /// From when it is wanted; nil while that is not known.
    public var wantedFrom: CivilDate?
    /// The first day on which it is not wanted any more; nil where it has no planned end.
    public var wantedTo: CivilDate?
    /// Where, 1 to 200 characters.
    public var location: String?
    /// Who pays.
    public var funding: Funding?
    /// The needs that were found eligible (Care Act 2014), 1 to 4000 characters.
    public var eligibleNeeds: String?
    /// The level of each domain of the banding tool that is known, by the domain's code.
    public var levels: [String: Int]

    /// A referral.
    public init(
        personID: Identifier, councilID: Identifier, kind: ArrangementKind, receivedOn: CivilDate,
        wantedFrom: CivilDate? = nil, wantedTo: CivilDate? = nil, location: String? = nil, funding: Funding? = nil,
        eligibleNeeds: String? = nil, levels: [String: Int] = [:]
    ) {
        self.personID = personID
        self.councilID = councilID
        self.kind = kind
        self.receivedOn = receivedOn
        self.wantedFrom = wantedFrom
        self.wantedTo = wantedTo
        self.location = location
        self.funding = funding
        self.eligibleNeeds = eligibleNeeds
        self.levels = levels
    }

    /// Everything that cannot be, with pointers into the referral as it is sent.
    ///
    /// - Parameters:
    ///   - today: the day on which it is recorded.
    ///   - tool: the banding tool of the day on which it came.
    public func faults(today: CivilDate, tool: BandingTool) -> [Fault] {
        var faults = DayCheck(today: today).happened(receivedOn, "/receivedOn")
        if let wantedFrom, let wantedTo, wantedTo <= wantedFrom {
            faults.append(
                Fault(
                    pointer: "/wantedTo", code: "toNotAfterFrom",
                    detail: "The first day on which it is not wanted any more must come after \(wantedFrom)."))
        }
        if wantedFrom == nil, wantedTo != nil {
            faults.append(
                Fault(
                    pointer: "/wantedFrom", code: "missingField",
                    detail: "Say from when it is wanted, or leave out until when."))
        }
        return faults + tool.faults(of: levels).map { $0.within("/levels") }
    }
}

extension Referral.State {
    /// Which states may follow it, each by an act of its own. A referral that was placed may be open again, where the arrangement
    /// turns out not to be: it was cancelled, or the person never came.
    public var successors: [Referral.State] {
        switch self {
        case .open: [.placed, .declined, .withdrawn]
        case .placed, .declined, .withdrawn: [.open]
        }
    }
}
