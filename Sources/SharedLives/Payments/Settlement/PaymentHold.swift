/// One carer's payments are held: the run goes on, and nothing goes out to them until the hold is released.
public struct PaymentHold: Hashable, Sendable {
    /// The carer.
    public var carerID: Identifier
    /// Why: 1 to 4,000 characters.
    public var reason: String
    /// Who placed it, and when.
    public var placed: PaymentRun.Step
    /// Who released it, and when; nil while it is in force.
    public var released: PaymentRun.Step?
    /// Why it was released.
    public var releaseReason: String?

    /// A hold.
    public init(
        carerID: Identifier, reason: String, placed: PaymentRun.Step, released: PaymentRun.Step?, releaseReason: String?
    ) {
        self.carerID = carerID
        self.reason = reason
        self.placed = placed
        self.released = released
        self.releaseReason = releaseReason
    }
}
