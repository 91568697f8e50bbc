import HTTPTypes
import JSON
import SharedLives
import Store

extension ProblemCode {
    /// A quarter that is not over is not reported yet.
    static let quarterNotOver = ProblemCode(
        "quarterNotOver", 409, "The quarter is not over", "Submit its report once it is.")
}

/// Quarterly monitoring reports: as the facts give them now, and as they were submitted (6.5, Appendix 3).
enum QuarterlyReportRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            list(services), report(services), records(services), submission(services),
            document("txt", "Text", "pages of text", "text/plain; charset=utf-8", services) { .text($0.text()) },
            document("csv", "Table", "a table: a row for each figure", "text/csv; charset=utf-8", services) { report in
                .file(
                    Array(report.csv().utf8), name: "quarterly-report-\(report.quarter).csv",
                    contentType: "text/csv; charset=utf-8")
            },
        ]
    }

    private static let tag = "monitoring"
    private static let path = "/v1/quarterly-reports"
    private static let one = "\(path)/{quarter:text}"
    private static let parameters = [MonitoringDocument.councilParameter, MonitoringDocument.maskedParameter]

    /// The quarter in the path, as 2026-Q3: calendar quarters (6.5.1).
    private static func quarter(_ request: APIRequest) throws -> Quarter {
        guard let quarter = Quarter(request.pathText("quarter")) else { throw Problem.notFound }
        return quarter
    }

    private static func list(_ services: Services) -> Route {
        .list(
            path, "listQuarterlyReports", "List the quarterly reports that were submitted", tag: tag,
            action: .readMonitoring, query: [MonitoringDocument.councilParameter],
            item: .component(
                "SubmittedQuarterlyReport",
                .object(
                    .required("quarter", quarterSchema), .required("councilId", .nullable(.identifier)),
                    .required("submittedAt", .instant), .required("submittedBy", .nullable(.identifier)))),
            problems: [.notFound]
        ) { request in
            let reports = try await services.transaction(request) { transaction in
                try transaction.submittedReports(
                    request.pageOfIdentifiers(), MonitoringDocument.scope(request, transaction, isMasked: true))
            }
            return .page(request, reports, cursor: { [$0.id.description] }) { json, report in
                json.object { json in
                    json.member("quarter", report.quarter.description)
                    json.member("councilId", report.councilID)
                    json.member("submittedAt", report.submission.at)
                    json.member("submittedBy", report.submission.by)
                }
            }
        }
    }

    private static func report(_ services: Services) -> Route {
        .get(
            one, "getQuarterlyReport",
            "Read a quarter's monitoring report, line by line: as it was submitted, with what was corrected since, or else as the "
                + "facts give it now", tag: tag, action: .readMonitoring, query: parameters, answer: schema,
            hasVersion: false
        ) { request in
            let report = try await read(request, services)
            return .json(capacityBytes: 65_536) { write(report, to: &$0) }
        }
    }

    private static func document(
        _ ending: String, _ operation: String, _ what: String, _ contentType: String, _ services: Services,
        _ reply: @escaping @Sendable (QuarterlyReport) -> Reply
    ) -> Route {
        .download(
            "\(one)/report.\(ending)", "getQuarterlyReport\(operation)", "A quarter's monitoring report as \(what)",
            tag: tag, action: .readMonitoring, query: parameters, contentType: contentType
        ) { request in reply(try await read(request, services)) }
    }

    private static func read(_ request: APIRequest, _ services: Services) async throws -> QuarterlyReport {
        try await services.transaction(request) { transaction in
            try transaction.quarterlyReport(quarter(request), MonitoringDocument.scope(request, transaction))
        }
    }

    private static func records(_ services: Services) -> Route {
        .list(
            "\(one)/figures/{figureCode:text}/records", "listQuarterlyReportRecords",
            "List the records behind a line of a quarter's report, or behind one of its groups", tag: tag,
            action: .readRecords,
            query: [
                MonitoringDocument.councilParameter, MonitoringDocument.groupParameter,
                QueryParameter(
                    "of", .enumeration(["submitted", "now"]),
                    "The records that were submitted, or those that the facts give now; submitted where nothing is said and there "
                        + "is a submitted report."),
            ], item: MonitoringDocument.record
        ) { request in
            let (group, of) = try request.query {
                ($0.optional("group", .text(1...100)), $0.optional("of", .enumeration(Basis.self)))
            }
            let (line, records) = try await services.transaction(request) { transaction in
                let line = try MonitoringDocument.line(request.pathText("figureCode"), of: MonitoringLine.quarterly)
                let records = try transaction.records(
                    of: line, group: group, in: quarter(request),
                    MonitoringDocument.scope(request, transaction, isMasked: false), isNow: of == .now,
                    request.pageOfIdentifiers())
                return (line, records)
            }
            return MonitoringDocument.page(request, line, records)
        }
    }

    private enum Basis: String, CaseIterable {
        case submitted, now
    }

    private static func submission(_ services: Services) -> Route {
        .create(
            "\(one)/submission", "submitQuarterlyReport",
            "Submit a quarter's report: its figures are kept as they are, and later corrections are shown beside them",
            tag: tag, action: .submitReports,
            body: .component(
                "QuarterlyReportSubmission", .object(.optional("councilId", .nullable(.identifier)))),
            answer: schema, problems: [.conflict, .quarterNotOver]
        ) { request in
            try await services.create(request) { transaction in
                let quarter = try quarter(request)
                let council: Identifier? = try request.read(as: .object { $0.optional("councilId", .identifier) })
                let scope = try transaction.monitoringScope(council: council, isMasked: false)
                try transaction.submit(quarter, scope)
                let report = try transaction.quarterlyReport(quarter, scope)
                return .created(at: "\(path)/\(quarter)", tag: EntityTag(version: 1)) { write(report, to: &$0) }
            }
        }
    }

    private static let quarterSchema = Schema.string(pattern: "^[0-9]{4}-Q[1-4]$")

    private static let schema = Schema.component(
        "QuarterlyReport",
        .object(
            .required("quarter", quarterSchema), .required("from", .date),
            .required("to", .described(.date, "The first day after the quarter.")),
            .required("dueOn", .described(.date, "The last day on which it is in time (6.5.1).")),
            .required(
                "councilId", .described(.nullable(.identifier), "Whose people it counts; null for all councils'.")),
            .required("submittedAt", .described(.nullable(.instant), "Null for a draft.")),
            .required("submittedBy", .nullable(.identifier)), .required("isMasked", .boolean),
            .required(
                "lines",
                .array(
                    of: MonitoringDocument.lines(
                        [
                            .required(
                                "corrected",
                                .described(
                                    .nullable(.properties(MonitoringDocument.amounts)),
                                    "What the facts give now, where that is not what was submitted."))
                        ], as: "QuarterlyReportLine")))))

    private static func write(_ report: QuarterlyReport, to json: inout JSONWriter) {
        json.object { json in
            json.member("quarter", report.quarter.description)
            json.member("from", report.quarter.firstDay)
            json.member("to", report.quarter.endDay)
            json.member("dueOn", report.quarter.dueOn)
            json.member("councilId", report.council?.id)
            json.member("submittedAt", report.submission?.at)
            json.member("submittedBy", report.submission?.by)
            json.member("isMasked", report.isMasked)
            MonitoringDocument.writeLines(report.entries, figure: \.figure, to: &json) { json, entry in
                MonitoringDocument.write(entry.figure, isMasked: entry.isMasked, to: &json)
                guard let corrected = entry.corrected else { return json.memberNull("corrected") }
                json.object("corrected") { json in
                    json.member("amount", corrected.amount)
                    json.member("outOf", corrected.outOf)
                    json.member("percent", corrected.percent)
                }
            }
        }
    }
}
