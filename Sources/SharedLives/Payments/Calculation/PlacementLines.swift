extension PricedMonth {
    /// The lines of one long-term placement, in order. Days without a price have none: they are faults of the facts.
    func appendLines(of placement: borrowing PlacementFacts, to lines: inout [PaymentLine]) {
        if placement.end?.reason == .notArrived {
            appendNotArrived(placement, to: &lines)
            return
        }
        let first = lines.count
        var support = OpenLine()
        var fee = OpenLine()
        var runs = PaidRuns(of: placement, in: self)
        while let run = runs.next(of: placement, in: self) {
            guard let index = run.band, case .success(let weekly) = weekly(placement.bands[index], on: run.card)
            else { continue }
            let band = placement.bands[index].band
            let paid = RunPrice(
                element: run.element, weekly: weekly,
                contribution: run.element.takesContribution ? run.contribution : 0)
            support.extend(by: run, at: paid, band: band, of: placement, writing: &lines)
            guard let index = run.fee, run.element.carriesFee, policy.feeBands.contains(band) else { continue }
            let agreed = RunPrice(
                element: .complexFee, weekly: placement.complexFees[index].weekly, contribution: 0)
            fee.extend(by: run, at: agreed, band: band, of: placement, writing: &lines)
        }
        support.close(of: placement, writing: &lines)
        fee.close(of: placement, writing: &lines)
        if !placement.complexFees.isEmpty { lines.orderTail(from: first) }
    }

    /// Half of the first night of a placement at which the person never arrived (4.12.1): weekly ÷ 7 ÷ 2.
    private func appendNotArrived(_ placement: borrowing PlacementFacts, to lines: inout [PaymentLine]) {
        let day = placement.start
        guard contains(day), let index = placement.bands.inForce(on: day).index,
            case .success(let weekly) = weekly(placement.bands[index], on: rateCards.inForce(on: day).index)
        else { return }
        lines.append(
            PaymentLine(
                subject: placement.id, carer: placement.carer, element: .notArrived, from: day, to: day + 1,
                quantity: 1, unit: .night, rate: weekly, amount: Fraction(weekly.value, over: 14).rounded,
                contribution: 0, wording: .firstNight(placement.bands[index].band, pricedBy: .day)))
    }
}

/// What makes days one line: the same element, rate and contribution, both in pence a week.
private struct RunPrice: Equatable {
    var element: Element
    var weekly: Pence
    var contribution: Pence
}

/// A line that is still growing: the longest run of consecutive days at one price.
private struct OpenLine {
    private var price: RunPrice?
    private var from = CivilDate.distantFuture
    private var to = CivilDate.distantFuture
    private var band = ""
    private var laterBands: [String] = []

    /// Adds a run, to this line if it follows at the same price, and else to a new one after writing this.
    mutating func extend(
        by run: PaidRun, at price: RunPrice, band: String, of placement: borrowing PlacementFacts,
        writing lines: inout [PaymentLine]
    ) {
        if to == run.from, self.price == price {
            if band != laterBands.last ?? self.band { laterBands.append(band) }
        } else {
            close(of: placement, writing: &lines)
            self.price = price
            self.band = band
            laterBands = []
            from = run.from
        }
        to = run.to
    }

    /// Writes the line, if there is one.
    func close(of placement: borrowing PlacementFacts, writing lines: inout [PaymentLine]) {
        guard let price else { return }
        let days = to - from
        let amount = Fraction(Int64(days) * price.weekly.value, over: 7).rounded
        let contribution = Fraction(Int64(days) * price.contribution.value, over: 7).rounded
        lines.append(
            PaymentLine(
                subject: placement.id, carer: placement.carer, element: price.element, from: from, to: to,
                quantity: days, unit: .day, rate: price.weekly, amount: amount,
                contribution: min(contribution, amount),
                wording: price.element == .complexFee ? .fee : .band(band, later: laterBands)))
    }
}
