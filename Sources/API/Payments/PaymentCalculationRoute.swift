import HTTPTypes
import JSON
import SharedLives

/// `POST /v1/payment-calculations`: works out a month from the facts in the body and stores nothing.
/// - Parameter authenticate: refuses a request whose token may not ``Action/calculate``, by throwing a problem.
public func paymentCalculationRoute(
    authenticate: @escaping @Sendable (APIRequest) async throws -> Void
) -> Route {
    Route(
        .post, "/v1/payment-calculations", "calculatePayments",
        "Work out a month's payments from the facts in the body; nothing is stored", tag: "payments",
        action: .calculate, demands: .body, body: PaymentCalculationSchema.request,
        answers: [.init(200, "The lines and what they add up to.", PaymentCalculationSchema.answer)]
    ) { request in
        try await authenticate(request)
        let facts = try PaymentCalculationRequest.facts(of: JSONParser.parse(request.body))
        return .json(bytes: PaymentCalculationAnswer.bytes(of: facts.calculate()))
    }
}
