/// What carers of one residence need of the scheme for their qualifying care relief of a tax year: the weeks and the pounds. The
/// relief itself is worked out by each carer.
public struct CareReliefSummary: Hashable, Sendable {
    /// What one carer was paid in the year.
    public struct Carer: Hashable, Sendable {
        /// The carer.
        public var carer: String
        /// The carer's name.
        public var name: String
        /// What was paid for placements and short breaks, and all else but day support.
        public var received: Pence
        /// What was paid for day support, which comes without accommodation.
        public var receivedForDaySupport: Pence

        /// A carer's receipts.
        public init(carer: String, name: String, received: Pence, receivedForDaySupport: Pence = .zero) {
            self.carer = carer
            self.name = name
            self.received = received
            self.receivedForDaySupport = receivedForDaySupport
        }
    }

    /// The scheme.
    public var scheme: String
    /// The tax year.
    public var taxYear: TaxYear
    /// The residence, as people know it.
    public var residence: String
    /// The year's amounts; nil when they are not known.
    public var figures: CareReliefFigures?
    /// Everybody who had care there.
    public var people: [PersonCare]
    /// The carers of the residence, in order.
    public var carers: [Carer]
    /// Who of the people are brothers and sisters.
    public var siblings: Siblings<String>

    /// The summary of a residence.
    public init(
        scheme: String, taxYear: TaxYear, residence: String, figures: CareReliefFigures?, people: [PersonCare],
        carers: [Carer], siblings: Siblings<String> = Siblings()
    ) {
        self.scheme = scheme
        self.taxYear = taxYear
        self.residence = residence
        self.figures = figures
        self.people = people
        self.carers = carers
        self.siblings = siblings
    }

    /// Weeks of one person.
    public struct PersonWeeks: Hashable, Sendable {
        /// The person.
        public var person: String
        /// The person's name.
        public var name: String
        /// How many weeks of each age.
        public var weeks: [CareReliefAge: Int]
        /// All of them.
        public var count: Int { weeks.values.reduce(0, +) }
    }

    /// What the scheme's part of the relief comes to for one carer.
    public struct Share: Hashable, Sendable {
        /// The carer.
        public var carer: Carer
        /// The carer's part of the fixed amount; nil when the year's amounts are not known.
        public var fixed: Pence?
        /// The carer's weeks: those of a person who had care from several carers in a week count in parts.
        public var weekly: Pence?
    }

    /// Days on which more than three people had care there, brothers and sisters counted as one.
    public struct Excess: Hashable, Sendable {
        /// The first such day.
        public var first: CivilDate
        /// How many days.
        public var days: Int
        /// The most people on one of them.
        public var peopleMax: Int
    }

    /// The most people who may have care at a residence at once, whichever scheme placed them (ITTOIA 2005, s804A).
    public static let peopleMax = 3
}

extension CareReliefSummary {
    /// The weeks of everybody who had care there in one of the year's.
    public var personWeeks: [PersonWeeks] {
        people.compactMap { care in
            let weeks = care.weeks(of: taxYear)
            guard !weeks.isEmpty else { return nil }
            return PersonWeeks(
                person: care.person, name: care.name,
                weeks: Dictionary(weeks.map { ($0.age, 1) }, uniquingKeysWith: +))
        }
    }

    /// All weekly amounts together; nil when the year's amounts are not known.
    public var weeklyAmount: Pence? {
        figures.map { figures in
            personWeeks.reduce(.zero) { sum, person in
                person.weeks.reduce(sum) { $0 + Pence(figures.weekly($1.key).value * Int64($1.value)) }
            }
        }
    }

    /// Each carer's part. The fixed amount is shared equally by the carers who were paid for care there; a week's amount goes to the
    /// carers who had the person in that week. Parts of a penny go to the first in order, so that the parts are the whole.
    public var shares: [Share] {
        let sharing = carers.filter { $0.received != .zero }.map(\.carer)
        guard let figures else { return carers.map { Share(carer: $0, fixed: nil, weekly: nil) } }
        let fixed = Self.parts(of: figures.fixed, among: sharing)
        var weekly: [String: Pence] = [:]
        for person in people {
            for week in person.weeks(of: taxYear) {
                weekly.merge(Self.parts(of: figures.weekly(week.age), among: week.carers), uniquingKeysWith: +)
            }
        }
        return carers.map { Share(carer: $0, fixed: fixed[$0.carer] ?? .zero, weekly: weekly[$0.carer] ?? .zero) }
    }

    /// Whether, and for how long, more than three people had care there at once; nil when they never did.
    public var excess: Excess? {
        var excess: Excess?
        var day = taxYear.firstDay
        while day < taxYear.endDay {
            let present = people.filter { $0.stretches.contains { $0.from <= day && day < $0.to } }
            let count = siblings.placements(of: Set(present.map(\.person)))
            if count > Self.peopleMax {
                var found = excess ?? Excess(first: day, days: 0, peopleMax: 0)
                found.days += 1
                found.peopleMax = max(found.peopleMax, count)
                excess = found
            }
            day = day + 1
        }
        return excess
    }

    private static func parts(of amount: Pence, among carers: [String]) -> [String: Pence] {
        guard !carers.isEmpty else { return [:] }
        let (part, rest) = amount.value.quotientAndRemainder(dividingBy: Int64(carers.count))
        return Dictionary(
            carers.enumerated().map { ($1, Pence(part + (Int64($0) < rest ? 1 : 0))) }, uniquingKeysWith: +)
    }
}

extension CareReliefFigures {
    /// The weekly amount of an age.
    public func weekly(_ age: CareReliefAge) -> Pence {
        switch age {
        case .adult: adultWeekly
        case .olderChild: olderChildWeekly
        case .youngerChild: youngerChildWeekly
        }
    }
}
