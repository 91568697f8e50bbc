import SharedLives

/// The payment rules a second time, as plainly as can be: day by day from the very start, with counters, from the words
/// of the rules and without a look at the calculator. Slow, and meant to be.
struct PlainRules {
    let facts: PaymentFacts

    struct Line: Equatable, CustomStringConvertible {
        var carer: String
        var subject: String
        var from: CivilDate
        var element: Element
        var to: CivilDate
        var quantity: Int
        var unit: Unit
        var rate: Int64
        var amount: Int64
        var contribution: Int64

        var description: String {
            "\(carer) \(subject) \(element) \(from)..\(to) \(quantity) \(unit) × \(rate) = \(amount) − \(contribution)"
        }
    }

    var lines: [Line] {
        var lines: [Line] = []
        for placement in facts.placements { lines += self.lines(of: placement) }
        for stay in facts.stays { lines += self.lines(of: stay) }
        for session in facts.sessions { lines += self.lines(of: session) }
        let order = Element.allCases
        return lines.sorted { left, right in
            if left.carer != right.carer { return left.carer < right.carer }
            if left.subject != right.subject { return left.subject < right.subject }
            if left.from != right.from { return left.from < right.from }
            return order.firstIndex(of: left.element)! < order.firstIndex(of: right.element)!
        }
    }

    /// The nearest whole number to a fraction of nothing or more; a half goes up.
    private func nearest(_ numerator: Int64, _ denominator: Int64) -> Int64 {
        (2 * numerator + denominator) / (2 * denominator)
    }

    private func isInMonth(_ day: CivilDate) -> Bool {
        day.year == facts.period.year && day.month == facts.period.month
    }

    private func card(_ day: CivilDate) -> RateCard {
        facts.rateCards.filter { $0.from <= day }.max { $0.from < $1.from }!
    }

    private struct Day {
        var date: CivilDate
        var element: Element
        var rate: Int64
        var contribution: Int64
    }

    private func weekly(_ placement: PlacementFacts, _ day: CivilDate) -> (band: String, rate: Int64) {
        let band = placement.bands.filter { $0.from <= day }.max { $0.from < $1.from }!
        return (band.band, (band.band == "legacy" ? band.weekly! : card(day).weekly[band.band]!).value)
    }

    private func isAnniversary(_ day: CivilDate, of start: CivilDate) -> Bool {
        if start.month == 2 && start.day == 29 && !CivilDate.isLeapYear(day.year) {
            return day.month == 3 && day.day == 1
        }
        return day.month == start.month && day.day == start.day
    }

    private func lines(of placement: PlacementFacts) -> [Line] {
        if let end = placement.end, end.reason == .notArrived {
            guard isInMonth(placement.start) else { return [] }
            let rate = weekly(placement, placement.start).rate
            return [
                Line(
                    carer: placement.carer, subject: placement.id, from: placement.start, element: .notArrived,
                    to: placement.start + 1, quantity: 1, unit: .night, rate: rate, amount: nearest(rate, 14),
                    contribution: 0)
            ]
        }
        var days: [Day] = []
        var breakDays = 0
        var absenceDays = [Int](repeating: 0, count: placement.absences.count)
        var day = placement.start
        while day < facts.period.endDay {
            if isAnniversary(day, of: placement.start) { breakDays = 0 }
            var element: Element?
            if let end = placement.end, day >= end.date {
                element = elementAfterEnd(placement, end, day)
            } else if let index = placement.absences.firstIndex(where: {
                $0.from <= day && ($0.to.map { day < $0 } ?? true)
            }) {
                absenceDays[index] += 1
                if placement.absences[index].kind == .carerBreak {
                    breakDays += 1
                    if breakDays <= facts.policy.respiteDaysPerYear { element = .respite }
                } else if absenceDays[index] <= facts.policy.absencePaidDays {
                    element = .absence
                }
            } else {
                element = .support
            }
            if let element, isInMonth(day) { days += self.days(placement, element, day) }
            day = day + 1
        }
        return [.support, .absence, .respite, .afterDeath, .leftWithoutNotice, .complexFee].flatMap { element in
            grouped(days.filter { $0.element == element }, placement)
        }
    }

    private func elementAfterEnd(_ placement: PlacementFacts, _ end: PlacementEnd, _ day: CivilDate) -> Element? {
        switch end.reason {
        case .movedOn, .breakdown, .notArrived:
            return nil
        case .leftWithoutNotice:
            return day - end.date < facts.policy.leftWithoutNoticeDays ? .leftWithoutNotice : nil
        case .death:
            for absence in placement.absences where absence.kind == .hospital {
                var inHospital = 0
                var night = absence.from
                while night < end.date {
                    inHospital += 1
                    night = night + 1
                }
                let isStillThere = absence.from <= end.date && (absence.to == nil || absence.to! > end.date)
                if isStillThere && inHospital > facts.policy.absencePaidDays { return nil }
            }
            return day - end.date < facts.policy.afterDeathDays ? .afterDeath : nil
        }
    }

