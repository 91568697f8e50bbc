/// What lines add up to: what carers are paid, and whence it comes.
public struct PaymentTotals: Hashable, Sendable {
    /// What carers are paid.
    public var amount: Pence
    /// What is collected from the people.
    public var contribution: Pence
    /// What councils pay.
    public var council: Pence
    /// What each carer is paid, in the order of the lines; carers without a line are not among them.
    public var carers: [CarerTotal]

    /// The sums over lines in which each carer's lines stand together, as in a calculation.
    public init(of lines: [PaymentLine]) {
        var totals = (amount: Pence.zero, contribution: Pence.zero)
        carers = []
        // By position, since to take a line out of the list is to copy its texts.
        for index in lines.indices {
            totals.amount += lines[index].amount
            totals.contribution += lines[index].contribution
            if let last = carers.indices.last, carers[last].carer == lines[index].carer {
                carers[last].amount += lines[index].amount
            } else {
                carers.append(CarerTotal(carer: lines[index].carer, amount: lines[index].amount))
            }
        }
        amount = totals.amount
        contribution = totals.contribution
        council = totals.amount - totals.contribution
    }
}

/// What one carer is paid for the month.
public struct CarerTotal: Hashable, Sendable {
    /// The carer.
    public var carer: String
    /// The sum of the carer's lines.
    public var amount: Pence

    /// A carer's sum.
    public init(carer: String, amount: Pence) {
        self.carer = carer
        self.amount = amount
    }
}
