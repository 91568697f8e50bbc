import JSON
import SharedLives
import Store

/// Reviews of placements' bands (4.5).
enum BandingReviewResource {
    static let reviews = FactResource<BandingReview>(
        table: BandingReviews.table, path: "banding-reviews", name: "BandingReview", plural: "BandingReviews",
        what: "a review of a placement's band", idName: "bandingReviewId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { review in
            BandingReview(
                reviewedOn: review.required("reviewedOn", .date), note: review.optional("note", .lines(1...4_000)))
        },
        properties: [.required("reviewedOn", .date), .optional("note", .nullable(.text(1...4_000)))],
        write: { json, review in
            json.member("reviewedOn", review.reviewedOn)
            json.member("note", review.note)
        })
}
