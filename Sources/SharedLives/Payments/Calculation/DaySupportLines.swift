extension PricedMonth {
    /// The line of one piece of day support, if it belongs to this month and anything is due.
    ///
    /// It belongs to the day on which it starts in London, all of it, even if it goes on past midnight.
    func appendLines(of session: SessionFacts, to lines: inout [PaymentLine]) {
        let day = London.civilDate(of: session.startsAt)
        let attendance = attendance(of: session)
        guard contains(day), attendance != .cancelledFree,
            case .success(let rate) = daySupport(session, on: day)
        else { return }
        let booking = DaySupportBooking(session, rate)
        let isHalf = attendance != .held
        lines.append(
            PaymentLine(
                subject: session.id, carer: session.carer, element: isHalf ? .cancelled : booking.element, from: day,
                to: day + 1, quantity: booking.quantity, unit: booking.unit, rate: rate,
                amount: (isHalf ? booking.halfCost : booking.cost).rounded, contribution: 0,
                wording: booking.wording(attendance, policy)))
    }
}

/// What a piece of day support is and costs if it takes place.
private struct DaySupportBooking {
    let element: Element
    let quantity: Int
    let unit: Unit
    let cost: Fraction
    private let session: SessionFacts

    init(_ session: SessionFacts, _ rate: Pence) {
        self.session = session
        switch session.length {
        case .minutes(let minutes):
            element = .hour
            quantity = minutes
            unit = .minute
            cost = Fraction(Int64(minutes) * rate.value, over: 60)
        case .session:
            element = .session
            quantity = 1
            unit = .session
            cost = Fraction(rate.value, over: 1)
        }
    }

    /// Half of the cost, from the exact cost: what is rounded once is not halved after.
    var halfCost: Fraction { Fraction(cost.numerator, over: cost.denominator * 2) }

    func wording(_ attendance: Attendance, _ policy: PaymentPolicy) -> Wording {
        let label: BookingLabel =
            switch session.length {
            case .minutes: BookingLabel(band: session.band)
            case .session(let code): BookingLabel(session: code, band: session.band)
            }
        return switch attendance {
        case .missed: .missed(label)
        case .cancelledLate: .cancelled(label, noticeHours: policy.cancellationHours)
        case .held, .cancelledFree: .booked(label)
        }
    }
}
