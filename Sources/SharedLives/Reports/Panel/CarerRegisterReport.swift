/// The scheme's register of carers on a day, with what lapses when.
public struct CarerRegisterReport: Hashable, Sendable {
    /// One carer.
    public struct Entry: Hashable, Sendable {
        /// The carer.
        public var id: Identifier
        /// Their name.
        public var name: String
        /// Carer or support carer.
        public var kind: Carer.Kind
        /// Where they stand.
        public var state: CarerState
        /// What is required of them, on the day.
        public var requirements: RequirementList

        /// One carer.
        public init(id: Identifier, name: String, kind: Carer.Kind, state: CarerState, requirements: RequirementList) {
            self.id = id
            self.name = name
            self.kind = kind
            self.state = state
            self.requirements = requirements
        }
    }

    /// The scheme.
    public var scheme: String
    /// The day.
    public var on: CivilDate
    /// The carers, in the order in which they are to stand.
    public var entries: [Entry]

    /// A register.
    public init(scheme: String, on: CivilDate, entries: [Entry]) {
        self.scheme = scheme
        self.on = on
        self.entries = entries
    }

    /// The register as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// The register as a table: a row for each requirement of each carer, UTF-8, CRLF after every row. The last column is empty where
    /// no end is in sight.
    public func csv() -> String {
        var table = CSV()
        table.append(Self.columns.map { .text($0) })
        for entry in entries {
            for requirement in entry.requirements.items {
                table.append([
                    .figure(on.description), .figure(entry.id.description), .text(entry.name),
                    .figure(entry.kind.rawValue), .figure(entry.state.rawValue), .figure(requirement.kind.rawValue),
                    .text(requirement.subject ?? ""), .figure(requirement.clause), .figure(requirement.status.rawValue),
                    .text(requirement.detail), .figure(requirement.until?.description ?? ""),
                ])
            }
        }
        return table.text
    }

    /// The names of the table's columns, in order. The day `until` is the first on which the requirement no longer holds.
    public static let columns = [
        "on", "carer", "name", "kind", "state", "requirement", "subject", "clause", "status", "detail", "until",
    ]

    /// The register's parts: first the dates that come, then each carer with what needs somebody's eye.
    public var report: Report {
        var report = Report(runningHead: "\(scheme): register of carers on \(on.inWords)")
        report.blocks = [
            .heading("Register of carers on \(on.inWords)", level: 1), .field("Scheme", scheme),
            .field("Carers", String(entries.count)), .heading("What lapses when", level: 2),
        ]
        let lapses = lapseRows
        report.blocks.append(
            lapses.isEmpty
                ? .paragraph("Nothing is known to lapse.")
                : .table(.init(header: ["Last day", "Carer", "Requirement"], rows: lapses)))
        report.blocks.append(.heading("Carers", level: 2))
        for entry in entries { report.blocks += blocks(of: entry) }
        return report
    }

    private var lapseRows: [[String]] {
        let lapses = entries.enumerated().flatMap { index, entry in
            entry.requirements.items.compactMap { item in item.until.map { (day: $0, carer: index, title: item.title) }
            }
        }
        return lapses.sorted { ($0.day, $0.carer, $0.title) < ($1.day, $1.carer, $1.title) }.map {
            [($0.day - 1).inWords, entries[$0.carer].name, $0.title]
        }
    }

    private func blocks(of entry: Entry) -> [Report.Block] {
        let attention = entry.requirements.items.filter { $0.status != .met }
        return [
            .heading(entry.name), .field("State", "\(entry.kind.inWords), \(entry.state.inWords)", indent: 2),
        ]
            + (attention.isEmpty
                ? [.paragraph("Every requirement is met.", indent: 2)]
                : attention.map { .field("\($0.title), \($0.status.inWords)", $0.detail, indent: 2) })
    }
}
