extension CareReliefSummary {
    /// The summary as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// Its parts.
    public var report: Report {
        var report = Report(runningHead: "\(scheme): care relief \(taxYear)")
        report.blocks = [
            .heading("Qualifying care relief: weeks and payments in the tax year \(taxYear)", level: 1),
            .field("Scheme", scheme), .field("Residence", residence),
            .field("Tax year", CivilDate.inWords(from: taxYear.firstDay, to: taxYear.endDay)),
        ]
        report.blocks += warning + weeks + amounts + received + remarks
        return report
    }

    private var warning: [Report.Block] {
        guard let excess else { return [] }
        let days = Unit.day.counted(excess.days)
        return [
            .heading("More than \(Self.peopleMax) people at once"),
            .paragraph(
                "On \(days), first on \(excess.first.inWords), up to \(excess.peopleMax) people had Shared Lives care at this "
                    + "residence at once. When there are more than \(Self.peopleMax) at any time of the year, whoever placed "
                    + "them, qualifying care relief is lost for everybody who cares there (ITTOIA 2005, section 804A). "
                    + "Brothers and sisters may count as one. Ask HMRC or an adviser."),
        ]
    }

    private var weeks: [Report.Block] {
        let people = personWeeks
        guard !people.isEmpty else {
            return [.heading("Weeks", level: 2), .paragraph("Nobody had care here in this year.")]
        }
        let rows = people.flatMap { person in
            CareReliefAge.allCases.compactMap { age in
                person.weeks[age].map { [person.name, age.inWords, String($0)] }
            }
        }
        return [
            .heading("Weeks", level: 2),
            .table(Report.Table(header: ["Person", "Age", "Weeks"], rows: rows)),
            .space,
            .paragraph(
                "A week goes from Monday to Sunday, and a part of one counts as a whole week. The week in which a tax year "
                    + "ends belongs to that year. Counted are days of a placement on which the person was there, and nights "
                    + "of short breaks."),
        ]
    }

    private var amounts: [Report.Block] {
        guard let figures, let weeklyAmount else {
            return [
                .heading("Amounts", level: 2),
                .paragraph(
                    "The fixed and weekly amounts for \(taxYear) are not known to this service. Take them from HMRC's "
                        + "guidance for that year, or ask the scheme to record them."),
            ]
        }
        var blocks: [Report.Block] = [
            .heading("Amounts", level: 2),
            .entry("Fixed amount of the residence", figure: figures.fixed.description, indent: 2),
        ]
        for age in CareReliefAge.allCases {
            let count = personWeeks.reduce(0) { $0 + ($1.weeks[age] ?? 0) }
            guard count > 0 else { continue }
            let sum = Pence(figures.weekly(age).value * Int64(count))
            blocks.append(
                .entry(
                    "\(count) \(count == 1 ? "week" : "weeks") × \(figures.weekly(age)) (\(age.inWords))",
                    figure: sum.description, indent: 2))
        }
        return blocks + [
            .entry("Together", figure: (figures.fixed + weeklyAmount).description),
            .space, .paragraph("Source: \(figures.source)."),
        ]
    }

    private var received: [Report.Block] {
        var blocks: [Report.Block] = [.heading("Payments and shares", level: 2)]
        for share in shares {
            blocks += [
                .lead(share.carer.name, indent: 2),
                .entry("Paid for placements and short breaks", figure: share.carer.received.description, indent: 4),
            ]
            if share.carer.receivedForDaySupport != .zero {
                blocks.append(
                    .entry(
                        "Paid for day support, without accommodation",
                        figure: share.carer.receivedForDaySupport.description, indent: 4))
            }
            if let fixed = share.fixed, let weekly = share.weekly {
                blocks += [
                    .entry("Share of the fixed amount", figure: fixed.description, indent: 4),
                    .entry("Weekly amounts", figure: weekly.description, indent: 4),
                ]
            }
        }
        return blocks
    }

    private var remarks: [Report.Block] {
        [
            .heading("What this is", level: 2),
            .paragraph(
                "It is what the scheme knows: weeks, and payments whose runs were approved in the tax year. The relief "
                    + "itself is worked out by each carer. The fixed amount is shared equally by the carers who were paid for "
                    + "care at the residence; it is less for an income period that is shorter than a year. Whether day support "
                    + "is qualifying care is for HMRC to say. Rent and household costs that people pay directly are not in it."
            ),
        ]
    }
}
