import JSON
import SharedLives
import Store

/// How figures and the records behind them are answered.
enum MonitoringDocument {
    static let councilParameter = QueryParameter(
        "councilId", .identifier,
        "Counts the people of this council alone; those of all councils where nothing is said, and for a commissioner those of theirs."
    )
    static let maskedParameter = QueryParameter(
        "masked", .enumeration(["true", "false"]),
        "Whether small counts are kept back, as they are to be in anything public; false where nothing is said.")
    static let groupParameter = QueryParameter("group", .text(1...100), "Only the records of this group of the line.")

    /// Whose figures are asked for.
    static func scope(
        _ request: APIRequest, _ transaction: SchemeTransaction, isMasked: Bool? = nil
    ) throws -> MonitoringScope {
        let (council, masked) = try request.query {
            ($0.optional("councilId", .identifier), isMasked ?? $0.optional("masked", .flag, or: false))
        }
        return try transaction.monitoringScope(council: council, isMasked: masked)
    }

    /// The line of a code in the path.
    static func line(_ code: String, of lines: [MonitoringLine]) throws -> MonitoringLine {
        guard let line = MonitoringLine.find(code), lines.contains(line) else { throw Problem.notFound }
        return line
    }

    // MARK: Figures

    static func write(_ line: MonitoringLine, to json: inout JSONWriter) {
        json.member("code", line.code)
        json.member("section", line.section.rawValue)
        json.member("title", line.title)
        json.member("rule", line.rule)
        json.member("recordType", line.recordType.rawValue)
        json.member("unit", line.unit.rawValue)
        json.member("partOf", line.whole)
    }

    /// What of a figure is shown: nothing of one that is kept back.
    static func write(_ figure: MonitoringFigure, isMasked: Bool, to json: inout JSONWriter) {
        json.member("amount", isMasked ? nil : figure.amount)
        json.member("outOf", isMasked ? nil : figure.outOf)
        json.member("percent", isMasked ? nil : figure.percent)
        json.member("isMasked", isMasked)
    }

    /// The lines of some figures, each with its groups; a line that is not broken down has one group without a name.
    static func writeLines<Entry>(
        _ entries: [Entry], figure: (Entry) -> MonitoringFigure, to json: inout JSONWriter,
        _ write: (inout JSONWriter, Entry) -> Void
    ) {
        var lines: [(line: MonitoringLine, entries: [Entry])] = []
        for entry in entries {
            let line = figure(entry).line
            if lines.last?.line == line {
                lines[lines.count - 1].entries.append(entry)
            } else {
                lines.append((line, [entry]))
            }
        }
        json.array("lines", lines) { json, found in
            json.object { json in
                Self.write(found.line, to: &json)
                json.array("details", found.entries.flatMap { figure($0).details }) { $0.value($1) }
                json.array("figures", found.entries) { json, entry in
                    let group = figure(entry).group
                    json.object { json in
                        json.member("group", group.isEmpty ? nil : group)
                        json.member("name", group.isEmpty ? nil : found.line.name(ofGroup: group))
                        write(&json, entry)
                    }
                }
            }
        }
    }

    private static let count = Schema.integer(0...Int64(Int32.max))
    static let amounts: [Schema.Property] = [
        .required("amount", .nullable(count)),
        .required("outOf", .described(.nullable(count), "Of a share or a group, of how many.")),
        .required("percent", .nullable(.described(.integer(0...100), "A half is rounded up; null of nothing."))),
    ]

    static func lines(_ more: [Schema.Property] = [], as name: String) -> Schema {
        .component(
            name,
            .object(
                .required("code", .string()), .required("section", .values(of: MonitoringLine.Section.self)),
                .required("title", .string()), .required("rule", .described(.string(), "How it is counted.")),
                .required("recordType", .values(of: MonitoringLine.RecordType.self)),
                .required("unit", .values(of: MonitoringLine.Unit.self)),
                .required("partOf", .described(.nullable(.string()), "The line of which this is a part.")),
                .required(
                    "details", .described(.array(of: .string()), "What the records say, where a line asks for it.")),
                .required(
                    "figures",
                    .array(
                        of: .properties(
                            [
                                .required("group", .nullable(.string())), .required("name", .nullable(.string())),
                            ] + amounts + [
                                .required("isMasked", .described(.boolean, "Whether it is kept back: a small count."))
                            ] + more)))))
    }

    // MARK: Records

    static let record = Schema.component(
        "FigureRecord",
        .object(
            .required("recordType", .values(of: MonitoringLine.RecordType.self)), .required("id", .identifier),
            .required("group", .nullable(.string())),
            .required(
                "amount",
                .described(count, "What it adds to the figure; 0 for one that is not in the share.")),
            .required("outOf", .described(count, "What it adds to that of which the figure is a share."))))

    static func page(_ request: APIRequest, _ line: MonitoringLine, _ records: [FigureRecord]) -> Reply {
        .page(request, records, cursor: { [$0.record.id.description] }) { json, found in
            json.object { json in
                json.member("recordType", line.recordType.rawValue)
                json.member("id", found.record.id)
                json.member("group", found.group.isEmpty ? nil : found.group)
                json.member("amount", found.record.amount)
                json.member("outOf", found.record.outOf)
            }
        }
    }
}
