import Postgres
public import SharedLives

/// A dated change that is tried out before it is saved.
public enum PreviewedChange: Sendable {
    /// One more fact of a placement.
    case fact(PlacementFact, of: Identifier)
    /// A fact of a placement found wrong.
    case withdrawal(PlacementFact.Kind, Identifier, of: Identifier)
    /// How a placement ended; nil takes an end back.
    case end(PlacementEnd?, of: Identifier)
    /// One more rate card.
    case rateCard(RateCard)
    /// One more policy.
    case policy(SchemeRates.DatedPolicy)
    /// One more short break.
    case stay(Stay)
    /// One more session of day support.
    case session(Session)
    /// What became of a short break.
    case stayOutcome(BookingOutcome, of: Identifier)
    /// What became of a session of day support.
    case sessionOutcome(BookingOutcome, of: Identifier)
}

/// What a change would do.
public struct PreviewedMonths: Sendable {
    /// The months that it concerns, in their order: those that were paid, the next one, and as far as was asked for.
    public let months: [PaymentPreview]
    /// Which of them were paid: their differences come as adjustments with the next run.
    public let paid: Set<Month>
}

extension SchemeTransaction {
    /// The most months that one preview works out.
    public static let previewMonthsMax = 120
    /// How many carers' histories are read at once.
    private static let previewCarersAtOnce = 500

    /// Works out what a change would do, as if it were saved, and leaves everything as it was.
    ///
    /// - Parameter through: the last month that is wanted; nil for the one after the last that was paid.
    /// - Throws: whatever the change itself would throw; `StoreError.refused` for too many months.
    public func preview(_ change: PreviewedChange, through: Month?) throws -> PreviewedMonths {
        let (carers, firstDay) = try concerned(by: change)
        let paid = Set(try connection.rows(PaidMonthStatements.months, ()).map { Month(containing: $0.0) })
        let months = try months(from: Month(containing: firstDay), through: through, paid: paid)
        let before = try work(out: months, of: carers)
        let after = try trying(change) { try work(out: months, of: carers) }
        return PreviewedMonths(
            months: zip(months, zip(before, after)).map { PaymentPreview(of: $0, old: $1.0, new: $1.1) },
            paid: paid.intersection(months))
    }

    /// The carers whose payments a change can concern (nil for all), and the first day that can come out otherwise.
    private func concerned(by change: PreviewedChange) throws -> (carers: [Identifier]?, firstDay: CivilDate) {
        switch change {
        case .rateCard(let card): return (nil, card.from - (PaymentLimits.nightsMax - 1))
        case .policy(let policy): return (nil, policy.from)
        case .stay(let stay): return ([stay.carerID], stay.arrive)
        case .session(let session): return ([session.carerID], London.civilDate(of: session.startsAt))
        case .stayOutcome(_, let id):
            guard let stay = try connection.first(StayStatements.find, id)?.value else { throw StoreError.notFound }
            return ([stay.carerID], stay.arrive)
        case .sessionOutcome(_, let id):
            guard let session = try connection.first(SessionStatements.find, id)?.value else {
                throw StoreError.notFound
            }
            return ([session.carerID], London.civilDate(of: session.startsAt))
        case .fact(let fact, let id): return ([try placement(id).placement.value.carerID], fact.from)
        case .end(let end, let id):
            let placement = try placement(id).placement.value
            let days = [end?.date, placement.end?.date].compactMap { $0 }
            return ([placement.carerID], days.min() ?? placement.start)
        case .withdrawal(let kind, let fact, let id):
            let record = try placement(id)
            guard let day = record.firstDay(of: kind, fact) else { throw StoreError.notFound }
            return ([record.placement.value.carerID], day)
        }
    }

    private func months(from first: Month, through: Month?, paid: Set<Month>) throws -> [Month] {
        let next = paid.max()?.next ?? first
        let last = max(through ?? next, first)
        var months = paid.filter { $0 >= first && $0 <= last }.sorted()
        var month = max(next, first)
        while month <= last, months.count <= Self.previewMonthsMax {
            months.append(month)
            month = month.next
        }
        guard months.count <= Self.previewMonthsMax else {
            throw StoreError.refused([
                Fault(
                    pointer: "/through", code: "tooManyMonths",
                    detail: "A preview works out up to \(Self.previewMonthsMax) months. Give an earlier one.")
            ])
        }
        return months
    }

    /// Each month's lines by the facts as they are in this transaction.
    private func work(out months: [Month], of carers: [Identifier]?) throws -> [MonthOfLines] {
        var worked = months.map { _ in MonthOfLines() }
        guard let first = months.first, let last = months.last else { return worked }
        let rates = try rates()
        try forEachGroup(of: carers) { group in
            let known = try CarerHistory.load(
                of: group, rates: rates, days: (first.firstDay, last.endDay), on: connection)
            for (index, month) in months.enumerated() {
                let facts = known.history.facts(of: month)
                let common = facts.commonFaults()
                guard common.isEmpty else { throw StoreError.refused(common) }
                let (payable, parked) = facts.parkingCarers()
                worked[index].lines += payable.calculate().lines
                worked[index].councils.merge(known.councils) { first, _ in first }
                worked[index].parked.formUnion(parked.map(\.carer))
            }
        }
        return worked
    }

    private func forEachGroup(of carers: [Identifier]?, _ body: ([Identifier]) throws -> Void) throws {
        if let carers { return try body(carers) }
        var last = Identifier(high: 0, low: 0)
        while true {
            let group = try connection.rows(PaidMonthStatements.carers, (last, Self.previewCarersAtOnce))
            guard let next = group.last else { return }
            try body(group)
            last = next
        }
    }

    /// Does something as if a change were saved, and takes the change back whatever happens.
    private func trying<Answer>(_ change: PreviewedChange, _ body: () throws -> Answer) throws -> Answer {
        var answer: Answer?
        do {
            try connection.savepoint {
                try apply(change)
                answer = try body()
                throw TakenBack()
            }
        } catch is TakenBack {}
        guard let answer else { throw StoreError.unavailable }
        return answer
    }

    private func apply(_ change: PreviewedChange) throws {
        switch change {
        case .fact(let fact, let id): _ = try tryOut(fact, on: id)
        case .withdrawal(let kind, let fact, let id): _ = try withdraw(kind, fact, of: id, at: nil)
        case .end(let end, let id): _ = try tryOut(end: end, on: id, at: nil)
        case .rateCard(let card): _ = try add(card)
        case .policy(let policy): _ = try add(policy)
        case .stay(let stay): _ = try add(stay)
        case .session(let session): _ = try add(session)
        case .stayOutcome(let outcome, let id): _ = try changeStay(id, at: nil, to: outcome)
        case .sessionOutcome(let outcome, let id): _ = try changeSession(id, at: nil, to: outcome)
        }
    }
}

/// A change that was only tried.
private struct TakenBack: Error {}

extension PlacementRecord {
    /// The first day of one of its facts; nil where there is none.
    fileprivate func firstDay(of kind: PlacementFact.Kind, _ id: Identifier) -> CivilDate? {
        switch kind {
        case .band: bands.first { $0.id == id }?.fact.from
        case .contribution: contributions.first { $0.id == id }?.fact.from
        case .complexFee: complexFees.first { $0.id == id }?.fact.from
        case .absence: absences.first { $0.id == id }?.fact.from
        }
    }
}
