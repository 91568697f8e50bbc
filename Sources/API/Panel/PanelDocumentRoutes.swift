import HTTPTypes
import JSON
import SharedLives
import Store

/// Reports, packs, minutes and letters: as they would be now, issued, and as they were issued.
enum PanelDocumentRoutes {
    private static let plainText = "text/plain; charset=utf-8"
    private static let onDay = [
        QueryParameter("on", .date, "Tells requirements and evidence as of this day; today if left out.")
    ]

    static func routes(_ services: Services) -> [Route] {
        [issued(services), issuedText(services), review(services)]
    }

    static func ofMeeting(_ services: Services) -> [Route] {
        [
            .download(
                "\(PanelMeetingRoutes.one)/pack.txt", "getPanelPack", "A meeting's pack as it would be now",
                tag: "panel",
                action: .readPanel, query: onDay, contentType: plainText
            ) { request in
                let day = try request.query { $0.optional("on", PanelForms.day) }
                let pack = try await services.transaction(request) {
                    try $0.panelPack(of: request.identifier("meetingId"), on: day)
                }
                return .text(pack.text())
            },
            .download(
                "\(PanelMeetingRoutes.one)/minutes.txt", "getPanelMinutes", "A meeting's minutes as they would be now",
                tag: "panel", action: .readPanel, contentType: plainText
            ) { request in
                let minutes = try await services.transaction(request) {
                    try $0.panelMinutes(of: request.identifier("meetingId"))
                }
                return .text(minutes.text())
            },
            issue(
                "\(PanelMeetingRoutes.one)/pack", "issuePanelPack", "Issue a meeting's pack as it is now", services
            ) { try $0.issuePack(of: $1.identifier("meetingId")) },
            issue(
                "\(PanelMeetingRoutes.one)/minutes", "issuePanelMinutes", "Issue a meeting's minutes as they are now",
                services
            ) { try $0.issueMinutes(of: $1.identifier("meetingId")) },
            listing(
                "\(PanelMeetingRoutes.one)/documents", "listPanelMeetingDocuments",
                "List what was issued about a meeting", "meetingId", services
            ) { transaction, id in
                if try transaction.answer(PanelMeetings.find(id)) == nil { throw Problem.notFound }
            },
        ]
    }

    static func ofCase(_ services: Services) -> [Route] {
        [
            .download(
                "\(PanelCaseRoutes.one)/report.txt", "getPanelReport", "The report of a case", tag: "panel",
                action: .readPanel, query: onDay, contentType: plainText
            ) { request in
                let day = try request.query { $0.optional("on", PanelForms.day) }
                let report = try await services.transaction(request) {
                    try $0.panelReport(ofCase: request.identifier("caseId"), on: day)
                }
                return .text(report.text())
            },
            .download(
                "\(PanelCaseRoutes.one)/letter.txt", "getOutcomeLetter", "The letter of outcome as it would be now",
                tag: "panel", action: .readRecords, contentType: plainText, problems: [.caseNotInState]
            ) { request in
                let letter = try await services.transaction(request) {
                    try $0.outcomeLetter(ofCase: request.identifier("caseId"))
                }
                return .text(letter.text())
            },
            issue(
                "\(PanelCaseRoutes.one)/letter", "issueOutcomeLetter", "Issue the letter of outcome", services,
                problems: [.caseNotInState]
            ) { try $0.issueLetter(ofCase: $1.identifier("caseId")) },
            listing(
                "\(PanelCaseRoutes.one)/documents", "listPanelCaseDocuments", "List what was issued about a case",
                "caseId", services
            ) { transaction, id in _ = try transaction.panelCase(id) },
        ]
    }

    private static func issue(
        _ path: String, _ operation: String, _ summary: String, _ services: Services, problems: [ProblemCode] = [],
        _ act: @escaping @Sendable (SchemeTransaction, APIRequest) throws -> IssuedDocument
    ) -> Route {
        Route(
            .post, path, operation, "\(summary); a later issue is another document", tag: "panel", action: .managePanel,
            demands: .idempotencyKey, answers: [.init(201, "Issued.", schema, headers: ["Location"])],
            problems: problems
        ) { request in
            try await services.create(request) { transaction in
                let document = try act(transaction, request)
                return .created(at: "/v1/issued-documents/\(document.id)") { write(document, to: &$0) }
            }
        }
    }

    private static func listing(
        _ path: String, _ operation: String, _ summary: String, _ idName: String, _ services: Services,
        ifThere check: @escaping @Sendable (SchemeTransaction, Identifier) throws -> Void
    ) -> Route {
        .get(
            path, operation, summary, tag: "panel", action: .readPanel,
            answer: .object(.required("items", .array(of: schema))), hasVersion: false
        ) { request in
            let id = request.identifier(idName)
            let documents = try await services.transaction(request) { transaction in
                try check(transaction, id)
                return try transaction.answer(IssuedDocuments.list(about: id))
            }
            return .json { json in
                json.object { json in json.array("items", documents) { write($1, to: &$0) } }
            }
        }
    }

    private static func issued(_ services: Services) -> Route {
        .get(
            "/v1/issued-documents/{documentId}", "getIssuedDocument", "Read what was issued, when and by whom",
            tag: "panel", action: .readPanel, answer: schema, hasVersion: false
        ) { request in
            let document = try await services.readOne(request, IssuedDocuments.find(request.identifier("documentId")))
            return .json { write(document, to: &$0) }
        }
    }

    private static func issuedText(_ services: Services) -> Route {
        .download(
            "/v1/issued-documents/{documentId}/document.txt", "getIssuedDocumentText",
            "A document exactly as it was issued", tag: "panel", action: .readPanel, contentType: plainText
        ) { request in
            .text(try await services.readOne(request, IssuedDocuments.text(request.identifier("documentId"))))
        }
    }

    private static func review(_ services: Services) -> Route {
        .download(
            "/v1/carers/{carerId}/reviews/{reviewId}/review.txt", "getAnnualCarerReviewText",
            "An annual carer review as pages of text", tag: "carers", action: .readRecords, contentType: plainText
        ) { request in
            let report = try await services.transaction(request) {
                try $0.reviewReport(request.identifier("reviewId"), of: request.identifier("carerId"))
            }
            return .text(report.text())
        }
    }

    private static func write(_ document: IssuedDocument, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", document.id)
            json.member("kind", document.kind.rawValue)
            json.member("subjectId", document.subjectID)
            json.member("number", document.number)
            json.member("sha256", document.digest)
            json.member("bytes", document.byteCount)
            json.member("issuedAt", document.issuedAt)
            json.member("issuedBy", document.issuedBy)
        }
    }

    private static let schema = Schema.component(
        "IssuedDocument",
        .object(
            .required("id", .identifier), .required("kind", .values(of: IssuedDocument.Kind.self)),
            .required("subjectId", .described(.identifier, "The meeting or the case.")),
            .required("number", .integer(1...Int64(Int32.max))),
            .required("sha256", .string(pattern: "^[0-9a-f]{64}$")), .required("bytes", .integer(0...Int64(Int32.max))),
            .required("issuedAt", .instant), .required("issuedBy", .nullable(.identifier))))
}
