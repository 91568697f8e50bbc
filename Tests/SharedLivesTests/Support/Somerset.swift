import SharedLives

/// Somerset's prices (clauses 4.4, 4.7, Appendix 2), and short ways to write facts and expected lines.
enum Somerset {
    static let rateCard = RateCard(
        from: "2019-04-01",
        weekly: ["low": 16500, "medium": 21800, "high": 27000, "complex": 36000],
        night: ["A": 6400, "B": 7900, "special": 9500],
        hour: ["A": 900, "B": 1000, "special": 1200],
        session: ["halfDay": ["A": 3500, "B": 3900, "special": 4600]])

    static func month(
        _ period: Month = "2026-10", policy: PaymentPolicy = PaymentPolicy(), cards: [RateCard] = [rateCard],
        placements: [PlacementFacts] = [], stays: [StayFacts] = [], sessions: [SessionFacts] = []
    ) -> PaymentFacts {
        PaymentFacts(
            period: period, policy: policy, rateCards: cards, placements: placements, stays: stays, sessions: sessions)
    }

    /// A placement in one band from its start, which is long ago unless it is said.
    static func placement(
        _ band: String, id: String = "p1", carer: String = "c1", start: CivilDate = "2025-01-01",
        bands: [DatedBand]? = nil, contributions: [DatedContribution] = [], fees: [ComplexFee] = [],
        absences: [Absence] = [], end: PlacementEnd? = nil
    ) -> PlacementFacts {
        PlacementFacts(
            id: id, carer: carer, start: start, bands: bands ?? [DatedBand(from: start, band: band)],
            contributions: contributions, complexFees: fees, absences: absences, end: end)
    }

    /// A short break that starts at three in the afternoon.
    static func stay(
        _ band: String, _ arrive: CivilDate, _ depart: CivilDate, id: String = "s1", carer: String = "c1",
        cancelledAt: Instant? = nil, cancelledBy: CancelledBy? = nil, notArrived: Bool = false, miles: Int? = nil
    ) -> StayFacts {
        StayFacts(
            id: id, carer: carer, arrive: arrive, depart: depart, band: band,
            startsAt: London.instant(of: arrive, hour: 15, minute: 0), cancelledAt: cancelledAt,
            cancelledBy: cancelledBy, notArrived: notArrived, miles: miles)
    }

    static func session(
        _ band: String, _ startsAt: Instant, _ length: SessionFacts.Length, id: String = "d1", carer: String = "c1",
        cancelledAt: Instant? = nil, cancelledBy: CancelledBy? = nil, notArrived: Bool = false
    ) -> SessionFacts {
        SessionFacts(
            id: id, carer: carer, startsAt: startsAt, length: length, band: band, cancelledAt: cancelledAt,
            cancelledBy: cancelledBy, notArrived: notArrived)
    }
}

extension PaymentFacts {
    /// The lines in short, or the faults where there are any: a test that expects lines then shows what is wrong.
    var brief: [String] {
        let faults = faults()
        guard faults.isEmpty else { return faults.map { "\($0.pointer) \($0.code)" } }
        return calculate().lines.map(\.brief)
    }

    var faultBriefs: [String] { faults().map { "\($0.pointer) \($0.code)" } }
}

extension PaymentLine {
    /// As in "support 10-05..10-12 7 day × 16500 = 16500 − 4500"; the contribution only where there is one.
    var brief: String {
        "\(element.rawValue) \(from.description.dropFirst(5))..\(to.description.dropFirst(5)) "
            + "\(quantity) \(unit.rawValue) × \(rate.value) = \(amount.value)"
            + (contribution == 0 ? "" : " − \(contribution.value)")
    }
}
