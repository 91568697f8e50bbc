extension CarerStatement {
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
        report.blocks += sums + year + breaks
        if !lines.isEmpty { report.blocks += source + howToCheck }
        return report
    }

    /// The subjects in the order of their first lines.
    private var subjects: [String] {
        var seen: Set<String> = []
        return lines.map(\.subject).filter { seen.insert($0).inserted }
    }

    private func blocks(of subject: String) -> [Report.Block] {
        let places = lines.indices.filter { lines[$0].subject == subject }
        var blocks: [Report.Block] = [.heading(name(of: subject), level: 2)]
        for place in places { blocks += self.blocks(of: lines[place], causes[place] ?? []) }
        if places.count > 1 {
            let sum = places.reduce(Pence.zero) { $0 + lines[$1].amount }
            blocks.append(.entry("Together", figure: sum.description, indent: 2))
        }
        return blocks
    }

    private func name(of subject: String) -> String { subjectNames[subject] ?? subject }

    /// What and when, the figure, how it comes about, on what it rests, and whose money it is.
    private func blocks(of line: PaymentLine, _ causes: [Cause]) -> [Report.Block] {
        let days =
            line.paidBefore == nil
            ? CivilDate.inWords(from: line.from, to: line.to)
            : "\(Month(containing: line.from).inWords), put right"
        let basis = facts.basis(of: line)
        var blocks: [Report.Block] = [
            .lead("\(days): \(line.element.inWords) (clause \(line.clause))", indent: 2),
            .entry(line.explanation, figure: line.amount.description, indent: 4),
            .paragraph(line.working, indent: 4, hanging: 2),
        ]
        if let words = basis?.inWords, !words.isEmpty { blocks.append(.paragraph(words, indent: 4, hanging: 2)) }
        blocks += causes.map { .paragraph($0.inWords, indent: 4, hanging: 2) }
        if line.contribution != .zero {
            let weekly = basis?.contributionWeekly
            let working = line.contributionWorking(weekly: weekly).map { working in
                " (\(weekly.map { "\($0) a week: " } ?? "")\(working))"
            }
            blocks.append(
                .paragraph(
                    "of which \(line.contribution) is the person's contribution\(working ?? "") and \(line.council) "
                        + "the council's",
                    indent: 4, hanging: 2))
        }
        return blocks
    }

    // MARK: Sums

    private var sums: [Report.Block] {
        guard !lines.isEmpty || settlement != nil else {
            return [.space, .paragraph("Nothing is due for this month.")]
        }
        var blocks: [Report.Block] = [.space, .rule]
        if adjustments != .zero || lines.contains(where: { $0.paidBefore != nil }) {
            blocks += [
                .entry("Lines of \(month.inWords)", figure: ownMonth.description, indent: 2),
                .entry("Earlier months put right", figure: adjustments.description, indent: 2),
            ]
        }
        blocks.append(.entry("Due to you for \(month.inWords)", figure: total.description))
        guard let settlement, let working = settlementWorking else { return blocks }
        if settlement.broughtForward != .zero {
            blocks.append(.entry("Brought forward from before", figure: settlement.broughtForward.description))
        }
        if settlement.carriedForward != .zero {
            blocks.append(
                .entry("Carried forward to the next payment", figure: settlement.carriedForward.description))
        }
        blocks.append(.entry("Paid to you", figure: settlement.paid.description))
        return blocks + [
            .space, .paragraph("\(working). " + settlement.explanation.joined(separator: " ")),
        ]
    }

    private var year: [Report.Block] {
        guard let yearToDate else { return [] }
        func row(_ name: String, _ month: Pence, _ year: Pence) -> [String] {
            [name, month.description, year.description]
        }
        let year = yearToDate
        var rows = [
            row("Lines of the months", ownMonth, year.ownMonths),
            row("Earlier months put right", adjustments, year.adjustments),
            row("Together", total, year.ownMonths + year.adjustments),
        ]
        if let settlement { rows.append(row("Paid to you", settlement.paid, year.paid)) }
        return [
            .heading("The tax year \(year.taxYear) so far", level: 2),
            .table(
                Report.Table(
                    header: ["", month.inWords, "Since \(year.taxYear.firstDay.inWords)"], rows: rows)),
            .space, .paragraph("A payment counts in the tax year in which its run was approved."),
        ]
    }

    private var breaks: [Report.Block] {
        let allowances = breakAllowances
        guard !allowances.isEmpty else { return [] }
        return [.heading("Break days", level: 2)]
            + allowances.map { .paragraph("\(name(of: $0.placement)). \($0.inWords)", hanging: 2) }
    }

    private var source: [Report.Block] {
        let totals = PaymentTotals(of: lines)
        return [
            .heading("Where the money comes from", level: 2),
            .entry("Paid by councils", figure: totals.council.description, indent: 2),
            .entry(
                "Contributions that the scheme collects from people you support",
                figure: totals.contribution.description, indent: 2),
            .entry("Together, which is what is due to you", figure: totals.amount.description, indent: 2),
            .space,
            .paragraph(
                "Contributions are not taken from your payment. You are paid in full, whether or not the people you "
                    + "support have paid theirs."),
        ]
    }

    private var howToCheck: [Report.Block] {
        let policy = facts.rates.policy(of: month)
        let clauses = Element.allCases.filter { element in lines.contains { $0.element == element } }
        return [
            .heading("How to check it", level: 2),
            .paragraph(
                "A weekly rate is paid by the day: days × weekly rate ÷ 7. Day support by the minute is minutes × hourly "
                    + "rate ÷ 60. Each line is rounded once, to the nearest penny, half a penny upwards, and the sums are "
                    + "sums of the lines. The last day named is the last one that is paid. Clauses are those of the "
                    + "service specification:"),
        ] + clauses.map { .paragraph("\($0.clause): \($0.clauseInWords(policy))", indent: 2, hanging: 2) }
    }
}
