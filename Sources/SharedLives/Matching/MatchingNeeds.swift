/// What a carer is looked for with: the person's wishes and needs, and what their referral asks for.
public struct MatchingNeeds: Hashable, Sendable {
    /// What is asked for.
    public var kind: ArrangementKind
    /// From when.
    public var from: CivilDate
    /// The first day on which it is not wanted any more; nil where it has no planned end.
    public var to: CivilDate?
    /// The band that the carer must be approved for; nil while it is not known, or where the kind has none of the banding tool.
    public var band: String?
    /// What matters to the person.
    public var profile: PersonProfile
    /// What they need of a home.
    public var home: HomeNeeds
    /// Weights and radius.
    public var policy: MatchingPolicy

    /// What to look for.
    public init(
        kind: ArrangementKind, from: CivilDate, to: CivilDate?, band: String?, profile: PersonProfile,
        home: HomeNeeds, policy: MatchingPolicy
    ) {
        self.kind = kind
        self.from = from
        self.to = to
        self.band = band
        self.profile = profile
        self.home = home
        self.policy = policy
    }

    /// What a referral asks for, for a person of whom this is known.
    ///
    /// - Parameters:
    ///   - today: matching looks ahead: what was wanted from an earlier day is wanted from this one.
    ///   - band: the band that the levels indicate. Short breaks and day support have bands of their own, which the tool does not
    ///     tell.
    /// - Returns: nil while the referral does not say from when.
    public init?(
        _ referral: Referral, today: CivilDate, band: String?, profile: PersonProfile, home: HomeNeeds?,
        policy: MatchingPolicy?
    ) {
        guard let wanted = referral.wantedFrom else { return nil }
        let from = max(wanted, today)
        let hasToolsBands = referral.kind != .shortBreak && referral.kind != .daySupport
        self.init(
            kind: referral.kind, from: from, to: referral.wantedTo.map { max($0, from + 1) },
            band: hasToolsBands ? band : nil, profile: profile, home: home ?? HomeNeeds(from: today),
            policy: policy ?? MatchingPolicy(from: today))
    }
}
