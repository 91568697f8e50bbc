/// That a carer has room for a kind of support, now or from a day ahead (3.6.1).
public struct Vacancy: Hashable, Sendable {
    /// The kind.
    public var kind: ArrangementKind
    /// The first day on which there is room.
    public var from: CivilDate
    /// The first day after that on which there is none; nil where none is in sight.
    public var until: CivilDate?
    /// How many more people there may be on the first day; for day support, 1.
    public var places: Int
    /// The days of the week on which it is offered, 1 for Monday.
    public var weekdays: [Int]
}

extension MatchingCarer {
    /// The carer's next vacancy of a kind that begins on one of these days; nil where there is none.
    public func vacancy(_ kind: ArrangementKind, from first: CivilDate, before end: CivilDate) -> Vacancy? {
        let changes = ([first] + changeDays(kind).filter { $0 > first }).sorted()
        guard let from = changes.first(where: { $0 < end && isOpen(kind, on: $0) }) else { return nil }
        let offered = offers.filter { $0.kind == kind && $0.holds(on: from) }.flatMap(\.weekdays)
        return Vacancy(
            kind: kind, from: from, until: changes.first { $0 > from && !isOpen(kind, on: $0) },
            places: kind == .daySupport ? 1 : placesLeft.value(on: from),
            weekdays: offers.isEmpty ? Array(1...7) : Set(offered).sorted())
    }

    /// Whether the carer could begin with somebody on a day.
    public func isOpen(_ kind: ArrangementKind, on day: CivilDate) -> Bool {
        !isSuspended && terms(on: day)?.kinds.has(kind) == true && clear.value(on: day) > 0
            && (kind == .daySupport || placesLeft.value(on: day) > 0)
            && (offers.isEmpty || offers.contains { $0.kind == kind && $0.holds(on: day) })
    }

    private func changeDays(_ kind: ArrangementKind) -> [CivilDate] {
        var days = terms.flatMap { [$0.from] + ($0.until.map { [$0] } ?? []) } + clear.steps.map(\.from)
        if kind != .daySupport { days += placesLeft.steps.map(\.from) }
        for offer in offers where offer.kind == kind { days += [offer.from] + (offer.to.map { [$0] } ?? []) }
        return days
    }
}
