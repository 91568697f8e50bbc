import SharedLives

/// Facts as they might be, with every rule's edges more often than life has them: history before the month, changes on
/// its first and last days, ends while away.
struct RandomFacts {
    private var random: SplitMix64
    private let period: Month

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        let months: [Month] = ["2026-10", "2026-03", "2024-02", "2025-02", "2025-12", "2028-03"]
        period = random.pick(months)
    }

    mutating func facts() -> PaymentFacts {
        let policy =
            random.once(in: 3)
            ? PaymentPolicy(
                respiteDaysPerYear: random.number(0...30), absencePaidDays: random.number(0...40),
                afterDeathDays: random.number(0...40), leftWithoutNoticeDays: random.number(0...10),
                cancellationHours: random.number(0...72), mileagePencePerMile: random.number(0...99),
                feeBands: random.once(in: 2) ? ["complex"] : ["complex", "high"])
            : PaymentPolicy()
        var facts = PaymentFacts(period: period, policy: policy, rateCards: rateCards())
        for number in 0..<random.number(1...4) { facts.placements.append(placement(number)) }
        for number in 0..<random.number(0...4) { facts.stays.append(stay(number)) }
        for number in 0..<random.number(0...4) { facts.sessions.append(session(number)) }
        return facts
    }

    private mutating func rateCards() -> [RateCard] {
        var cards = [prices(from: "2000-01-01")]
        for _ in 0..<random.number(0...2) {
            let from = day(-40...35)
            if !cards.contains(where: { $0.from == from }) {
                // Often only some prices change, so that a new card does not always split a line.
                var card = random.once(in: 2) ? prices(from: from) : cards[0]
                card.from = from
                cards.append(card)
            }
        }
        return random.shuffled(cards)
    }

    private mutating func prices(from: CivilDate) -> RateCard {
        func table(_ codes: [String], _ random: inout SplitMix64) -> [String: Pence] {
            Dictionary(uniqueKeysWithValues: codes.map { ($0, Pence(Int64(random.number(0...40_000)))) })
        }
        return RateCard(
            from: from, weekly: table(["low", "medium", "high", "complex"], &random),
            night: table(["A", "B"], &random), hour: table(["A", "B"], &random),
            session: ["half": table(["A", "B"], &random), "whole": table(["A", "B"], &random)])
    }

    /// A day so many days after the month's first.
    private mutating func day(_ offset: ClosedRange<Int>) -> CivilDate {
        period.firstDay + random.number(offset)
    }

    private mutating func start() -> CivilDate {
        if random.once(in: 8) { return "2024-02-29" }
        if random.once(in: 4) { return day(-3...33) }
        return day(-800...0)
    }

    private mutating func placement(_ number: Int) -> PlacementFacts {
        let start = start()
        var placement = PlacementFacts(
            id: "p\(number)", carer: "c\(random.number(0...2))", start: start, bands: [band(from: start)])
        for _ in 0..<random.number(0...2) {
            let band = band(from: max(start, day(-60...35)))
            if !placement.bands.contains(where: { $0.from == band.from }) { placement.bands.append(band) }
        }
        for _ in 0..<random.number(0...2) {
            let from = day(-60...35)
            if !placement.contributions.contains(where: { $0.from == from }) {
                let weekly = Pence(Int64(random.once(in: 4) ? 0 : random.number(0...30_000)))
                placement.contributions.append(DatedContribution(from: from, weekly: weekly))
            }
        }
        placement.absences = absences(from: start)
        placement.complexFees = fees()
        if random.once(in: 2) {
            let reason = random.pick(PlacementEnd.Reason.allCases)
            let date = reason == .notArrived ? start : max(start, day(-20...33))
            placement.end = PlacementEnd(date: date, reason: reason)
        }
        placement.bands = random.shuffled(placement.bands)
        placement.contributions = random.shuffled(placement.contributions)
        placement.absences = random.shuffled(placement.absences)
        placement.complexFees = random.shuffled(placement.complexFees)
        return placement
    }

    private mutating func band(from: CivilDate) -> DatedBand {
        if random.once(in: 6) {
            return DatedBand(from: from, band: "legacy", weekly: Pence(Int64(random.number(0...40_000))))
        }
        return DatedBand(from: from, band: random.pick(["low", "medium", "high", "complex", "complex", "complex"]))
    }

    private mutating func absences(from start: CivilDate) -> [Absence] {
        var absences: [Absence] = []
        var from = max(start, random.once(in: 2) ? day(-400...0) : day(-45...20))
        for _ in 0..<random.number(0...4) {
            from = from + random.number(0...12)
            let to = from + (random.once(in: 3) ? random.number(20...50) : random.number(1...12))
            let isOpen = random.once(in: 6)
            absences.append(Absence(kind: random.pick(Absence.Kind.allCases), from: from, to: isOpen ? nil : to))
            if isOpen { break }
            from = to
        }
        return absences
    }

    private mutating func fees() -> [ComplexFee] {
        guard random.once(in: 2) else { return [] }
        var fees: [ComplexFee] = []
        var from = day(-40...20)
        for _ in 0..<random.number(1...3) {
            from = from + random.number(0...6)
            let to = from + random.number(1...20)
            let isOpen = random.once(in: 4)
            let weekly = Pence(Int64(random.once(in: 2) ? 5000 : random.number(0...9000)))
            fees.append(ComplexFee(from: from, to: isOpen ? nil : to, weekly: weekly))
            if isOpen { break }
            from = to
        }
        return fees
    }

    private mutating func cancellation(of startsAt: Instant) -> (at: Instant?, by: CancelledBy?, notArrived: Bool) {
        switch random.number(0...4) {
        case 0:
            let notice = random.once(in: 3) ? 48 * 60 : random.number(1...60 * 80)
            var at = startsAt
            at.microsecondsSinceEpoch -= Int64(notice) * 60_000_000
            return (at, random.pick([nil, .council, .person, .person, .carer, .scheme]), false)
        case 1: return (nil, nil, true)
        default: return (nil, nil, false)
        }
    }

    private mutating func stay(_ number: Int) -> StayFacts {
        let arrive = day(-15...33)
        let startsAt = London.instant(of: arrive, hour: random.number(0...23), minute: random.number(0...59))
        let cancellation = cancellation(of: startsAt)
        return StayFacts(
            id: "s\(number)", carer: "c\(random.number(0...2))", arrive: arrive,
            depart: arrive + random.number(1...(random.once(in: 3) ? 28 : 5)), band: random.pick(["A", "B"]),
            startsAt: startsAt, cancelledAt: cancellation.at, cancelledBy: cancellation.by,
            notArrived: cancellation.notArrived, miles: random.once(in: 2) ? random.number(0...80) : nil)
    }

    private mutating func session(_ number: Int) -> SessionFacts {
        let startsAt = Instant(
            microsecondsSinceEpoch: (Int64(day(-2...32).daysSinceEpoch) * 1_440 + Int64(random.number(0...1_439)))
                * 60_000_000)
        let cancellation = cancellation(of: startsAt)
        return SessionFacts(
            id: "d\(number)", carer: "c\(random.number(0...2))", startsAt: startsAt,
            length: random.once(in: 3) ? .session(random.pick(["half", "whole"])) : .minutes(random.number(1...1_440)),
            band: random.pick(["A", "B"]), cancelledAt: cancellation.at, cancelledBy: cancellation.by,
            notArrived: cancellation.notArrived)
    }
}
