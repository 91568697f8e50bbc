/// All that reports are counted from: the facts of a scheme that bear on some days, [from, to).
public struct MonitoringFacts: Sendable {
    /// A person who is supported or referred.
    public struct Person: Sendable {
        /// The person.
        public var id: Identifier
        /// Date of birth.
        public var dateOfBirth: CivilDate
        /// Gender; nil where it is not recorded.
        public var gender: SharedLives.Person.Gender?
        /// The primary support reason.
        public var reason: SharedLives.Person.PrimarySupportReason

        /// A person.
        public init(
            id: Identifier, dateOfBirth: CivilDate, gender: SharedLives.Person.Gender?,
            reason: SharedLives.Person.PrimarySupportReason
        ) {
            self.id = id
            self.dateOfBirth = dateOfBirth
            self.gender = gender
            self.reason = reason
        }
    }

    /// A placement or a stay that is neither cancelled nor one that nobody came for.
    public struct Arrangement: Sendable {
        /// The placement or stay.
        public var id: Identifier
        /// The person.
        public var personID: Identifier
        /// The carer.
        public var carerID: Identifier
        /// The council.
        public var councilID: Identifier
        /// What it is for.
        public var kind: ArrangementKind
        /// The first day.
        public var from: CivilDate
        /// The first day on which they are not there any more; nil where no end is known.
        public var to: CivilDate?
        /// Why it ended; nil while it goes on, and for stays.
        public var endReason: PlacementEnd.Reason?
        /// The band on the last of the days; nil where none is recorded.
        public var band: String?

        /// An arrangement.
        public init(
            id: Identifier, personID: Identifier, carerID: Identifier, councilID: Identifier, kind: ArrangementKind,
            from: CivilDate, to: CivilDate?, endReason: PlacementEnd.Reason? = nil, band: String? = nil
        ) {
            self.id = id
            self.personID = personID
            self.carerID = carerID
            self.councilID = councilID
            self.kind = kind
            self.from = from
            self.to = to
            self.endReason = endReason
            self.band = band
        }

        func covers(_ day: CivilDate) -> Bool { from <= day && to.map { day < $0 } != false }
    }

    /// A carer with the states that they went through.
    public struct Carer: Sendable {
        /// A step into a state.
        public struct Step: Sendable {
            /// The day.
            public var on: CivilDate
            /// The state.
            public var state: CarerState

            /// A step.
            public init(on: CivilDate, state: CarerState) {
                self.on = on
                self.state = state
            }
        }

        /// The carer.
        public var id: Identifier
        /// Carer or support carer.
        public var kind: SharedLives.Carer.Kind
        /// The home.
        public var householdID: Identifier?
        /// Date of birth.
        public var dateOfBirth: CivilDate?
        /// What they are approved for, in any order.
        public var terms: [ApprovalTerms] = []
        /// The states, the earlier first.
        public var steps: [Step] = []
        /// Whether all training that is mandatory for them is in date on the last of the days; nil for who is not approved then.
        public var isTrained: Bool?

        /// A carer.
        public init(
            id: Identifier, kind: SharedLives.Carer.Kind, householdID: Identifier?, dateOfBirth: CivilDate?,
            terms: [ApprovalTerms] = [], steps: [Step] = [], isTrained: Bool? = nil
        ) {
            self.id = id
            self.kind = kind
            self.householdID = householdID
            self.dateOfBirth = dateOfBirth
            self.terms = terms
            self.steps = steps
            self.isTrained = isTrained
        }

        /// The state at the end of a day; nil where they had not asked yet.
        func state(on day: CivilDate) -> CarerState? { steps.last { $0.on <= day }?.state }

        /// Whether they are approved at the end of a day; a suspended carer is still approved.
        func isApproved(on day: CivilDate) -> Bool {
            let state = state(on: day)
            return state == .approved || state == .suspended
        }

        /// Whether they are approved on any of the days [from, to).
        func isApproved(from: CivilDate, to: CivilDate) -> Bool {
            isApproved(on: from) || steps.contains { $0.state == .approved && $0.on > from && $0.on < to }
        }
    }

    /// A home.
    public struct Household: Sendable {
        /// The household.
        public var id: Identifier
        /// Its locality.
        public var locality: String
        /// Its postcode.
        public var postcode: String
        /// The most people there at once.
        public var peopleMax: Int

        /// A home.
        public init(id: Identifier, locality: String, postcode: String, peopleMax: Int) {
            self.id = id
            self.locality = locality
            self.postcode = postcode
            self.peopleMax = peopleMax
        }
    }

    /// A referral as it stood on the last of the days.
    public struct Referral: Sendable {
        /// The referral.
        public var id: Identifier
        /// The person.
        public var personID: Identifier
        /// The council.
        public var councilID: Identifier
        /// What is asked for.
        public var kind: ArrangementKind
        /// When it came.
        public var receivedOn: CivilDate
        /// Its state on the last of the days.
        public var state: SharedLives.Referral.State

        /// A referral.
        public init(
            id: Identifier, personID: Identifier, councilID: Identifier, kind: ArrangementKind, receivedOn: CivilDate,
            state: SharedLives.Referral.State
        ) {
            self.id = id
            self.personID = personID
            self.councilID = councilID
            self.kind = kind
            self.receivedOn = receivedOn
            self.state = state
        }
    }

    /// A record of quality or staffing that one of the lines counts.
    public struct Record: Sendable {
        /// The line that counts it.
        public var line: String
        /// The record.
        public var id: Identifier
        /// The group of the line; empty for a line that is not broken down.
        public var group: String
        /// Of a share, whether it is in it.
        public var isInShare: Bool
        /// What it says in words, where the line asks for details.
        public var detail: String?

        /// A record.
        public init(line: String, id: Identifier, group: String = "", isInShare: Bool = true, detail: String? = nil) {
            self.line = line
            self.id = id
            self.group = group
            self.isInShare = isInShare
            self.detail = detail
        }
    }

    /// The first day.
    public var from: CivilDate
    /// The day after the last one.
    public var to: CivilDate
    /// People by their ids.
    public var people: [Identifier: Person] = [:]
    /// Placements of some day from the one before the first.
    public var placements: [Arrangement] = []
    /// Stays of some of the days.
    public var stays: [Arrangement] = []
    /// Carers by their ids.
    public var carers: [Identifier: Carer] = [:]
    /// Homes by their ids.
    public var households: [Identifier: Household] = [:]
    /// How many people the scheme allows in any home, from a day on.
    public var schemeLimits: [HomeOccupancy.SchemeLimit] = []
    /// Referrals that had come by the last day.
    public var referrals: [Referral] = []
    /// Records of quality and staffing.
    public var records: [Record] = []
    /// Whose people are counted; nil for all councils'. Homes, carers, room in homes and staff are the scheme's as a whole.
    public var council: Identifier?

    /// Facts of some days.
    public init(from: CivilDate, to: CivilDate) {
        self.from = from
        self.to = to
    }

    /// The last day.
    public var lastDay: CivilDate { to - 1 }
}
