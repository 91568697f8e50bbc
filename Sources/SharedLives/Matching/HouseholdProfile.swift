/// What a home is like to live in (3.7.2), from a day on; the newest one counts.
public struct HouseholdProfile: Hashable, Sendable {
    /// Who lives there, as far as a person may wish for it.
    public enum Company: String, CaseIterable, Hashable, Sendable {
        /// Women and girls only.
        case women
        /// Men and boys only.
        case men
        /// Both.
        case mixed
    }

    /// The first day for which it holds.
    public var from: CivilDate
    /// Where the home is; nil while that is not known.
    public var place: Coordinates?
    /// Who lives there.
    public var company: Company
    /// Whether anybody who lives there smokes.
    public var hasSmokers: Bool
    /// The animals of the home, each 1 to 50 characters.
    public var pets: [String]
    /// Languages that are spoken there, signed ones among them, each 1 to 50 characters.
    public var languages: [String]
    /// Cultures that are lived there, each 1 to 50 characters.
    public var cultures: [String]
    /// The faith of the home, 1 to 50 characters.
    public var faith: String?
    /// What is done there together, each 1 to 50 characters.
    public var interests: [String]
    /// How one gets in and about, 1 to 4000 characters.
    public var accessibility: String?
    /// The home and its people in plain sentences, for a person to read, 1 to 4000 characters.
    public var description: String?

    /// A profile.
    public init(
        from: CivilDate, place: Coordinates? = nil, company: Company, hasSmokers: Bool, pets: [String] = [],
        languages: [String] = [], cultures: [String] = [], faith: String? = nil, interests: [String] = [],
        accessibility: String? = nil, description: String? = nil
    ) {
        self.from = from
        self.place = place
        self.company = company
        self.hasSmokers = hasSmokers
        self.pets = pets
        self.languages = languages
        self.cultures = cultures
        self.faith = faith
        self.interests = interests
        self.accessibility = accessibility
        self.description = description
    }
}

extension HouseholdProfile: Dated {}

/// A bedroom that a home has for a person (3.7.2), from a day until another.
public struct HouseholdRoom: Hashable, Sendable {
    /// What it is called there, 1 to 100 characters.
    public var name: String
    /// The first day on which it is there.
    public var from: CivilDate
    /// The first day on which it is not any more; nil where it stays.
    public var to: CivilDate?
    /// Its size in square metres, 1 to 200; nil while it is not measured.
    public var squareMetres: Int?
    /// Whether it is reached without a step, the bathroom too.
    public var isStepFree: Bool
    /// Whether it has a bathroom of its own.
    public var hasOwnBathroom: Bool
    /// Whether it has a place of its own to sit in and be undisturbed.
    public var hasOwnSittingPlace: Bool

    /// A room.
    public init(
        name: String, from: CivilDate, to: CivilDate? = nil, squareMetres: Int? = nil, isStepFree: Bool,
        hasOwnBathroom: Bool, hasOwnSittingPlace: Bool
    ) {
        self.name = name
        self.from = from
        self.to = to
        self.squareMetres = squareMetres
        self.isStepFree = isStepFree
        self.hasOwnBathroom = hasOwnBathroom
        self.hasOwnSittingPlace = hasOwnSittingPlace
    }
}
