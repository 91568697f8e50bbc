/// Something that became known, or was found wrong, of the facts from which payments are worked out: who changed what, when,
/// and from which day on it matters.
public struct FactChange: Hashable, Sendable {
    /// What kind of fact it is. The raw values stand in the API and the tables.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A placement: its carer, its council, its start or its end.
        case placement
        /// A band of a placement.
        case band
        /// What a person contributes.
        case contribution
        /// A discretionary fee.
        case complexFee
        /// Days away.
        case absence
        /// A short break.
        case stay
        /// Day support.
        case session
        /// A price list.
        case rateCard
        /// The scheme's numbers.
        case paymentPolicy
    }

    /// What was done to it.
    public enum Act: String, CaseIterable, Hashable, Sendable {
        /// It was added.
        case recorded
        /// It was found wrong.
        case withdrawn
        /// The end of a placement was recorded, corrected or taken back.
        case ended
        /// Something else of it was changed.
        case changed
    }

    /// Its place in the scheme's list of changes.
    public var number: Int64
    /// The kind of fact.
    public var kind: Kind
    /// The fact.
    public var fact: Identifier
    /// What was done.
    public var act: Act
    /// The placement, stay or session; nil for what all of them have in common.
    public var subject: String?
    /// The first day of which a payment can come out otherwise.
    public var firstDay: CivilDate
    /// Who did it; nil for the service itself.
    public var by: Identifier?
    /// When.
    public var at: Instant

    /// A change.
    public init(
        number: Int64, kind: Kind, fact: Identifier, act: Act, subject: String?, firstDay: CivilDate, by: Identifier?,
        at: Instant
    ) {
        self.number = number
        self.kind = kind
        self.fact = fact
        self.act = act
        self.subject = subject
        self.firstDay = firstDay
        self.by = by
        self.at = at
    }
}

extension FactChange {
    /// The first day of a line that can come out otherwise. Prices reach back from their day: a short break that was cancelled
    /// late is one line on its first day, with all of its nights.
    var reachesBackTo: CivilDate { subject == nil ? firstDay - (PaymentLimits.nightsMax - 1) : firstDay }

    /// The change in words, without names, as in "the band from 13 April 2026 was recorded on 4 May 2026".
    public var inWords: String {
        "\(kind.inWords) from \(firstDay.inWords) \(act.inWords) on \(London.civilDate(of: at).inWords)"
    }
}

extension FactChange.Kind {
    fileprivate var inWords: String {
        switch self {
        case .placement: "the placement"
        case .band: "the band"
        case .contribution: "the contribution"
        case .complexFee: "the discretionary fee"
        case .absence: "the absence"
        case .stay: "the short break"
        case .session: "the day support"
        case .rateCard: "the rate card"
        case .paymentPolicy: "the payment policy"
        }
    }
}

extension FactChange.Act {
    fileprivate var inWords: String {
        switch self {
        case .recorded: "was recorded"
        case .withdrawn: "was withdrawn"
        case .ended: "was ended, or its end corrected,"
        case .changed: "was changed"
        }
    }
}
