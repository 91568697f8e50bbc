import Postgres
public import SharedLives

/// A scheme's capacity and market figures of some days.
public struct MarketFigures: Sendable {
    /// The figures, line by line.
    public let figures: [MonitoringFigure]
    /// Which of them are kept back.
    public let masked: Set<MonitoringFigure.Key>
    /// Targets that hold on the last day, with how much there is of each then; nil where that is kept back.
    public let targets: [(target: GrowthTarget, amount: Int?)]
}

/// What a scheme is to grow to, and for which councils commissioners act.
public enum MonitoringSettings {
    /// Targets. Of one measure the latest first day counts.
    public static let targets = RecordedFactTable<GrowthTarget>(
        FactStatements<(GrowthTarget.Measure, CivilDate, Int32, CivilDate, Int32)>(
            "growth_target", of: .scheme, columns: "measure, from_date, baseline, by_date, target",
            orderedBy: "measure, from_date"),
        write: { ($0.measure, $0.from, Int32($0.baseline), $0.by, Int32($0.target)) },
        read: {
            GrowthTarget(measure: $0.0, from: $0.1, baseline: Int($0.2), by: $0.3, target: Int($0.4))
        }, check: { _, _, target in target.faults })

    /// Commissioners of councils. Of one account the latest first day counts.
    public static let commissioners = RecordedFactTable<CouncilCommissioner>(
        FactStatements<(Identifier, CivilDate)>(
            "council_commissioner", of: .council, columns: "account_id, from_date", orderedBy: "from_date"),
        write: { ($0.accountID, $0.from) }, read: { CouncilCommissioner(accountID: $0.0, from: $0.1) })

    static let all = targets.statements + commissioners.statements
}

extension SchemeTransaction {
    /// Capacity and market figures of the days [from, to).
    public func marketFigures(from: CivilDate, to: CivilDate, _ scope: MonitoringScope) throws -> MarketFigures {
        let figures = MonitoringCount(try monitoringFacts(from: from, to: to, council: scope.council?.id)).market()
        let masked = scope.isMasked ? SmallCounts.masked(figures) : []
        let amounts = Dictionary(
            figures.map { ($0.key, masked.contains($0.key) ? nil : $0.amount) }, uniquingKeysWith: { first, _ in first }
        )
        let targets = try facts(MonitoringSettings.targets, of: principal.schemeID).map(\.fact)
            .filter { $0.from < to && from <= $0.by }
        return MarketFigures(
            figures: figures, masked: masked,
            targets: targets.map { ($0, amounts[MonitoringFigure.Key(code: $0.measure.line)] ?? nil) })
    }

    /// A page of the records behind a line of the market figures of the days [from, to).
    ///
    /// - Parameter group: only those of this group; nil for all of the line.
    public func records(
        of line: MonitoringLine, group: String?, from: CivilDate, to: CivilDate, _ scope: MonitoringScope, _ page: Page
    ) throws -> [FigureRecord] {
        MonitoringCount(try monitoringFacts(from: from, to: to, council: scope.council?.id)).market()
            .page(of: line, group: group, page)
    }
}
