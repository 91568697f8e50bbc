/// A line that is charged, with whom it is about.
public struct ChargedLine: Hashable, Sendable {
    /// The line.
    public var line: PaymentLine
    /// The person's identifier.
    public var person: String
    /// The person's name.
    public var name: String
    /// The weekly contribution of the line's days; nil where it is not known, or there is none.
    public var contributionWeekly: Pence?

    /// A line about a person.
    public init(line: PaymentLine, person: String, name: String, contributionWeekly: Pence? = nil) {
        self.line = line
        self.person = person
        self.name = name
        self.contributionWeekly = contributionWeekly
    }

    /// The days in words, or the month that is put right.
    var days: String {
        line.paidBefore == nil
            ? CivilDate.inWords(from: line.from, to: line.to)
            : "\(Month(containing: line.from).inWords), put right"
    }
}

/// What a run charges a council, line by line: its part of what carers are paid, and its fee for the scheme's management.
public struct CouncilCharge: Hashable, Sendable {
    /// The scheme that charges.
    public var scheme: String
    /// The council's name.
    public var council: String
    /// The run's month.
    public var month: Month
    /// Whether the run is approved: until then it is a draft, and nothing is charged.
    public var isApproved: Bool
    /// The council's lines, in the order of the run.
    public var lines: [ChargedLine]
    /// The fees.
    public var fees: [FeeCharge]

    /// A charge.
    public init(
        scheme: String, council: String, month: Month, isApproved: Bool, lines: [ChargedLine], fees: [FeeCharge]
    ) {
        self.scheme = scheme
        self.council = council
        self.month = month
        self.isApproved = isApproved
        self.lines = lines
        self.fees = fees
    }

    /// The council's part of the lines.
    public var linesTotal: Pence { lines.reduce(.zero) { $0 + $1.line.council } }
    /// The fees together.
    public var feesTotal: Pence { fees.reduce(.zero) { $0 + $1.amount } }
    /// All of it.
    public var total: Pence { linesTotal + feesTotal }

    /// The charge as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// Its parts.
    public var report: Report {
        var report = Report(runningHead: "\(scheme): charge for \(month.inWords)")
        report.blocks = [
            .heading("Charge for \(month.inWords)", level: 1), .field("Scheme", scheme), .field("Council", council),
        ]
        if !isApproved { report.blocks.append(.field("State", "draft; nothing is charged before the run is approved")) }
        for lines in Self.byPerson(lines) {
            report.blocks.append(.heading(lines[0].name, level: 2))
            report.blocks += lines.flatMap(blocks)
            guard lines.count > 1 else { continue }
            let sum = lines.reduce(Pence.zero) { $0 + $1.line.council }
            report.blocks.append(.entry("Together", figure: sum.description, indent: 2))
        }
        if !fees.isEmpty {
            report.blocks.append(.heading("Management", level: 2))
            report.blocks += fees.map {
                .entry($0.explanation.capitalisedFirst, figure: $0.amount.description, indent: 2)
            }
        }
        report.blocks += [
            .space, .rule, .entry("Care and support", figure: linesTotal.description, indent: 2),
            .entry("Management", figure: feesTotal.description, indent: 2),
            .entry("Charged to \(council)", figure: total.description),
        ]
        return report
    }

    private func blocks(of charged: ChargedLine) -> [Report.Block] {
        let line = charged.line
        var blocks: [Report.Block] = [
            .lead("\(charged.days): \(line.element.forCouncil) (clause \(line.clause))", indent: 2),
            .entry(line.explanation, figure: line.council.description, indent: 4),
            .paragraph(line.working, indent: 4, hanging: 2),
        ]
        if line.contribution != .zero {
            blocks.append(
                .paragraph(
                    "\(line.amount) - \(line.contribution) contribution of the person = \(line.council)", indent: 4,
                    hanging: 2))
        }
        return blocks
    }

    /// The lines of each person, in the order of their first lines.
    private static func byPerson(_ lines: [ChargedLine]) -> [[ChargedLine]] {
        var seen: Set<String> = []
        let groups = Dictionary(grouping: lines, by: \.person)
        return lines.filter { seen.insert($0.person).inserted }.compactMap { groups[$0.person] }
    }

    /// The names of the columns of its table, in order. The day `to` is not in the line.
    public static let columns = [
        "month", "council", "person", "personName", "subject", "element", "clause", "from", "to", "quantity", "unit",
        "rate", "amount", "contribution", "charged", "explanation", "working",
    ]

    /// The charge as a table: a row a line and a fee, amounts in pounds with two decimals.
    public var csv: String {
        var table = CSV()
        table.append(Self.columns.map { .text($0) })
        for charged in lines {
            let line = charged.line
            table.append([
                .figure(month.description), .text(council), .text(charged.person), .text(charged.name),
                .text(line.subject), .text(line.kind), .text(line.clause), .figure(line.from.description),
                .figure(line.to.description), .figure(String(line.quantity)), .text(line.unit.rawValue),
                .figure(line.rate.decimal), .figure(line.amount.decimal), .figure(line.contribution.decimal),
                .figure(line.council.decimal), .text(line.explanation), .text(line.working),
            ])
        }
        for fee in fees {
            table.append([
                .figure(month.description), .text(council), .text(""), .text(""), .text(""), .text("management"),
                .text("4.1"), .figure(fee.month.firstDay.description), .figure(fee.month.endDay.description),
                .figure("1"), .text(Unit.month.rawValue), .figure(fee.amount.decimal), .figure(fee.amount.decimal),
                .figure(Pence.zero.decimal), .figure(fee.amount.decimal), .text(fee.explanation), .text(""),
            ])
        }
        return table.text
    }
}

extension Element {
    /// What is paid for, in words that are not said to a carer.
    var forCouncil: String { self == .respite ? "the carer's break" : inWords }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
