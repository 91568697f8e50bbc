import SharedLives

/// A scheme with its facts, the list of their changes and all that was ever paid, as the database keeps them: what the rules
/// of late facts are tried on.
struct Ledger {
    private(set) var history: PaymentHistory
    private(set) var councils: [String: String] = [:]
    /// What no approved run has taken in.
    private(set) var changes: [FactChange] = []
    private(set) var paid: [PaidElement: PaidSum] = [:]
    private(set) var paidMonths: Set<Month> = []
    /// Whom the last approved run left out.
    private var leftOut: Set<String> = []
    private var changeCount: Int64 = 0

    /// A run that was worked out, and what it was worked out from.
    struct Draft {
        var period: Month
        var calculation: PaymentCalculation
        var late: LateFacts
        var parkedNow: Set<String>
        var councils: [String: String]
        var seen: [FactChange]
        var history: PaymentHistory

        var parked: Set<String> { parkedNow.union(late.parked.map(\.carer.carer)) }
    }

    init(cards: [RateCard], policies: [SchemeRates.DatedPolicy] = []) {
        history = PaymentHistory(rates: SchemeRates(rateCards: cards, policies: policies))
    }

    // MARK: - Facts

    /// Adds a placement, or puts another in its place; `from` is the first day that comes out otherwise.
    mutating func set(_ placement: PlacementFacts, council: String = "k1", from day: CivilDate, _ kind: FactChange.Kind)
    {
        history.placements.removeAll { $0.id == placement.id }
        let formerly = history.placements
        history.placements = formerly + [placement]
        note(kind, of: placement.id, from: day)
        councils[placement.id] = council
    }

    mutating func set(_ stay: StayFacts) {
        let former = history.stays.first { $0.id == stay.id }
        history.stays.removeAll { $0.id == stay.id }
        history.stays.append(stay)
        note(.stay, of: stay.id, from: min(stay.arrive, former?.arrive ?? stay.arrive))
        councils[stay.id] = "k1"
    }

    mutating func set(_ session: SessionFacts) {
        history.sessions.removeAll { $0.id == session.id }
        history.sessions.append(session)
        note(.session, of: session.id, from: London.civilDate(of: session.startsAt))
        councils[session.id] = "k2"
    }

    mutating func set(rates: SchemeRates, from day: CivilDate, _ kind: FactChange.Kind = .rateCard) {
        history.rates = rates
        note(kind, of: nil, from: day)
    }

    private mutating func note(_ kind: FactChange.Kind, of subject: String?, from day: CivilDate) {
        changeCount += 1
        changes.append(
            FactChange(
                number: changeCount, kind: kind, fact: Identifier(high: 0, low: UInt64(changeCount)), act: .recorded,
                subject: subject, firstDay: day, by: nil, at: "2026-05-04T09:00:00Z"))
    }

    // MARK: - Runs

    /// Works a run out, with only those months of those carers worked out again that the changes ask for.
    func draft(of period: Month, everything: Bool = false) throws -> Draft {
        let facts = history.facts(of: period)
        let (payable, parked) = facts.parkingCarers()
        let parkedNow = Set(parked.map(\.carer))
        var late = LateFacts()
        let carersOf = carersOf()
        let rework =
            everything ? .everything : Rework(changes: changes, carersOf: carersOf, unsettled: leftOut)
        try late.work(
            history, councils: councils, months: paidMonths.subtracting([period]).sorted(), paid: paid, rework: rework)
        late.nameCauses(changes, carersOf: carersOf)
        return Draft(
            period: period, calculation: payable.calculate().adding(late.adjustments, except: parkedNow), late: late,
            parkedNow: parkedNow, councils: councils, seen: changes, history: history)
    }

    /// Pays a draft: from now on its lines are part of all that was ever paid.
    mutating func approve(_ draft: Draft) {
        let own = draft.calculation.lines.filter { $0.paidBefore == nil }
        paid.add(own, of: draft.period, councils: draft.councils)
        for adjustment in draft.late.adjustments where !draft.parkedNow.contains(adjustment.element.carer) {
            paid[adjustment.element, default: .zero] += adjustment.difference
        }
        paidMonths.insert(draft.period)
        leftOut = draft.parked
        let lastDay = paidMonths.map(\.endDay).max() ?? draft.period.endDay
        let settled = Set(draft.seen.filter { $0.firstDay < lastDay }.map(\.number))
        changes.removeAll { settled.contains($0.number) }
    }

    private func carersOf() -> [String: Set<String>] {
        var carers: [String: Set<String>] = [:]
        for placement in history.placements { carers[placement.id, default: []].insert(placement.carer) }
        for stay in history.stays { carers[stay.id, default: []].insert(stay.carer) }
        for session in history.sessions { carers[session.id, default: []].insert(session.carer) }
        for element in paid.keys { carers[element.subject, default: []].insert(element.carer) }
        return carers
    }

    // MARK: - What must hold

    /// What the facts of a draft say of a month, and who is parked in it: worked out from the beginning.
    func due(_ month: Month, by draft: Draft) -> (sums: [PaidElement: PaidSum], parked: Set<String>) {
        let (payable, parked) = draft.history.facts(of: month).parkingCarers()
        var due: [PaidElement: PaidSum] = [:]
        due.add(payable.calculate().lines, of: month, councils: draft.councils)
        return (due, Set(parked.map(\.carer)))
    }

    /// What was ever paid for the months that differs from what the facts of the draft just approved say; nobody who is parked.
    func discrepancies(after draft: Draft) -> [String] {
        paidMonths.sorted().flatMap { month -> [String] in
            let (due, parked) = due(month, by: draft)
            let elements = Set(due.keys).union(paid.keys.filter { $0.month == month })
            return elements.compactMap { element in
                let (was, should) = (paid[element] ?? .zero, due[element] ?? .zero)
                guard was != should, !parked.contains(element.carer), !draft.parkedNow.contains(element.carer) else {
                    return nil
                }
                return "\(element): paid \(was), due \(should)"
            }
        }
    }
}
