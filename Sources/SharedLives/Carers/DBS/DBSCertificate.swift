/// A certificate of the Disclosure and Barring Service, as it is kept: never what it disclosed (3.5.1).
public struct DBSCertificate: Hashable, Sendable {
    /// How far the check went.
    public enum Level: String, CaseIterable, Hashable, Sendable {
        /// Enhanced: the only one that will do for a carer.
        case enhanced
        /// Standard.
        case standard
        /// Basic.
        case basic
    }

    /// The workforce that the certificate is for.
    public enum Workforce: String, CaseIterable, Hashable, Sendable {
        /// Work with adults.
        case adult
        /// Work with children.
        case child
        /// Both.
        case adultAndChild
        /// Neither.
        case other
    }

    /// Whether there was anything to disclose.
    public enum Outcome: String, CaseIterable, Hashable, Sendable {
        /// Nothing.
        case clear
        /// Something, which wants a risk assessment.
        case disclosed
    }

    /// How far the check went.
    public var level: Level
    /// The workforce.
    public var workforce: Workforce
    /// Whether the barred list of the workforce was checked.
    public var barredListChecked: Bool
    /// Whether the form said that the position is home-based.
    public var homeBased: Bool
    /// Whether it is the full paper check, and not the faster online version.
    public var isPaper: Bool
    /// The certificate's number: 12 digits.
    public var number: String
    /// The day of issue, from which renewal is counted.
    public var issuedOn: CivilDate
    /// Whether there was anything to disclose.
    public var outcome: Outcome
    /// The account of whoever saw the original.
    public var originalSeenBy: Identifier
    /// The day on which the original was seen, from which the certificate counts.
    public var originalSeenOn: CivilDate
    /// The members of the household who were named on the form.
    public var namedAdults: Set<Identifier>

    /// A certificate.
    public init(
        level: Level, workforce: Workforce, barredListChecked: Bool, homeBased: Bool, isPaper: Bool, number: String,
        issuedOn: CivilDate, outcome: Outcome, originalSeenBy: Identifier, originalSeenOn: CivilDate,
        namedAdults: Set<Identifier> = []
    ) {
        self.level = level
        self.workforce = workforce
        self.barredListChecked = barredListChecked
        self.homeBased = homeBased
        self.isPaper = isPaper
        self.number = number
        self.issuedOn = issuedOn
        self.outcome = outcome
        self.originalSeenBy = originalSeenBy
        self.originalSeenOn = originalSeenOn
        self.namedAdults = namedAdults
    }
}
