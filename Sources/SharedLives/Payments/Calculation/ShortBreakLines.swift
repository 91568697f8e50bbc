extension PricedMonth {
    /// The lines of one short break, in order.
    func appendLines(of stay: StayFacts, to lines: inout [PaymentLine]) {
        switch attendance(of: stay) {
        case .held:
            let first = lines.count
            appendNights(of: stay, to: &lines)
            appendMileage(of: stay, to: &lines)
            lines.orderTail(from: first)
        case .cancelledLate:
            appendCancelled(stay, to: &lines)
        case .missed:
            appendNotArrived(stay, to: &lines)
        case .cancelledFree:
            break
        }
    }

    /// The nights of [from, to) in runs with one rate card, each with its price if it has one.
    func forEachNightRun(
        of stay: StayFacts, from: CivilDate, to: CivilDate,
        _ body: (NightRun, Result<Pence, MissingPrice>) -> Void
    ) {
        var day = from
        while day < to {
            let card = rateCards.inForce(on: day)
            let until = min(to, card.until)
            body(NightRun(from: day, to: until, card: card.index), night(stay.band, on: card.index))
            day = until
        }
    }

    /// The part of a stay that is priced: the nights that begin in this month, or all of them if it was cancelled late
    /// in this month, or the first if the person never arrived; nil when nothing of it is due in this month.
    func pricedNights(of stay: StayFacts) -> (from: CivilDate, to: CivilDate)? {
        switch attendance(of: stay) {
        case .cancelledFree:
            return nil
        case .cancelledLate:
            return contains(stay.arrive) ? (stay.arrive, stay.depart) : nil
        case .missed:
            return contains(stay.arrive) ? (stay.arrive, stay.arrive + 1) : nil
        case .held:
            let from = max(stay.arrive, firstDay)
            let to = min(stay.depart, endDay)
            return from < to ? (from, to) : nil
        }
    }

    /// The rates of the nights of [from, to), in runs with one rate; nights without a price are left out.
    private func ratedNights(of stay: StayFacts) -> [RatedNights] {
        guard let nights = pricedNights(of: stay) else { return [] }
        var rated: [RatedNights] = []
        forEachNightRun(of: stay, from: nights.from, to: nights.to) { run, price in
            guard case .success(let rate) = price else { return }
            if let last = rated.indices.last, rated[last].rate == rate, rated[last].to == run.from {
                rated[last].to = run.to
            } else {
                rated.append(RatedNights(from: run.from, to: run.to, rate: rate))
            }
        }
        return rated
    }

    private func appendNights(of stay: StayFacts, to lines: inout [PaymentLine]) {
        for nights in ratedNights(of: stay) {
            lines.append(
                PaymentLine(
                    subject: stay.id, carer: stay.carer, element: .night, from: nights.from, to: nights.to,
                    quantity: nights.count, unit: .night, rate: nights.rate, amount: nights.cost, contribution: 0,
                    wording: .band(stay.band)))
        }
    }

    private func appendMileage(of stay: StayFacts, to lines: inout [PaymentLine]) {
        guard let miles = stay.miles, miles > 0, contains(stay.arrive) else { return }
        let rate = Pence(Int64(policy.mileagePencePerMile))
        lines.append(
            PaymentLine(
                subject: stay.id, carer: stay.carer, element: .mileage, from: stay.arrive, to: stay.arrive + 1,
                quantity: miles, unit: .mile, rate: rate, amount: Pence(Int64(miles) * rate.value), contribution: 0,
                wording: .miles))
    }

    private func appendCancelled(_ stay: StayFacts, to lines: inout [PaymentLine]) {
        let parts = ratedNights(of: stay)
        guard let first = parts.first else { return }
        let whole = parts.reduce(Pence.zero) { $0 + $1.cost }
        lines.append(
            PaymentLine(
                subject: stay.id, carer: stay.carer, element: .cancelled, from: stay.arrive, to: stay.depart,
                quantity: stay.depart - stay.arrive, unit: .night, rate: first.rate,
                amount: Fraction(whole.value, over: 2).rounded, contribution: 0,
                wording: .cancelledNights(parts, band: stay.band, noticeHours: policy.cancellationHours)))
    }

    /// Half of the first night of a short break at which the person never arrived (4.12.1).
    private func appendNotArrived(_ stay: StayFacts, to lines: inout [PaymentLine]) {
        guard let night = ratedNights(of: stay).first else { return }
        lines.append(
            PaymentLine(
                subject: stay.id, carer: stay.carer, element: .notArrived, from: night.from, to: night.to, quantity: 1,
                unit: .night, rate: night.rate, amount: Fraction(night.rate.value, over: 2).rounded, contribution: 0,
                wording: .firstNight(stay.band, pricedBy: .night)))
    }
}

/// Consecutive nights under one rate card, given as its position in the list; nil if there is none.
struct NightRun {
    var from: CivilDate
    var to: CivilDate
    var card: Int?
}

/// Consecutive nights at one rate.
struct RatedNights: Sendable {
    var from: CivilDate
    var to: CivilDate
    var rate: Pence

    var count: Int { to - from }
    var cost: Pence { Pence(Int64(count) * rate.value) }
}
