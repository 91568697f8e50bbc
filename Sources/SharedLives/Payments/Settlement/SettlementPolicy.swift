/// What a scheme sets for going from lines to payments, in force for the months from a policy's day on.
public struct SettlementPolicy: Hashable, Sendable {
    /// The share of a month's own lines, in percent, below which nothing is taken back without an agreed plan, and with one
    /// neither: 0 to 100.
    public var paymentFloorPercent: Int
    /// The change of a carer's payment from the month before, in percent, beyond which it is shown before approval: 1 to 1,000.
    public var changeWarningPercent: Int

    /// A policy. A scheme that has set nothing leaves a carer three quarters of the normal payment: a correction of a few days
    /// goes through at once, and months of overpayment do not take a carer's living.
    public init(paymentFloorPercent: Int = 75, changeWarningPercent: Int = 25) {
        self.paymentFloorPercent = paymentFloorPercent
        self.changeWarningPercent = changeWarningPercent
    }

    /// What a month's own lines are not taken below.
    public func floor(ofNormal normal: Pence) -> Pence {
        Fraction(normal.value * Int64(paymentFloorPercent), over: 100).rounded
    }

    /// All that is wrong with it, below the pointer of the policy.
    public var faults: [Fault] {
        var faults: [Fault] = []
        if !(0...100).contains(paymentFloorPercent) {
            faults.append(
                Fault(
                    pointer: "/paymentFloorPercent", code: "outOfRange",
                    detail: "The floor is a share of the normal payment: give 0 to 100 percent."))
        }
        if !(1...1_000).contains(changeWarningPercent) {
            faults.append(
                Fault(
                    pointer: "/changeWarningPercent", code: "outOfRange",
                    detail: "A change is shown from some percent on: give 1 to 1,000."))
        }
        return faults
    }
}
