/// A single payment between runs, asked for by one and approved by another. From its approval on it is part of all that was
/// ever paid, so that the next run pays so much less.
public struct UrgentPayment: Hashable, Sendable {
    /// The carer.
    public var carerID: Identifier
    /// How much: a penny to a million pounds.
    public var amount: Pence
    /// Why: 1 to 4,000 characters.
    public var reason: String
    /// Who asked for it, and when.
    public var asked: PaymentRun.Step
    /// Who approved it, and when; nil where nobody has.
    public var approved: PaymentRun.Step?
    /// Who declined it, or took it back, and when; nil where nobody has.
    public var declined: PaymentRun.Step?
    /// Why it was declined.
    public var declineReason: String?

    /// An urgent payment.
    public init(
        carerID: Identifier, amount: Pence, reason: String, asked: PaymentRun.Step, approved: PaymentRun.Step?,
        declined: PaymentRun.Step?, declineReason: String?
    ) {
        self.carerID = carerID
        self.amount = amount
        self.reason = reason
        self.asked = asked
        self.approved = approved
        self.declined = declined
        self.declineReason = declineReason
    }

    /// Why this account may not approve it; nil when it may.
    public func obstacleToApproval(by account: Identifier) -> Fault? {
        if let decided = obstacleToDecision { return decided }
        guard account == asked.by else { return nil }
        return Fault(
            pointer: "", code: "twoPeopleNeeded",
            detail: "You asked for this payment, so somebody else must approve it.")
    }

    /// Why nothing can be decided of it any more; nil when it can.
    public var obstacleToDecision: Fault? {
        guard approved != nil || declined != nil else { return nil }
        return Fault(
            pointer: "", code: "alreadyDecided",
            detail: "This payment was \(approved == nil ? "declined" : "approved") already: nothing is to be done.")
    }
}
