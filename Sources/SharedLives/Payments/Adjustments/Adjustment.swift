/// A month that was paid comes to something else by today's facts: what the difference is, and why.
public struct Adjustment: Hashable, Sendable {
    /// What is paid otherwise.
    public var element: PaidElement
    /// All that was ever paid for it.
    public var old: PaidSum
    /// What today's facts say.
    public var new: PaidSum
    /// The lines of which the new sum is made.
    public var lines: [PaymentLine]
    /// What was changed since, in the order of the changes.
    public var causes: [FactChange]

    /// An adjustment.
    public init(
        element: PaidElement, old: PaidSum, new: PaidSum, lines: [PaymentLine] = [], causes: [FactChange] = []
    ) {
        self.element = element
        self.old = old
        self.new = new
        self.lines = lines
        self.causes = causes
    }

    /// What is paid now, or taken back where it is less than nothing.
    public var difference: PaidSum { new - old }

    /// The adjustment as a line of a run: one month at the difference.
    public var line: PaymentLine {
        PaymentLine(
            subject: element.subject, carer: element.carer, element: element.element, from: element.month.firstDay,
            to: element.month.endDay, quantity: 1, unit: .month, rate: difference.amount, amount: difference.amount,
            contribution: difference.contribution, paidBefore: old, wording: .adjusted(to: lines, causes: causes))
    }
}

extension Adjustment {
    /// What is to be paid or taken back so that all that was ever paid is what is due: one adjustment for each element whose sum
    /// differs, in the order of a run's lines; none for what is as it was.
    ///
    /// - Parameters:
    ///   - paid: all that was ever paid.
    ///   - due: what today's facts say of the same months and carers.
    ///   - parked: the carers whose facts contradict each other, for each month. Nothing is paid or taken back there until they
    ///     are mended: what was paid stands.
    public static func all(
        paid: [PaidElement: PaidSum], due: [PaidElement: PaidSum], parked: [Month: Set<String>] = [:]
    ) -> [Adjustment] {
        var adjustments: [Adjustment] = []
        func adjust(_ element: PaidElement, _ old: PaidSum, _ new: PaidSum) {
            guard old != new, !(parked[element.month]?.contains(element.carer) ?? false) else { return }
            adjustments.append(Adjustment(element: element, old: old, new: new))
        }
        for (element, old) in paid { adjust(element, old, due[element] ?? .zero) }
        for (element, new) in due where paid[element] == nil { adjust(element, .zero, new) }
        return adjustments.sorted { $0.element.precedes($1.element) }
    }
}

extension Array where Element == Adjustment {
    /// Keeps with each adjustment the lines of which its new sum is made.
    /// - Parameter lines: today's lines of each month.
    mutating func keepLines(_ lines: [Month: [PaymentLine]]) {
        var places: [Place: [Int]] = [:]
        for index in indices where self[index].new != .zero {
            let element = self[index].element
            let place = Place(month: element.month, subject: element.subject, element: element.element)
            places[place, default: []].append(index)
        }
        guard !places.isEmpty else { return }
        for (month, lines) in lines {
            for line in lines {
                let place = Place(month: month, subject: line.subject, element: line.element)
                for index in places[place] ?? [] where self[index].element.carer == line.carer {
                    self[index].lines.append(line)
                }
            }
        }
    }

    /// Names for each adjustment what was changed: of its subject, or of what all subjects have in common; and where that is
    /// nothing, of the carer's other subjects, since one of them may have parked the carer.
    public mutating func nameCauses(_ changes: [FactChange], carersOf: [String: Set<String>]) {
        let common = changes.filter { $0.subject == nil }
        let bySubject = Dictionary(grouping: changes.filter { $0.subject != nil }) { $0.subject ?? "" }
        var byCarer: [String: [FactChange]] = [:]
        for (subject, changes) in bySubject {
            for carer in carersOf[subject] ?? [] { byCarer[carer, default: []] += changes }
        }
        for index in indices {
            let element = self[index].element
            func before(_ changes: [FactChange]) -> [FactChange] {
                changes.filter { $0.reachesBackTo < element.month.endDay }.sorted { $0.number < $1.number }
            }
            let own = before((bySubject[element.subject] ?? []) + common)
            self[index].causes = own.isEmpty ? before(byCarer[element.carer] ?? []) : own
        }
    }
}

/// Where in today's lines an adjustment finds its own, whoever is charged.
private struct Place: Hashable {
    var month: Month
    var subject: String
    var element: Element
}

extension PaidElement {
    /// Whether this stands before another in a run: by carer, subject, month, element, and last by council.
    fileprivate func precedes(_ other: PaidElement) -> Bool {
        if carer != other.carer { return carer.utf8.lexicographicallyPrecedes(other.carer.utf8) }
        if subject != other.subject { return subject.utf8.lexicographicallyPrecedes(other.subject.utf8) }
        if month != other.month { return month < other.month }
        if element != other.element { return element < other.element }
        return council.utf8.lexicographicallyPrecedes(other.council.utf8)
    }
}
