import JSON
import SharedLives
import Store

/// How a change that is to be tried stands in a body: one member that says what changes, as the change's own request has it.
enum PaymentPreviewForm {
    private static let ofPlacements = [
        "band", "absence", "contribution", "complexFee", "end", "endWithdrawn", "withdrawal",
    ]
    private static let changes =
        ofPlacements + ["rateCard", "policy", "stay", "session", "stayOutcome", "sessionOutcome"]

    private static let nobody = Identifier(high: 0, low: 0)

    /// The change, the member in which it stands, and the last month that is wanted.
    static let form = JSONForm<(PreviewedChange, String, Month?)>.object { body in
        let through = body.optional("through", PaymentForms.period)
        let placement = body.optional("placementId", .identifier)
        let band = body.optional("band", PaymentForms.band)
        let absence = body.optional("absence", PaymentForms.absence)
        let contribution = body.optional("contribution", PaymentForms.contribution)
        let fee = body.optional("complexFee", PaymentForms.fee)
        let end = body.optional("end", PaymentForms.end)
        _ = body.optional("endWithdrawn", onlyTrue)
        let withdrawal = body.optional("withdrawal", withdrawal)
        let card = body.optional("rateCard", PaymentForms.rateCard)
        let policy = body.optional("policy", .object(RateRoutes.readPolicy))
        let stay = body.optional("stay", BookingResources.stays.form)
        let session = body.optional("session", BookingResources.sessions.form)
        let stayOutcome = body.optional("stayOutcome", outcome(of: "stayId"))
        let sessionOutcome = body.optional("sessionOutcome", outcome(of: "sessionId"))
        let given = changes.filter { body.has($0) }
        if given.count != 1 {
            body.fault(
                code: "oneChange", detail: "Give one of \(changes.joined(separator: ", ")), and no other of them.")
        } else if ofPlacements.contains(given[0]), !body.has("placementId") {
            body.fault(code: "placementMissing", detail: "Give the placementId of the placement that is changed.")
        }
        let id = placement ?? nobody
        let change: PreviewedChange =
            if let band { .fact(.band(band), of: id) } else if let absence {
                .fact(.absence(absence), of: id)
            } else if let contribution {
                .fact(.contribution(contribution), of: id)
            } else if let fee {
                .fact(.complexFee(fee), of: id)
            } else if let card {
                .rateCard(card)
            } else if let policy {
                .policy(policy)
            } else if let stay {
                .stay(stay)
            } else if let session {
                .session(session)
            } else if let (id, outcome) = stayOutcome {
                .stayOutcome(outcome, of: id)
            } else if let (id, outcome) = sessionOutcome {
                .sessionOutcome(outcome, of: id)
            } else if let withdrawal {
                .withdrawal(withdrawal.0, withdrawal.1, of: id)
            } else {
                .end(end, of: id)
            }
        return (change, given.first ?? "", through)
    }

    private static func outcome(of booking: String) -> JSONForm<(Identifier, BookingOutcome)> {
        .object { ($0.required(booking, .identifier), BookingResources.outcome($0)) }
    }

    private static func outcomeSchema(_ booking: String) -> Schema {
        .nullable(.properties([.required(booking, .identifier)] + BookingResources.outcomeProperties))
    }

    private static let onlyTrue = JSONForm.boolean.checked(
        code: JSON.FaultCode.outOfRange, detail: "Give true, or leave it out.", { $0 })

    private static let withdrawal = JSONForm<(PlacementFact.Kind, Identifier)>.object { withdrawal in
        (withdrawal.required("kind", .enumeration()), withdrawal.required("factId", .identifier))
    }

    static let schema = Schema.component(
        "PaymentPreviewRequest",
        .object(
            .optional(
                "through",
                .nullable(
                    .described(.month, "The last month that is wanted; the one after the last paid where left out."))),
            .optional("placementId", .nullable(.described(.identifier, "For what changes a placement."))),
            .optional("band", .nullable(PaymentCalculationSchema.band)),
            .optional("absence", .nullable(PaymentCalculationSchema.absence)),
            .optional("contribution", .nullable(PaymentCalculationSchema.contribution)),
            .optional("complexFee", .nullable(PaymentCalculationSchema.complexFee)),
            .optional("end", .nullable(PaymentCalculationSchema.end)),
            .optional("endWithdrawn", .nullable(.described(.boolean, "True takes the placement's end back."))),
            .optional(
                "withdrawal",
                .nullable(
                    .described(
                        .object(
                            .required("kind", .values(of: PlacementFact.Kind.self)), .required("factId", .identifier)),
                        "A fact of the placement that was wrong."))),
            .optional("rateCard", .nullable(PaymentCalculationSchema.rateCard)),
            .optional("policy", .nullable(RateRoutes.datedPolicy)),
            .optional("stay", .nullable(BookingResources.stays.draftSchema)),
            .optional("session", .nullable(BookingResources.sessions.draftSchema)),
            .optional("stayOutcome", outcomeSchema("stayId")),
            .optional("sessionOutcome", outcomeSchema("sessionId"))))
}
