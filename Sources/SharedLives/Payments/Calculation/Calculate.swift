extension PaymentFacts {
    /// Works the month out: every line and what they add up to, by the payment rules and nothing else.
    ///
    /// The facts are to be without ``faults()``. Facts that have some are not worked out rightly: a day without a price
    /// has no line, and amounts far beyond ``PaymentLimits`` trap.
    public func calculate() -> PaymentCalculation {
        let month = PricedMonth(self)
        let order = SubjectOrder(of: self)
        var lines: [PaymentLine] = []
        lines.reserveCapacity(order.positions.count * 2)
        // Spans lend each subject out where an array's subscript would copy it, with a count to raise and lower for
        // each of its texts and lists.
        let (placements, stays, sessions) = (placements.span, stays.span, sessions.span)
        for position in order.positions {
            if position < placements.count {
                month.appendLines(of: placements[position], to: &lines)
            } else if position < placements.count + stays.count {
                month.appendLines(of: stays[position - placements.count], to: &lines)
            } else {
                month.appendLines(of: sessions[position - placements.count - stays.count], to: &lines)
            }
        }
        return PaymentCalculation(orderedLines: lines)
    }
}
