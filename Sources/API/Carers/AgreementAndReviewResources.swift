import JSON
import SharedLives
import Store

extension CarerFactResources {
    static let agreements = FactResource<CarerAgreement>(
        table: CarerFacts.agreements, path: "agreements", name: "CarerAgreement", plural: "CarerAgreements",
        what: "a signed carer agreement", idName: "agreementId", reading: .readRecords, writing: .writeRecords,
        form: .object { agreement in
            CarerAgreement(
                version: agreement.required("agreementVersion", .text(1...50)),
                clauses: Set(
                    agreement.required("clauses", .list(.enumeration(), 0...CarerAgreement.Clause.allCases.count))),
                carerSignedOn: agreement.required("carerSignedOn", .date),
                schemeSignedOn: agreement.required("schemeSignedOn", .date))
        },
        properties: [
            .required("agreementVersion", .text(1...50)),
            .required(
                "clauses",
                .described(
                    .array(of: .values(of: CarerAgreement.Clause.self)),
                    "What the agreement covers; only one with all of them will do (3.9.2).")),
            .required("carerSignedOn", .date), .required("schemeSignedOn", .date),
        ],
        write: { json, agreement in
            json.member("agreementVersion", agreement.version)
            json.array("clauses", CarerAgreement.Clause.allCases.filter(agreement.clauses.contains)) {
                $0.value($1.rawValue)
            }
            json.member("carerSignedOn", agreement.carerSignedOn)
            json.member("schemeSignedOn", agreement.schemeSignedOn)
        })

    static let reviews = FactResource<AnnualCarerReview>(
        table: CarerFacts.reviews, path: "reviews", name: "AnnualCarerReview", plural: "AnnualCarerReviews",
        what: "an annual review of a carer", idName: "reviewId", reading: .readRecords, writing: .writeRecords,
        form: .object { review in
            AnnualCarerReview(
                reviewedOn: review.required("reviewedOn", .date), reviewer: review.required("reviewer", .text(1...200)),
                points: review.required("points", PointFindings.form),
                developmentPlan: review.optional("developmentPlan", .lines(1...4_000)))
        },
        properties: [
            .required("reviewedOn", .date), .required("reviewer", .text(1...200)),
            .required("points", .properties(AnnualCarerReview.Point.allCases.map { .optional($0.rawValue, finding) })),
            .optional("developmentPlan", .nullable(.text(1...4_000))),
        ],
        write: { json, review in
            json.member("reviewedOn", review.reviewedOn)
            json.member("reviewer", review.reviewer)
            json.key("points")
            PointFindings.write(review.points, to: &json)
            json.member("developmentPlan", review.developmentPlan)
        })

    static let finding = Schema.component(
        "ReviewFinding", .object(.required("isMet", .boolean), .required("evidence", .text(1...4_000))))

}
