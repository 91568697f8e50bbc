extension PaymentLine {
    /// How the amount comes about, in plain words, as in "7 days at £165.00 a week (low)". Made when it is asked for.
    public var explanation: String {
        switch wording {
        case .band(let band, let later):
            "\(counted)\(occasion) at \(price) (\(([band] + later).joined(separator: ", then ")))"
        case .fee:
            "\(counted) of discretionary fee at \(price)"
        case .booked(let label):
            "\(counted) at \(price) (\(label.inWords))"
        case .cancelled(let label, let noticeHours):
            "half of \(counted) at \(price) (\(label.inWords)), \(Self.cancelled(noticeHours))"
        case .missed(let label):
            "half of \(counted) at \(price) (\(label.inWords)), the person did not come"
        case .cancelledNights(let parts, let band, let noticeHours):
            "half of \(Self.nights(parts)) a night (\(band)), \(Self.cancelled(noticeHours))"
        case .firstNight(let band, let unit):
            "half of the first night at \(unit.price(rate)) (\(band)), the person never arrived"
        case .miles:
            "\(counted) at \(price)"
        case .kept(let words):
            words
        }
    }

    private var counted: String { unit.counted(quantity) }
    private var price: String { unit.price(rate) }

    /// What the days were, where they were not simply days of support.
    private var occasion: String {
        switch element {
        case .absence: " of absence"
        case .respite: " of carer's break"
        case .afterDeath: " after the death"
        case .leftWithoutNotice: " after leaving without notice"
        case .support, .complexFee, .night, .hour, .session, .cancelled, .notArrived, .mileage: ""
        }
    }

    private static func cancelled(_ noticeHours: Int) -> String {
        "cancelled \(noticeHours) \(noticeHours == 1 ? "hour" : "hours") or less before the start"
    }

    private static func nights(_ parts: [RatedNights]) -> String {
        parts.map { "\(Unit.night.counted($0.count)) at \($0.rate)" }.joined(separator: " and ")
    }
}

extension BookingLabel {
    fileprivate var inWords: String { session.map { "\($0), \(band)" } ?? band }
}
