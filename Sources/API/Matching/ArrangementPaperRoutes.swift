import HTTPTypes
import JSON
import SharedLives
import Store

/// Papers of a placement that are to be signed, and a carer told to a person who may come to live with them.
enum ArrangementPaperRoutes {
    private static let plainText = "text/plain; charset=utf-8"

    static func routes(_ services: Services) -> [Route] {
        [
            paper(
                "/v1/placements/{placementId}/service-agreement.txt", "getServiceAgreement",
                "The service agreement of a placement, to be signed (3.10)", tag: "placements", services
            ) { try $1.serviceAgreement(ofPlacement: $0.identifier("placementId")).text() },
            paper(
                "/v1/placements/{placementId}/licence-agreement.txt", "getLicenceAgreement",
                "The licence agreement of a placement, to be signed (3.11)", tag: "placements", services
            ) { try $1.licenceAgreement(ofPlacement: $0.identifier("placementId")).text() },
            paper(
                "/v1/placements/{placementId}/care-plans/{carePlanId}/plan.txt", "getCarePlanDocument",
                "A care and support plan in plain short sentences, to be signed (3.12.2)", tag: "placements", services
            ) {
                try $1.carePlanDocument($0.identifier("carePlanId"), ofPlacement: $0.identifier("placementId")).text()
            },
            paper(
                "/v1/carers/{carerId}/introduction.txt", "getCarerIntroduction",
                "A carer and their home in plain short sentences, for a person to read", tag: "matching", services
            ) { try $1.introduction(ofCarer: $0.identifier("carerId")).text() },
        ]
    }

    private static func paper(
        _ path: String, _ operation: String, _ summary: String, tag: String, _ services: Services,
        _ text: @escaping @Sendable (APIRequest, SchemeTransaction) throws -> String
    ) -> Route {
        .download(path, operation, summary, tag: tag, action: .readRecords, contentType: plainText) { request in
            .text(try await services.transaction(request) { try text(request, $0) })
        }
    }
}
