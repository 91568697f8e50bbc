/// A month's lines as they come out of one state of the facts.
public struct MonthOfLines: Sendable {
    /// The lines of those who can be paid.
    public var lines: [PaymentLine] = []
    /// Who is charged for each subject.
    public var councils: [String: String] = [:]
    /// The carers who cannot be paid, since their facts of the month contradict each other.
    public var parked: Set<String> = []

    /// A month without lines.
    public init() {}
}

/// What a change of the facts would do to a month: what is paid otherwise, and for whom.
public struct PaymentPreview: Sendable {
    /// What is paid otherwise of one element of one subject.
    public struct Entry: Sendable {
        /// What is paid for, to whom and by whom.
        public var element: PaidElement
        /// The lines as they are, and as they would be.
        public var old: [PaymentLine], new: [PaymentLine]

        /// What the lines come to as they are.
        public var oldSum: PaidSum { Self.sum(old) }
        /// What they would come to.
        public var newSum: PaidSum { Self.sum(new) }

        private static func sum(_ lines: [PaymentLine]) -> PaidSum {
            lines.reduce(into: .zero) { $0 += PaidSum(amount: $1.amount, contribution: $1.contribution) }
        }
    }

    /// The month.
    public var month: Month
    /// What is paid otherwise, by carer, subject, element and council. What stays as it is is not among it.
    public var entries: [Entry]
    /// The carers who could not be paid any more, and those who could be again, in the order of their ids.
    public var newlyParked: [String], noLongerParked: [String]

    /// Compares a month as it is with the month as it would be.
    public init(of month: Month, old: MonthOfLines, new: MonthOfLines) {
        self.month = month
        newlyParked = new.parked.subtracting(old.parked).sorted()
        noLongerParked = old.parked.subtracting(new.parked).sorted()
        let (before, after) = (Self.byElement(old, of: month), Self.byElement(new, of: month))
        entries = Set(before.keys).union(after.keys).compactMap { element in
            let entry = Entry(element: element, old: before[element] ?? [], new: after[element] ?? [])
            return entry.old == entry.new ? nil : entry
        }.sorted { Self.precedes($0.element, $1.element) }
    }

    /// What all of it comes to as it is, and as it would be.
    public var sums: (old: PaidSum, new: PaidSum) {
        entries.reduce(into: (.zero, .zero)) { sums, entry in
            sums.old += entry.oldSum
            sums.new += entry.newSum
        }
    }

    private static func byElement(_ month: MonthOfLines, of period: Month) -> [PaidElement: [PaymentLine]] {
        Dictionary(grouping: month.lines) { line in
            PaidElement(
                month: period, carer: line.carer, council: month.councils[line.subject] ?? "", subject: line.subject,
                element: line.element)
        }
    }

    private static func precedes(_ left: PaidElement, _ right: PaidElement) -> Bool {
        (left.carer, left.subject, left.element, left.council)
            < (right.carer, right.subject, right.element, right.council)
    }
}
