/// What a carer can and likes to do (3.7.2), from a day on; the newest one counts.
public struct CarerProfile: Hashable, Sendable {
    /// The first day for which it holds.
    public var from: CivilDate
    /// What they know and can do, each 1 to 50 characters.
    public var skills: [String]
    /// What they have done before, each 1 to 50 characters.
    public var experience: [String]
    /// What they like to do, each 1 to 50 characters.
    public var interests: [String]
    /// Languages, signed ones among them, each 1 to 50 characters.
    public var languages: [String]
    /// Cultures that are important to them, each 1 to 50 characters.
    public var cultures: [String]
    /// Their faith, 1 to 50 characters.
    public var faith: String?
    /// What they say of themselves to a person who may live with them, 1 to 4000 characters.
    public var introduction: String?

    /// A profile.
    public init(
        from: CivilDate, skills: [String] = [], experience: [String] = [], interests: [String] = [],
        languages: [String] = [], cultures: [String] = [], faith: String? = nil, introduction: String? = nil
    ) {
        self.from = from
        self.skills = skills
        self.experience = experience
        self.interests = interests
        self.languages = languages
        self.cultures = cultures
        self.faith = faith
        self.introduction = introduction
    }
}

extension CarerProfile: Dated {}

/// That a carer offers a kind of support from a day until another, on some days of the week. A carer who has recorded none offers
/// what they are approved for.
public struct CarerOffer: Hashable, Sendable {
    /// What is offered.
    public var kind: ArrangementKind
    /// The first day.
    public var from: CivilDate
    /// The first day on which it is not offered any more; nil where it goes on.
    public var to: CivilDate?
    /// The days of the week, 1 for Monday to 7 for Sunday, each once.
    public var weekdays: [Int]

    /// An offer.
    public init(kind: ArrangementKind, from: CivilDate, to: CivilDate? = nil, weekdays: [Int] = Array(1...7)) {
        self.kind = kind
        self.from = from
        self.to = to
        self.weekdays = weekdays
    }

    /// Whether it holds on a day.
    public func holds(on day: CivilDate) -> Bool { from <= day && to.map { day < $0 } != false }

    /// What contradicts itself, with pointers into the offer as it is sent.
    public func faults() -> [Fault] {
        var faults: [Fault] = []
        if weekdays.isEmpty {
            faults.append(
                Fault(
                    pointer: "/weekdays", code: "weekdaysMissing",
                    detail: "Name at least one day of the week, 1 for Monday to 7 for Sunday."))
        }
        if Set(weekdays).count < weekdays.count {
            faults.append(Fault(pointer: "/weekdays", code: "weekdayTwice", detail: "Name each day of the week once."))
        }
        return faults
    }
}
