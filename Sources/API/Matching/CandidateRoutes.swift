import HTTPTypes
import JSON
import SharedLives
import Store

extension ProblemCode {
    /// Something is missing of a referral without which nobody can be matched.
    static let referralIncomplete = ProblemCode(
        "referralIncomplete", 409, "The referral is not complete enough to look for carers",
        "Get what errors name, and record it.")
}

/// Which carers a person could live with, and why; and why not the others (3.7.2).
enum CandidateRoutes {
    static func routes(_ services: Services) -> [Route] { [candidates(services), excluded(services)] }

    private static func candidates(_ services: Services) -> Route {
        Route(
            .get, "/v1/referrals/{referralId}/candidates", "listCandidates",
            "Rank the scheme's carers for a referral, with each factor's part, and count those who are ruled out",
            tag: "matching", action: .readRecords, demands: .page,
            answers: [.init(200, "A page of carers, the best first.", document, headers: ["Link"])],
            problems: [.referralNotInState, .referralIncomplete]
        ) { request in
            let after = try request.page.cursor.map { cursor in
                (score: Int(try cursor.integer(0)), id: try cursor.identifier(1))
            }
            let found = try await services.transaction(request) { transaction in
                try transaction.candidates(
                    for: request.identifier("referralId"), after: after, rowsMax: request.page.rowsToRead)
            }
            return .page(
                request, found.page, cursor: { ["\($0.score)", $0.carer.id.description] },
                members: { write(found, to: &$0) }, { write($1, to: &$0) })
        }
    }

    private static func excluded(_ services: Services) -> Route {
        .list(
            "/v1/referrals/{referralId}/excluded-carers", "listExcludedCarers",
            "List the carers who are ruled out for a referral, each with every reason and what would settle it",
            tag: "matching", action: .readRecords,
            query: [
                QueryParameter("reason", .values(of: MatchingExclusion.self), "Only those whom this rules out.")
            ], item: excludedCarer, problems: [.referralNotInState, .referralIncomplete]
        ) { request in
            let reason = try request.query { $0.optional("reason", .enumeration(MatchingExclusion.self)) }
            let page = try request.pageOfIdentifiers()
            let found = try await services.transaction(request) { transaction in
                try transaction.excludedCarers(for: request.identifier("referralId"), reason: reason, page)
            }
            return .page(request, found, cursor: { [$0.carer.id.description] }) { write($1, to: &$0) }
        }
    }

    private static let count = Schema.integer(0...Int64(Int32.max))

    private static let exclusion: [Schema.Property] = [
        .required("exclusion", .values(of: MatchingExclusion.self)), .required("reason", .string()),
        .required("settledBy", .described(.string(), "What would settle it.")),
        .required(
            "isBinding",
            .described(
                .boolean, "Whether the carer cannot be proposed; the person and the scheme may weigh the others.")),
    ]

    private static let candidate = Schema.component(
        "Candidate",
        .object(
            .required("carerId", .identifier), .required("name", .string()), .required("householdId", .identifier),
            .required("locality", .string()),
            .required("score", .described(count, "The sum of the points of all factors.")),
            .required("distanceMetres", .nullable(.described(count, "null where one of the places is not known."))),
            .required(
                "factors",
                .array(
                    of: .object(
                        .required("factor", .values(of: MatchingFactor.self)), .required("weight", .integer(0...100)),
                        .required("share", .described(.integer(0...1_000), "How much of it is there, in a thousand.")),
                        .required("points", .described(.integer(0...100_000), "Weight times share.")),
                        .required("shared", .array(of: .string())))))))

    private static let document = Schema.component(
        "Candidates",
        .object(
            .required("items", .array(of: candidate)),
            .required("next", .described(.nullable(.string()), "The cursor of the next page; null on the last one.")),
            .required("kind", .values(of: ArrangementKind.self)), .required("from", .date),
            .required("to", .nullable(.date)), .required("band", .nullable(.string())),
            .required("carers", .described(count, "How many were looked at.")),
            .required("excluded", .described(count, "How many are ruled out, by at least one reason.")),
            .required(
                "exclusions",
                .array(of: .properties([.required("carers", count)] + exclusion)))))

    private static let excludedCarer = Schema.component(
        "ExcludedCarer",
        .object(
            .required("carerId", .identifier), .required("name", .string()), .required("locality", .string()),
            .required("exclusions", .array(of: .properties(exclusion))),
            .required(
                "requirements",
                .array(
                    of: .object(
                        .required("requirement", .values(of: Requirement.Kind.self)),
                        .required("subject", .nullable(.string())),
                        .required("status", .values(of: Requirement.Status.self)), .required("detail", .string()),
                        .required("clause", .string()))))))

    private static func write(_ exclusion: MatchingExclusion, to json: inout JSONWriter) {
        json.member("exclusion", exclusion.rawValue)
        json.member("reason", exclusion.reason)
        json.member("settledBy", exclusion.settledBy)
        json.member("isBinding", exclusion.isBinding)
    }

    private static func write(_ found: FoundCandidates, to json: inout JSONWriter) {
        json.member("kind", found.needs.kind.rawValue)
        json.member("from", found.needs.from)
        json.member("to", found.needs.to)
        json.member("band", found.needs.band)
        json.member("carers", found.carerCount)
        json.member("excluded", found.excludedCount)
        json.array("exclusions", MatchingExclusion.allCases.filter { found.counts[$0] != nil }) { json, exclusion in
            json.object { json in
                json.member("carers", found.counts[exclusion] ?? 0)
                write(exclusion, to: &json)
            }
        }
    }

    private static func write(_ candidate: FoundCandidates.Candidate, to json: inout JSONWriter) {
        json.object { json in
            json.member("carerId", candidate.carer.id)
            json.member("name", candidate.carer.name)
            json.member("householdId", candidate.householdID)
            json.member("locality", candidate.carer.locality)
            json.member("score", candidate.score)
            json.member("distanceMetres", candidate.metres)
            json.array("factors", candidate.parts) { json, part in
                json.object { json in
                    json.member("factor", part.factor.rawValue)
                    json.member("weight", part.weight)
                    json.member("share", part.share)
                    json.member("points", part.points)
                    json.member("shared", part.shared)
                }
            }
        }
    }

    private static func write(_ excluded: ExcludedCarer, to json: inout JSONWriter) {
        json.object { json in
            json.member("carerId", excluded.carer.id)
            json.member("name", excluded.carer.name)
            json.member("locality", excluded.carer.locality)
            json.array("exclusions", excluded.exclusions.all) { json, exclusion in
                json.object { write(exclusion, to: &$0) }
            }
            json.array("requirements", excluded.open) { json, requirement in
                json.object { json in
                    json.member("requirement", requirement.kind.rawValue)
                    json.member("subject", requirement.subject)
                    json.member("status", requirement.status.rawValue)
                    json.member("detail", requirement.detail)
                    json.member("clause", requirement.clause)
                }
            }
        }
    }
}
