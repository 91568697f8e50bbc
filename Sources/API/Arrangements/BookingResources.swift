import JSON
import SharedLives
import Store

/// Stays and sessions of day support: booked, and what became of them.
enum BookingResources {
    static let stays = Resource<Stay>(
        path: "/v1/stays", singular: "stay", plural: "stays", reading: .readPaymentFacts, writing: .writeRecords,
        form: .object { stay in
            Stay(
                personID: stay.required("personId", .identifier), carerID: stay.required("carerId", .identifier),
                councilID: stay.required("councilId", .identifier), arrive: stay.required("arrive", .date),
                depart: stay.required("depart", .date), band: stay.required("band", .text(PaymentForms.codeCharacters)),
                startsAt: stay.required("startsAt", .instant),
                miles: stay.optional("miles", .integer(0...PaymentLimits.milesMax)), outcome: outcome(stay),
                kind: stay.optional("kind", .kind(of: Stay.kinds), or: .shortBreak))
        },
        properties: parties + [
            .required("arrive", .date), .required("depart", .date),
            .required("band", .text(PaymentForms.codeCharacters)),
            .required("startsAt", .instant),
            .optional("miles", .nullable(.integer(0...Int64(PaymentLimits.milesMax)))),
            .optional("kind", .nullable(.enumeration(Stay.kinds.map(\.rawValue)))),
        ] + outcomeProperties, onlyAnswered: [isCarriedOver],
        write: { json, stay in
            json.member("personId", stay.personID)
            json.member("carerId", stay.carerID)
            json.member("councilId", stay.councilID)
            json.member("arrive", stay.arrive)
            json.member("depart", stay.depart)
            json.member("band", stay.band)
            json.member("startsAt", stay.startsAt)
            json.member("miles", stay.miles)
            json.member("kind", stay.kind.rawValue)
            write(stay.outcome, to: &json)
            json.member("isCarriedOver", stay.isCarriedOver)
        },
        find: Stays.find, list: { Stays.list($1) }, add: { try $0.add($1) },
        change: { try $0.change($1, at: $2, to: $3) }, versions: Stays.versions, problems: [.arrangementNotAllowed])

    static let sessions = Resource<Session>(
        path: "/v1/sessions", singular: "session", plural: "sessions", reading: .readPaymentFacts,
        writing: .writeRecords,
        form: .object { session in
            Session(
                personID: session.required("personId", .identifier),
                carerID: session.required("carerId", .identifier),
                councilID: session.required("councilId", .identifier),
                startsAt: session.required("startsAt", .instant), length: PaymentForms.length(of: session),
                band: session.required("band", .text(PaymentForms.codeCharacters)), outcome: outcome(session))
        },
        properties: parties + [
            .required("startsAt", .instant),
            .optional("minutes", .nullable(.integer(1...Int64(PaymentLimits.minutesMax)))),
            .optional("session", .nullable(.text(PaymentForms.codeCharacters))),
            .required("band", .text(PaymentForms.codeCharacters)),
        ] + outcomeProperties, onlyAnswered: [isCarriedOver],
        write: { json, session in
            json.member("personId", session.personID)
            json.member("carerId", session.carerID)
            json.member("councilId", session.councilID)
            json.member("startsAt", session.startsAt)
            switch session.length {
            case .minutes(let minutes):
                json.member("minutes", minutes)
                json.memberNull("session")
            case .session(let code):
                json.memberNull("minutes")
                json.member("session", code)
            }
            json.member("band", session.band)
            write(session.outcome, to: &json)
            json.member("isCarriedOver", session.isCarriedOver)
        },
        find: Sessions.find, list: { Sessions.list($1) }, add: { try $0.add($1) },
        change: { try $0.change($1, at: $2, to: $3) }, versions: Sessions.versions, problems: [.arrangementNotAllowed])

    static func routes(_ services: Services) -> [Route] {
        stays.routes(services) + sessions.routes(services) + [
            .change(
                "/v1/stays/{stayId}/outcome", "changeStayOutcome",
                "Record that a stay was cancelled, or that the person did not come, or take that back", tag: "stays",
                action: .writeRecords, body: outcomeSchema, answer: stays.schema,
                problems: [.conflict, .arrangementNotAllowed]
            ) { request in
                stays.reply(
                    try await services.transaction(request) {
                        try $0.changeStay(
                            request.identifier("stayId"), at: request.versions, to: request.read(outcome))
                    })
            },
            .change(
                "/v1/sessions/{sessionId}/outcome", "changeSessionOutcome",
                "Record that a session was cancelled, or that the person did not come, or take that back",
                tag: "sessions", action: .writeRecords, body: outcomeSchema, answer: sessions.schema,
                problems: [.arrangementNotAllowed]
            ) { request in
                sessions.reply(
                    try await services.transaction(request) {
                        try $0.changeSession(
                            request.identifier("sessionId"), at: request.versions, to: request.read(outcome))
                    })
            },
        ]
    }

    private static let parties: [Schema.Property] = [
        .required("personId", .identifier), .required("carerId", .identifier), .required("councilId", .identifier),
    ]

    static let isCarriedOver = Schema.Property.required(
        "isCarriedOver",
        .described(.boolean, "Whether it began before the scheme kept its records here, and is shown as it was then."))

    static let outcomeProperties: [Schema.Property] = [
        .optional("cancelledAt", .nullable(.instant)),
        .optional("cancelledBy", .nullable(.values(of: CancelledBy.self))),
        .optional("notArrived", .nullable(.boolean)),
    ]

    private static let outcomeSchema = Schema.component("BookingOutcome", .properties(outcomeProperties))

    @Sendable static func outcome(_ members: JSONObjectReader) -> BookingOutcome {
        BookingOutcome(
            cancelledAt: members.optional("cancelledAt", .instant),
            cancelledBy: members.optional("cancelledBy", .enumeration()),
            notArrived: members.optional("notArrived", .boolean, or: false))
    }

    private static func write(_ outcome: BookingOutcome, to json: inout JSONWriter) {
        json.member("cancelledAt", outcome.cancelledAt)
        json.member("cancelledBy", outcome.cancelledBy?.rawValue)
        json.member("notArrived", outcome.notArrived)
    }
}
