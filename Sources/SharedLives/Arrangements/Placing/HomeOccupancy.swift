/// Days on which one person lives or stays in a home. Day support comes without a room and is none of it.
public struct Occupancy: Hashable, Sendable {
    /// The placement or stay.
    public var arrangementID: Identifier
    /// The person.
    public var personID: Identifier
    /// The first day.
    public var from: CivilDate
    /// The first day on which they are not there any more; nil where no end is known.
    public var to: CivilDate?

    /// Days in a home.
    public init(arrangementID: Identifier, personID: Identifier, from: CivilDate, to: CivilDate? = nil) {
        self.arrangementID = arrangementID
        self.personID = personID
        self.from = from
        self.to = to
    }
}

/// Who is in one home on which days, and all that says how many may be (3.7.7).
public struct HomeOccupancy: Hashable, Sendable {
    /// What one carer of the home was approved for, over time.
    public struct CarerTerms: Hashable, Sendable {
        /// The carer.
        public var carerID: Identifier
        /// Their terms that stand, in any order; of those that have begun the latest counts.
        public var terms: [ApprovalTerms]
        /// The first day after the end of their approval; nil while it goes on.
        public var endedOn: CivilDate?

        /// A carer's terms.
        public init(carerID: Identifier, terms: [ApprovalTerms], endedOn: CivilDate? = nil) {
            self.carerID = carerID
            self.terms = terms
            self.endedOn = endedOn
        }

        /// The terms in force on a day; nil where they are approved for nothing.
        public func inForce(on day: CivilDate) -> ApprovalTerms? {
            if let endedOn, endedOn <= day { return nil }
            guard let latest = terms.filter({ $0.from <= day }).max(by: { $0.from < $1.from }) else { return nil }
            return latest.until.map { day < $0 } ?? true ? latest : nil
        }
    }

    /// The most people that the scheme allows in any home, from a day on.
    public struct SchemeLimit: Hashable, Sendable {
        /// The first day.
        public var from: CivilDate
        /// 1 to 3.
        public var peopleMax: Int

        /// A limit from a day on.
        public init(from: CivilDate, peopleMax: Int) {
            self.from = from
            self.peopleMax = peopleMax
        }
    }

    /// Days on which somebody whom another scheme placed is at the same residence. Nobody learns who.
    public struct Elsewhere: Hashable, Sendable {
        /// The first day.
        public var from: CivilDate
        /// The first day on which they are not there any more; nil where no end is known.
        public var to: CivilDate?

        /// Days of somebody.
        public init(from: CivilDate, to: CivilDate? = nil) {
            self.from = from
            self.to = to
        }
    }

    /// What the scheme allows in this home: 1 to 3.
    public var peopleMax: Int
    /// What the scheme allows in any home, in any order; three on days before the first.
    public var schemeLimits: [SchemeLimit]
    /// The carers who live there.
    public var carers: [CarerTerms]
    /// Who lives or stays there through this scheme.
    public var occupancies: [Occupancy]
    /// Who is there through another one.
    public var elsewhere: [Elsewhere]
    /// Who of them are brothers and sisters.
    public var siblings: Siblings<Identifier>

    /// A home.
    public init(
        peopleMax: Int = 3, schemeLimits: [SchemeLimit] = [], carers: [CarerTerms] = [],
        occupancies: [Occupancy] = [], elsewhere: [Elsewhere] = [], siblings: Siblings<Identifier> = Siblings()
    ) {
        self.peopleMax = peopleMax
        self.schemeLimits = schemeLimits
        self.carers = carers
        self.occupancies = occupancies
        self.elsewhere = elsewhere
        self.siblings = siblings
    }
}

/// A run of days on which nothing about a home changes.
public struct OccupancySpan: Hashable, Sendable {
    /// The first day.
    public var from: CivilDate
    /// The first day that is otherwise; nil where none is known.
    public var to: CivilDate?
    /// The people who are there through this scheme.
    public var people: Set<Identifier>
    /// How many placements these are for qualifying care relief: brothers and sisters are one together.
    public var placementCount: Int
    /// How many are there through other schemes.
    public var elsewhereCount: Int
    /// The most people by the carers' terms; nil where no carer of the home has terms.
    public var termsLimit: Int?
    /// The most people by the scheme: in this home, or in any.
    public var schemeLimit: Int

    /// Whether carers there lose qualifying care relief.
    public var losesCareRelief: Bool { placementCount + elsewhereCount > HomeOccupancy.careReliefLimit }

    /// How many more people the carers' terms and the scheme leave room for.
    public var freePlaces: Int { max(0, min(termsLimit ?? schemeLimit, schemeLimit) - people.count) }
}

extension HomeOccupancy {
    /// The most placements with Shared Lives care at one residence, whichever scheme made them: with more, every carer there loses
    /// qualifying care relief (ITTOIA 2005, s804A).
    public static let careReliefLimit = 3

    /// The home day by day within [from, to), as runs of days that are alike, in order. Together they cover all of the days.
    ///
    /// - Parameter to: nil for all days to come.
    public func spans(from: CivilDate, to: CivilDate?) -> [OccupancySpan] {
        var days: Set<CivilDate> = [from]
        func note(_ day: CivilDate?) {
            guard let day, day > from, to.map({ day < $0 }) ?? true else { return }
            days.insert(day)
        }
        for one in occupancies { [one.from, one.to].forEach(note) }
        for one in elsewhere { [one.from, one.to].forEach(note) }
        for limit in schemeLimits { note(limit.from) }
        for carer in carers {
            note(carer.endedOn)
            for terms in carer.terms { [terms.from, terms.until].forEach(note) }
        }
        let starts = days.sorted()
        let ends = starts.dropFirst().map { Optional($0) } + [to]
        return zip(starts, ends).map { span(from: $0, to: $1) }
    }

    private func span(from day: CivilDate, to: CivilDate?) -> OccupancySpan {
        func isIn(_ from: CivilDate, _ to: CivilDate?) -> Bool { from <= day && (to.map { day < $0 } ?? true) }
        let scheme = schemeLimits.filter { $0.from <= day }.max { $0.from < $1.from }?.peopleMax
        let people = Set(occupancies.filter { isIn($0.from, $0.to) }.map(\.personID))
        return OccupancySpan(
            from: day, to: to, people: people, placementCount: siblings.placements(of: people),
            elsewhereCount: elsewhere.count { isIn($0.from, $0.to) },
            termsLimit: carers.compactMap { $0.inForce(on: day)?.peopleMax }.min(),
            schemeLimit: min(peopleMax, scheme ?? Self.careReliefLimit))
    }
}
