/// What a payment needs to know of one long-term placement, all of its history included.
public struct PlacementFacts: Hashable, Sendable {
    /// The placement's identifier, the `subject` of its lines.
    public var id: String
    /// The carer who is paid.
    public var carer: String
    /// The day the placement began or was to begin.
    public var start: CivilDate
    /// The agreed bands, each from its day on.
    public var bands: [DatedBand]
    /// What the person contributes, each from its day on; nothing before the first.
    public var contributions: [DatedContribution]
    /// Discretionary fees, no two of which may hold on one day.
    public var complexFees: [ComplexFee]
    /// Days on which the person was not there; no two may overlap.
    public var absences: [Absence]
    /// How and when the placement ended, or nil while it goes on.
    public var end: PlacementEnd?

    /// A placement; lists that are left out are empty, and without an end it goes on.
    public init(
        id: String, carer: String, start: CivilDate, bands: [DatedBand], contributions: [DatedContribution] = [],
        complexFees: [ComplexFee] = [], absences: [Absence] = [], end: PlacementEnd? = nil
    ) {
        self.id = id
        self.carer = carer
        self.start = start
        self.bands = bands
        self.contributions = contributions
        self.complexFees = complexFees
        self.absences = absences
        self.end = end
    }
}

/// The band agreed for a placement, from a day until the next band's day.
public struct DatedBand: Hashable, Sendable {
    /// The code of a placement that is older than its scheme's banding and keeps a weekly rate of its own (4.4.3).
    public static let legacy = "legacy"

    /// The first day of the band.
    public var from: CivilDate
    /// A code of the rate cards' weekly table, or ``legacy``.
    public var band: String
    /// Pence a week, for ``legacy`` only: every other band is priced by the rate card.
    public var weekly: Pence?

    /// A band from a day on, with a weekly rate of its own if it is ``legacy``.
    public init(from: CivilDate, band: String, weekly: Pence? = nil) {
        self.from = from
        self.band = band
        self.weekly = weekly
    }
}

/// What a person contributes to the cost, from a day until the next contribution's day (4.8).
public struct DatedContribution: Hashable, Sendable {
    /// The first day of this contribution.
    public var from: CivilDate
    /// Pence a week.
    public var weekly: Pence

    /// A contribution from a day on.
    public init(from: CivilDate, weekly: Pence) {
        self.from = from
        self.weekly = weekly
    }
}

/// A discretionary fee agreed beside the highest bands (4.6.1), over the days [from, to).
public struct ComplexFee: Hashable, Sendable {
    /// The first day of the fee.
    public var from: CivilDate
    /// The day after the last, or nil while the fee goes on.
    public var to: CivilDate?
    /// Pence a week.
    public var weekly: Pence

    /// A fee over the days [from, to).
    public init(from: CivilDate, to: CivilDate? = nil, weekly: Pence) {
        self.from = from
        self.to = to
        self.weekly = weekly
    }
}

/// Days [from, to) of a placement on which the person is not there.
public struct Absence: Hashable, Sendable {
    /// Why the person is away; it decides by which rule the days are paid.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// In hospital (4.12.3).
        case hospital
        /// A break of the carer's (4.11.1).
        case carerBreak
        /// Anything else, with a return expected (4.12.3).
        case other
    }

    /// Why the person is away.
    public var kind: Kind
    /// The first day away.
    public var from: CivilDate
    /// The day of the return, which is no day of absence; nil while the person is away.
    public var to: CivilDate?

    /// An absence over the days [from, to).
    public init(kind: Kind, from: CivilDate, to: CivilDate? = nil) {
        self.kind = kind
        self.from = from
        self.to = to
    }
}

/// How and when a placement ended.
public struct PlacementEnd: Hashable, Sendable {
    /// Why the placement ended; it decides what is paid from the date on.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        /// Moved on as planned; the date is the day of leaving, which is not paid.
        case movedOn
        /// The placement broke down; the date is the day of leaving, which is not paid.
        case breakdown
        /// The person died on the date (4.12.2).
        case death
        /// The person left on the date, not to return (4.12.4).
        case leftWithoutNotice
        /// The person never came; the date is the start (4.12.1).
        case notArrived
    }

    /// The first day that is no ordinary day of the placement any more.
    public var date: CivilDate
    /// Why it ended.
    public var reason: Reason

    /// An end on a date.
    public init(date: CivilDate, reason: Reason) {
        self.date = date
        self.reason = reason
    }
}
