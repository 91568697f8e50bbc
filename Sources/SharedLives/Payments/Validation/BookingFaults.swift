extension PricedMonth {
    /// What is wrong with one short break, with pointers from the stay on. Prices are asked for only for nights that
    /// are due in the month.
    func faults(of stay: StayFacts) -> [Fault] {
        var list = FaultList()
        list.checkNames(id: stay.id, carer: stay.carer)
        let nights = stay.depart - stay.arrive
        let isLengthRight = (1...PaymentLimits.nightsMax).contains(nights)
        if !isLengthRight {
            list.add(
                "/depart", .nightsOutOfRange,
                "From \(stay.arrive) to \(stay.depart) are \(nights) nights; a short break has 1 to "
                    + "\(PaymentLimits.nightsMax).")
        }
        let date = London.civilDate(of: stay.startsAt)
        if date != stay.arrive {
            list.add(
                "/arrive", .arrivalOnAnotherDate,
                "It starts on \(date) in London, not on \(stay.arrive); correct arrive or startsAt.")
        }
        list.checkCancellation(
            startsAt: stay.startsAt, cancelledAt: stay.cancelledAt, cancelledBy: stay.cancelledBy,
            notArrived: stay.notArrived)
        if let miles = stay.miles { list.check(miles, max: PaymentLimits.milesMax, at: "/miles") }
        guard isLengthRight, let due = pricedNights(of: stay) else { return list.faults }
        forEachNightRun(of: stay, from: due.from, to: due.to) { run, price in
            guard case .failure(let missing) = price else { return }
            list.addMissing(missing, "price of a night for the band \"\(stay.band)\"", on: run.from, at: "/band")
        }
        return list.faults
    }

    /// What is wrong with one piece of day support, with pointers from the session on. Its price is asked for only if
    /// it is due in the month.
    func faults(of session: SessionFacts) -> [Fault] {
        var list = FaultList()
        list.checkNames(id: session.id, carer: session.carer)
        if case .minutes(let minutes) = session.length, !(1...PaymentLimits.minutesMax).contains(minutes) {
            list.add(
                "/minutes", .minutesOutOfRange,
                "Day support has 1 to \(PaymentLimits.minutesMax) minutes, not \(minutes); correct them, or split it "
                    + "by days.")
        }
        list.checkCancellation(
            startsAt: session.startsAt, cancelledAt: session.cancelledAt, cancelledBy: session.cancelledBy,
            notArrived: session.notArrived)
        let day = London.civilDate(of: session.startsAt)
        guard contains(day), attendance(of: session) != .cancelledFree,
            case .failure(let missing) = daySupport(session, on: day)
        else { return list.faults }
        let card = rateCards.inForce(on: day).index
        switch session.length {
        case .minutes:
            list.addMissing(missing, "price of an hour for the band \"\(session.band)\"", on: day, at: "/band")
        case .session(let code):
            let isUnknown = card.map { rateCards[$0].session[code] == nil } ?? false
            list.addMissing(
                missing, "price of the session \"\(code)\" for the band \"\(session.band)\"", on: day,
                at: isUnknown ? "/session" : "/band")
        }
        return list.faults
    }
}

extension FaultList {
    /// A subject and its carer have identifiers, without which nobody could be paid.
    mutating func checkNames(id: String, carer: String) {
        if id.isEmpty { add("/id", .idMissing, "The id is empty; give each placement, stay and session one.") }
        if carer.isEmpty { add("/carer", .carerMissing, "The carer is empty; say who is paid.") }
    }

    /// Says what is missing for the price of a day, once for each place.
    mutating func addMissing(_ missing: MissingPrice, _ wanted: String, on day: CivilDate, at pointer: String) {
        switch missing {
        case .noRateCard:
            guard !has(pointer, .noRateCard) else { return }
            add(
                pointer, .noRateCard,
                "No rate card is in force on \(day); add one that begins on or before it, with a \(wanted).")
        case .noPrice:
            guard !has(pointer, .noPrice) else { return }
            add(
                pointer, .noPrice,
                "The rate card in force on \(day) has no \(wanted); add the price, or correct the band.")
        }
    }

    fileprivate mutating func checkCancellation(
        startsAt: Instant, cancelledAt: Instant?, cancelledBy: CancelledBy?, notArrived: Bool
    ) {
        guard let cancelledAt else {
            guard cancelledBy != nil else { return }
            add(
                "/cancelledBy", .cancelledByWithoutCancelledAt,
                "Somebody cancelled, but it is not said when; give cancelledAt, or leave cancelledBy out.")
            return
        }
        if cancelledAt >= startsAt {
            add(
                "/cancelledAt", .cancelledNotBeforeStart,
                "It was cancelled at \(cancelledAt), which is not before its start at \(startsAt); if the person did "
                    + "not come, say so with notArrived.")
        }
        if notArrived {
            add(
                "/notArrived", .cancelledAndNotArrived,
                "What was cancelled cannot be missed as well; keep either cancelledAt or notArrived.")
        }
    }
}
