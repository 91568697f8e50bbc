/// What a line of a payment is for. The raw values stand in the API and the tables.
///
/// The order of the cases is the order of lines of one subject that begin on the same day.
public enum Element: String, CaseIterable, Hashable, Comparable, Sendable {
    /// A day of a long-term placement on which the person is there.
    case support
    /// A paid day in hospital or away with a return expected.
    case absence
    /// A paid day of the carer's break.
    case respite
    /// A day of the week after a death.
    case afterDeath
    /// A day of the week after a person left without notice.
    case leftWithoutNotice
    /// The discretionary fee beside a paid day.
    case complexFee
    /// A night of a short break.
    case night
    /// Day support by the minute, priced by the hour.
    case hour
    /// Day support by the session.
    case session
    /// Half of a short break or of day support that was cancelled late, or of day support that was missed.
    case cancelled
    /// Half of the first night of a placement or short break at which the person never arrived.
    case notArrived
    /// Miles of fetching the person to a short break.
    case mileage

    /// The clause of the service specification under which this is paid.
    public var clause: String {
        switch self {
        case .support: "4.4.1"
        case .absence: "4.12.3"
        case .respite: "4.11.1"
        case .afterDeath: "4.12.2, 3.20.4"
        case .leftWithoutNotice: "4.12.4"
        case .complexFee: "4.6.1"
        case .night: "4.7.3"
        case .hour, .session: "4.7.4"
        case .cancelled: "4.7.6"
        case .notArrived: "4.12.1"
        case .mileage: "4.7.5"
        }
    }

    /// Whether the person's contribution goes towards this; every other element is the council's in full (4.8).
    public var takesContribution: Bool {
        switch self {
        case .support, .absence, .respite: true
        case .afterDeath, .leftWithoutNotice, .complexFee, .night, .hour, .session, .cancelled, .notArrived, .mileage:
            false
        }
    }

    /// Whether the discretionary fee is paid beside this (4.6.1).
    var carriesFee: Bool {
        switch self {
        case .support, .absence, .afterDeath, .leftWithoutNotice: true
        case .respite, .complexFee, .night, .hour, .session, .cancelled, .notArrived, .mileage: false
        }
    }

    /// Whether the left element stands before the right one among lines of one subject and day.
    public static func < (left: Element, right: Element) -> Bool { left.position < right.position }

    private var position: Int {
        switch self {
        case .support: 0
        case .absence: 1
        case .respite: 2
        case .afterDeath: 3
        case .leftWithoutNotice: 4
        case .complexFee: 5
        case .night: 6
        case .hour: 7
        case .session: 8
        case .cancelled: 9
        case .notArrived: 10
        case .mileage: 11
        }
    }
}
