/// A kind of arrangement that a carer may be approved for.
public enum ArrangementKind: String, CaseIterable, Hashable, Sendable {
    /// A placement without a planned end.
    case longTerm
    /// A stay by the night.
    case shortBreak
    /// A session by the hour.
    case daySupport
    /// At once, without a full assessment (3.6.5).
    case crisis
    /// A while to find one's feet again.
    case reablement
}

/// What a carer is approved for, from when and until when.
public struct ApprovalTerms: Hashable, Sendable {
    /// Kinds of arrangement, each once.
    public var kinds: [ArrangementKind]
    /// The most people at once: 1 to 3.
    public var peopleMax: Int
    /// Codes of the bands, each once, as the rate cards write them.
    public var bands: [String]
    /// Conditions in the panel's words, each 1 to 4000 characters.
    public var conditions: [String]
    /// The first day.
    public var from: CivilDate
    /// The first day on which they no longer hold; nil where they run on.
    public var until: CivilDate?

    /// Terms of an approval.
    public init(
        kinds: [ArrangementKind], peopleMax: Int, bands: [String], conditions: [String] = [], from: CivilDate,
        until: CivilDate? = nil
    ) {
        self.kinds = kinds
        self.peopleMax = peopleMax
        self.bands = bands
        self.conditions = conditions
        self.from = from
        self.until = until
    }
}
