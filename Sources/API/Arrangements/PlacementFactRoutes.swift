import HTTPTypes
import JSON
import SharedLives
import Store

/// The dated facts of a placement: added one by one, and withdrawn when they turn out wrong.
enum PlacementFactRoutes {
    static func routes(_ services: Services) -> [Route] {
        kind(
            .band, "bands", "Band", "a band from a day on", .writeRecords, PaymentCalculationSchema.band,
            PaymentForms.band.map { .band($0) }, services)
            + kind(
                .contribution, "contributions", "Contribution", "what the person contributes from a day on",
                .writeContributions, PaymentCalculationSchema.contribution,
                PaymentForms.contribution.map { .contribution($0) }, services)
            + kind(
                .complexFee, "complex-fees", "ComplexFee", "a discretionary fee for a time", .writeDiscretionaryFees,
                PaymentCalculationSchema.complexFee, PaymentForms.fee.map { .complexFee($0) }, services)
            + kind(
                .absence, "absences", "Absence", "days on which the person is away", .writeRecords,
                PaymentCalculationSchema.absence, PaymentForms.absence.map { .absence($0) }, services)
    }

    private static func kind(
        _ kind: PlacementFact.Kind, _ path: String, _ name: String, _ what: String, _ action: Action, _ body: Schema,
        _ form: JSONForm<PlacementFact>, _ services: Services
    ) -> [Route] {
        [
            .create(
                "/v1/placements/{placementId}/\(path)", "addPlacement\(name)", "Record \(what)", tag: "placements",
                action: action, body: body, answer: PlacementDocument.schema, problems: [.conflict]
            ) { request in
                try await services.create(request) { transaction in
                    let record = try transaction.add(request.read(as: form), to: request.identifier("placementId"))
                    return .created(
                        at: "/v1/placements/\(record.placement.id)", tag: EntityTag(version: record.placement.version)
                    ) { PlacementDocument.write(record, asOf: nil, to: &$0) }
                }
            },
            Route(
                .delete, "/v1/placements/{placementId}/\(path)/{factId}", "withdrawPlacement\(name)",
                "Withdraw one that turned out wrong; it stays readable as it was known", tag: "placements",
                action: action, demands: .ifMatch,
                answers: [.init(200, "The placement without it.", PlacementDocument.schema, headers: ["ETag"])]
            ) { request in
                let record = try await services.transaction(request) {
                    try $0.withdraw(
                        kind, request.identifier("factId"), of: request.identifier("placementId"), at: request.versions)
                }
                return PlacementDocument.reply(record)
            },
        ]
    }
}
