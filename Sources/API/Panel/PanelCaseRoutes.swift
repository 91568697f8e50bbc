import HTTPTypes
import JSON
import SharedLives
import Store

extension ProblemCode {
    /// What is asked does not go with the state of the case.
    static let caseNotInState = ProblemCode(
        "caseNotInState", 409, "The case is in another state", "Read the case again and do what its state allows.")
}

/// The panel's cases, from their preparation to the decision.
enum PanelCaseRoutes {
    private static let path = "/v1/panel-cases"
    static let one = path + "/{caseId}"

    static func routes(_ services: Services) -> [Route] {
        [
            list(services), get(services), add(services), change(services), listForMeeting(services), unlist(services),
            withdraw(services), declareInterest(services), withdrawInterest(services), recommend(services),
            decide(services),
        ] + PanelDocumentRoutes.ofCase(services)
    }

    private static func list(_ services: Services) -> Route {
        .list(
            path, "listPanelCases", "List cases; a panel member sees those of their own meetings", tag: "panel",
            action: .readPanel, query: [QueryParameter("carerId", .identifier, "Only cases about this carer.")],
            item: PanelCaseDocument.schema
        ) { request in
            let carer = try request.query { $0.optional("carerId", .identifier) }
            let rows = try await services.read(
                request, PanelCases.list(request.pageOfIdentifiers(), carer: carer, meeting: nil))
            return .page(request, rows, cursor: { [$0.id.description] }) { PanelCaseDocument.write($1, to: &$0) }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(
            one, "getPanelCase", "Read a case with its interests, recommendations and decision", tag: "panel",
            action: .readPanel, answer: PanelCaseDocument.recordSchema
        ) { request in
            PanelCaseDocument.reply(
                try await services.transaction(request) { try $0.panelCase(request.identifier("caseId")) })
        }
    }

    private static func add(_ services: Services) -> Route {
        .create(
            path, "addPanelCase", "Prepare a case; there is one open case about a carer at a time", tag: "panel",
            action: .managePanel,
            body: .component(
                "PanelCaseDraft",
                .properties(
                    [.required("carerId", .identifier), .required("kind", .values(of: PanelCase.Kind.self))]
                        + proposal)), answer: PanelCaseDocument.recordSchema, problems: [.conflict, .stateNotAllowed]
        ) { request in
            try await services.create(request) { transaction in
                let record = try transaction.add(
                    request.read { body in
                        PanelCase(
                            carerID: body.required("carerId", .identifier), kind: body.required("kind", .enumeration()),
                            summary: body.required("summary", .lines(1...4_000)),
                            proposedTerms: body.optional("terms", PanelForms.terms))
                    })
                return .created(at: "\(path)/\(record.stored.id)", tag: EntityTag(version: record.stored.version)) {
                    PanelCaseDocument.write(record, to: &$0)
                }
            }
        }
    }

    private static let proposal: [Schema.Property] = [
        .required("summary", .described(.text(1...4_000), "What is put to the panel, and why.")),
        .optional(
            "terms",
            .nullable(.described(PanelForms.termsSchema, "What is proposed; none where an approval is to end."))),
    ]

    private static func change(_ services: Services) -> Route {
        .change(
            one, "changePanelCase", "Change what a case puts to the panel", tag: "panel", action: .managePanel,
            body: .component("PanelCaseProposal", .properties(proposal)), answer: PanelCaseDocument.recordSchema,
            problems: [.caseNotInState]
        ) { request in
            PanelCaseDocument.reply(
                try await services.transaction(request) { transaction in
                    let (summary, terms) = try request.read { body in
                        (body.required("summary", .lines(1...4_000)), body.optional("terms", PanelForms.terms))
                    }
                    return try transaction.changeCase(
                        request.identifier("caseId"), at: request.versions, summary: summary, proposedTerms: terms)
                })
        }
    }

    private static func listForMeeting(_ services: Services) -> Route {
        .change(
            "\(one)/listing", "listPanelCase", "Put a case on a meeting's agenda; papers that came late need a reason",
            tag: "panel", action: .managePanel,
            body: .component(
                "PanelListing",
                .object(
                    .required("meetingId", .identifier),
                    .required("papersInOn", .described(.date, "The day on which the papers were in.")),
                    .optional("lateReason", .nullable(.text(1...4_000))))), answer: PanelCaseDocument.recordSchema,
            problems: [.caseNotInState, .stateNotAllowed, .requirementsOpen]
        ) { request in
            PanelCaseDocument.reply(
                try await services.transaction(request) { transaction in
                    let listing = try request.read { body in
                        PanelCase.Listing(
                            meetingID: body.required("meetingId", .identifier),
                            papersInOn: body.required("papersInOn", PanelForms.day),
                            lateReason: body.optional("lateReason", .lines(1...4_000)))
                    }
                    return try transaction.list(request.identifier("caseId"), at: request.versions, as: listing)
                })
        }
    }

    private static func unlist(_ services: Services) -> Route {
        Route(
            .delete, "\(one)/listing", "unlistPanelCase", "Take a case off the agenda", tag: "panel",
            action: .managePanel, demands: .ifMatch,
            answers: [.init(200, "Taken off.", PanelCaseDocument.recordSchema, headers: ["ETag"])],
            problems: [.caseNotInState]
        ) { request in
            PanelCaseDocument.reply(
                try await services.transaction(request) {
                    try $0.unlist(request.identifier("caseId"), at: request.versions)
                })
        }
    }

    private static func withdraw(_ services: Services) -> Route {
        .command(
            "\(one)/withdrawal", "withdrawPanelCase", "Take a case back before it is decided", tag: "panel",
            action: .managePanel, answer: PanelCaseDocument.recordSchema, problems: [.caseNotInState]
        ) { request in
            PanelCaseDocument.reply(
                try await services.transaction(request) {
                    try $0.withdrawCase(request.identifier("caseId"), at: request.versions)
                })
        }
    }

    private static func declareInterest(_ services: Services) -> Route {
        .create(
            "\(one)/interests", "declarePanelInterest",
            "Declare a member's interest in a case: they take no part in it",
            tag: "panel", action: .recommend,
            body: .component(
                "PanelInterestDraft",
                .object(.required("memberId", .identifier), .required("nature", .text(1...4_000)))),
            answer: PanelCaseDocument.recordSchema, problems: [.conflict, .caseNotInState]
        ) { request in
            try await services.create(request) { transaction in
                let interest = try request.read { body in
                    PanelInterest(
                        memberID: body.required("memberId", .identifier),
                        nature: body.required("nature", .lines(1...4_000)))
                }
                let record = try transaction.declare(interest, inCase: request.identifier("caseId"))
                return .created(at: "\(path)/\(record.stored.id)", tag: EntityTag(version: record.stored.version)) {
                    PanelCaseDocument.write(record, to: &$0)
                }
            }
        }
    }

    private static func withdrawInterest(_ services: Services) -> Route {
        Route(
            .delete, "\(one)/interests/{interestId}", "withdrawPanelInterest",
            "Take back an interest that turned out to be none", tag: "panel", action: .managePanel,
            answers: [.init(200, "Taken back.", PanelCaseDocument.recordSchema, headers: ["ETag"])],
            problems: [.caseNotInState]
        ) { request in
            PanelCaseDocument.reply(
                try await services.transaction(request) {
                    try $0.withdrawInterest(request.identifier("interestId"), inCase: request.identifier("caseId"))
                })
        }
    }

    private static func recommend(_ services: Services) -> Route {
        .change(
            "\(one)/recommendation", "recommendOnPanelCase", "Record what the panel recommends", tag: "panel",
            action: .recommend, method: .post, body: PanelForms.recommendationSchema,
            answer: PanelCaseDocument.recordSchema,
            problems: [.caseNotInState, .stateNotAllowed, .requirementsOpen, .conflict]
        ) { request in
            PanelCaseDocument.reply(
                try await services.transaction(request) {
                    try $0.recommend(
                        request.read(as: PanelForms.recommendation), onCase: request.identifier("caseId"),
                        at: request.versions)
                })
        }
    }

    private static func decide(_ services: Services) -> Route {
        .change(
            "\(one)/decision", "decidePanelCase", "Decide, with the terms and the carer's state that follow",
            tag: "panel", action: .decideApprovals, method: .post, body: PanelForms.decisionSchema,
            answer: PanelCaseDocument.recordSchema, problems: [.caseNotInState, .stateNotAllowed, .requirementsOpen]
        ) { request in
            PanelCaseDocument.reply(
                try await services.transaction(request) { transaction in
                    let draft = try request.read(as: PanelForms.decision)
                    return try transaction.decide(
                        draft.decision, terms: draft.terms, onCase: request.identifier("caseId"), at: request.versions)
                })
        }
    }
}
