/// One carer's statement for a month: every line with its days, rate and reason, so that it adds up by hand.
public struct CarerStatement: Hashable, Sendable {
    /// The scheme that pays.
    public var scheme: String
    /// The carer's name.
    public var carer: String
    /// The month that is paid.
    public var month: Month
    /// The carer's lines, in the order of the calculation.
    public var lines: [PaymentLine]
    /// For each subject of the lines how the carer knows it, as in "placement of Joan E."; its identifier where left out.
    public var subjectNames: [String: String]

    /// A statement of a carer's lines.
    public init(scheme: String, carer: String, month: Month, lines: [PaymentLine], subjectNames: [String: String] = [:])
    {
        self.scheme = scheme
        self.carer = carer
        self.month = month
        self.lines = lines
        self.subjectNames = subjectNames
    }

    /// The statement as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// The statement's parts.
    public var report: Report {
        var report = Report(runningHead: "\(scheme): statement for \(month.inWords)")
        report.blocks = [
            .heading("Statement of payments for \(month.inWords)", level: 1), .field("Scheme", scheme),
            .field("Carer", carer),
        ]
        for subject in subjects { report.blocks += blocks(of: subject) }
        report.blocks += sums
        if !lines.isEmpty { report.blocks += howToCheck }
        return report
    }

    /// The subjects in the order of their first lines.
    private var subjects: [String] {
        var seen: Set<String> = []
        return lines.map(\.subject).filter { seen.insert($0).inserted }
    }

    private func blocks(of subject: String) -> [Report.Block] {
        let lines = lines.filter { $0.subject == subject }
        var blocks: [Report.Block] = [.heading(subjectNames[subject] ?? subject, level: 2)]
        for line in lines {
            let days =
                line.paidBefore == nil
                ? CivilDate.inWords(from: line.from, to: line.to)
                : "\(Month(containing: line.from).inWords), put right"
            blocks.append(.lead("\(days): \(line.element.inWords) (clause \(line.clause))", indent: 2))
            blocks.append(.entry(line.explanation, figure: line.amount.description, indent: 4))
            if line.contribution != .zero {
                blocks.append(
                    .paragraph(
                        "of which \(line.contribution) is the person's contribution and \(line.council) the council's",
                        indent: 4, hanging: 2))
            }
        }
        if lines.count > 1 {
            let sum = lines.reduce(Pence.zero) { $0 + $1.amount }
            blocks.append(.entry("Together", figure: sum.description, indent: 2))
        }
        return blocks
    }

    private var sums: [Report.Block] {
        let totals = PaymentTotals(of: lines)
        guard !lines.isEmpty else { return [.space, .paragraph("Nothing is due for this month.")] }
        return [
            .space, .rule, .entry("Paid to you for \(month.inWords)", figure: totals.amount.description),
            .heading("Where the money comes from", level: 2),
            .entry("Paid by councils", figure: totals.council.description, indent: 2),
            .entry(
                "Contributions that the scheme collects from people you support",
                figure: totals.contribution.description, indent: 2),
            .entry("Together, which is what you are paid", figure: totals.amount.description, indent: 2),
            .space,
            .paragraph(
                "Contributions are not taken from your payment. You are paid in full, whether or not the people you "
                    + "support have paid theirs."),
        ]
    }

    private var howToCheck: [Report.Block] {
        [
            .heading("How to check it", level: 2),
            .paragraph(
                "A weekly rate is paid by the day: days × weekly rate ÷ 7. Day support by the minute is minutes × hourly "
                    + "rate ÷ 60. Each line is rounded once, to the nearest penny, and the sums are sums of the lines. "
                    + "The last day named is the last one that is paid. Clauses are those of the service specification."
            ),
        ]
    }
}

extension Element {
    /// What is paid for, in the words of a statement to the carer.
    public var inWords: String {
        switch self {
        case .support: "care and support"
        case .absence: "the person was away and expected back"
        case .respite: "your break"
        case .afterDeath: "after the person's death"
        case .leftWithoutNotice: "after the person left without notice"
        case .complexFee: "discretionary fee for complex needs"
        case .night: "short break"
        case .hour: "day support by the hour"
        case .session: "day support by the session"
        case .cancelled: "cancelled late or missed, half paid"
        case .notArrived: "the person never arrived, half of the first night"
        case .mileage: "fetching the person to a short break"
        }
    }
}
