extension PaymentFacts {
    /// Works the month out: every line and what they add up to, by the rules in PAYMENTS and nothing else.
    ///
    /// The facts are to be without ``faults()``. Facts that have some are not worked out rightly: a day without a price
    /// has no line, and amounts far beyond ``PaymentLimits`` trap.
    ///
    /// - Complexity: O(n log n) in the number of subjects where they are not in order already, and else O(n).
    public func calculate() -> PaymentCalculation {
        let month = PricedMonth(self)
        var lines: [PaymentLine] = []
        lines.reserveCapacity(placements.count * 2 + stays.count * 2 + sessions.count)
        for subject in orderedSubjects() {
            switch subject.place {
            case .placement(let index): month.appendLines(of: placements[index], to: &lines)
            case .stay(let index): month.appendLines(of: stays[index], to: &lines)
            case .session(let index): month.appendLines(of: sessions[index], to: &lines)
            }
        }
        return PaymentCalculation(orderedLines: lines)
    }

    /// All subjects by carer and identifier. Ordering them, and each one's few lines after, costs far less than
    /// ordering all lines.
    private func orderedSubjects() -> [Subject] {
        var subjects: [Subject] = []
        subjects.reserveCapacity(placements.count + stays.count + sessions.count)
        for (index, placement) in placements.enumerated() {
            subjects.append(Subject(carer: placement.carer, id: placement.id, place: .placement(index)))
        }
        for (index, stay) in stays.enumerated() {
            subjects.append(Subject(carer: stay.carer, id: stay.id, place: .stay(index)))
        }
        for (index, session) in sessions.enumerated() {
            subjects.append(Subject(carer: session.carer, id: session.id, place: .session(index)))
        }
        subjects.sort()
        return subjects
    }
}

/// A placement, stay or session among the facts.
private struct Subject: Comparable {
    enum Place: Equatable {
        case placement(Int)
        case stay(Int)
        case session(Int)
    }

    var carer: String
    var id: String
    var place: Place

    static func < (left: Subject, right: Subject) -> Bool {
        left.carer == right.carer ? left.id < right.id : left.carer < right.carer
    }
}
