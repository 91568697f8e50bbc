extension QuarterlyReport {
    /// The report as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// The names of the table's columns, in order. A figure that is kept back, or there is none of, is empty; the last three hold what
    /// the facts give now, where that is not what was submitted.
    public static let columns = [
        "quarter", "section", "code", "line", "group", "amount", "outOf", "percent", "correctedAmount",
        "correctedOutOf",
        "correctedPercent",
    ]

    /// The report as a table: a row for each figure, UTF-8, CRLF after every row.
    public func csv() -> String {
        var table = CSV()
        table.append(Self.columns.map { .text($0) })
        for entry in entries {
            let line = entry.figure.line
            let shown: MonitoringFigure? = entry.isMasked ? nil : entry.figure
            table.append(
                [
                    .figure(quarter.description), .figure(line.section.rawValue), .figure(line.code), .text(line.title),
                    .text(entry.figure.group),
                ] + Self.cells(shown) + Self.cells(entry.corrected))
        }
        return table.text
    }

    private static func cells(_ figure: MonitoringFigure?) -> [CSV.Cell] {
        [figure?.amount, figure?.outOf, figure?.percent].map { .figure($0.map(String.init) ?? "") }
    }

    /// The report's parts: section by section, with how each line is counted at the end.
    public var report: Report {
        var report = Report(runningHead: "\(scheme): monitoring report \(quarter)")
        report.blocks = head
        for section in MonitoringLine.Section.allCases {
            let entries = entries.filter { $0.figure.line.section == section }
            if entries.isEmpty { continue }
            report.blocks.append(.heading(section.title, level: 2))
            let lines = MonitoringLine.quarterly.filter { $0.section == section }
            for line in lines { report.blocks += blocks(of: line, entries.filter { $0.figure.line == line }) }
        }
        report.blocks.append(.heading("How the figures are counted", level: 2))
        for line in MonitoringLine.quarterly { report.blocks.append(.field(line.title, line.rule)) }
        return report
    }

    private var head: [Report.Block] {
        var blocks: [Report.Block] = [
            .heading("Quarterly monitoring report", level: 1), .field("Scheme", scheme),
            .field("Quarter", "\(quarter.firstDay.inWords) to \(quarter.lastDay.inWords)"),
            .field("People of", council?.name ?? "all councils"),
        ]
        if let submission {
            blocks.append(.field("Submitted on", London.civilDate(of: submission.at).inWords))
            let count = entries.count { $0.corrected != nil }
            if count > 0 {
                blocks.append(
                    .paragraph(
                        "Since then the records of \(count) figures were corrected: \"now\" is what they say today."))
            }
        } else {
            blocks.append(.field("Draft", "to be submitted by \(quarter.dueOn.inWords)"))
        }
        if isMasked {
            blocks.append(
                .paragraph(
                    "Figures from 1 to \(SmallCounts.threshold - 1), and those from which they could be worked out, are kept back: "
                        + "they are written \(Self.keptBack)."))
        }
        return blocks
    }

    private static let keptBack = "*"

    private func blocks(of line: MonitoringLine, _ entries: [Entry]) -> [Report.Block] {
        guard line.grouping != .none else {
            return entries.flatMap { entry in
                [.entry(line.title, figure: Self.words(of: entry), indent: line.whole == nil ? 0 : 2)]
                    + (entry.figure.details.isEmpty ? [] : [.list(entry.figure.details)])
            }
        }
        // Groups that nobody is in make long tables and say nothing.
        let filled = entries.filter { $0.isMasked || $0.figure.amount > 0 || $0.corrected != nil }
        guard !filled.isEmpty else { return [] }
        return [.lead(line.title, indent: 2)]
            + filled.map { .entry(line.name(ofGroup: $0.figure.group), figure: Self.words(of: $0), indent: 4) }
    }

    /// As "12 (20%), now 13 (21%)".
    private static func words(of entry: Entry) -> String {
        if entry.isMasked { return keptBack }
        return words(of: entry.figure) + (entry.corrected.map { ", now \(words(of: $0))" } ?? "")
    }

    private static func words(of figure: MonitoringFigure) -> String {
        guard let percent = figure.percent else { return figure.line.unit == .percent ? "-" : String(figure.amount) }
        return figure.line.unit == .percent
            ? "\(percent)% (\(figure.amount) of \(figure.outOf ?? 0))" : "\(figure.amount) (\(percent)%)"
    }
}
