import HTTPTypes
import JSON
import SharedLives
import Store

extension ProblemCode {
    /// The match's state does not allow that.
    static let matchNotInState = ProblemCode(
        "matchNotInState", 409, "The match is in another state", "Read the match and do what its state allows.")
}

/// Matches: a carer proposed for a referral, visits, the four agreements, a placement or a withdrawal (3.7).
enum MatchRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            list(services), get(services), propose(services), visit(services), agree(services), withdraw(services),
            place(services),
        ]
    }

    private static let path = "/v1/matches"
    private static let one = "/v1/matches/{matchId}"
    private static let tag = "matching"

    private static func list(_ services: Services) -> Route {
        .list(
            path, "listMatches", "List matches, in the order in which they were proposed", tag: tag,
            action: .readRecords,
            query: [
                QueryParameter("referralId", .identifier, "Only those for this referral."),
                QueryParameter("carerId", .identifier, "Only those of this carer."),
                QueryParameter("state", .values(of: CarerMatch.State.self), "Only those in this state."),
            ], item: MatchDocument.schema
        ) { request in
            let (referral, carer, state) = try request.query { query in
                (
                    query.optional("referralId", .identifier), query.optional("carerId", .identifier),
                    query.optional("state", .enumeration(CarerMatch.State.self))
                )
            }
            let page = try request.pageOfIdentifiers()
            let matches = try await services.transaction(request) {
                try $0.matches(page, referral: referral, carer: carer, state: state)
            }
            return .page(request, matches, cursor: { [$0.id.description] }) { MatchDocument.write($1, to: &$0) }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(
            one, "getMatch", "Read a match with its visits, agreements and history", tag: tag, action: .readRecords,
            answer: MatchDocument.schema
        ) { request in
            reply(try await services.transaction(request) { try $0.match(request.identifier("matchId")) })
        }
    }

    private static func propose(_ services: Services) -> Route {
        .create(
            "/v1/referrals/{referralId}/matches", "proposeMatch", "Propose a carer for a referral", tag: tag,
            action: .writeRecords, body: MatchDocument.proposal, answer: MatchDocument.schema,
            problems: [.conflict, .referralNotInState, .referralIncomplete]
        ) { request in
            try await services.create(request) { transaction in
                let match = try transaction.propose(
                    request.read(as: MatchDocument.proposalForm), for: request.identifier("referralId"))
                return .created(at: "\(path)/\(match.id)", tag: EntityTag(version: match.version)) {
                    MatchDocument.write(match, to: &$0)
                }
            }
        }
    }

    private static func visit(_ services: Services) -> Route {
        act("visits", "addMatchVisit", "Record an introductory visit", MatchDocument.visit, services) {
            try $1.add($0.read(as: MatchDocument.visitForm), toMatch: $0.identifier("matchId"), at: $0.versions)
        }
    }

    private static func agree(_ services: Services) -> Route {
        act(
            "agreements", "addMatchAgreement", "Record that the person, the carer, the scheme or the council agrees",
            MatchDocument.agreement, services
        ) {
            try $1.add($0.read(as: MatchDocument.agreementForm), toMatch: $0.identifier("matchId"), at: $0.versions)
        }
    }

    private static func withdraw(_ services: Services) -> Route {
        act("withdrawal", "withdrawMatch", "Record that one of the four withdraws", MatchDocument.withdrawal, services)
        {
            let step = try $0.read(as: MatchDocument.withdrawalForm)
            return try $1.withdraw(
                match: $0.identifier("matchId"), by: step.party, on: step.on, reason: step.reason, at: $0.versions)
        }
    }

    private static func place(_ services: Services) -> Route {
        act(
            "placement", "placeMatch", "Record the arrangement that follows from an agreed match, for its referral too",
            MatchDocument.placing, services
        ) {
            let step = try $0.read(as: MatchDocument.placingForm)
            return try $1.place(
                match: $0.identifier("matchId"), arrangement: step.arrangementID, on: step.on, reason: step.reason,
                at: $0.versions)
        }
    }

    private static func act(
        _ last: String, _ operation: String, _ summary: String, _ body: Schema, _ services: Services,
        _ work: @escaping @Sendable (APIRequest, SchemeTransaction) throws -> Stored<RecordedMatch>
    ) -> Route {
        .change(
            "\(one)/\(last)", operation, summary, tag: tag, action: .writeRecords, method: .post, body: body,
            answer: MatchDocument.schema, problems: [.matchNotInState, .conflict, .referralNotInState]
        ) { request in
            reply(try await services.transaction(request) { try work(request, $0) })
        }
    }

    private static func reply(_ match: Stored<RecordedMatch>) -> Reply {
        .json(tag: EntityTag(version: match.version)) { MatchDocument.write(match, to: &$0) }
    }
}
