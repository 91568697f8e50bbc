import HTTPTypes
import JSON
import SharedLives
import Store

/// Single payments between runs: asked for by one, approved by another.
enum UrgentPaymentRoutes {
    static func routes(_ services: Services) -> [Route] {
        [ask(services), list(services), get(services), approve(services), decline(services)]
    }

    private static let path = "/v1/urgent-payments"
    private static let one = "/v1/urgent-payments/{urgentPaymentId}"
    private static let tag = "payments"

    private static func ask(_ services: Services) -> Route {
        .create(
            path, "askForUrgentPayment", "Ask for a payment between runs; somebody else approves it", tag: tag,
            action: .askUrgentPayments,
            body: .component(
                "UrgentPaymentDraft",
                .object(
                    .required("carerId", .identifier), .required("amount", .integer(SettlementForms.penceRange)),
                    .required("reason", .text(SettlementForms.reasonCharacters)))),
            answer: schema, problems: [.conflict]
        ) { request in
            try await services.create(request) { transaction in
                let (carer, amount, reason) = try request.read {
                    (
                        $0.required("carerId", .identifier), $0.required("amount", SettlementForms.pence),
                        $0.required("reason", .lines(SettlementForms.reasonCharacters))
                    )
                }
                let payment = try transaction.askForUrgentPayment(to: carer, amount, reason: reason)
                return .created(at: "\(path)/\(payment.id)", tag: EntityTag(version: payment.version)) {
                    write(payment, to: &$0)
                }
            }
        }
    }

    private static func list(_ services: Services) -> Route {
        .list(
            path, "listUrgentPayments", "List urgent payments, in the order in which they were asked for", tag: tag,
            action: .readPayments,
            query: [
                QueryParameter("carerId", .identifier, "Only those to this carer."),
                QueryParameter(
                    "state", .values(of: UrgentPayments.State.self), "Only those asked for, approved or declined."),
            ], item: schema
        ) { request in
            let (carer, state) = try request.query {
                ($0.optional("carerId", .identifier), $0.optional("state", .enumeration(UrgentPayments.State.self)))
            }
            let page = try request.pageOfIdentifiers()
            let rows = try await services.read(request, UrgentPayments.list(page, carer: carer, state: state))
            return .page(request, rows, cursor: { [$0.id.description] }) { write($1, to: &$0) }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(one, "getUrgentPayment", "Read an urgent payment", tag: tag, action: .readPayments, answer: schema) {
            reply(try await services.readOne($0, UrgentPayments.find($0.identifier("urgentPaymentId"))))
        }
    }

    private static func approve(_ services: Services) -> Route {
        .command(
            "\(one)/approval", "approveUrgentPayment",
            "Approve a payment that somebody else asked for; from then on it is part of all that was paid", tag: tag,
            action: .approveUrgentPayments, answer: schema,
            problems: [.twoPeopleNeeded, .approvalLimitExceeded, .conflict]
        ) { request in
            reply(
                try await services.transaction(request) {
                    try $0.approveUrgentPayment(request.identifier("urgentPaymentId"), at: request.versions)
                })
        }
    }

    private static func decline(_ services: Services) -> Route {
        .change(
            "\(one)/decline", "declineUrgentPayment", "Decline a payment that is asked for, or take it back", tag: tag,
            action: .askUrgentPayments, method: .post, body: SettlementForms.reasonSchema("UrgentPaymentDecline"),
            answer: schema, problems: [.conflict]
        ) { request in
            reply(
                try await services.transaction(request) { transaction in
                    try transaction.declineUrgentPayment(
                        request.identifier("urgentPaymentId"), at: request.versions,
                        reason: request.read(as: SettlementForms.reason))
                })
        }
    }

    private static func reply(_ payment: Stored<UrgentPayment>) -> Reply {
        .json(tag: EntityTag(version: payment.version)) { write(payment, to: &$0) }
    }

    private static func write(_ stored: Stored<UrgentPayment>, to json: inout JSONWriter) {
        let payment = stored.value
        json.object { json in
            json.member("id", stored.id)
            json.member("version", Int(stored.version))
            json.member("state", payment.state.rawValue)
            json.member("carerId", payment.carerID)
            json.member("amount", payment.amount)
            json.member("reason", payment.reason)
            SettlementForms.write(payment.asked, named: "asked", to: &json)
            SettlementForms.write(payment.approved, named: "approved", to: &json)
            SettlementForms.write(payment.declined, named: "declined", to: &json)
            json.member("declineReason", payment.declineReason)
        }
    }

    private static let schema = Schema.component(
        "UrgentPayment",
        .object(
            .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
            .required("state", .values(of: UrgentPayments.State.self)), .required("carerId", .identifier),
            .required("amount", .integer(SettlementForms.penceRange)),
            .required("reason", .text(SettlementForms.reasonCharacters)), .required("asked", SettlementForms.step),
            .required("approved", .nullable(SettlementForms.step)),
            .required("declined", .nullable(SettlementForms.step)),
            .required("declineReason", .nullable(.text(SettlementForms.reasonCharacters)))))
}
