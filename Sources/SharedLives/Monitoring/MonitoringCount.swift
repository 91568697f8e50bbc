/// Counts the lines of reports from facts: a pure function, so that the same facts give the same figures.
public struct MonitoringCount: Sendable {
    /// The group of what is not recorded.
    public static let notRecorded = "notRecorded"

    let facts: MonitoringFacts

    /// A count of some facts.
    public init(_ facts: MonitoringFacts) { self.facts = facts }

    /// The quarterly report, in the order of ``MonitoringLine/quarterly``.
    public func quarterly() -> [MonitoringFigure] {
        inOrder(longTerm() + ofCarers() + shortBreaks() + ofRecords(), of: MonitoringLine.quarterly)
    }

    /// Capacity and market figures, in the order of ``MonitoringLine/market``.
    public func market() -> [MonitoringFigure] {
        inOrder(
            homesAndCarers() + peopleSupported() + capacity() + demand() + turnover(), of: MonitoringLine.market)
    }

    private func inOrder(_ figures: [MonitoringFigure], of lines: [MonitoringLine]) -> [MonitoringFigure] {
        let byCode = Dictionary(grouping: figures, by: \.line.code)
        return lines.flatMap { byCode[$0.code] ?? [] }
    }
}

// MARK: How figures are made

extension MonitoringCount {
    /// One whole, with lines that are a part of it or break it down.
    struct Whole<Item> {
        let items: [Item]
        let id: (Item) -> Identifier
        var amount: (Item) -> Int = { _ in 1 }

        func record(_ item: Item) -> CountedRecord { CountedRecord(id(item), amount: amount(item)) }

        /// The whole line.
        func figure(_ code: String) -> [MonitoringFigure] {
            [MonitoringFigure(.named(code), records: items.map(record).filter { $0.amount > 0 })]
        }

        /// Those that a condition holds of.
        func part(_ code: String, _ isIn: (Item) -> Bool) -> [MonitoringFigure] {
            [MonitoringFigure(.named(code), records: items.filter(isIn).map(record), whole: total)]
        }

        /// A figure for each group: for the known ones in their order, whether there is anything or not, and for others by their names.
        func groups(_ code: String, _ known: [String] = [], _ group: (Item) -> String?) -> [MonitoringFigure] {
            let found = Dictionary(grouping: items) { group($0) ?? MonitoringCount.notRecorded }
            let others = found.keys.filter { !known.contains($0) }.sorted {
                // What is not recorded stands at the end.
                ($0 == MonitoringCount.notRecorded ? 1 : 0, $0) < ($1 == MonitoringCount.notRecorded ? 1 : 0, $1)
            }
            return (known + others).map { name in
                MonitoringFigure(
                    .named(code), group: name,
                    records: (found[name] ?? []).map(record).filter { $0.amount > 0 }, whole: total)
            }.filter { known.contains($0.group) || $0.amount > 0 }
        }

        private var total: Int { items.reduce(0) { $0 + amount($1) } }
    }

    /// One of each, the first or the last by an order.
    func lastByPerson(_ arrangements: [MonitoringFacts.Arrangement]) -> [MonitoringFacts.Arrangement] {
        var last: [Identifier: MonitoringFacts.Arrangement] = [:]
        for one in arrangements.sorted(by: { ($0.from, $0.id) < ($1.from, $1.id) }) { last[one.personID] = one }
        return last.values.sorted { $0.personID < $1.personID }
    }

    /// Whether an arrangement or a referral is one of those whose council is asked about.
    func isOurs(_ council: Identifier) -> Bool { facts.council.map { $0 == council } ?? true }
    var placements: [MonitoringFacts.Arrangement] { facts.placements.filter { isOurs($0.councilID) } }
    var stays: [MonitoringFacts.Arrangement] { facts.stays.filter { isOurs($0.councilID) } }
    var carers: [MonitoringFacts.Carer] { facts.carers.values.sorted { $0.id < $1.id } }
    var lastDay: CivilDate { facts.lastDay }

    func household(ofCarer carer: Identifier) -> MonitoringFacts.Household? {
        facts.carers[carer]?.householdID.flatMap { facts.households[$0] }
    }

    func reason(_ person: Identifier) -> String? { facts.people[person]?.reason.rawValue }

    /// Who has a placement on the last day, each once.
    var inPlacements: [MonitoringFacts.Arrangement] { lastByPerson(placements.filter { $0.covers(lastDay) }) }

    /// Who had a short break on the days, each with the last one.
    var onShortBreaks: [MonitoringFacts.Arrangement] {
        lastByPerson(stays.filter { $0.from < facts.to && $0.to.map { $0 > facts.from } != false })
    }

    /// The age on the last day.
    func age(_ birth: CivilDate) -> Int {
        let (then, now) = (birth.components, lastDay.components)
        return now.year - then.year - ((now.month, now.day) < (then.month, then.day) ? 1 : 0)
    }
}

extension MonitoringLine {
    private static let byCode = Dictionary(uniqueKeysWithValues: (quarterly + market).map { ($0.code, $0) })

    /// The line of a code; nil where there is none.
    public static func find(_ code: String) -> MonitoringLine? { byCode[code] }

    static func named(_ code: String) -> MonitoringLine {
        guard let line = byCode[code] else { preconditionFailure("There is no line \(code).") }
        return line
    }
}

extension SharedLives.Person.PrimarySupportReason {
    static var groups: [String] { allCases.map(\.rawValue) }
}

/// The brackets by which ages and waiting times are reported.
enum Brackets {
    static let ages: [(under: Int, name: String)] = [
        (18, "under 18"), (25, "18-24"), (35, "25-34"), (45, "35-44"), (55, "45-54"), (65, "55-64"),
        (75, "65-74"), (85, "75-84"), (Int.max, "85 and over"),
    ]

    /// As Herefordshire publishes them.
    static let agesOfCarers: [(under: Int, name: String)] = [
        (30, "under 30"), (40, "30-39"), (50, "40-49"), (60, "50-59"), (Int.max, "60 and over"),
    ]

    /// In days.
    static let waits: [(under: Int, name: String)] = [
        (28, "under 4 weeks"), (84, "4 to 12 weeks"), (182, "12 to 26 weeks"),
        (Int.max, "26 weeks and over"),
    ]

    static func name(of value: Int, in brackets: [(under: Int, name: String)]) -> String {
        brackets.first { value < $0.under }!.name
    }
}
