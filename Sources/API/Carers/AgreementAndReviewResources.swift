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
                points: review.required("points", points),
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
            json.object("points") { json in
                for point in AnnualCarerReview.Point.allCases {
                    guard let finding = review.points[point] else { continue }
                    json.key(named: point.rawValue)
                    json.object { json in
                        json.member("isMet", finding.isMet)
                        json.member("evidence", finding.evidence)
                    }
                }
            }
            json.member("developmentPlan", review.developmentPlan)
        })

    private static let finding = Schema.component(
        "ReviewFinding", .object(.required("isMet", .boolean), .required("evidence", .text(1...4_000))))

    private static let points = JSONForm<[AnnualCarerReview.Point: AnnualCarerReview.PointFinding]>.object { points in
        var findings: [AnnualCarerReview.Point: AnnualCarerReview.PointFinding] = [:]
        for point in AnnualCarerReview.Point.allCases {
            findings[point] = points.optional(
                point.rawValue,
                .object { finding in
                    AnnualCarerReview.PointFinding(
                        isMet: finding.required("isMet", .boolean),
                        evidence: finding.required("evidence", .lines(1...4_000)))
                })
        }
        return findings
    }
}
