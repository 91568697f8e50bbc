/// What matching sees of a carer's profile, of the home's and of its rooms from a day on.
public struct MatchingLook: Hashable, Sendable {
    /// The first day.
    public var from: CivilDate
    /// Where the home is.
    public var place: Coordinates?
    /// What is known of the home; nil while nothing is.
    public var home: MatchingCarer.Home?
    /// Which qualities the home's rooms have.
    public var rooms: RoomQualities = []
    /// Skills and experience.
    public var skills: [MatchingWord] = []
    /// Interests of the carer and the home.
    public var interests: [MatchingWord] = []
    /// Languages of both.
    public var languages: [MatchingWord] = []
    /// Cultures of both.
    public var cultures: [MatchingWord] = []
    /// Faiths of both.
    public var faiths: [MatchingWord] = []

    /// Nothing known, from a day on.
    public init(from: CivilDate) { self.from = from }
}

extension MatchingCarer {
    /// The carer as they will be on a day: of profiles and rooms those count that hold then.
    public func seen(on day: CivilDate) -> MatchingCarer {
        guard let look = later.last(where: { $0.from <= day }) else { return self }
        var carer = self
        carer.show(look)
        return carer
    }

    /// Takes what holds from a day on for what holds.
    mutating func show(_ look: MatchingLook) {
        place = look.place
        home = look.home
        rooms = look.rooms
        skills = look.skills
        interests = look.interests
        languages = look.languages
        cultures = look.cultures
        faiths = look.faiths
    }
}

extension [MatchingCarer] {
    /// Shows each as they will be on a day; nearly all are then as they are now.
    public mutating func show(on day: CivilDate) {
        for index in indices where !self[index].later.isEmpty { self[index] = self[index].seen(on: day) }
    }
}
