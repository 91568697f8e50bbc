/// Days [from, to) on which a person had Shared Lives care in a carer's home: of a placement those on which the person was there, of
/// a short break its nights. Days away, and day support, which comes without accommodation, are none.
public struct CareStretch: Hashable, Sendable {
    /// The carer with whom.
    public var carer: String
    /// The first day.
    public var from: CivilDate
    /// The day after the last.
    public var to: CivilDate

    /// Days with a carer.
    public init(carer: String, from: CivilDate, to: CivilDate) {
        self.carer = carer
        self.from = from
        self.to = to
    }
}

/// A person's care at one residence.
public struct PersonCare: Hashable, Sendable {
    /// The person.
    public var person: String
    /// The person's name.
    public var name: String
    /// The day of birth, which decides between an adult's and a child's weekly amount.
    public var dateOfBirth: CivilDate
    /// The days, in any order.
    public var stretches: [CareStretch]

    /// A person's days.
    public init(person: String, name: String, dateOfBirth: CivilDate, stretches: [CareStretch]) {
        self.person = person
        self.name = name
        self.dateOfBirth = dateOfBirth
        self.stretches = stretches
    }
}

extension PlacementFacts {
    /// The days of [from, to) on which the person was there.
    public func careStretches(from: CivilDate, to: CivilDate, _ policy: PaymentPolicy) -> [CareStretch] {
        guard end?.reason != .notArrived else { return [] }
        var stretches: [CareStretch] = []
        var day = max(from, start)
        while day < to {
            let standing = standing(on: day, policy)
            let until = min(standing.until, to)
            if standing.element == .support { stretches.append(CareStretch(carer: carer, from: day, to: until)) }
            day = until
        }
        return stretches
    }
}

extension StayFacts {
    /// The nights of [from, to) on which the person was there; none of one that was cancelled or missed.
    public func careStretches(from: CivilDate, to: CivilDate) -> [CareStretch] {
        let (first, last) = (max(from, arrive), min(to, depart))
        guard cancelledAt == nil, !notArrived, first < last else { return [] }
        return [CareStretch(carer: carer, from: first, to: last)]
    }
}

/// By whose weekly amount a week counts.
public enum CareReliefAge: String, CaseIterable, Hashable, Sendable {
    /// Eighteen years or more.
    case adult
    /// A child of eleven years or more.
    case olderChild
    /// A younger child.
    case youngerChild

    /// The age on a day.
    init(bornOn birth: CivilDate, on day: CivilDate) {
        func isAged(_ years: Int) -> Bool { birth.anniversary(inYear: birth.year + years) <= day }
        self = isAged(18) ? .adult : isAged(11) ? .olderChild : .youngerChild
    }

    /// As in "an adult".
    public var inWords: String {
        switch self {
        case .adult: "adult"
        case .olderChild: "child of 11 or more"
        case .youngerChild: "child under 11"
        }
    }
}

extension PersonCare {
    /// A week with care: its Monday, the age on the first day of care in it, and the carers.
    struct Week: Hashable {
        var monday: CivilDate
        var age: CareReliefAge
        var carers: [String]
    }

    /// The weeks of a tax year with a day of care in them, a part of a week as a whole one.
    func weeks(of year: TaxYear) -> [Week] {
        year.mondays.compactMap { monday in
            let days = stretches.filter { $0.from < monday + 7 && $0.to > monday }
            guard let first = days.map({ max($0.from, monday) }).min() else { return nil }
            return Week(
                monday: monday, age: CareReliefAge(bornOn: dateOfBirth, on: first),
                carers: Set(days.map(\.carer)).sorted())
        }
    }
}
