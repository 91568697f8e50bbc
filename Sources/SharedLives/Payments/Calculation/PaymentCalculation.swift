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

extension PaymentCalculation {
    /// The same month with what is paid or taken back for earlier ones, each among the lines of its carer and
    /// subject. A carer whose month is parked gets none of it: half a payment looks like a whole one.
    public func adding(_ adjustments: [Adjustment], except parked: Set<String>) -> PaymentCalculation {
        let added = adjustments.filter { !parked.contains($0.element.carer) }.map(\.line)
        guard !added.isEmpty else { return self }
        var merged: [PaymentLine] = []
        merged.reserveCapacity(lines.count + added.count)
        var next = 0
        for line in lines {
            while next < added.count, !line.precedesInRun(added[next]) {
                merged.append(added[next])
                next += 1
            }
            merged.append(line)
        }
        merged += added[next...]
        return PaymentCalculation(orderedLines: merged)
    }
}

extension PaymentLine {
    /// Whether this stands before an adjustment in a run: by carer, subject, and first day.
    fileprivate func precedesInRun(_ adjustment: PaymentLine) -> Bool {
        if carer != adjustment.carer { return carer.utf8.lexicographicallyPrecedes(adjustment.carer.utf8) }
        if subject != adjustment.subject { return subject.utf8.lexicographicallyPrecedes(adjustment.subject.utf8) }
        return from < adjustment.from
    }
}
