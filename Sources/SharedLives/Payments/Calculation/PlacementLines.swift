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
            let contribution = run.element.takesContribution ? run.contribution : 0
            support.extend(run, run.element, rate: weekly, contribution, band: band, placement, &lines)
            guard let index = run.fee, run.element.carriesFee, policy.feeBands.contains(band) else { continue }
            let feeWeekly = placement.complexFees[index].weekly
            fee.extend(run, .complexFee, rate: feeWeekly, 0, band: band, placement, &lines)
        }
        support.close(placement, &lines)
        fee.close(placement, &lines)
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

/// A line that is still growing: the longest run of consecutive days with the same element, rate and contribution.
private struct OpenLine {
    private var element = Element.support
    private var from = CivilDate.distantFuture
    private var to = CivilDate.distantFuture
    private var rate = Pence.zero
    private var contribution = Pence.zero
    private var band = ""
    private var laterBands: [String] = []

    private var isEmpty: Bool { from == to }

    /// Adds a run, to this line if nothing of what makes a line changed, and else to a new one after closing this.
    mutating func extend(
        _ run: PaidRun, _ element: Element, rate: Pence, _ contribution: Pence, band: String,
        _ placement: borrowing PlacementFacts, _ lines: inout [PaymentLine]
    ) {
        if to == run.from, self.element == element, self.rate == rate, self.contribution == contribution {
            if band != laterBands.last ?? self.band { laterBands.append(band) }
        } else {
            close(placement, &lines)
            self.element = element
            self.rate = rate
            self.contribution = contribution
            self.band = band
            laterBands = []
            from = run.from
        }
        to = run.to
    }

    /// Writes the line, if there is one.
    func close(_ placement: borrowing PlacementFacts, _ lines: inout [PaymentLine]) {
        guard !isEmpty else { return }
        let days = to - from
        let amount = Fraction(Int64(days) * rate.value, over: 7).rounded
        let asked = Fraction(Int64(days) * contribution.value, over: 7).rounded
        lines.append(
            PaymentLine(
                subject: placement.id, carer: placement.carer, element: element, from: from, to: to, quantity: days,
                unit: .day, rate: rate, amount: amount, contribution: min(asked, amount),
                wording: element == .complexFee ? .fee : .band(band, later: laterBands)))
    }
}
