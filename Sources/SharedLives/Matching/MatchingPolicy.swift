/// What counts how much when carers are ranked for a person (3.7.2), and how far they may be.
public enum MatchingFactor: String, CaseIterable, Hashable, Sendable {
    /// The person's needs among the carer's skills and experience.
    case needs
    /// What both like to do.
    case interests
    /// Cultures that are important to both.
    case culture
    /// The same faith.
    case faith
    /// Languages of both.
    case language
    /// How near the home is to where the person would like to live.
    case distance
    /// A bathroom of their own, where they wish for one.
    case bathroom
    /// A place of their own to sit in, where they wish for one.
    case privacy
}

/// A scheme's weights and radius, in force from a day on; the latest such day counts.
public struct MatchingPolicy: Hashable, Sendable {
    /// The first day on which it holds.
    public var from: CivilDate
    /// How far a home may be from where the person would like to live, in metres: 1,000 to 1,000,000.
    public var radiusMetres: Int
    /// What each factor counts, 0 to 100.
    public var weights: [MatchingFactor: Int]

    /// What holds until a scheme sets its own: twenty-five miles, and needs before all else.
    public static let usualRadiusMetres = 40_000
    /// What each factor counts until a scheme sets its own.
    public static let usualWeights: [MatchingFactor: Int] = [
        .needs: 30, .interests: 20, .culture: 10, .faith: 10, .language: 10, .distance: 10, .bathroom: 5, .privacy: 5,
    ]

    /// A policy.
    public init(
        from: CivilDate, radiusMetres: Int = usualRadiusMetres, weights: [MatchingFactor: Int] = usualWeights
    ) {
        self.from = from
        self.radiusMetres = radiusMetres
        self.weights = weights
    }
}

extension MatchingPolicy: Dated {}
