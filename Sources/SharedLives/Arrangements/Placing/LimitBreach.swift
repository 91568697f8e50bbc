/// That there would be more people in a home on a day than one of the three rules allows (3.7.7).
public struct LimitBreach: Hashable, Sendable {
    /// Which rule.
    public enum Rule: String, CaseIterable, Hashable, Sendable {
        /// The terms of approval of the carers who live there. Refuses.
        case carersTerms
        /// What the scheme allows in this home, or in any. Refuses.
        case schemeLimit
        /// That carers lose qualifying care relief with more than three people (ITTOIA 2005, s804A). Warns.
        case careRelief
    }

    /// The rule.
    public var rule: Rule
    /// The first day on which it is broken.
    public var day: CivilDate
    /// The first day after it from which it would not be broken any more; nil where none is known.
    public var roomFrom: CivilDate?
    /// How many people there would be on the first day.
    public var people: Int
    /// How many there may be.
    public var limit: Int

    /// A breach.
    public init(rule: Rule, day: CivilDate, roomFrom: CivilDate?, people: Int, limit: Int) {
        self.rule = rule
        self.day = day
        self.roomFrom = roomFrom
        self.people = people
        self.limit = limit
    }

    /// What is to be told: which rule, on which day, and what would settle it.
    ///
    /// - Parameter pointer: where the days stand that somebody sent.
    public func fault(at pointer: String) -> Fault {
        let later = roomFrom.map { " or from \($0) on" } ?? ""
        let (code, why, settles) =
            switch rule {
            case .carersTerms:
                (
                    "homeFullByTerms", "by the terms of approval of its carers",
                    "have the terms changed after a panel, or choose another home"
                )
            case .schemeLimit:
                ("homeFullByScheme", "by the scheme", "choose another home, or change the limit of this one")
            case .careRelief:
                (
                    "careReliefLost", "if its carers are to keep qualifying care relief (ITTOIA 2005, s804A)",
                    "choose another home, or tell the carers what it means for their tax"
                )
            }
        return Fault(
            pointer: pointer, code: code,
            detail: "On \(day) there would be \(people) people in this home, and no more than \(limit) may be \(why). "
                + "Give days before then\(later), \(settles).")
    }
}

extension HomeOccupancy {
    /// Which of the rules somebody who comes would break, each with the first day, worked out for every day on which they are there.
    /// Days that are over the limit already without them are told as well: they cannot come on these either.
    ///
    /// - Parameter newcomer: who comes. What is recorded of the same arrangement is left out of the count, so that it can be
    ///   changed.
    public func breaches(by newcomer: Occupancy) -> [LimitBreach] {
        var without = self
        without.occupancies.removeAll { $0.arrangementID == newcomer.arrangementID }
        // Until all is known, so that the first day on which there is room again is found beyond the stay too.
        let spans = without.spans(from: newcomer.from, to: nil)
        return LimitBreach.Rule.allCases.compactMap { rule in
            let excess = spans.map { $0.excess(over: rule, with: newcomer.personID, siblings) }
            guard let first = excess.firstIndex(where: { $0 != nil }), let broken = excess[first],
                newcomer.to.map({ spans[first].from < $0 }) ?? true
            else { return nil }
            let free = excess[first...].firstIndex { $0 == nil }
            return LimitBreach(
                rule: rule, day: spans[first].from, roomFrom: free.map { spans[$0].from }, people: broken.people,
                limit: broken.limit)
        }
    }
}

extension OccupancySpan {
    /// How many people there would be and how many there may be, where that is too many.
    fileprivate func excess(
        over rule: LimitBreach.Rule, with person: Identifier, _ siblings: Siblings<Identifier>
    ) -> (people: Int, limit: Int)? {
        let all = people.union([person])
        let here = all.count
        let (people, limit): (Int, Int?) =
            switch rule {
            case .carersTerms: (here, termsLimit)
            case .schemeLimit: (here, schemeLimit)
            case .careRelief: (siblings.placements(of: all) + elsewhereCount, HomeOccupancy.careReliefLimit)
            }
        guard let limit, people > limit else { return nil }
        return (people, limit)
    }
}
