import JSON
import SharedLives
import Store

/// What goes out to carers in a run, and what is owed between runs.
enum PaymentRoutes {
    static func routes(_ services: Services) -> [Route] {
        [payments(services), balance(services)]
    }

    private static func payments(_ services: Services) -> Route {
        .list(
            "/v1/payment-runs/{runId}/payments", "listPayments",
            "List what goes out to each carer: what was owed before, the lines, what is held, taken back and carried forward",
            tag: "payment runs", action: .readPayments, item: schema
        ) { request in
            let run = request.identifier("runId")
            let rows = try await services.read(
                request, Payments.list(run: run, request.pageOfIdentifiers()),
                of: PaymentRuns.find(run))
            return .page(request, rows, cursor: { [$0.carer] }) { write($1, to: &$0) }
        }
    }

    private static func balance(_ services: Services) -> Route {
        .get(
            "/v1/carers/{carerId}/payment-balance", "getPaymentBalance",
            "Read what the scheme and a carer owe each other, and of what it is made", tag: "payments",
            action: .readPayments, answer: balanceSchema, hasVersion: false
        ) { request in
            let balance = try await services.transaction(request) {
                try $0.paymentBalance(of: request.identifier("carerId"))
            }
            return .json { json in
                json.object { json in
                    json.member("carerId", request.identifier("carerId"))
                    json.member("balance", balance.amount)
                    json.member("holdId", balance.hold)
                    json.member("planId", balance.plan)
                    json.array("entries", balance.entries) { json, entry in
                        json.object { json in
                            json.member("kind", entry.kind.rawValue)
                            json.member("sourceId", entry.sourceID)
                            json.member("amount", entry.amount)
                            json.member("at", entry.at)
                        }
                    }
                }
            }
        }
    }

    private static func write(_ payment: CarerPayment, to json: inout JSONWriter) {
        json.object { json in
            json.member("carerId", payment.carer)
            json.member("broughtForward", payment.broughtForward)
            json.member("lines", payment.lines)
            json.member("normal", payment.normal)
            json.member("floor", payment.floor)
            json.member("recovered", payment.recovered)
            json.member("paid", payment.paid)
            json.member("carriedForward", payment.carriedForward)
            json.member("holdId", payment.hold)
            json.member("planId", payment.plan)
            json.member("parked", payment.isParked)
            json.array("explanation", payment.explanation) { $0.value($1) }
        }
    }

    private static let schema = Schema.component(
        "Payment",
        .object(
            .required("carerId", .identifier),
            .required(
                "broughtForward",
                .described(.signedPence, "What the scheme owed before; less than nothing where the carer owed.")),
            .required("lines", .described(.signedPence, "What the run's lines come to.")),
            .required("normal", .described(.signedPence, "Of these, those of the run's own month.")),
            .required("floor", .described(.pence, "Below this nothing is taken back.")),
            .required("recovered", .described(.pence, "What of an overpayment is taken back with this run.")),
            .required("paid", .described(.pence, "What goes out.")),
            .required(
                "carriedForward",
                .described(.signedPence, "`broughtForward + lines - paid`: what stays owed.")),
            .required("holdId", .nullable(.identifier)), .required("planId", .nullable(.identifier)),
            .required("parked", .boolean), .required("explanation", .array(of: .string()))))

    private static let balanceSchema = Schema.component(
        "PaymentBalance",
        .object(
            .required("carerId", .identifier),
            .required(
                "balance",
                .described(.signedPence, "What the scheme owes the carer; less than nothing where the carer owes.")),
            .required("holdId", .nullable(.described(.identifier, "The hold in force."))),
            .required("planId", .nullable(.described(.identifier, "The recovery plan in force."))),
            .required(
                "entries",
                .array(
                    of: .object(
                        .required("kind", .values(of: PaymentBalance.Kind.self)), .required("sourceId", .identifier),
                        .required("amount", .signedPence), .required("at", .instant))))))
}
