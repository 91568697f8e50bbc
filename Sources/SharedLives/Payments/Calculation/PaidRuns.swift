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

extension PricedMonth {
    /// Goes through the paid days of a placement in this month, in order and in runs as long as can be.
    func forEachPaidRun(of placement: PlacementFacts, _ body: (PaidRun) -> Void) {
        var day = max(firstDay, placement.start)
        while day < endDay {
            let standing = placement.standing(on: day, policy)
            let until = min(standing.until, endDay)
            if let element = standing.element {
                forEachPaidRun(of: placement, element, from: day, to: until, body)
            }
            day = until
        }
    }

    private func forEachPaidRun(
        of placement: PlacementFacts, _ element: Element, from: CivilDate, to: CivilDate, _ body: (PaidRun) -> Void
    ) {
        var day = from
        while day < to {
            let band = placement.bands.inForce(on: day)
            let card = rateCards.inForce(on: day)
            let contribution = placement.contributions.inForce(on: day)
            let fee = placement.complexFees.inForce(on: day)
            let until = min(to, band.until, min(card.until, contribution.until, fee.until))
            body(
                PaidRun(
                    element: element, from: day, to: until, band: band.index, card: card.index,
                    contribution: contribution.index.map { placement.contributions[$0].weekly } ?? 0,
                    fee: fee.index))
            day = until
        }
    }
}
