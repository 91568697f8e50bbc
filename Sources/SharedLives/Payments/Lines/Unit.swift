/// What the quantity of a line counts.
public enum Unit: String, CaseIterable, Hashable, Sendable {
    /// Days, at a price a week.
    case day
    /// Nights, at a price a night.
    case night
    /// Minutes, at a price an hour.
    case minute
    /// Sessions, at a price each.
    case session
    /// Miles, at a price each.
    case mile
    /// Months that were paid before, at the difference.
    case month
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
        case .month: "\(rate) a month"
        }
    }
}
