/// What a person needs and wishes of a home and its carers beside their profile, as rules that matching goes by (3.7.2), from a day
/// on; the newest one counts.
public struct HomeNeeds: Hashable, Sendable {
    /// The first day for which it holds.
    public var from: CivilDate
    /// Where they would like to live or stay; nil while that is not known.
    public var place: Coordinates?
    /// What a carer should know or have done before, in the words in which carers name their skills, each 1 to 50 characters.
    public var skills: [String]
    /// Whether they wish for a bathroom of their own.
    public var wishesOwnBathroom: Bool
    /// Whether they wish for a place of their own to sit in and be undisturbed.
    public var wishesOwnSittingPlace: Bool

    /// Needs and wishes.
    public init(
        from: CivilDate, place: Coordinates? = nil, skills: [String] = [], wishesOwnBathroom: Bool = false,
        wishesOwnSittingPlace: Bool = false
    ) {
        self.from = from
        self.place = place
        self.skills = skills
        self.wishesOwnBathroom = wishesOwnBathroom
        self.wishesOwnSittingPlace = wishesOwnSittingPlace
    }
}

extension HomeNeeds: Dated {}
