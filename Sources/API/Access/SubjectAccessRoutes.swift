import JSON
import SharedLives
import Store

/// A copy of what is recorded of a carer or a person, for themselves: as JSON, and as pages of text. Others' data is left out.
enum SubjectAccessRoutes {
    static func routes(_ services: Services) -> [Route] {
        AccessSubject.allCases.flatMap { [json($0, services), text($0, services)] }
    }

    private static func path(_ subject: AccessSubject) -> String {
        switch subject {
        case .carer: "/v1/carers/{carerId}/subject-access"
        case .person: "/v1/people/{personId}/subject-access"
        }
    }

    private static func name(_ subject: AccessSubject) -> String { subject == .carer ? "Carer" : "Person" }

    private static func idName(_ subject: AccessSubject) -> String { "\(subject.rawValue)Id" }

    private static func tag(_ subject: AccessSubject) -> String { subject == .carer ? "carers" : "people" }

    private static func json(_ subject: AccessSubject, _ services: Services) -> Route {
        .get(
            path(subject), "get\(name(subject))SubjectAccess",
            "Read a copy of all that is recorded of them, for themselves: others' data is left out", tag: tag(subject),
            action: .readRecords,
            answer: .component(
                "SubjectAccess",
                .object(
                    .required("subject", .identifier),
                    .required(
                        "records",
                        .array(of: .object(.required("kind", .string()), .required("record", .any)))))),
            hasVersion: false
        ) { request in
            let id = request.identifier(idName(subject))
            let records = try await services.readSome(request, SubjectAccess.records(of: subject, id))
            return .json(capacityBytes: 16_384) { json in
                json.object { json in
                    json.member("subject", id)
                    json.array("records", records) { json, record in
                        json.object { json in
                            json.member("kind", record.table)
                            json.key("record")
                            json.raw(record.json.utf8)
                        }
                    }
                }
            }
        }
    }

    private static func text(_ subject: AccessSubject, _ services: Services) -> Route {
        .download(
            path(subject) + ".txt", "get\(name(subject))SubjectAccessText",
            "The same as pages of text", tag: tag(subject), action: .readRecords,
            contentType: "text/plain; charset=utf-8"
        ) { request in
            let records = try await services.readSome(
                request, SubjectAccess.records(of: subject, request.identifier(idName(subject))))
            return .text(PageLayout().text(try report(records)))
        }
    }

    private static func report(_ records: [SubjectRecord]) throws -> Report {
        var report = Report(runningHead: "What is recorded of you")
        report.blocks = [
            .heading("What is recorded of you", level: 1),
            .paragraph("What is recorded of others, and what others said in confidence, is left out."),
        ]
        var kind: String?
        for record in records {
            if record.table != kind {
                report.blocks.append(.heading(words(record.table), level: 2))
                kind = record.table
            } else {
                report.blocks.append(.space)
            }
            guard case .object(let row) = try JSONParser.parse(Array(record.json.utf8)) else { continue }
            for member in row.members {
                if let value = value(member.value) { report.blocks.append(.field(words(member.name), value)) }
            }
        }
        return report
    }

    private static func words(_ name: String) -> String {
        let words = name.split(separator: "_").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private static func value(_ value: JSONValue) -> String? {
        switch value {
        case .null: nil
        case .bool(let isSo): isSo ? "yes" : "no"
        case .number(.integer(let number)): "\(number)"
        case .number(.text(let number)): number
        case .string(let text): text
        case .array, .object: String(decoding: value.bytes, as: UTF8.self)
        }
    }
}
