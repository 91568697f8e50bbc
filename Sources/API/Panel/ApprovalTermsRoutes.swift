import HTTPTypes
import JSON
import SharedLives
import Store

/// What a carer is approved for on a day.
enum ApprovalTermsRoutes {
    private static let path = "/v1/carers/{carerId}/terms"

    static func routes(_ services: Services) -> [Route] { [get(services), add(services)] }

    private static func get(_ services: Services) -> Route {
        .get(
            path, "getApprovalTerms", "Read what a carer is approved for on a day", tag: "carers", action: .readRecords,
            query: [
                QueryParameter("on", .date, "The day; today if left out."),
                QueryParameter("knownAt", .instant, "Shows what was known at this instant."),
            ],
            answer: .object(
                .required("on", .date),
                .required("terms", .nullable(.described(PanelForms.termsSchema, "null where there are none."))),
                .required("caseId", .nullable(.identifier)), .required("recordedAt", .nullable(.instant))),
            hasVersion: false
        ) { request in
            let (day, knownAt) = try request.query {
                ($0.optional("on", PanelForms.day), $0.optional("knownAt", .instant))
            }
            let (on, recorded) = try await services.transaction(request) {
                try $0.approvalTerms(of: request.identifier("carerId"), on: day, knownAt: knownAt)
            }
            return .json { json in
                json.object { json in
                    json.member("on", on)
                    PanelForms.write(recorded?.terms, named: "terms", to: &json)
                    json.member("caseId", recorded?.caseID)
                    json.member("recordedAt", recorded?.recordedAt)
                }
            }
        }
    }

    private static func add(_ services: Services) -> Route {
        Route(
            .post, path, "addApprovalTerms", "Record the terms of a carer who was approved before they came here",
            tag: "carers", action: .decideApprovals, demands: [.body, .idempotencyKey], body: PanelForms.termsSchema,
            answers: [.init(201, "Recorded.", PanelForms.termsSchema, headers: ["Location"])],
            problems: [.conflict, .stateNotAllowed]
        ) { request in
            try await services.create(request) { transaction in
                let carer = request.identifier("carerId")
                let added = try transaction.addTerms(request.read(as: PanelForms.terms), of: carer)
                return .created(at: "/v1/carers/\(carer)/terms") { PanelForms.write(added.terms, to: &$0) }
            }
        }
    }
}
