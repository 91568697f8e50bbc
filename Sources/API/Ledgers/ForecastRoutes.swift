import HTTPTypes
import JSON
import SharedLives
import Store

/// `POST /v1/payment-forecasts`: what months to come cost on today's facts, at the recorded prices and at others; nothing is stored.
enum ForecastRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            Route(
                .post, "/v1/payment-forecasts", "forecastPayments",
                "Work out what months to come cost on today's facts, at the recorded prices and at others; nothing is stored",
                tag: "payments", action: .readPayments, demands: .body, body: requestSchema,
                answers: [.init(200, "The months.", answerSchema)]
            ) { request in
                try await services.transaction(request) { transaction in
                    let asked = try request.read(Self.read)
                    let (recorded, proposed) = try transaction.forecast(
                        asked.months, with: asked.rateCards, budgets: asked.budgets)
                    return .json(capacityBytes: 4_096) { json in
                        json.object { json in
                            write(recorded, named: "recorded", to: &json)
                            if let proposed {
                                write(proposed, named: "proposed", to: &json)
                            } else {
                                json.memberNull("proposed")
                            }
                        }
                    }
                }
            }
        ]
    }

    // MARK: What is asked

    private struct Asked {
        var months: [Month]
        var rateCards: [RateCard]
        var budgets: [PaymentForecast.Budget]?
    }

    static let budgetMax: Int64 = 100_000_000_000

    static let budget = JSONForm<PaymentForecast.Budget>.object { budget in
        PaymentForecast.Budget(
            from: budget.required("from", PaymentForms.period),
            monthly: budget.required("monthly", .pence(0...budgetMax)))
    }

    static let budgetProperties: [Schema.Property] = [
        .required("from", .month),
        .required("monthly", .described(.integer(0...budgetMax), "Pence a month, for what carers are paid.")),
    ]

    private static let monthsMax = PaymentForecast.monthsMax
    /// Months go on from the first one, so that it leaves room for all of them before the calendar ends.
    private static let firstMonth = JSONForm.month.checked(
        code: JSON.FaultCode.outOfRange, detail: "Give a month before 9990-01.", { $0.year < 9_990 })

    private static func read(_ body: JSONObjectReader) -> Asked {
        let first = body.required("from", firstMonth)
        let count = body.required("months", .integer(1...monthsMax))
        return Asked(
            months: Array(sequence(first: first, next: \.next).prefix(count)),
            rateCards: body.optional("rateCards", .list(PaymentForms.rateCard), or: []),
            budgets: body.optional("budgets", .list(budget)))
    }

    private static let requestSchema = Schema.component(
        "PaymentForecastRequest",
        .object(
            .required("from", .month), .required("months", .integer(1...Int64(monthsMax))),
            .optional(
                "rateCards",
                .described(
                    .nullable(.array(of: PaymentCalculationSchema.rateCard)),
                    "Beside the recorded ones; one of the same first day takes a recorded one's place.")),
            .optional(
                "budgets",
                .described(
                    .nullable(.array(of: .properties(budgetProperties))),
                    "In place of those that the scheme has recorded."))))

    // MARK: What is answered

    private static func write(_ forecast: PaymentForecast, named name: StaticString, to json: inout JSONWriter) {
        json.array(name, forecast.months) { json, month in
            json.object { json in
                json.member("month", month.month)
                json.member("amount", month.amount)
                json.member("contribution", month.contribution)
                json.member("council", month.council)
                json.member("managementFee", month.fee)
                json.array("bands", month.bands) { write($1, as: "band", to: &$0) }
                json.array("councils", month.councils) { write($1, as: "councilId", to: &$0) }
                json.array("managementFees", month.fees) { write($1, as: "councilId", to: &$0) }
                json.member("budget", month.budget)
                json.member("left", month.left)
                json.array("parked", month.parked) { $0.value($1) }
            }
        }
    }

    private static func write(_ part: PaymentForecast.Part, as name: StaticString, to json: inout JSONWriter) {
        json.object { json in
            json.member(name, part.name)
            json.member("amount", part.amount)
        }
    }

    private static func parts(_ name: String, _ schema: Schema) -> Schema {
        .array(of: .object(.required(name, schema), .required("amount", .pence)))
    }

    private static let month = Schema.component(
        "ForecastMonth",
        .object(
            .required("month", .month),
            .required("amount", .described(.pence, "What carers are paid.")),
            .required("contribution", .pence), .required("council", .pence), .required("managementFee", .pence),
            .required(
                "bands",
                .described(
                    parts("band", .nullable(.string())), "Discretionary fees and miles have no band.")),
            .required("councils", parts("councilId", .nullable(.identifier))),
            .required("managementFees", parts("councilId", .nullable(.identifier))),
            .required("budget", .nullable(.pence)), .required("left", .nullable(.signedPence)),
            .required(
                "parked",
                .described(
                    .array(of: .identifier), "Carers who are left out, since their facts contradict each other."))))

    private static let answerSchema = Schema.component(
        "PaymentForecast",
        .object(
            .required("recorded", .array(of: month)), .required("proposed", .nullable(.array(of: month)))))
}