    private func days(_ placement: PlacementFacts, _ element: Element, _ day: CivilDate) -> [Day] {
        let (band, rate) = weekly(placement, day)
        let contribution =
            placement.contributions.filter { $0.from <= day }.max { $0.from < $1.from }?.weekly.value ?? 0
        let isShared = [.support, .absence, .respite].contains(element)
        var days = [Day(date: day, element: element, rate: rate, contribution: isShared ? contribution : 0)]
        if element != .respite, facts.policy.feeBands.contains(band),
            let fee = placement.complexFees.first(where: { $0.from <= day && ($0.to == nil || day < $0.to!) })
        {
            days.append(Day(date: day, element: .complexFee, rate: fee.weekly.value, contribution: 0))
        }
        return days
    }

    private func grouped(_ days: [Day], _ placement: PlacementFacts) -> [Line] {
        var lines: [Line] = []
        var weeklyContributions: [Int64] = []
        for day in days {
            if let last = lines.last, last.to == day.date, last.rate == day.rate,
                weeklyContributions.last == day.contribution
            {
                lines[lines.count - 1].quantity += 1
                lines[lines.count - 1].to = day.date + 1
            } else {
                lines.append(
                    Line(
                        carer: placement.carer, subject: placement.id, from: day.date, element: day.element,
                        to: day.date + 1, quantity: 1, unit: .day, rate: day.rate, amount: 0, contribution: 0))
                weeklyContributions.append(day.contribution)
            }
        }
        for index in lines.indices {
            let days = Int64(lines[index].quantity)
            lines[index].amount = nearest(days * lines[index].rate, 7)
            lines[index].contribution = min(nearest(days * weeklyContributions[index], 7), lines[index].amount)
        }
        return lines
    }

    private func isLate(_ startsAt: Instant, _ cancelledAt: Instant) -> Bool {
        let notice = startsAt.microsecondsSinceEpoch - cancelledAt.microsecondsSinceEpoch
        return notice <= Int64(facts.policy.cancellationHours) * 60 * 60 * 1_000_000
    }

    private func lines(of stay: StayFacts) -> [Line] {
        func line(_ element: Element, _ from: CivilDate, _ to: CivilDate, _ quantity: Int, _ rate: Int64) -> Line {
            Line(
                carer: stay.carer, subject: stay.id, from: from, element: element, to: to, quantity: quantity,
                unit: .night, rate: rate, amount: 0, contribution: 0)
        }
        let nights = (0..<(stay.depart - stay.arrive)).map { stay.arrive + $0 }
        func price(_ night: CivilDate) -> Int64 { card(night).night[stay.band]!.value }
        if let cancelledAt = stay.cancelledAt {
            guard stay.cancelledBy != .carer, stay.cancelledBy != .scheme, isLate(stay.startsAt, cancelledAt),
                isInMonth(stay.arrive)
            else { return [] }
            var cancelled = line(.cancelled, stay.arrive, stay.depart, nights.count, price(stay.arrive))
            cancelled.amount = nearest(nights.reduce(0) { $0 + price($1) }, 2)
            return [cancelled]
        }
        if stay.notArrived {
            guard isInMonth(stay.arrive) else { return [] }
            var missed = line(.notArrived, stay.arrive, stay.arrive + 1, 1, price(stay.arrive))
            missed.amount = nearest(price(stay.arrive), 2)
            return [missed]
        }
        var lines: [Line] = []
        for night in nights where isInMonth(night) {
            if let last = lines.last, last.rate == price(night) {
                lines[lines.count - 1].quantity += 1
                lines[lines.count - 1].to = night + 1
            } else {
                lines.append(line(.night, night, night + 1, 1, price(night)))
            }
        }
        for index in lines.indices { lines[index].amount = Int64(lines[index].quantity) * lines[index].rate }
        if let miles = stay.miles, miles > 0, isInMonth(stay.arrive) {
            var mileage = line(.mileage, stay.arrive, stay.arrive + 1, miles, Int64(facts.policy.mileagePencePerMile))
            mileage.unit = .mile
            mileage.amount = Int64(miles * facts.policy.mileagePencePerMile)
            lines.append(mileage)
        }
        return lines
    }

    private func lines(of session: SessionFacts) -> [Line] {
        let day = London.civilDate(of: session.startsAt)
        guard isInMonth(day) else { return [] }
        var isHalf = session.notArrived
        if let cancelledAt = session.cancelledAt {
            guard session.cancelledBy != .carer, session.cancelledBy != .scheme, isLate(session.startsAt, cancelledAt)
            else { return [] }
            isHalf = true
        }
        var line = Line(
            carer: session.carer, subject: session.id, from: day, element: .hour, to: day + 1, quantity: 1,
            unit: .minute, rate: 0, amount: 0, contribution: 0)
        switch session.length {
        case .minutes(let minutes):
            line.quantity = minutes
            line.rate = card(day).hour[session.band]!.value
            line.amount = nearest(Int64(minutes) * line.rate, isHalf ? 120 : 60)
        case .session(let code):
            line.element = .session
            line.unit = .session
            line.rate = card(day).session[code]![session.band]!.value
            line.amount = nearest(line.rate, isHalf ? 2 : 1)
        }
        if isHalf { line.element = .cancelled }
        return [line]
    }
}
