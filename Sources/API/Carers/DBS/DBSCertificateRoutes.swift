import HTTPTypes
import JSON
import SharedLives
import Store

/// Certificates of carers and staff: recorded, read as they were known, withdrawn when they turn out wrong.
enum DBSCertificateRoutes {
    static func routes(_ services: Services) -> [Route] {
        holder("/v1/carers/{carerId}", "carerId", "Carer", "a carer", { .carer($0) }, services)
            + holder("/v1/accounts/{accountId}", "accountId", "Staff", "a member of staff", { .staff($0) }, services)
    }

    private static func holder(
        _ path: String, _ parameter: String, _ name: String, _ whose: String,
        _ holder: @escaping @Sendable (Identifier) -> DBSCertificate.Holder, _ services: Services
    ) -> [Route] {
        [
            list(path, parameter, name, whose, holder, services),
            .create(
                "\(path)/dbs-certificates", "add\(name)DBSCertificate", "Record a DBS certificate of \(whose)",
                tag: "dbs", action: .writeRecords, body: .properties(DBSForms.certificateProperties),
                answer: DBSForms.record, problems: [.conflict]
            ) { request in
                try await services.create(request) { transaction in
                    let form = DBSForms.certificate(seenBy: transaction.principal.accountID)
                    let record = try transaction.add(
                        request.read(as: form), of: holder(request.identifier(parameter)))
                    return .created(
                        at: "/v1/dbs-certificates/\(record.id)", tag: EntityTag(version: record.version)
                    ) { DBSForms.write(record, to: &$0) }
                }
            },
            Route(
                .delete, "\(path)/dbs-certificates/{certificateId}", "withdraw\(name)DBSCertificate",
                "Withdraw a certificate that turned out wrong; what it disclosed is purged at once", tag: "dbs",
                action: .writeRecords, demands: .ifMatch,
                answers: [.init(200, "The certificate, withdrawn.", DBSForms.record, headers: ["ETag"])],
                problems: [.conflict]
            ) { request in
                let record = try await services.transaction(request) {
                    try $0.withdrawCertificate(
                        request.identifier("certificateId"), of: holder(request.identifier(parameter)),
                        at: request.versions)
                }
                return .json(tag: EntityTag(version: record.version)) { DBSForms.write(record, to: &$0) }
            },
        ]
    }

    private static func list(
        _ path: String, _ parameter: String, _ name: String, _ whose: String,
        _ holder: @escaping @Sendable (Identifier) -> DBSCertificate.Holder, _ services: Services
    ) -> Route {
        .get(
            "\(path)/dbs-certificates", "list\(name)DBSCertificates",
            "Read the DBS certificates of \(whose), as they stand or as they were known", tag: "dbs",
            action: .readRecords,
            query: [QueryParameter("knownAt", .instant, "Shows them as they were known at this instant.")],
            answer: .object(.required("items", .array(of: DBSForms.record))), hasVersion: false
        ) { request in
            let records = try await services.transaction(request) { transaction in
                let knownAt = try request.query { $0.optional("knownAt", .instant) }
                return try transaction.certificates(of: holder(request.identifier(parameter)), knownAt: knownAt)
            }
            return .json { json in
                json.object { json in
                    json.array("items") { json in for record in records { DBSForms.write(record, to: &json) } }
                }
            }
        }
    }
}
