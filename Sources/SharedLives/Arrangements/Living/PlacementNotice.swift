/// That somebody said a placement is to end, and when the council was told (3.20.2, 3.20.3).
public struct PlacementNotice: Hashable, Sendable {
    /// Who gave it.
    public enum Giver: String, CaseIterable, Hashable, Sendable {
        case scheme, carer, person, council
    }

    /// Why the placement is to end.
    public enum Cause: String, CaseIterable, Hashable, Sendable {
        /// It breaks down, and all that could be tried was (3.20.1).
        case breakdown
        /// The person moves on as planned (3.20.3).
        case movingOn
    }

    /// How many days before the end the scheme tells the council of a breakdown, at least (3.20.2).
    public static let daysMin = 28

    /// The day on which it was given.
    public var givenOn: CivilDate
    /// By whom.
    public var givenBy: Giver
    /// Why.
    public var cause: Cause
    /// The day on which the council was told.
    public var councilToldOn: CivilDate
    /// The day of leaving.
    public var leavingOn: CivilDate
    /// Why the council is asked to take the person out of the placement at once: their safety and well-being, or the carer's. 1 to
    /// 4000 characters; nil where the time is kept.
    public var atOnceBecause: String?
    /// What was tried, and what is planned: 1 to 4000 characters.
    public var note: String

    /// A notice.
    public init(
        givenOn: CivilDate, givenBy: Giver, cause: Cause, councilToldOn: CivilDate, leavingOn: CivilDate,
        atOnceBecause: String? = nil, note: String
    ) {
        self.givenOn = givenOn
        self.givenBy = givenBy
        self.cause = cause
        self.councilToldOn = councilToldOn
        self.leavingOn = leavingOn
        self.atOnceBecause = atOnceBecause
        self.note = note
    }

    /// What is wrong with a notice by itself.
    public func faults() -> [Fault] {
        if leavingOn < givenOn {
            return [
                Fault(
                    pointer: "/leavingOn", code: "leavingBeforeNotice",
                    detail: "The notice was given on \(givenOn). Give that day or a later one.")
            ]
        }
        return shortness(leavingOn).map { [$0.within("/leavingOn")] } ?? []
    }

    /// That the council has less time than the scheme owes it for somebody who leaves on a day; nil where it has enough, or there is
    /// a reason for at once.
    fileprivate func shortness(_ day: CivilDate) -> Fault? {
        let earliest = councilToldOn + Self.daysMin
        guard cause == .breakdown, givenBy == .scheme || givenBy == .carer, atOnceBecause == nil, day < earliest
        else { return nil }
        return Fault(
            pointer: "", code: "noticeTooShort",
            detail: "The council was told on \(councilToldOn) and has \(Self.daysMin) days (3.20.2). Give \(earliest) "
                + "or a later day, or a notice that says in atOnceBecause why it has to be at once.")
    }
}

extension [PlacementNotice] {
    /// What stands against a breakdown on a day: that the council was not told, or not in time (3.20.2).
    public func fault(ofBreakdownOn day: CivilDate) -> Fault? {
        let told = filter { $0.cause == .breakdown && $0.councilToldOn <= day }
        if told.isEmpty {
            return Fault(
                pointer: "", code: "noticeMissing",
                detail: "No notice to the council of this breakdown is recorded (3.20.2). Record it under the "
                    + "placement's notices, with \(PlacementNotice.daysMin) days or why it had to be at once.")
        }
        let faults = told.map { $0.shortness(day) }
        return faults.contains(nil) ? nil : faults.last ?? nil
    }
}
