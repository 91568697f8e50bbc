import JSON
import SharedLives
import Store

/// What somebody should look at before a run is approved.
enum PaymentExceptionRoutes {
    static func routes(_ services: Services) -> [Route] { [list(services)] }

    private static func list(_ services: Services) -> Route {
        .list(
            "/v1/payment-runs/{runId}/exceptions", "listPaymentExceptions",
            "List what somebody should look at before the run is approved, each with what would settle it",
            tag: "payment runs", action: .readPayments,
            query: [
                QueryParameter("code", .values(of: PaymentException.Kind.self), "Only those of this kind.")
            ], item: schema
        ) { request in
            let kind = try request.query { $0.optional("code", .enumeration(PaymentException.Kind.self)) }
            guard let after = Int32(exactly: try request.pageOfNumbers()) else { throw Problem(.malformedCursor) }
            let run = request.identifier("runId")
            let rows = try await services.read(
                request, PaymentExceptions.list(run: run, kind: kind, after: after, rowsMax: request.page.rowsToRead),
                of: PaymentRuns.find(run))
            return .page(request, rows, cursor: { ["\($0.number)"] }) { write($1, to: &$0) }
        }
    }

    private static func write(_ kept: KeptException, to json: inout JSONWriter) {
        json.object { json in
            json.member("number", Int(kept.number))
            json.member("code", kept.exception.kind.rawValue)
            json.member("carerId", kept.exception.carer)
            json.member("subjectId", kept.exception.subject)
            json.member("detail", kept.exception.detail)
            json.member("settledBy", kept.exception.settledBy)
        }
    }

    private static let schema = Schema.component(
        "PaymentException",
        .object(
            .required("number", .integer(1...Int64(Int32.max))),
            .required("code", .values(of: PaymentException.Kind.self)), .required("carerId", .nullable(.identifier)),
            .required(
                "subjectId",
                .nullable(.described(.identifier, "A placement or short break; a household where a home is too full."))),
            .required("detail", .string()), .required("settledBy", .string())))
}
