/// What was done together with people, carers and families (5.6), asked of them, or given to the county (Appendix 3).
public struct CommunityActivity: Hashable, Sendable {
    /// What it was.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case coProduction, consultation, socialValue
    }

    /// By which principles of co-production, in the order of 5.6.
    public enum Principle: String, CaseIterable, Hashable, Sendable {
        case assets, capacity, mutuality, networks, blurredRoles
    }

    /// What it was.
    public var kind: Kind
    /// The day of it; of what takes longer, its first.
    public var heldOn: CivilDate
    /// 1 to 200 characters.
    public var title: String
    /// What was done, 1 to 4000 characters.
    public var description: String
    /// How many people who are supported took part, 0 to 1000.
    public var peopleCount: Int
    /// How many carers took part, 0 to 1000.
    public var carerCount: Int
    /// By which principles.
    public var principles: Set<Principle>
    /// What changed through it, 1 to 4000 characters.
    public var change: String?
    /// What it was worth, where that can be said.
    public var value: Pence?

    /// An activity.
    public init(
        kind: Kind, heldOn: CivilDate, title: String, description: String, peopleCount: Int = 0, carerCount: Int = 0,
        principles: Set<Principle> = [], change: String? = nil, value: Pence? = nil
    ) {
        self.kind = kind
        self.heldOn = heldOn
        self.title = title
        self.description = description
        self.peopleCount = peopleCount
        self.carerCount = carerCount
        self.principles = principles
        self.change = change
        self.value = value
    }
}
