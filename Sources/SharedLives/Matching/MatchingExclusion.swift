/// Why a carer is not for this person, whatever else speaks for them.
public enum MatchingExclusion: String, CaseIterable, Hashable, Sendable {
    /// The carer is suspended.
    case suspended
    /// The carer is not approved for the kind on the first day.
    case kindNotApproved
    /// The carer is not approved for the band on the first day.
    case bandNotApproved
    /// Something that is required is open on the first day: DBS, insurance, training, whatever the list has.
    case requirementsOpen
    /// The carer has said what they offer, and this is not in it on the first day.
    case notOffered
    /// On some of the days there would be too many people.
    case noRoom
    /// The home is further than the scheme's radius.
    case tooFar
    /// The person needs a room that is reached without a step, and none is recorded.
    case noStepFreeRoom
    /// The home has an animal that the person cannot live with.
    case allergy
    /// The person wishes for a home without smokers.
    case smokers
    /// The person wishes to live with women, or men, only.
    case company
    /// The person has an allergy or a wish, and what the home is like is not recorded.
    case homeUnknown

    /// What it means, for people.
    public var reason: String {
        switch self {
        case .suspended: "The carer is suspended."
        case .kindNotApproved: "The carer is not approved for this kind of support on the first day."
        case .bandNotApproved: "The carer is not approved for this band on the first day."
        case .requirementsOpen: "Something that is required of the carer is open on the first day."
        case .notOffered: "The carer does not offer this kind of support on the first day."
        case .noRoom: "On some of these days there would be more people in the home than allowed."
        case .tooFar: "The home is further away than the scheme looks."
        case .noStepFreeRoom: "The person needs a room without steps, and the home has none recorded."
        case .allergy: "The home has an animal that the person cannot live with."
        case .smokers: "The person wishes for a home without smokers."
        case .company: "The person wishes for other company than this home has."
        case .homeUnknown: "What the home is like is not recorded, and the person has an allergy or a wish about it."
        }
    }

    /// What would settle it.
    public var settledBy: String {
        switch self {
        case .suspended: "Reinstate the carer."
        case .kindNotApproved, .bandNotApproved: "Prepare a panel case that changes the carer's terms."
        case .requirementsOpen: "See to what the carer's requirements list as open or lapsed on that day."
        case .notOffered: "Ask the carer, and record the offer."
        case .noRoom: "Look for other days, or wait until somebody leaves."
        case .tooFar: "Ask the person whether they would live further away, or set a wider radius."
        case .noStepFreeRoom: "Record the home's rooms, or have one made free of steps."
        case .allergy: "Ask whether the animal could go, and record the home's profile anew."
        case .smokers: "Ask the person how much it matters, or the home whether that has changed."
        case .company: "Ask the person how much it matters, or the home whether that has changed."
        case .homeUnknown: "Record the household's profile."
        }
    }

    /// Whether it stands against proposing the carer at all. The others are a person's wishes and the scheme's habits, which they
    /// may weigh otherwise when they are asked.
    public var isBinding: Bool {
        switch self {
        case .suspended, .kindNotApproved, .bandNotApproved, .requirementsOpen, .noRoom, .noStepFreeRoom, .allergy: true
        case .notOffered, .tooFar, .smokers, .company, .homeUnknown: false
        }
    }
}

/// Exclusions as a set of bits.
public struct ExclusionSet: Hashable, Sendable {
    /// A bit for each, in the order of ``MatchingExclusion``.
    private var bits: UInt16 = 0

    /// None.
    public init() {}

    /// Whether there is none.
    public var isEmpty: Bool { bits == 0 }

    /// Adds one.
    public mutating func insert(_ exclusion: MatchingExclusion) { bits |= Self.bit(exclusion) }

    /// Whether one is in it.
    public func contains(_ exclusion: MatchingExclusion) -> Bool { bits & Self.bit(exclusion) != 0 }

    /// All of them, in their order.
    public var all: [MatchingExclusion] { isEmpty ? [] : MatchingExclusion.allCases.filter(contains) }

    private static func bit(_ exclusion: MatchingExclusion) -> UInt16 {
        switch exclusion {
        case .suspended: 1
        case .kindNotApproved: 2
        case .bandNotApproved: 4
        case .requirementsOpen: 8
        case .notOffered: 16
        case .noRoom: 32
        case .tooFar: 64
        case .noStepFreeRoom: 128
        case .allergy: 256
        case .smokers: 512
        case .company: 1_024
        case .homeUnknown: 2_048
        }
    }
}
