import Postgres
public import SharedLives

/// What is recorded of banding reviews.
public enum BandingReviews {
    /// The reviews of placements' bands (4.5).
    public static let table = RecordedFactTable<BandingReview>(
        FactStatements<(CivilDate, String?)>(
            "banding_review", of: .placement, columns: "reviewed_on, note", orderedBy: "reviewed_on"),
        write: { ($0.reviewedOn, $0.note) }, read: { BandingReview(reviewedOn: $0.0, note: $0.1) },
        check: { _, owner, fact in owner.days.happened(fact.reviewedOn, "/reviewedOn") })
}
