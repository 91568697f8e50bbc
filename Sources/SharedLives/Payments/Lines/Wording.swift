/// What a line's explanation is made from. It is kept with each line and put into words only when somebody reads them,
/// since a run works out many more lines than anybody looks at.
enum Wording: Sendable {
    /// A band, and the bands that followed it at the same rate within the line.
    case band(String, later: [String] = [])
    /// The discretionary fee.
    case fee
    /// Day support that took place.
    case booked(BookingLabel)
    /// Day support that was cancelled with no more than so many hours' notice.
    case cancelled(BookingLabel, noticeHours: Int)
    /// Day support to which the person did not come.
    case missed(BookingLabel)
    /// A short break that was cancelled with no more than so many hours' notice, in parts where its rate changes.
    case cancelledNights([RatedNights], band: String, noticeHours: Int)
    /// The first night of an arrangement at which the person never arrived, priced by the night or by the week's days.
    case firstNight(String, pricedBy: Unit)
    /// Miles.
    case miles
    /// The words kept of a line that was worked out before.
    case kept(String)
}

/// What is booked, as the rate card names it.
struct BookingLabel: Sendable {
    var session: String?
    var band: String
}

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

extension Unit {
    /// So many of the unit, as in "1 night" and "165 minutes".
    func counted(_ quantity: Int) -> String { "\(quantity) \(rawValue)\(quantity == 1 ? "" : "s")" }

    /// A rate as people say it, as in "£165.00 a week" and "45p a mile".
    func price(_ rate: Pence) -> String {
        switch self {
        case .day: "\(rate) a week"
        case .night: "\(rate) a night"
        case .minute: "\(rate) an hour"
        case .session: "\(rate) a session"
        case .mile: (0..<100).contains(rate.value) ? "\(rate.value)p a mile" : "\(rate) a mile"
        }
    }
}
