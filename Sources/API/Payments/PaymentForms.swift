import JSON
import SharedLives

/// How the facts of payments stand in a body, wherever they are sent.
enum PaymentForms {
    // Ranges of numbers are the rules' to judge, with their own sentences; the form only keeps them to 53 bits, which
    // every JSON library holds exactly.
    static let pence = JSONForm<Pence>.pence(-(1 << 53)...(1 << 53))
    static let number = JSONForm<Int>.integer(-(1 << 53)...(1 << 53))
    static let id = JSONForm<String>.text(1...200, trimmed: false)
    static let code = JSONForm<String>.text(codeCharacters, trimmed: false)

    /// A month whose end is a date that can be written: lines end on it.
    static let period = JSONForm.month.checked(
        code: JSON.FaultCode.outOfRange, detail: "Give a month before 9999-12.", { $0.endDay.year <= 9_999 })

    /// How long a band's or a session's code may be.
    static let codeCharacters = 1...50

    private static let prices = JSONForm<[String: Pence]>.table(pence, nameCharacters: codeCharacters)

    static let policy = JSONForm<PaymentPolicy>.object { policy in
        let absent = PaymentPolicy()
        return PaymentPolicy(
            respiteDaysPerYear: policy.optional("respiteDaysPerYear", number, or: absent.respiteDaysPerYear),
            absencePaidDays: policy.optional("absencePaidDays", number, or: absent.absencePaidDays),
            afterDeathDays: policy.optional("afterDeathDays", number, or: absent.afterDeathDays),
            leftWithoutNoticeDays: policy.optional("leftWithoutNoticeDays", number, or: absent.leftWithoutNoticeDays),
            cancellationHours: policy.optional("cancellationHours", number, or: absent.cancellationHours),
            mileagePencePerMile: policy.optional("mileagePencePerMile", number, or: absent.mileagePencePerMile),
            feeBands: policy.optional("feeBands", JSONForm.list(code).map { Set($0) }, or: absent.feeBands))
    }

    static let rateCard = JSONForm<RateCard>.object { card in
        RateCard(
            from: card.required("from", .date),
            weekly: card.optional("weekly", prices, or: [:]), night: card.optional("night", prices, or: [:]),
            hour: card.optional("hour", prices, or: [:]),
            session: card.optional("session", .table(prices, nameCharacters: codeCharacters), or: [:]))
    }

    static let placement = JSONForm<PlacementFacts>.object { placement in
        PlacementFacts(
            id: placement.required("id", id), carer: placement.required("carer", id),
            start: placement.required("start", .date),
            bands: placement.required("bands", .list(band)),
            contributions: placement.optional("contributions", .list(contribution), or: []),
            complexFees: placement.optional("complexFees", .list(fee), or: []),
            absences: placement.optional("absences", .list(absence), or: []),
            end: placement.optional("end", end))
    }

    static let band = JSONForm<DatedBand>.object { band in
        DatedBand(
            from: band.required("from", .date), band: band.required("band", code),
            weekly: band.optional("weekly", pence))
    }

    static let contribution = JSONForm<DatedContribution>.object { contribution in
        DatedContribution(
            from: contribution.required("from", .date), weekly: contribution.required("weekly", pence))
    }

    // `to` must be written, be it null: a fee or an absence without end is not to come about by forgetting it.
    static let fee = JSONForm<ComplexFee>.object { fee in
        ComplexFee(
            from: fee.required("from", .date), to: fee.nullable("to", .date), weekly: fee.required("weekly", pence))
    }

    static let absence = JSONForm<Absence>.object { absence in
        Absence(
            kind: absence.required("kind", .enumeration()), from: absence.required("from", .date),
            to: absence.nullable("to", .date))
    }

    static let end = JSONForm<PlacementEnd>.object { end in
        PlacementEnd(date: end.required("date", .date), reason: end.required("reason", .enumeration()))
    }

    static let stay = JSONForm<StayFacts>.object { stay in
        StayFacts(
            id: stay.required("id", id), carer: stay.required("carer", id),
            arrive: stay.required("arrive", .date), depart: stay.required("depart", .date),
            band: stay.required("band", code), startsAt: stay.required("startsAt", .instant),
            cancelledAt: stay.optional("cancelledAt", .instant),
            cancelledBy: stay.optional("cancelledBy", .enumeration()),
            notArrived: stay.optional("notArrived", .boolean, or: false), miles: stay.optional("miles", number))
    }

    static let session = JSONForm<SessionFacts>.object { session in
        SessionFacts(
            id: session.required("id", id), carer: session.required("carer", id),
            startsAt: session.required("startsAt", .instant), length: length(of: session),
            band: session.required("band", code),
            cancelledAt: session.optional("cancelledAt", .instant),
            cancelledBy: session.optional("cancelledBy", .enumeration()),
            notArrived: session.optional("notArrived", .boolean, or: false))
    }

    static func length(of session: JSONObjectReader) -> SessionFacts.Length {
        let minutes = session.optional("minutes", number)
        let code = session.optional("session", code)
        // A member of a wrong type was given all the same, and is not told of twice.
        switch (session.has("minutes"), session.has("session")) {
        case (true, true):
            session.fault(
                "session", code: PaymentCalculationFaults.minutesAndSession,
                detail: "Give either minutes, priced by the hour, or session, priced by the session.")
        case (false, false):
            session.fault(
                code: PaymentCalculationFaults.neitherMinutesNorSession,
                detail: "Give minutes, priced by the hour, or session, priced by the session.")
        default: break
        }
        return minutes.map { .minutes($0) } ?? .session(code ?? "")
    }
}
