import HTTPTypes
import JSON
import SharedLives
import Store

extension ProblemCode {
    /// Rules of placing stand against an arrangement.
    static let arrangementNotAllowed = ProblemCode(
        "arrangementNotAllowed", 409, "The arrangement is not allowed as things stand",
        "See to each of those that are listed, or choose another carer or other days.")
}

/// Placements and their dated facts.
enum PlacementRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            list(services), get(services), add(services), end(services), takeEndBack(services), move(services),
            versions(services),
        ] + PlacementFactRoutes.routes(services)
    }

    private static func list(_ services: Services) -> Route {
        .list(
            "/v1/placements", "listPlacements", "List placements, without their facts", tag: "placements",
            action: .readPaymentFacts, item: PlacementDocument.summarySchema
        ) { request in
            let rows = try await services.read(request, Placements.list(request.pageOfIdentifiers()))
            return .page(request, rows, cursor: { [$0.id.description] }) { json, placement in
                json.object { PlacementDocument.write(placement, to: &$0) }
            }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(
            "/v1/placements/{placementId}", "getPlacement",
            "Read a placement with its facts, on a day, and as they were known", tag: "placements",
            action: .readPaymentFacts,
            query: [
                QueryParameter("asOf", .date, "Adds what holds on this day: band, contribution, fee, absence."),
                QueryParameter("knownAt", .instant, "Shows the facts as they were known at this instant."),
            ], answer: PlacementDocument.schema
        ) { request in
            let (asOf, knownAt) = try request.query {
                ($0.optional("asOf", .date), $0.optional("knownAt", .instant))
            }
            let record = try await services.transaction(request) {
                try $0.placement(request.identifier("placementId"), knownAt: knownAt)
            }
            return PlacementDocument.reply(record, asOf: asOf)
        }
    }

    private static func add(_ services: Services) -> Route {
        .create(
            "/v1/placements", "addPlacement", "Add a placement with the facts known of it", tag: "placements",
            action: .writeRecords, body: PlacementDocument.draftSchema, answer: PlacementDocument.schema,
            problems: [.conflict, .arrangementNotAllowed]
        ) { request in
            try await services.create(request) { transaction in
                let (placement, facts) = try request.read(PlacementDocument.read)
                try checkMayRecord(facts, transaction.principal)
                let record = try transaction.add(placement, with: facts)
                return .created(
                    at: "/v1/placements/\(record.placement.id)", tag: EntityTag(version: record.placement.version)
                ) { PlacementDocument.write(record, asOf: nil, to: &$0) }
            }
        }
    }

    /// Contributions and discretionary fees are for those who may record them one by one, too.
    private static func checkMayRecord(_ facts: PlacementFacts, _ principal: Principal) throws {
        if !facts.contributions.isEmpty, !principal.may(.writeContributions) {
            throw Problem(.forbidden, "Leave contributions out: a finance officer records them.")
        }
        if !facts.complexFees.isEmpty, !principal.may(.writeDiscretionaryFees) {
            throw Problem(.forbidden, "Leave complexFees out: the registered manager records them.")
        }
    }

    private static func end(_ services: Services) -> Route {
        .change(
            "/v1/placements/{placementId}/end", "endPlacement", "Record how a placement ended, or correct it",
            tag: "placements", action: .writeRecords, body: PaymentCalculationSchema.end,
            answer: PlacementDocument.schema, problems: [.conflict, .arrangementNotAllowed]
        ) { request in
            PlacementDocument.reply(
                try await services.transaction(request) {
                    try $0.end(
                        request.identifier("placementId"), at: request.versions, request.read(as: PaymentForms.end))
                })
        }
    }

    private static func takeEndBack(_ services: Services) -> Route {
        Route(
            .delete, "/v1/placements/{placementId}/end", "takePlacementEndBack",
            "Take back an end that was recorded wrongly", tag: "placements", action: .writeRecords, demands: .ifMatch,
            answers: [.init(200, "The placement goes on.", PlacementDocument.schema, headers: ["ETag"])],
            problems: [.conflict, .arrangementNotAllowed, .validationFailed]
        ) { request in
            let record = try await services.transaction(request) {
                try $0.end(request.identifier("placementId"), at: request.versions, nil)
            }
            return PlacementDocument.reply(record)
        }
    }

    private static func move(_ services: Services) -> Route {
        let body = Schema.component(
            "PlacementMove",
            .object(
                .required("carerId", .described(.identifier, "The carer to whom the person moves.")),
                .required("on", .described(.date, "The first day with them, which is no day with the other any more.")))
        )
        return .create(
            "/v1/placements/{placementId}/move", "movePlacement",
            "Move a person to another carer on a day, without a gap or an overlap; answers with the placement that begins",
            tag: "placements", action: .writeRecords, body: body, answer: PlacementDocument.schema,
            problems: [.conflict, .arrangementNotAllowed]
        ) { request in
            try await services.create(request) { transaction in
                let (carer, day) = try request.read { ($0.required("carerId", .identifier), $0.required("on", .date)) }
                let record = try transaction.move(
                    placement: request.identifier("placementId"), to: carer, on: day)
                return .created(
                    at: "/v1/placements/\(record.placement.id)", tag: EntityTag(version: record.placement.version)
                ) { PlacementDocument.write(record, asOf: nil, to: &$0) }
            }
        }
    }

    private static func versions(_ services: Services) -> Route {
        .versions(
            "/v1/placements/{placementId}", of: "Placement", tag: "placements", action: .readPaymentFacts,
            PlacementDocument.summarySchema, services, { Placements.versions($0.identifier("placementId")) }
        ) { json, placement in json.object { PlacementDocument.write(placement, to: &$0) } }
    }
}
