/// A long-term placement: a person lives with a carer, and a council funds it. Its dated facts stand beside it.
public struct Placement: Hashable, Sendable {
    /// The person.
    public var personID: Identifier
    /// The carer, who is paid.
    public var carerID: Identifier
    /// The council, which is charged.
    public var councilID: Identifier
    /// The first day.
    public var start: CivilDate
    /// How it ended; nil while it goes on.
    public var end: PlacementEnd?
    /// Long term, or one that began in a crisis or for reablement (3.8).
    public var kind: ArrangementKind
    /// Whether it began before the scheme kept its records here, and was recorded as it was. The store says so.
    public var isCarriedOver: Bool

    /// A placement.
    public init(
        personID: Identifier, carerID: Identifier, councilID: Identifier, start: CivilDate, end: PlacementEnd? = nil,
        kind: ArrangementKind = .longTerm, isCarriedOver: Bool = false
    ) {
        self.personID = personID
        self.carerID = carerID
        self.councilID = councilID
        self.start = start
        self.end = end
        self.kind = kind
        self.isCarriedOver = isCarriedOver
    }

    /// The kinds that a placement can be of.
    public static let kinds: [ArrangementKind] = [.longTerm, .crisis, .reablement]
}

/// How a booking ended before it was used.
public struct BookingOutcome: Hashable, Sendable {
    /// When it was cancelled; nil when it was not.
    public var cancelledAt: Instant?
    /// By whom; the council, where nothing is said.
    public var cancelledBy: CancelledBy?
    /// Whether the person did not come.
    public var notArrived: Bool

    /// Whether the booking stands: the person is to come, or came.
    public var stands: Bool { cancelledAt == nil && !notArrived }

    /// An outcome; without anything it is a booking that stands.
    public init(cancelledAt: Instant? = nil, cancelledBy: CancelledBy? = nil, notArrived: Bool = false) {
        self.cancelledAt = cancelledAt
        self.cancelledBy = cancelledBy
        self.notArrived = notArrived
    }
}

/// A short break of 1 to 28 nights (4.7.1).
public struct Stay: Hashable, Sendable {
    /// The person.
    public var personID: Identifier
    /// The carer, who is paid.
    public var carerID: Identifier
    /// The council, which is charged.
    public var councilID: Identifier
    /// The date of the first night.
    public var arrive: CivilDate
    /// The date of leaving, whose night is not part of the stay.
    public var depart: CivilDate
    /// A code of the rate cards' night table.
    public var band: String
    /// When it begins, on the date of arrival: what 48 hours' notice is counted to.
    public var startsAt: Instant
    /// Whole miles agreed for fetching the person (4.7.5).
    public var miles: Int?
    /// What became of it.
    public var outcome: BookingOutcome
    /// A short break, or one in a crisis or for reablement (3.8).
    public var kind: ArrangementKind
    /// Whether it began before the scheme kept its records here, and was recorded as it was. The store says so.
    public var isCarriedOver: Bool

    /// The kinds that a stay can be of.
    public static let kinds: [ArrangementKind] = [.shortBreak, .crisis, .reablement]

    /// A stay.
    public init(
        personID: Identifier, carerID: Identifier, councilID: Identifier, arrive: CivilDate, depart: CivilDate,
        band: String, startsAt: Instant, miles: Int? = nil, outcome: BookingOutcome = BookingOutcome(),
        kind: ArrangementKind = .shortBreak, isCarriedOver: Bool = false
    ) {
        self.personID = personID
        self.carerID = carerID
        self.councilID = councilID
        self.arrive = arrive
        self.depart = depart
        self.band = band
        self.startsAt = startsAt
        self.miles = miles
        self.outcome = outcome
        self.kind = kind
        self.isCarriedOver = isCarriedOver
    }

    /// What a payment needs to know of it.
    public func facts(id: Identifier) -> StayFacts {
        StayFacts(
            id: id.description, carer: carerID.description, arrive: arrive, depart: depart, band: band,
            startsAt: startsAt, cancelledAt: outcome.cancelledAt, cancelledBy: outcome.cancelledBy,
            notArrived: outcome.notArrived, miles: miles)
    }
}

/// Day support (4.7.4).
public struct Session: Hashable, Sendable {
    /// The person.
    public var personID: Identifier
    /// The carer, who is paid.
    public var carerID: Identifier
    /// The council, which is charged.
    public var councilID: Identifier
    /// When it begins.
    public var startsAt: Instant
    /// Minutes, or a kind of session that the rate card prices.
    public var length: SessionFacts.Length
    /// A code of the rate cards' hour or session table.
    public var band: String
    /// What became of it.
    public var outcome: BookingOutcome
    /// Whether it began before the scheme kept its records here, and was recorded as it was. The store says so.
    public var isCarriedOver: Bool

    /// A session.
    public init(
        personID: Identifier, carerID: Identifier, councilID: Identifier, startsAt: Instant,
        length: SessionFacts.Length, band: String, outcome: BookingOutcome = BookingOutcome(),
        isCarriedOver: Bool = false
    ) {
        self.personID = personID
        self.carerID = carerID
        self.councilID = councilID
        self.startsAt = startsAt
        self.length = length
        self.band = band
        self.outcome = outcome
        self.isCarriedOver = isCarriedOver
    }

    /// What a payment needs to know of it.
    public func facts(id: Identifier) -> SessionFacts {
        SessionFacts(
            id: id.description, carer: carerID.description, startsAt: startsAt, length: length, band: band,
            cancelledAt: outcome.cancelledAt, cancelledBy: outcome.cancelledBy, notArrived: outcome.notArrived)
    }
}
