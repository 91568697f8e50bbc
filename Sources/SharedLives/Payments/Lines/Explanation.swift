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
        case .adjusted(let lines, let causes):
            adjustment(to: lines, causes)
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

    /// As in "care and support in April 2026: 30 days at £270.00 a week (high), £1,157.14 by today's facts, less £707.14 paid
    /// before; since then the band from 1 April 2026 was recorded on 4 May 2026".
    private func adjustment(to lines: [PaymentLine], _ causes: [FactChange]) -> String {
        let old = paidBefore ?? .zero
        let new = PaidSum(amount: old.amount + amount, contribution: old.contribution + contribution)
        var words = "\(element.inWords) in \(Month(containing: from).inWords): "
        words += lines.map { "\($0.explanation), \($0.amount)" }.joined(separator: "; ")
        if lines.count != 1 { words += (lines.isEmpty ? "" : "; together ") + "\(new.amount)" }
        words += " by today's facts, less \(old.amount) paid before"
        if new.contribution != old.contribution {
            words += "; of these the person's contribution is \(new.contribution), and was \(old.contribution)"
        }
        guard !causes.isEmpty else { return words + "; it was left out before" }
        let shown = causes.suffix(Self.causesShownMax).map(\.inWords).joined(separator: "; ")
        let more = causes.count - min(causes.count, Self.causesShownMax)
        return words + "; since then \(shown)" + (more > 0 ? "; and \(more) earlier changes" : "")
    }

    private static let causesShownMax = 5

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
