/// Faults as they are found, with pointers from where the facts begin.
///
/// Sentences and pointers are made only when there is a fault, since a run checks many facts and finds few.
struct FaultList {
    private(set) var faults: [Fault] = []

    mutating func add(_ pointer: String, _ code: FaultCode, _ detail: String) {
        faults.append(Fault(pointer: pointer, code: code.rawValue, detail: detail))
    }

    /// Whether a fault of this kind was found at this place before.
    func has(_ pointer: String, _ code: FaultCode) -> Bool {
        faults.contains { $0.pointer == pointer && $0.code == code.rawValue }
    }

    mutating func append(_ more: [Fault], within prefix: @autoclosure () -> String) {
        guard !more.isEmpty else { return }
        let prefix = prefix()
        faults += more.map { $0.within(prefix) }
    }

    /// A price, fee or contribution is no less than nothing and no more than the limit.
    mutating func check(_ amount: Pence, at pointer: @autoclosure () -> String) {
        if amount.value < 0 {
            add(pointer(), .amountNegative, "\(amount.value) pence is less than nothing; give an amount of 0 or more.")
        } else if amount.value > PaymentLimits.penceMax {
            add(
                pointer(), .amountTooLarge,
                "\(amount.value) pence is more than the limit of \(PaymentLimits.penceMax); give the amount in pence.")
        }
    }

    /// A number is no less than nothing and no more than its limit.
    mutating func check(_ number: Int, max: Int, at pointer: @autoclosure () -> String) {
        if number < 0 {
            add(pointer(), .numberNegative, "\(number) is less than nothing; give a number from 0 to \(max).")
        } else if number > max {
            add(pointer(), .numberTooLarge, "\(number) is more than the limit; give a number from 0 to \(max).")
        }
    }

    /// A list is no longer than its limit; the answer says whether it may be looked through.
    mutating func check(count: Int, max: Int, at pointer: @autoclosure () -> String) -> Bool {
        guard count > max else { return true }
        add(pointer(), .listTooLong, "\(count) entries are more than the limit; give at most \(max).")
        return false
    }

    /// No two dated facts of a list begin on the same day, since then neither is the latest.
    mutating func checkDays<Fact: Dated>(of facts: [Fact], at pointer: String) {
        guard facts.count > 1, !facts.isAscending else { return }
        var seen: Set<CivilDate> = []
        for (index, fact) in facts.enumerated() where !seen.insert(fact.from).inserted {
            add(
                "\(pointer)/\(index)/from", .fromUsedTwice,
                "Another entry also begins on \(fact.from); keep the one that holds from then on.")
        }
    }
}

extension Array where Element: Dated {
    fileprivate var isAscending: Bool {
        zip(self, dropFirst()).allSatisfy { $0.from < $1.from }
    }
}
