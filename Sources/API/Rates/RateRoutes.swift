import HTTPTypes
import JSON
import SharedLives
import Store

/// Rate cards and payment policies: the scheme's own prices and rules, each from a day on.
enum RateRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            listRateCards(services), getRateCard(services), addRateCard(services), withdrawRateCard(services),
            listPolicies(services), getPolicy(services), addPolicy(services), withdrawPolicy(services),
        ]
    }

    /// A rate card or a policy is written once and withdrawn at most: as long as it can be read, this is its version.
    private static let onlyVersion = EntityTag(version: 1)

    // MARK: Rate cards

    private static func listRateCards(_ services: Services) -> Route {
        .get(
            "/v1/rate-cards", "listRateCards", "List the rate cards that hold or will, by their first day",
            tag: "rates", action: .readRates, answer: .object(.required("items", .array(of: recordedCard))),
            hasVersion: false
        ) { request in
            let cards = try await services.transaction(request) { try $0.rateCards() }
            return .json { json in
                json.object { json in json.array("items", cards) { write($1, to: &$0) } }
            }
        }
    }

    private static func getRateCard(_ services: Services) -> Route {
        .get(
            "/v1/rate-cards/{rateCardId}", "getRateCard", "Read one of the rate cards", tag: "rates",
            action: .readRates, answer: recordedCard
        ) { request in
            let card = try await services.transaction(request) { try $0.rateCard(request.identifier("rateCardId")) }
            return .json(tag: onlyVersion) { write(card, to: &$0) }
        }
    }

    private static func addRateCard(_ services: Services) -> Route {
        .create(
            "/v1/rate-cards", "addRateCard", "Add a rate card, which holds from its day until the next card's",
            tag: "rates", action: .writeRates, body: PaymentCalculationSchema.rateCard, answer: recordedCard,
            problems: [.conflict]
        ) { request in
            try await services.create(request) { transaction in
                let added = try transaction.add(request.read(as: PaymentForms.rateCard))
                return .created(at: "/v1/rate-cards/\(added.id)", tag: onlyVersion) { write(added, to: &$0) }
            }
        }
    }

    private static func withdrawRateCard(_ services: Services) -> Route {
        Route(
            .delete, "/v1/rate-cards/{rateCardId}", "withdrawRateCard", "Withdraw a rate card that turned out wrong",
            tag: "rates", action: .writeRates, demands: .ifMatch, answers: [.init(204, "Withdrawn.")]
        ) { request in
            try await services.transaction(request) { transaction in
                let card = try transaction.rateCard(request.identifier("rateCardId"))
                try request.requireMatch(onlyVersion)
                try transaction.withdrawRateCard(card.id)
            }
            return .noContent()
        }
    }

    private static func write(_ recorded: RecordedFact<RateCard>, to json: inout JSONWriter) {
        let card = recorded.fact
        json.object { json in
            json.member("id", recorded.id)
            json.member("from", card.from)
            write(card.weekly, named: "weekly", to: &json)
            write(card.night, named: "night", to: &json)
            write(card.hour, named: "hour", to: &json)
            json.object("session") { json in
                for (code, prices) in card.session.sorted(by: { $0.key < $1.key }) {
                    json.key(named: code)
                    json.object { json in write(prices, to: &json) }
                }
            }
            json.member("recordedAt", recorded.recordedAt)
            json.member("recordedBy", recorded.recordedBy)
        }
    }

    private static func write(_ prices: [String: Pence], named name: StaticString, to json: inout JSONWriter) {
        json.object(name) { json in write(prices, to: &json) }
    }

    private static func write(_ prices: [String: Pence], to json: inout JSONWriter) {
        for (band, price) in prices.sorted(by: { $0.key < $1.key }) { json.member(named: band, price) }
    }

    private static let recordedCard: Schema = {
        let prices = Schema.table(of: PaymentCalculationSchema.price)
        return .component(
            "RateCard",
            .object(
                .required("id", .identifier), .required("from", .date), .required("weekly", prices),
                .required("night", prices), .required("hour", prices), .required("session", .table(of: prices)),
                .required("recordedAt", .instant), .required("recordedBy", .nullable(.identifier))))
    }()

    // MARK: Policies

    private static func listPolicies(_ services: Services) -> Route {
        .get(
            "/v1/payment-policies", "listPaymentPolicies", "List the policies that hold or will, by their first day",
            tag: "rates", action: .readRates, answer: .object(.required("items", .array(of: recordedPolicy))),
            hasVersion: false
        ) { request in
            let policies = try await services.transaction(request) { try $0.paymentPolicies() }
            return .json { json in
                json.object { json in json.array("items", policies) { write($1, to: &$0) } }
            }
        }
    }

    private static func getPolicy(_ services: Services) -> Route {
        .get(
            "/v1/payment-policies/{policyId}", "getPaymentPolicy", "Read one of the policies", tag: "rates",
            action: .readRates, answer: recordedPolicy
        ) { request in
            let policy = try await services.transaction(request) {
                try $0.paymentPolicy(request.identifier("policyId"))
            }
            return .json(tag: onlyVersion) { write(policy, to: &$0) }
        }
    }

    private static func addPolicy(_ services: Services) -> Route {
        .create(
            "/v1/payment-policies", "addPaymentPolicy", "Add a policy, in force for the months from its day on",
            tag: "rates", action: .writeRates,
            body: datedPolicy, answer: recordedPolicy, problems: [.conflict]
        ) { request in
            try await services.create(request) { transaction in
                let added = try transaction.add(request.read(readPolicy))
                return .created(at: "/v1/payment-policies/\(added.id)", tag: onlyVersion) { write(added, to: &$0) }
            }
        }
    }

    private static func withdrawPolicy(_ services: Services) -> Route {
        Route(
            .delete, "/v1/payment-policies/{policyId}", "withdrawPaymentPolicy",
            "Withdraw a policy that turned out wrong", tag: "rates", action: .writeRates, demands: .ifMatch,
            answers: [.init(204, "Withdrawn.")]
        ) { request in
            try await services.transaction(request) { transaction in
                let policy = try transaction.paymentPolicy(request.identifier("policyId"))
                try request.requireMatch(onlyVersion)
                try transaction.withdrawPaymentPolicy(policy.id)
            }
            return .noContent()
        }
    }

    private static func write(_ recorded: RecordedFact<SchemeRates.DatedPolicy>, to json: inout JSONWriter) {
        let policy = recorded.fact.policy
        json.object { json in
            json.member("id", recorded.id)
            json.member("from", recorded.fact.from)
            json.object("policy") { json in
                json.member("respiteDaysPerYear", policy.respiteDaysPerYear)
                json.member("absencePaidDays", policy.absencePaidDays)
                json.member("afterDeathDays", policy.afterDeathDays)
                json.member("leftWithoutNoticeDays", policy.leftWithoutNoticeDays)
                json.member("cancellationHours", policy.cancellationHours)
                json.member("mileagePencePerMile", policy.mileagePencePerMile)
                json.array("feeBands", policy.feeBands.sorted()) { $0.value($1) }
            }
            json.object("settlement") { json in
                json.member("paymentFloorPercent", recorded.fact.settlement.paymentFloorPercent)
                json.member("changeWarningPercent", recorded.fact.settlement.changeWarningPercent)
            }
            json.member("recordedAt", recorded.recordedAt)
            json.member("recordedBy", recorded.recordedBy)
        }
    }

    static let datedPolicy = Schema.component(
        "DatedPaymentPolicy",
        .object(
            .required("from", .date), .required("policy", PaymentCalculationSchema.policy),
            .optional("settlement", .nullable(settlementPolicy))))

    @Sendable static func readPolicy(_ body: JSONObjectReader) -> SchemeRates.DatedPolicy {
        SchemeRates.DatedPolicy(
            from: body.required("from", .date), policy: body.required("policy", PaymentForms.policy),
            settlement: body.optional("settlement", settlementForm, or: SettlementPolicy()))
    }

    private static let settlementForm = JSONForm<SettlementPolicy>.object { settlement in
        let absent = SettlementPolicy()
        return SettlementPolicy(
            paymentFloorPercent: settlement.optional(
                "paymentFloorPercent", PaymentForms.number, or: absent.paymentFloorPercent),
            changeWarningPercent: settlement.optional(
                "changeWarningPercent", PaymentForms.number, or: absent.changeWarningPercent))
    }

    private static let settlementPolicy = Schema.component(
        "SettlementPolicy",
        .object(
            .optional(
                "paymentFloorPercent",
                .nullable(
                    .described(
                        .integer(0...100), "The share of a month's own lines below which nothing is taken back."))),
            .optional(
                "changeWarningPercent",
                .nullable(
                    .described(
                        .integer(1...1_000),
                        "The change from the month before beyond which a payment is shown before approval.")))))

    private static let recordedPolicy = Schema.component(
        "RecordedPaymentPolicy",
        .object(
            .required("id", .identifier), .required("from", .date),
            .required("policy", PaymentCalculationSchema.policy), .required("settlement", settlementPolicy),
            .required("recordedAt", .instant), .required("recordedBy", .nullable(.identifier))))
}
