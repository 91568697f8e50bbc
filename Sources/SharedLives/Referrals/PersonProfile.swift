/// What matters to a person in a home and in company (3.6.1, 3.7.2), from a day on; the newest one counts.
public struct PersonProfile: Hashable, Sendable {
    /// Of whom a person may wish that only they share the home.
    public enum Company: String, CaseIterable, Hashable, Sendable {
        /// Women only.
        case women
        /// Men only.
        case men
    }

    /// The most words in one of the lists.
    public static let wordsMax = 50

    /// The first day for which it holds.
    public var from: CivilDate
    /// How the person understands and makes themselves understood, 1 to 4000 characters.
    public var communication: String?
    /// Languages, signed ones among them, each 1 to 50 characters.
    public var languages: [String]
    /// Cultures that are important to them, each 1 to 50 characters.
    public var cultures: [String]
    /// Their faith, 1 to 50 characters.
    public var faith: String?
    /// What they like to do, each 1 to 50 characters.
    public var interests: [String]
    /// What they wish for, 1 to 4000 characters.
    public var wishes: String?
    /// What they dislike, 1 to 4000 characters.
    public var dislikes: String?
    /// Whether they need a room that is reached without a step.
    public var needsStepFreeRoom: Bool
    /// The animals that they cannot live with, in the words in which households name their pets, each 1 to 50 characters.
    public var allergies: [String]
    /// Whether they wish for a home without smokers.
    public var wishesNoSmokers: Bool
    /// Of whom they wish that only they share the home; nil where it is all the same.
    public var wishesOnly: Company?

    /// A profile.
    public init(
        from: CivilDate, communication: String? = nil, languages: [String] = [], cultures: [String] = [],
        faith: String? = nil, interests: [String] = [], wishes: String? = nil, dislikes: String? = nil,
        needsStepFreeRoom: Bool = false, allergies: [String] = [], wishesNoSmokers: Bool = false,
        wishesOnly: Company? = nil
    ) {
        self.from = from
        self.communication = communication
        self.languages = languages
        self.cultures = cultures
        self.faith = faith
        self.interests = interests
        self.wishes = wishes
        self.dislikes = dislikes
        self.needsStepFreeRoom = needsStepFreeRoom
        self.allergies = allergies
        self.wishesNoSmokers = wishesNoSmokers
        self.wishesOnly = wishesOnly
    }
}

extension PersonProfile: Dated {}
