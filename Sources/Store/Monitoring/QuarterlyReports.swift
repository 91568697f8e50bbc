import Postgres
public import SharedLives

/// Whose figures somebody gets.
public struct MonitoringScope: Sendable {
    /// Whose people are counted; nil for those of all councils.
    public let council: (id: Identifier, name: String)?
    /// Whether small counts are kept back.
    public let isMasked: Bool
    /// Whether only what was submitted is shown.
    public let isOfCommissioner: Bool
}

/// A report that was submitted, without its figures.
public struct SubmittedReport: Sendable {
    /// The report.
    public let id: Identifier
    /// The quarter.
    public let quarter: Quarter
    /// Whose people it counts; nil for those of all councils.
    public let councilID: Identifier?
    /// When and by whom.
    public let submission: QuarterlyReport.Submission
}

/// A record behind a figure.
public struct FigureRecord: Sendable {
    /// The group of the line; empty for a line that is not broken down.
    public let group: String
    /// The record, with what it adds.
    public let record: CountedRecord
}

enum QuarterlyReportStatements {
    static let councils = Query<(), (Identifier, String)>(
        "monitoring_councils", "SELECT id, name FROM council WHERE scheme_id = current_scheme_id() ORDER BY id")

    /// The council for which the account acts on a day.
    static let councilOfCommissioner = Query<CivilDate, Identifier>(
        "monitoring_council_of_commissioner",
        """
        SELECT council_id FROM council_commissioner
        WHERE scheme_id = current_scheme_id() AND account_id = current_account_id() AND withdrawn_at IS NULL
            AND from_date <= $1
        ORDER BY from_date DESC LIMIT 1
        """)

    private typealias ReportRow = (Identifier, CivilDate, Identifier?, Instant, Identifier?)

    static let find = Query<(CivilDate, Identifier?), ReportRow>(
        "quarterly_report_find",
        """
        SELECT id, quarter_from, council_id, recorded_at, recorded_by FROM quarterly_report
        WHERE scheme_id = current_scheme_id() AND quarter_from = $1 AND council_id IS NOT DISTINCT FROM $2
        """
    ).map(report)

    /// A page of those that were submitted, in their order; of one council, or of all.
    static let list = Query<(Identifier, Int, Identifier?), ReportRow>(
        "quarterly_report_list",
        """
        SELECT id, quarter_from, council_id, recorded_at, recorded_by FROM quarterly_report
        WHERE scheme_id = current_scheme_id() AND id > $1 AND ($3 IS NULL OR council_id = $3) ORDER BY id LIMIT $2
        """
    ).map(report)

    static let insert = Command<(Identifier, CivilDate, Identifier?)>(
        "quarterly_report_insert", "INSERT INTO quarterly_report (id, quarter_from, council_id) VALUES ($1, $2, $3)")

    static let insertFigure = Command<
        (Identifier, Int32, String, String, Int32, Int32?, [String], [Identifier], [Int32], [Int32])
    >(
        "quarterly_report_insert_figure",
        """
        INSERT INTO quarterly_report_figure (report_id, number, code, group_name, amount, out_of, details, record_ids,
            record_amounts, record_shares)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """)

    static let figures = Query<Identifier, (String, String, Int32, Int32?, [String])>(
        "quarterly_report_figures",
        """
        SELECT code, group_name, amount, out_of, details FROM quarterly_report_figure
        WHERE scheme_id = current_scheme_id() AND report_id = $1 ORDER BY number
        """)

    static let records = Query<(Identifier, String), (String, [Identifier], [Int32], [Int32])>(
        "quarterly_report_records",
        """
        SELECT group_name, record_ids, record_amounts, record_shares FROM quarterly_report_figure
        WHERE scheme_id = current_scheme_id() AND report_id = $1 AND code = $2 ORDER BY number
        """)

    static let all = [
        councils.statement, councilOfCommissioner.statement, find.statement, list.statement, insert.statement,
        insertFigure.statement, figures.statement, records.statement,
    ]

    @Sendable private static func report(_ row: ReportRow) -> SubmittedReport {
        SubmittedReport(
            id: row.0, quarter: Quarter(containing: row.1), councilID: row.2,
            submission: QuarterlyReport.Submission(at: row.3, by: row.4))
    }
}

extension SchemeTransaction {
    /// Whose figures whoever acts gets. A commissioner gets those of their council; one for whom no council is recorded gets the
    /// scheme's with small counts kept back, as anybody outside would. In a scheme of one council its people are all people.
    ///
    /// - Parameters:
    ///   - asked: the council that is asked for; nil for all.
    ///   - isMasked: whether small counts are asked to be kept back.
    /// - Throws: `StoreError.notFound` for a council that is not the scheme's or not theirs.
    public func monitoringScope(council asked: Identifier?, isMasked: Bool) throws -> MonitoringScope {
        let isCommissioner = principal.role == .commissioner
        let today = try today()
        let (councils, own) = try connection.pipeline(
            QuarterlyReportStatements.councils.call(()),
            QuarterlyReportStatements.councilOfCommissioner.callFirst(today))
        let only = councils.count == 1 ? councils[0].0 : nil
        let wanted = asked ?? (isCommissioner ? own : nil) ?? only
        let council = councils.first { $0.0 == wanted }
        if wanted != nil && council == nil { throw StoreError.notFound }
        if isCommissioner, let own, own != wanted { throw StoreError.notFound }
        return MonitoringScope(
            council: council.map { (id: $0.0, name: $0.1) }, isMasked: isMasked || isCommissioner && own == nil,
            isOfCommissioner: isCommissioner)
    }

