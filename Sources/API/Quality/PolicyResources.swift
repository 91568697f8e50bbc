import JSON
import SharedLives
import Store

/// The scheme's policies (5.2), and by when things of quality are to be done.
enum PolicyResources {
    static let reviews = FactResource<PolicyReview>(
        table: QualityFacts.policyReviews, path: "policy-reviews", name: "PolicyReview", plural: "PolicyReviews",
        what: "a review of one of the scheme's policies", idName: "policyReviewId", reading: .readScheme,
        writing: .writeStaff,
        form: .object { review in
            PolicyReview(
                subject: review.required("subject", .text(1...50)), title: review.required("title", .text(1...200)),
                edition: review.required("edition", .text(1...50)), reviewedOn: review.required("reviewedOn", .date),
                reviewer: review.required("reviewer", .text(1...200)),
                result: review.required("result", .enumeration()),
                changes: review.optional("changes", .lines(1...4_000)))
        },
        properties: reviewProperties, write: write, heading: "quality")

    private static let reviewProperties: [Schema.Property] = [
        .required(
            "subject",
            .described(
                .text(1...50),
                "What it is on: \(PolicySubject.allCases.map(\.rawValue).joined(separator: ", ")), or a word of your own."
            )
        ), .required("title", .text(1...200)), .required("edition", .text(1...50)), .required("reviewedOn", .date),
        .required("reviewer", .text(1...200)), .required("result", .values(of: PolicyReview.Result.self)),
        .optional("changes", .nullable(.described(.text(1...4_000), "To be said of a revision."))),
    ]

    @Sendable private static func write(_ json: inout JSONWriter, _ review: PolicyReview) {
        json.member("subject", review.subject)
        json.member("title", review.title)
        json.member("edition", review.edition)
        json.member("reviewedOn", review.reviewedOn)
        json.member("reviewer", review.reviewer)
        json.member("result", review.result.rawValue)
        json.member("changes", review.changes)
    }

    static let policies = FactResource<QualityPolicy>(
        table: QualityFacts.policies, path: "quality-policies", name: "QualityPolicy", plural: "QualityPolicies",
        what: "by when things of quality are to be done, from a day on", idName: "qualityPolicyId",
        reading: .readScheme, writing: .setRequirements,
        form: .object { policy in
            let usual = QualityPolicy.usual
            return QualityPolicy(
                from: policy.required("from", .date),
                councilNoticeDays: policy.optional("councilNoticeDays", .integer(1...10), or: usual.councilNoticeDays),
                cqcNoticeDays: policy.optional("cqcNoticeDays", .integer(1...10), or: usual.cqcNoticeDays),
                acknowledgementDays: policy.optional(
                    "acknowledgementDays", .integer(1...20), or: usual.acknowledgementDays),
                responseDays: policy.optional("responseDays", .integer(1...130), or: usual.responseDays),
                closingDays: policy.optional("closingDays", .integer(1...365), or: usual.closingDays),
                visitMonths: policy.optional("visitMonths", .integer(1...12), or: usual.visitMonths),
                policyReviewMonths: policy.optional(
                    "policyReviewMonths", .integer(1...36), or: usual.policyReviewMonths))
        },
        properties: [
            .required("from", .described(.date, "The latest such day that has begun counts.")),
            number("councilNoticeDays", 1...10, "Working days to tell the council of an incident; 1"),
            number("cqcNoticeDays", 1...10, "Working days to tell CQC; 1"),
            number("acknowledgementDays", 1...20, "Working days to acknowledge a complaint or concern; 3"),
            number("responseDays", 1...130, "Working days to answer it; 20"),
            number("closingDays", 1...365, "Days to close an incident; 28"),
            number("visitMonths", 1...12, "Months from one visit to a placement to the next; 3"),
            number("policyReviewMonths", 1...36, "Months from one review of a policy to the next; 12"),
        ],
        write: { json, policy in
            json.member("from", policy.from)
            json.member("councilNoticeDays", policy.councilNoticeDays)
            json.member("cqcNoticeDays", policy.cqcNoticeDays)
            json.member("acknowledgementDays", policy.acknowledgementDays)
            json.member("responseDays", policy.responseDays)
            json.member("closingDays", policy.closingDays)
            json.member("visitMonths", policy.visitMonths)
            json.member("policyReviewMonths", policy.policyReviewMonths)
        }, heading: "quality")

    private static func number(_ name: String, _ range: ClosedRange<Int64>, _ what: String) -> Schema.Property {
        .optional(name, .nullable(.described(.integer(range), "\(what) where nothing is said.")))
    }
}
