/// Consecutive paid days of a placement over which nothing changes that could matter to a payment.
struct PaidRun {
    var element: Element
    var from: CivilDate
    var to: CivilDate
    /// The band in force, as its position in the placement's list; nil if there is none.
    var band: Int?
    /// The rate card in force, as its position in the list; nil if there is none.
    var card: Int?
    /// The contribution in force, in pence a week.
    var contribution: Pence
    /// The discretionary fee in force, as its position in the placement's list; nil if there is none.
    var fee: Int?
}

/// Goes through the paid days of a placement in a month, in order and in runs as long as can be.
///
/// The placement is lent to each call and not kept: a copy of it would cost more than the arithmetic.
struct PaidRuns {
    /// The next day to look at.
    private var day: CivilDate
    /// What the days before `until` are paid as.
    private var element: Element?
    private var until: CivilDate

    init(of placement: borrowing PlacementFacts, in month: borrowing PricedMonth) {
        day = max(month.firstDay, placement.start)
        until = day
    }

    mutating func next(of placement: borrowing PlacementFacts, in month: borrowing PricedMonth) -> PaidRun? {
        while day < month.endDay {
            if day == until {
                let standing = placement.standing(on: day, month.policy)
                element = standing.element
                until = min(standing.until, month.endDay)
            }
            guard let element else {
                day = until
                continue
            }
            return run(of: placement, element, in: month)
        }
        return nil
    }

    private mutating func run(
        of placement: borrowing PlacementFacts, _ element: Element, in month: borrowing PricedMonth
    ) -> PaidRun {
        let band = placement.bands.inForce(on: day)
        let card = month.rateCards.inForce(on: day)
        let contribution = placement.contributions.inForce(on: day)
        let fee = placement.complexFees.inForce(on: day)
        let to = min(until, band.until, min(card.until, contribution.until, fee.until))
        let run = PaidRun(
            element: element, from: day, to: to, band: band.index, card: card.index,
            contribution: contribution.index.map { placement.contributions[$0].weekly } ?? 0, fee: fee.index)
        day = to
        return run
    }
}
