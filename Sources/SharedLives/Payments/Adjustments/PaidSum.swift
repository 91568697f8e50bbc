/// What was paid, or is due: what the carer gets, and the part of it that is collected from the person.
public struct PaidSum: Hashable, Sendable, AdditiveArithmetic {
    /// What the carer is paid.
    public var amount: Pence
    /// The part that is collected from the person.
    public var contribution: Pence

    /// A sum; without a contribution the council pays all of it.
    public init(amount: Pence, contribution: Pence = .zero) {
        self.amount = amount
        self.contribution = contribution
    }

    /// The part that the council pays.
    public var council: Pence { amount - contribution }

    /// Nothing.
    public static let zero = PaidSum(amount: .zero)

    /// Both sums together.
    public static func + (left: PaidSum, right: PaidSum) -> PaidSum {
        PaidSum(amount: left.amount + right.amount, contribution: left.contribution + right.contribution)
    }

    /// What the left sum is more than the right one.
    public static func - (left: PaidSum, right: PaidSum) -> PaidSum {
        PaidSum(amount: left.amount - right.amount, contribution: left.contribution - right.contribution)
    }
}

/// What a sum is for: one month and element of one subject, paid to one carer and charged to one council.
public struct PaidElement: Hashable, Sendable {
    /// The month that is paid for.
    public var month: Month
    /// The carer who is paid.
    public var carer: String
    /// The council that is charged.
    public var council: String
    /// The placement, stay or session.
    public var subject: String
    /// What is paid for.
    public var element: Element

    /// An element of a subject in a month.
    public init(month: Month, carer: String, council: String, subject: String, element: Element) {
        self.month = month
        self.carer = carer
        self.council = council
        self.subject = subject
        self.element = element
    }
}

extension [PaidElement: PaidSum] {
    /// Adds what the lines of one month come to.
    /// - Parameter councils: who is charged for each subject of the lines.
    public mutating func add(_ lines: [PaymentLine], of month: Month, councils: [String: String]) {
        for line in lines {
            guard let council = councils[line.subject] else { continue }
            let element = PaidElement(
                month: month, carer: line.carer, council: council, subject: line.subject, element: line.element)
            self[element, default: .zero] += PaidSum(amount: line.amount, contribution: line.contribution)
        }
    }
}
