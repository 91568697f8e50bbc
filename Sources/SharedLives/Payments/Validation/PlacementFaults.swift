extension PricedMonth {
    /// What is wrong with one placement, with pointers from the placement on.
    ///
    /// Its history must make sense whatever the month. Bands and prices are asked for only on days of the month that
    /// are to be paid: a day on which nothing is due needs none, and neither does a month long past.
    func faults(of placement: PlacementFacts) -> [Fault] {
        var list = FaultList()
        list.checkNames(id: placement.id, carer: placement.carer)
        list.checkEnd(of: placement)
        let lists = [
            list.check(count: placement.bands.count, max: PaymentLimits.datedFactsMax, at: "/bands"),
            list.check(count: placement.contributions.count, max: PaymentLimits.datedFactsMax, at: "/contributions"),
            list.check(count: placement.complexFees.count, max: PaymentLimits.datedFactsMax, at: "/complexFees"),
            list.check(count: placement.absences.count, max: PaymentLimits.datedFactsMax, at: "/absences"),
        ]
        guard lists.allSatisfy({ $0 }) else { return list.faults }
        list.checkBands(of: placement)
        list.checkContributions(of: placement)
        list.checkFees(of: placement)
        list.checkAbsences(of: placement)
        checkPrices(of: placement, &list)
        return list.faults
    }

    private func checkPrices(of placement: PlacementFacts, _ list: inout FaultList) {
        if placement.end?.reason == .notArrived {
            let day = placement.start
            guard contains(day) else { return }
            let band = placement.bands.inForce(on: day).index
            checkPrice(of: placement, band, rateCards.inForce(on: day).index, on: day, &list)
            return
        }
        var runs = PaidRuns(of: placement, in: self)
        while let run = runs.next(of: placement, in: self) {
            checkPrice(of: placement, run.band, run.card, on: run.from, &list)
            checkFeeBand(of: placement, run, &list)
        }
    }

    private func checkPrice(
        of placement: PlacementFacts, _ band: Int?, _ card: Int?, on day: CivilDate, _ list: inout FaultList
    ) {
        guard let band else {
            guard !list.has("/bands", .noBand) else { return }
            list.add("/bands", .noBand, "No band is in force on \(day), a day to be paid; add the band of that day.")
            return
        }
        let dated = placement.bands[band]
        let isIncompleteLegacy = dated.band == DatedBand.legacy && dated.weekly == nil
        guard !isIncompleteLegacy, case .failure(let missing) = weekly(dated, on: card) else { return }
        list.addMissing(missing, "weekly price for the band \"\(dated.band)\"", on: day, at: "/bands/\(band)/band")
    }

    private func checkFeeBand(of placement: PlacementFacts, _ run: PaidRun, _ list: inout FaultList) {
        guard let fee = run.fee, let band = run.band, run.element.carriesFee else { return }
        let code = placement.bands[band].band
        guard !policy.feeBands.contains(code), !list.has("/complexFees/\(fee)", .feeBandNotAllowed) else { return }
        list.add(
            "/complexFees/\(fee)", .feeBandNotAllowed,
            "On \(run.from) the band is \"\(code)\", beside which no discretionary fee is paid; end the fee before "
                + "that day or correct the band.")
    }
}

extension FaultList {
    fileprivate mutating func checkEnd(of placement: PlacementFacts) {
        guard let end = placement.end else { return }
        if end.date < placement.start {
            add(
                "/end/date", .endBeforeStart,
                "The placement ends on \(end.date), before it starts on \(placement.start); correct one of the two.")
        } else if end.reason == .notArrived, end.date != placement.start {
            add(
                "/end/date", .notArrivedNotAtStart,
                "Somebody who never arrived was due on the start; give \(placement.start) as the end's date.")
        }
    }

    fileprivate mutating func checkBands(of placement: PlacementFacts) {
        checkDays(of: placement.bands, at: "/bands")
        for (index, band) in placement.bands.enumerated() {
            let isLegacy = band.band == DatedBand.legacy
            if let weekly = band.weekly {
                check(weekly, at: "/bands/\(index)/weekly")
                guard !isLegacy else { continue }
                add(
                    "/bands/\(index)/weekly", .weeklyNotLegacy,
                    "Only a legacy band has a weekly rate of its own; the rate card prices \"\(band.band)\".")
            } else if isLegacy {
                add(
                    "/bands/\(index)", .legacyWithoutWeekly,
                    "A legacy band is paid at a weekly rate of its own; give it as weekly, in pence.")
            }
        }
    }

    fileprivate mutating func checkContributions(of placement: PlacementFacts) {
        checkDays(of: placement.contributions, at: "/contributions")
        for (index, contribution) in placement.contributions.enumerated() {
            check(contribution.weekly, at: "/contributions/\(index)/weekly")
        }
    }

    fileprivate mutating func checkFees(of placement: PlacementFacts) {
        for (index, fee) in placement.complexFees.enumerated() {
            check(fee.weekly, at: "/complexFees/\(index)/weekly")
        }
        let overlaps = checkIntervals(placement.complexFees.map { DateInterval($0.from, $0.to) }, at: "/complexFees")
        for (index, day) in overlaps {
            add(
                "/complexFees/\(index)/from", .feesOverlap,
                "Another fee holds on \(day) too; end one of the two before the other begins.")
        }
    }

    fileprivate mutating func checkAbsences(of placement: PlacementFacts) {
        for (index, absence) in placement.absences.enumerated() {
            if absence.from < placement.start {
                add(
                    "/absences/\(index)/from", .absenceBeforeStart,
                    "The absence begins on \(absence.from), before the placement's start on \(placement.start).")
            } else if let end = placement.end, absence.from > end.date {
                add(
                    "/absences/\(index)/from", .absenceAfterEnd,
                    "The absence begins on \(absence.from), after the placement's end on \(end.date).")
            }
        }
        let overlaps = checkIntervals(placement.absences.map { DateInterval($0.from, $0.to) }, at: "/absences")
        for (index, day) in overlaps {
            add(
                "/absences/\(index)/from", .absencesOverlap,
                "Another absence holds on \(day) too; end one of the two before the other begins.")
        }
    }
}
