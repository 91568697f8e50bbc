import HTTPTypes
import JSON
import SharedLives
import Store

/// Holds: one carer's payments stop while the run goes on.
enum PaymentHoldRoutes {
    private enum State: String, CaseIterable { case inForce, released }

    static func routes(_ services: Services) -> [Route] {
        [place(services), list(services), get(services), release(services)]
    }

    private static let path = "/v1/payment-holds"
    private static let one = "/v1/payment-holds/{holdId}"
    private static let tag = "payments"

    private static func place(_ services: Services) -> Route {
        .create(
            path, "holdPayments", "Hold a carer's payments until they are released; the run goes on", tag: tag,
            action: .holdPayments,
            body: .component(
                "PaymentHoldDraft",
                .object(
                    .required("carerId", .identifier), .required("reason", .text(SettlementForms.reasonCharacters)))),
            answer: schema, problems: [.conflict]
        ) { request in
            try await services.create(request) { transaction in
                let (carer, reason) = try request.read {
                    (
                        $0.required("carerId", .identifier),
                        $0.required("reason", .lines(SettlementForms.reasonCharacters))
                    )
                }
                let hold = try transaction.holdPayments(of: carer, reason: reason)
                return .created(at: "\(path)/\(hold.id)", tag: EntityTag(version: hold.version)) {
                    write(hold, to: &$0)
                }
            }
        }
    }

    private static func list(_ services: Services) -> Route {
        .list(
            path, "listPaymentHolds", "List holds, in the order in which they were placed", tag: tag,
            action: .readPayments,
            query: [
                QueryParameter("carerId", .identifier, "Only this carer's."),
                QueryParameter("state", .values(of: State.self), "Only those in force, or only those released."),
            ], item: schema
        ) { request in
            let (carer, state) = try request.query {
                ($0.optional("carerId", .identifier), $0.optional("state", .enumeration(State.self)))
            }
            let page = try request.pageOfIdentifiers()
            let rows = try await services.read(
                request, PaymentHolds.list(page, carer: carer, inForce: state.map { $0 == .inForce }))
            return .page(request, rows, cursor: { [$0.id.description] }) { write($1, to: &$0) }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(one, "getPaymentHold", "Read a hold", tag: tag, action: .readPayments, answer: schema) {
            reply(try await services.readOne($0, PaymentHolds.find($0.identifier("holdId"))))
        }
    }

    private static func release(_ services: Services) -> Route {
        .change(
            "\(one)/release", "releasePaymentHold", "Release a hold: the next run pays what was held", tag: tag,
            action: .holdPayments, method: .post, body: SettlementForms.reasonSchema("PaymentHoldRelease"),
            answer: schema, problems: [.conflict]
        ) { request in
            reply(
                try await services.transaction(request) { transaction in
                    try transaction.releaseHold(
                        request.identifier("holdId"), at: request.versions,
                        reason: request.read(as: SettlementForms.reason))
                })
        }
    }

    private static func reply(_ hold: Stored<PaymentHold>) -> Reply {
        .json(tag: EntityTag(version: hold.version)) { write(hold, to: &$0) }
    }

    private static func write(_ stored: Stored<PaymentHold>, to json: inout JSONWriter) {
        let hold = stored.value
        json.object { json in
            json.member("id", stored.id)
            json.member("version", Int(stored.version))
            json.member("carerId", hold.carerID)
            json.member("reason", hold.reason)
            SettlementForms.write(hold.placed, named: "placed", to: &json)
            SettlementForms.write(hold.released, named: "released", to: &json)
            json.member("releaseReason", hold.releaseReason)
        }
    }

    private static let schema = Schema.component(
        "PaymentHold",
        .object(
            .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
            .required("carerId", .identifier), .required("reason", .text(SettlementForms.reasonCharacters)),
            .required("placed", SettlementForms.step), .required("released", .nullable(SettlementForms.step)),
            .required("releaseReason", .nullable(.text(SettlementForms.reasonCharacters)))))
}
