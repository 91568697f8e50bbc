import SharedLives

/// Histories as they might be: facts recorded, corrected, made wrong and put right, months paid in and out of order, drafts
/// given up and worked out again.
struct RandomLedger {
    private var random: SplitMix64
    private(set) var ledger: Ledger
    /// What was there before each change of a placement, to go back to.
    private var former: [PlacementFacts] = []
    private var cards: [RateCard] = [Somerset.rateCard]
    private var policies: [SchemeRates.DatedPolicy] = []

    private static let firstMonth: Month = "2026-01"

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        ledger = Ledger(cards: [Somerset.rateCard])
        for number in 1...random.number(1...3) { add(placement: number) }
    }

    /// Changes one fact, most often of a month that may be paid.
    mutating func change() {
        switch random.number(0...19) {
        case 0: add(placement: random.number(1...4))
        case 1: ledger.set(stay())
        case 2: ledger.set(session())
        case 3: changeRates()
        case 4, 5: undo()
        default: changePlacement()
        }
    }

    /// A month of the first half of the year that is not paid; mostly the next one.
    mutating func unpaidMonth() -> Month? {
        let months = (0..<7).map { offset in (0..<offset).reduce(Self.firstMonth) { month, _ in month.next } }
        let unpaid = months.filter { !ledger.paidMonths.contains($0) }
        guard let first = unpaid.first else { return nil }
        return random.once(in: 6) ? random.pick(unpaid) : first
    }

    mutating func once(in times: Int) -> Bool { random.once(in: times) }

    mutating func approve(_ draft: Ledger.Draft) { ledger.approve(draft) }

    // MARK: - Facts

    private mutating func day() -> CivilDate { Self.firstMonth.firstDay + random.number(-30...230) }

    private mutating func add(placement number: Int) {
        guard !ledger.history.placements.contains(where: { $0.id == "p\(number)" }) else { return changePlacement() }
        let start = random.once(in: 2) ? "2024-02-29" : day()
        let placement = PlacementFacts(
            id: "p\(number)", carer: "c\(random.number(1...2))", start: start, bands: [band(from: start)])
        ledger.set(placement, from: start, .placement)
    }

    private mutating func band(from: CivilDate) -> DatedBand {
        // Now and then one without a price, which parks the carer.
        let bands = ["low", "medium", "high", "complex", "complex", "high", "low", "silver"]
        return DatedBand(from: from, band: random.pick(bands))
    }

    private mutating func changePlacement() {
        guard !ledger.history.placements.isEmpty else { return }
        var placement = random.pick(ledger.history.placements)
        former.append(placement)
        let council = ledger.councils[placement.id] ?? "k1"
        let from = max(placement.start, day())
        switch random.number(0...11) {
        case 0, 1, 2:
            placement.bands.removeAll { $0.from == from }
            placement.bands.append(band(from: from))
            ledger.set(placement, council: council, from: from, .band)
        case 3:
            let gone = placement.bands.remove(at: random.number(0...placement.bands.count - 1))
            if placement.bands.isEmpty { placement.bands = [band(from: placement.start)] }
            ledger.set(placement, council: council, from: min(gone.from, placement.start), .band)
        case 4, 5:
            // Absences may overlap, which parks the carer.
            let absence = Absence(
                kind: random.pick(Absence.Kind.allCases), from: from,
                to: random.once(in: 4) ? nil : from + random.number(1...40))
            placement.absences.append(absence)
            ledger.set(placement, council: council, from: from, .absence)
        case 6 where !placement.absences.isEmpty:
            let gone = placement.absences.remove(at: random.number(0...placement.absences.count - 1))
            ledger.set(placement, council: council, from: gone.from, .absence)
        case 7:
            placement.contributions.removeAll { $0.from == from }
            let weekly = Pence(Int64(random.number(0...20_000)))
            placement.contributions.append(DatedContribution(from: from, weekly: weekly))
            ledger.set(placement, council: council, from: from, .contribution)
        case 8:
            placement.complexFees = [
                ComplexFee(from: from, to: random.once(in: 2) ? nil : from + random.number(1...60), weekly: 5000)
            ]
            let first = (former.last?.complexFees.map(\.from) ?? []).min() ?? from
            ledger.set(placement, council: council, from: min(first, from), .complexFee)
        case 9:
            placement.carer = "c\(random.number(1...3))"
            ledger.set(placement, council: council, from: placement.start, .placement)
        case 10:
            ledger.set(placement, council: "k\(random.number(1...2))", from: placement.start, .placement)
        default:
            let before = placement.end?.date
            let reason = random.pick(PlacementEnd.Reason.allCases)
            placement.end =
                random.once(in: 4)
                ? nil : PlacementEnd(date: reason == .notArrived ? placement.start : from, reason: reason)
            let first = [before, placement.end?.date].compactMap { $0 }.min() ?? from
            ledger.set(placement, council: council, from: first, .placement)
        }
    }

    /// Puts a placement back as it was at some time before.
    private mutating func undo() {
        guard !former.isEmpty else { return changePlacement() }
        let placement = random.pick(former)
        former.append(ledger.history.placements.first { $0.id == placement.id } ?? placement)
        ledger.set(placement, council: ledger.councils[placement.id] ?? "k1", from: placement.start, .placement)
    }

    private mutating func stay() -> StayFacts {
        let arrive = day()
        let startsAt = London.instant(of: arrive, hour: 15, minute: 0)
        let isCancelled = random.once(in: 3)
        return StayFacts(
            id: "s\(random.number(1...2))", carer: "c\(random.number(1...2))", arrive: arrive,
            depart: arrive + random.number(1...28), band: random.pick(["A", "B"]), startsAt: startsAt,
            cancelledAt: isCancelled ? Instant(microsecondsSinceEpoch: startsAt.microsecondsSinceEpoch - 1) : nil,
            miles: random.number(0...30))
    }

    private mutating func session() -> SessionFacts {
        SessionFacts(
            id: "d\(ledger.changes.count)-\(random.number(0...999_999))", carer: "c\(random.number(1...2))",
            startsAt: London.instant(of: day(), hour: 9, minute: 30), length: .minutes(random.number(1...300)),
            band: "A",
            notArrived: random.once(in: 5))
    }

    private mutating func changeRates() {
        if random.once(in: 3) {
            let month = Month(containing: day())
            let policy = PaymentPolicy(
                respiteDaysPerYear: random.number(0...30), absencePaidDays: random.number(0...40))
            policies.removeAll { $0.from == month.firstDay }
            if !random.once(in: 3) { policies.append(SchemeRates.DatedPolicy(from: month.firstDay, policy: policy)) }
            return ledger.set(
                rates: SchemeRates(rateCards: cards, policies: policies), from: month.firstDay, .paymentPolicy)
        }
        let from = day()
        let gone = cards.count > 1 && random.once(in: 2) ? cards.removeLast().from : from
        if gone == from, !cards.contains(where: { $0.from == from }) {
            var card = Somerset.rateCard
            card.from = from
            card.weekly["low"] = Pence(Int64(random.number(10_000...20_000)))
            card.night["A"] = Pence(Int64(random.number(5_000...7_000)))
            cards.append(card)
        }
        ledger.set(rates: SchemeRates(rateCards: cards, policies: policies), from: min(gone, from))
    }
}
