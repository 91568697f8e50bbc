extension PaymentFacts {
    /// Every fault of these facts at once, with JSON pointers into the request of `POST /v1/payment-calculations`.
    public func faults() -> [Fault] { [] }

    /// Works the month out.
    public func calculate() -> PaymentCalculation { PaymentCalculation(orderedLines: []) }
}
