import JSON
import SharedLives

/// Reads the body of `POST /v1/payment-calculations`. Faults of form and faults of rules are told at once, with pointers
/// into the body; a fault of a rule that only follows from a fault of form is left out.
enum PaymentCalculationRequest {
    /// The facts of a body.
    /// - Throws: ``Faults`` with everything that is wrong.
    static func facts(of body: JSONValue) throws(Faults) -> PaymentFacts {
        let (facts, formFaults) = JSONReader.collect(body, read)
        guard case .object = body else { throw Faults(formFaults) }
        let ruleFaults = PaymentCalculationFaults.independent(facts.faults(), of: formFaults)
        guard formFaults.isEmpty && ruleFaults.isEmpty else { throw Faults(formFaults + ruleFaults) }
        return facts
    }

    private static func read(_ body: JSONObjectReader) -> PaymentFacts {
        PaymentFacts(
            period: body.required("period", PaymentForms.period),
            policy: body.optional("policy", PaymentForms.policy, or: PaymentPolicy()),
            rateCards: body.optional("rateCards", .list(PaymentForms.rateCard), or: []),
            placements: body.optional("placements", .list(PaymentForms.placement), or: []),
            stays: body.optional("stays", .list(PaymentForms.stay), or: []),
            sessions: body.optional("sessions", .list(PaymentForms.session), or: []))
    }
}
