public import SharedLives

/// Seals what a scheme keeps under an older key anew, under the first of the keys.
public struct ResealFields: SchemeJobKind, Hashable {
    /// `fields.reseal`
    public static let kind = "fields.reseal"
    /// Ten: what was done stays done, and each try goes on from there.
    public static let attemptsMax: Int32 = 10

    /// The scheme.
    public let schemeID: Identifier

    /// A job for a scheme.
    public init(schemeID: Identifier) {
        self.schemeID = schemeID
    }
}
