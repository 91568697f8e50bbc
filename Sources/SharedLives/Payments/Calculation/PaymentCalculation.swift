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
    public init(of lines: some Sequence<PaymentLine>) {
        amount = 0
        contribution = 0
        carers = []
        for line in lines {
            amount += line.amount
            contribution += line.contribution
            if let last = carers.indices.last, carers[last].carer == line.carer {
                carers[last].amount += line.amount
            } else {
                carers.append(CarerTotal(carer: line.carer, amount: line.amount))
            }
        }
        council = amount - contribution
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