    /// The report of a quarter: as it was submitted, with what the facts say now beside it, or else as the facts say now.
    ///
    /// - Throws: `StoreError.notFound` for a commissioner before it is submitted.
    public func quarterlyReport(_ quarter: Quarter, _ scope: MonitoringScope) throws -> QuarterlyReport {
        let submitted = try connection.first(QuarterlyReportStatements.find, (quarter.firstDay, scope.council?.id))
        if scope.isOfCommissioner && submitted == nil { throw StoreError.notFound }
        let kept = try submitted.map { report in
            (
                submission: report.submission,
                figures: try connection.rows(QuarterlyReportStatements.figures, report.id).compactMap(Self.figure)
            )
        }
        let report = QuarterlyReport(
            scheme: try connection.one(PanelDocumentStatements.schemeName, ()), quarter: quarter,
            council: scope.council, submitted: kept, now: try figures(of: quarter, scope))
        return scope.isMasked ? report.masked : report
    }

    /// Submits a quarter's report: every figure is kept as it is now, with its records.
    ///
    /// - Throws: `StoreError.conflict` before the quarter is over, and where it is submitted already.
    public func submit(_ quarter: Quarter, _ scope: MonitoringScope) throws {
        guard try today() >= quarter.endDay else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "quarterNotOver",
                    detail: "This quarter ends on \(quarter.lastDay). Submit its report from the next day on."))
        }
        let id = newIdentifier()
        _ = try connection.execute(QuarterlyReportStatements.insert, (id, quarter.firstDay, scope.council?.id))
        _ = try connection.pipeline(
            try figures(of: quarter, scope).enumerated().map { number, figure in
                QuarterlyReportStatements.insertFigure.call(
                    (
                        id, Int32(number + 1), figure.line.code, figure.group, Int32(figure.amount),
                        figure.outOf.map { Int32($0) }, figure.details, figure.records.map(\.id),
                        figure.records.map { Int32($0.amount) }, figure.records.map { Int32($0.outOf) }
                    ))
            })
    }

    /// A page of the reports that were submitted.
    public func submittedReports(_ page: Page, _ scope: MonitoringScope) throws -> [SubmittedReport] {
        try connection.rows(QuarterlyReportStatements.list, (page.start, page.rowsMax, scope.council?.id))
    }

    /// A page of the records behind a line of a quarter's report.
    ///
    /// - Parameters:
    ///   - group: only those of this group; nil for all of the line.
    ///   - isNow: those that the facts give now, although others were submitted.
    public func records(
        of line: MonitoringLine, group: String?, in quarter: Quarter, _ scope: MonitoringScope, isNow: Bool,
        _ page: Page
    ) throws -> [FigureRecord] {
        let submitted =
            isNow ? nil : try connection.first(QuarterlyReportStatements.find, (quarter.firstDay, scope.council?.id))
        guard let submitted else {
            return try figures(of: quarter, scope).page(of: line, group: group, page)
        }
        return try connection.rows(QuarterlyReportStatements.records, (submitted.id, line.code)).map { row in
            MonitoringFigure(
                line, group: row.0,
                records: row.1.indices.map { CountedRecord(row.1[$0], amount: Int(row.2[$0]), outOf: Int(row.3[$0])) })
        }.page(of: line, group: group, page)
    }

    private func figures(of quarter: Quarter, _ scope: MonitoringScope) throws -> [MonitoringFigure] {
        MonitoringCount(
            try monitoringFacts(from: quarter.firstDay, to: quarter.endDay, council: scope.council?.id)
        ).quarterly()
    }

    /// A figure as it was kept; nil for one of a line that there is no more.
    private static func figure(_ row: (String, String, Int32, Int32?, [String])) -> MonitoringFigure? {
        MonitoringLine.find(row.0).map {
            MonitoringFigure($0, group: row.1, amount: Int(row.2), outOf: row.3.map { Int($0) }, details: row.4)
        }
    }
}

extension [MonitoringFigure] {
    /// A page of the records behind a line, by their ids: a record is in one group of a line.
    func page(of line: MonitoringLine, group: String?, _ page: Page) -> [FigureRecord] {
        let records = filter { $0.line == line && (group == nil || $0.group == group) }
            .flatMap { figure in figure.records.map { FigureRecord(group: figure.group, record: $0) } }
            .filter { $0.record.id > page.start }
            .sorted { $0.record.id < $1.record.id }
        return [FigureRecord](records.prefix(page.rowsMax))
    }
}
