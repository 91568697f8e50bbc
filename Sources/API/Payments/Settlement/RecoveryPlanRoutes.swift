import HTTPTypes
import JSON
import SharedLives
import Store

/// Recovery plans: how an overpayment is taken back, as finance and the carer agreed.
enum RecoveryPlanRoutes {
    private enum State: String, CaseIterable { case inForce, over }

    static func routes(_ services: Services) -> [Route] {
        [agree(services), list(services), get(services), withdraw(services)]
    }

    private static let path = "/v1/recovery-plans"
    private static let one = "/v1/recovery-plans/{planId}"
    private static let tag = "payments"

    private static let form = JSONForm<RecoveryPlan>.object { plan in
        RecoveryPlan(
            carerID: plan.required("carerId", .identifier),
            instalment: plan.required("instalment", SettlementForms.pence),
            agreedOn: plan.required("agreedOn", .date), carerAgreedOn: plan.required("carerAgreedOn", .date),
            note: plan.required("note", .lines(SettlementForms.reasonCharacters)))
    }

    private static let properties: [Schema.Property] = [
        .required("carerId", .identifier), .required("instalment", .integer(SettlementForms.penceRange)),
        .required("agreedOn", .date), .required("carerAgreedOn", .date),
        .required("note", .text(SettlementForms.reasonCharacters)),
    ]

    private static func agree(_ services: Services) -> Route {
        .create(
            path, "agreeRecoveryPlan", "Record what was agreed with a carer who owes something", tag: tag,
            action: .agreeRecoveries, body: .component("RecoveryPlanDraft", .properties(properties)), answer: schema,
            problems: [.conflict]
        ) { request in
            try await services.create(request) { transaction in
                let plan = try transaction.agree(request.read(as: form))
                return .created(at: "\(path)/\(plan.id)", tag: EntityTag(version: plan.version)) {
                    write(plan, to: &$0)
                }
            }
        }
    }

    private static func list(_ services: Services) -> Route {
        .list(
            path, "listRecoveryPlans", "List recovery plans, in the order in which they were agreed", tag: tag,
            action: .readPayments,
            query: [
                QueryParameter("carerId", .identifier, "Only this carer's."),
                QueryParameter("state", .values(of: State.self), "Only those in force, or only those that are over."),
            ], item: schema
        ) { request in
            let (carer, state) = try request.query {
                ($0.optional("carerId", .identifier), $0.optional("state", .enumeration(State.self)))
            }
            let page = try request.pageOfIdentifiers()
            let rows = try await services.read(
                request, RecoveryPlans.list(page, carer: carer, inForce: state.map { $0 == .inForce }))
            return .page(request, rows, cursor: { [$0.id.description] }) { write($1, to: &$0) }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(one, "getRecoveryPlan", "Read a recovery plan", tag: tag, action: .readPayments, answer: schema) {
            reply(try await services.readOne($0, RecoveryPlans.find($0.identifier("planId"))))
        }
    }

    private static func withdraw(_ services: Services) -> Route {
        .command(
            "\(one)/withdrawal", "withdrawRecoveryPlan",
            "Withdraw a plan: from the next run on only the floor counts", tag: tag, action: .agreeRecoveries,
            answer: schema, problems: [.conflict]
        ) { request in
            reply(
                try await services.transaction(request) {
                    try $0.withdrawRecoveryPlan(request.identifier("planId"), at: request.versions)
                })
        }
    }

    private static func reply(_ plan: Stored<RecordedRecoveryPlan>) -> Reply {
        .json(tag: EntityTag(version: plan.version)) { write(plan, to: &$0) }
    }

    private static func write(_ stored: Stored<RecordedRecoveryPlan>, to json: inout JSONWriter) {
        let plan = stored.value.plan
        json.object { json in
            json.member("id", stored.id)
            json.member("version", Int(stored.version))
            json.member("carerId", plan.carerID)
            json.member("instalment", plan.instalment)
            json.member("agreedOn", plan.agreedOn)
            json.member("carerAgreedOn", plan.carerAgreedOn)
            json.member("note", plan.note)
            SettlementForms.write(stored.value.recorded, named: "recorded", to: &json)
            SettlementForms.write(stored.value.withdrawn, named: "withdrawn", to: &json)
            guard let ended = stored.value.ended else { return json.memberNull("ended") }
            json.object("ended") { json in
                json.member("runId", ended.runID)
                json.member("at", ended.at)
            }
        }
    }

    private static let schema = Schema.component(
        "RecoveryPlan",
        .properties(
            [.required("id", .identifier), .required("version", .integer(1...Int64(Int32.max)))] + properties + [
                .required("recorded", SettlementForms.step), .required("withdrawn", .nullable(SettlementForms.step)),
                .required(
                    "ended",
                    .nullable(
                        .described(
                            .object(.required("runId", .identifier), .required("at", .instant)),
                            "The approved run after which nothing was owed."))),
            ]))
}
