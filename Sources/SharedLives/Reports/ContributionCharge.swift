/// What a run asks of a person as their contribution, line by line (4.8).
public struct ContributionCharge: Hashable, Sendable {
    /// The scheme that collects it.
    public var scheme: String
    /// The person's name.
    public var person: String
    /// The run's month.
    public var month: Month
    /// Whether the run is approved: until then it is a draft, and nothing is asked for.
    public var isApproved: Bool
    /// The lines with a contribution, in the order of the run.
    public var lines: [ChargedLine]

    /// A charge.
    public init(scheme: String, person: String, month: Month, isApproved: Bool, lines: [ChargedLine]) {
        self.scheme = scheme
        self.person = person
        self.month = month
        self.isApproved = isApproved
        self.lines = lines
    }

    /// All of it.
    public var total: Pence { lines.reduce(.zero) { $0 + $1.line.contribution } }

    /// How a line's contribution comes about.
    public static func explanation(of charged: ChargedLine) -> String {
        let line = charged.line
        if let before = line.paidBefore {
            return "\(line.element.forCouncil) in \(Month(containing: line.from).inWords): "
                + "\(before.contribution + line.contribution) by today's facts, less \(before.contribution) charged before"
        }
        let days = line.unit.counted(line.quantity)
        guard let weekly = charged.contributionWeekly else { return "\(days) of contribution" }
        return "\(days) at \(weekly) a week"
    }

    /// The sum by which it comes about, for a calculator; nil where the weekly contribution is not known.
    public static func working(of charged: ChargedLine) -> String? {
        let line = charged.line
        if let before = line.paidBefore {
            return "\(before.contribution + line.contribution) - \(before.contribution) = \(line.contribution)"
        }
        return charged.contributionWeekly.flatMap { line.contributionWorking(weekly: $0) }
    }

    /// The charge as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// Its parts.
    public var report: Report {
        var report = Report(runningHead: "\(scheme): contribution for \(month.inWords)")
        report.blocks = [
            .heading("Your contribution for \(month.inWords)", level: 1), .field("Scheme", scheme),
            .field("Name", person),
        ]
        if !isApproved { report.blocks.append(.field("State", "draft; nothing is to be paid yet")) }
        report.blocks.append(.space)
        for charged in lines {
            report.blocks += [
                .lead("\(charged.days): \(charged.line.element.forCouncil)", indent: 2),
                .entry(Self.explanation(of: charged), figure: charged.line.contribution.description, indent: 4),
            ]
            if let working = Self.working(of: charged) {
                report.blocks.append(.paragraph(working, indent: 4, hanging: 2))
            }
        }
        report.blocks += [
            .space, .rule, .entry("Your contribution", figure: total.description), .space,
            .paragraph(
                total < .zero
                    ? "This is less than nothing: it is taken off what you owe, or paid back to you."
                    : "A weekly contribution is asked for by the day: days × weekly contribution ÷ 7, rounded to the nearest "
                        + "penny. Nothing is asked for days of a short break."),
        ]
        return report
    }

    /// The names of the columns of its table, in order. The day `to` is not in the line.
    public static let columns = [
        "month", "person", "subject", "element", "from", "to", "quantity", "unit", "weekly", "charged", "explanation",
        "working",
    ]

    /// The charge as a table: a row a line, amounts in pounds with two decimals.
    public var csv: String {
        var table = CSV()
        table.append(Self.columns.map { .text($0) })
        for charged in lines {
            let line = charged.line
            table.append([
                .figure(month.description), .text(person), .text(line.subject), .text(line.kind),
                .figure(line.from.description), .figure(line.to.description), .figure(String(line.quantity)),
                .text(line.unit.rawValue), .figure(charged.contributionWeekly?.decimal ?? ""),
                .figure(line.contribution.decimal), .text(Self.explanation(of: charged)),
                .text(Self.working(of: charged) ?? ""),
            ])
        }
        return table.text
    }
}
