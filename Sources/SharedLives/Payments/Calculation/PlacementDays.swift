/// What a day of a placement is paid as, and how long that stays so.
struct Standing {
    /// The element, or nil while nothing is due.
    var element: Element?
    /// A later day, before which nothing changes.
    var until: CivilDate
}

extension PlacementFacts {
    /// What a day on or after the start is paid as, by clauses 4.4.1, 4.11.1 and 4.12.
    func standing(on day: CivilDate, _ policy: PaymentPolicy) -> Standing {
        if let end, day >= end.date { return standing(after: end, on: day, policy) }
        var until = end?.date ?? .distantFuture
        for absence in absences {
            guard day >= absence.from else {
                until = min(until, absence.from)
                continue
            }
            guard absence.contains(day) else { continue }
            var away = standing(during: absence, on: day, policy)
            away.until = min(away.until, end?.date ?? .distantFuture)
            return away
        }
        return Standing(element: .support, until: until)
    }

    private func standing(after end: PlacementEnd, on day: CivilDate, _ policy: PaymentPolicy) -> Standing {
        let nothing = Standing(element: nil, until: .distantFuture)
        switch end.reason {
        case .movedOn, .breakdown, .notArrived:
            return nothing
        case .death:
            let until = end.date + policy.afterDeathDays
            guard day < until, !hadLongBeenInHospital(on: end.date, policy) else { return nothing }
            return Standing(element: .afterDeath, until: until)
        case .leftWithoutNotice:
            let until = end.date + policy.leftWithoutNoticeDays
            guard day < until else { return nothing }
            return Standing(element: .leftWithoutNotice, until: until)
        }
    }

    private func standing(during absence: Absence, on day: CivilDate, _ policy: PaymentPolicy) -> Standing {
        let back = absence.to ?? .distantFuture
        switch absence.kind {
        case .hospital, .other:
            let unpaidFrom = absence.from + policy.absencePaidDays
            guard day < unpaidFrom else { return Standing(element: nil, until: back) }
            return Standing(element: .absence, until: min(back, unpaidFrom))
        case .carerBreak:
            let year = placementYear(of: day)
            let until = min(back, year.endDay)
            let daysLeft = policy.respiteDaysPerYear - breakDays(from: year.firstDay, to: day)
            guard daysLeft > 0 else { return Standing(element: nil, until: until) }
            return Standing(element: .respite, until: min(until, day + daysLeft))
        }
    }

    /// Whether somebody who died on a day had been in hospital for longer than absences are paid (4.12.2).
    ///
    /// The hospital stay is one that goes on past that day as far as is known. One whose `to` is the date of death says
    /// that the person came home on that day, as `to` says everywhere.
    private func hadLongBeenInHospital(on day: CivilDate, _ policy: PaymentPolicy) -> Bool {
        absences.contains {
            $0.kind == .hospital && $0.contains(day) && day - $0.from > policy.absencePaidDays
        }
    }
}

extension Absence {
    /// Whether a day is one of the absence; the day of the return is not.
    func contains(_ day: CivilDate) -> Bool {
        from <= day && day < to ?? .distantFuture
    }
}
