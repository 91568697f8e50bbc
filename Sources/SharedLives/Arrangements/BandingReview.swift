/// That a placement's band was reviewed (4.5), whether or not it changed.
public struct BandingReview: Hashable, Sendable {
    /// When.
    public var reviewedOn: CivilDate
    /// What came of it: 1 to 4,000 characters; nil where nothing is to be said.
    public var note: String?

    /// A review.
    public init(reviewedOn: CivilDate, note: String? = nil) {
        self.reviewedOn = reviewedOn
        self.note = note
    }
}
