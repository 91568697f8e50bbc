/// A month's lines, in the order carer, subject, from, element, and what they add up to.
public struct PaymentCalculation: Hashable, Sendable {
    /// The lines in order. Identifiers are ordered by their UTF-8 bytes.
    public var lines: [PaymentLine]
    /// The sums of the rounded lines.
    public var totals: PaymentTotals

    /// The lines, already in order, with their totals.
    init(orderedLines lines: [PaymentLine]) {
        self.lines = lines
        totals = PaymentTotals(of: lines)
    }
}
