import HTTPTypes
import JSON
import SharedLives
import Store

extension ProblemCode {
    /// The referral's state does not become that one.
    static let referralNotInState = ProblemCode(
        "referralNotInState", 409, "The referral is in another state",
        "Read the referral and do what its state allows.")
}

/// Referrals, what is still to get of each, and the acts that close and open them.
enum ReferralRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            list(services), get(services), add(services), change(services), standing(services), waiting(services),
            history(services), versions(services),
        ] + acts.map { act($0, services) }
    }

    private static let path = "/v1/referrals"
    private static let one = "/v1/referrals/{referralId}"
    private static let tag = "referrals"

    private static func list(_ services: Services) -> Route {
        .list(
            path, "listReferrals", "List referrals, in the order in which they were recorded", tag: tag,
            action: .readRecords,
            query: [
                QueryParameter("state", .values(of: Referral.State.self), "Only those in this state."),
                QueryParameter("personId", .identifier, "Only those for this person."),
            ], item: ReferralDocument.schema
        ) { request in
            let (state, person) = try request.query {
                ($0.optional("state", .enumeration(Referral.State.self)), $0.optional("personId", .identifier))
            }
            let rows = try await services.read(
                request, Referrals.list(request.pageOfIdentifiers(), state: state, person: person))
            return .page(request, rows, cursor: { [$0.id.description] }) { ReferralDocument.write($1, to: &$0) }
        }
    }

    private static func versions(_ services: Services) -> Route {
        .versions(
            one, of: "Referral", tag: tag, action: .readRecords, ReferralDocument.schema, services,
            { Referrals.versions($0.identifier("referralId")) }
        ) { ReferralDocument.write($1, to: &$0) }
    }

    private static func get(_ services: Services) -> Route {
        .get(
            one, "getReferral", "Read a referral", tag: tag, action: .readRecords, answer: ReferralDocument.schema
        ) { reply(try await services.readOne($0, Referrals.find($0.identifier("referralId")))) }
    }

    private static func add(_ services: Services) -> Route {
        .create(
            path, "addReferral", "Take a referral in, complete or not", tag: tag, action: .writeRecords,
            body: ReferralDocument.draft, answer: ReferralDocument.schema
        ) { request in
            try await services.create(request) { transaction in
                let added = try transaction.add(request.read(as: ReferralDocument.form))
                return .created(at: "\(path)/\(added.id)", tag: EntityTag(version: added.version)) {
                    ReferralDocument.write(added, to: &$0)
                }
            }
        }
    }

    private static func change(_ services: Services) -> Route {
        .change(
            one, "changeReferral", "Change an open referral, for example with what was still to get", tag: tag,
            action: .writeRecords, body: ReferralDocument.draft, answer: ReferralDocument.schema, problems: [.conflict]
        ) { request in
            reply(
                try await services.transaction(request) { transaction in
                    try transaction.change(
                        request.identifier("referralId"), at: request.versions,
                        to: request.read(as: ReferralDocument.form))
                })
        }
    }

    private static let dayParameter = QueryParameter(
        "on", .date, "The day that is asked about; today where nothing is said.")

    private static func standing(_ services: Services) -> Route {
        .get(
            "\(one)/standing", "getReferralStanding",
            "Read what is still to get of a referral, which band its levels indicate, and how long it has waited",
            tag: tag, action: .readRecords, query: [dayParameter], answer: ReferralDocument.standing, hasVersion: false
        ) { request in
            let day = try request.query { $0.optional("on", .date) } ?? WallClock.today()
            let standing = try await services.transaction(request) {
                try $0.standing(ofReferral: request.identifier("referralId"), on: day)
            }
            return .json { ReferralDocument.write(standing, to: &$0) }
        }
    }

    private static func waiting(_ services: Services) -> Route {
        .list(
            "/v1/waiting-list", "listWaiting", "List open referrals, those that wait longest first", tag: tag,
            action: .readRecords, query: [dayParameter], item: ReferralDocument.standing
        ) { request in
            let day = try request.query { $0.optional("on", .date) } ?? WallClock.today()
            let page = try WaitingPage(
                after: request.page.cursor.map { try (receivedOn: $0.date(0), id: $0.identifier(1)) },
                rowsMax: request.page.rowsToRead)
            let rows = try await services.transaction(request) { try $0.waitingList(page, on: day) }
            return .page(
                request, rows,
                cursor: { ["\($0.referral.value.referral.receivedOn)", $0.referral.id.description] }
            ) { ReferralDocument.write($1, to: &$0) }
        }
    }

    private static func history(_ services: Services) -> Route {
        .get(
            "\(one)/history", "getReferralHistory", "Read every change of a referral's state, the oldest first",
            tag: tag, action: .readRecords, answer: ReferralDocument.history, hasVersion: false
        ) { request in
            let steps = try await services.transaction(request) {
                try $0.history(ofReferral: request.identifier("referralId"))
            }
            return .json { json in
                json.object { json in json.array("items", steps) { ReferralDocument.write($1, to: &$0) } }
            }
        }
    }

    private static func reply(_ referral: Stored<RecordedReferral>) -> Reply {
        .json(tag: EntityTag(version: referral.version)) { ReferralDocument.write(referral, to: &$0) }
    }
}

// MARK: - Acts

extension ReferralRoutes {
    private struct Act {
        /// The last part of its path.
        let path: String
        let operation: String
        let summary: String
        let state: Referral.State
    }

    private static let acts = [
        Act(
            path: "placement", operation: "placeReferral",
            summary: "Record the arrangement that follows from a referral",
            state: .placed),
        Act(
            path: "refusal", operation: "declineReferral", summary: "Record that the scheme cannot take a referral up",
            state: .declined),
        Act(
            path: "withdrawal", operation: "withdrawReferral",
            summary: "Record that the person or the council no longer asks", state: .withdrawn),
        Act(path: "reopening", operation: "reopenReferral", summary: "Open a closed referral again", state: .open),
    ]

    /// What is said with an act.
    private struct Step {
        var on: CivilDate?
        var reason: String
        var arrangementID: Identifier?
    }

    private static func act(_ act: Act, _ services: Services) -> Route {
        let isPlacing = act.state == .placed
        let form = JSONForm<Step>.object { step in
            Step(
                on: step.optional("on", .date), reason: step.required("reason", .lines(1...4_000)),
                arrangementID: isPlacing ? step.required("arrangementId", .identifier) : nil)
        }
        return .change(
            "\(one)/\(act.path)", act.operation, act.summary, tag: tag, action: .writeRecords, method: .post,
            body: isPlacing ? placing : step, answer: ReferralDocument.schema, problems: [.referralNotInState]
        ) { request in
            reply(
                try await services.transaction(request) { transaction in
                    let step = try request.read(as: form)
                    return try transaction.move(
                        referral: request.identifier("referralId"), to: act.state, on: step.on, reason: step.reason,
                        arrangement: step.arrangementID, at: request.versions)
                })
        }
    }

    private static let stepMembers: [Schema.Property] = [
        .optional("on", .nullable(.described(.date, "The day from which it is so; today where none is given."))),
        .required("reason", .text(1...4_000)),
    ]

    private static let step = Schema.component("ReferralStep", .properties(stepMembers))

    private static let placing = Schema.component(
        "ReferralPlacing",
        .properties(
            stepMembers + [
                .required("arrangementId", .described(.identifier, "The placement, stay or session of this person."))
            ]))
}
