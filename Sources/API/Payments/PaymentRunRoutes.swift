import HTTPTypes
import JSON
import SharedLives
import Store

/// Payment runs: asked for, read as a draft, approved by somebody else, exported.
enum PaymentRunRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            list(services), get(services), request(services), lines(services), carers(services), councils(services),
            parked(services), export(services),
            command(
                "recalculation", "recalculatePaymentRun", "Have a draft worked out again", .requestRun, .recalculate,
                services),
            command(
                "approval", "approvePaymentRun", "Approve a draft that somebody else asked for", .approveRun, .approve,
                services),
            command("void", "voidPaymentRun", "Give up a run that is not approved", .requestRun, .void, services),
        ]
    }

    private static let path = "/v1/payment-runs"
    private static let one = "/v1/payment-runs/{runId}"

    private static func list(_ services: Services) -> Route {
        .list(
            path, "listPaymentRuns", "List the runs, in the order in which they were asked for", tag: "payment runs",
            action: .readPayments, item: PaymentRunDocument.schema
        ) { request in
            let rows = try await services.read(request, PaymentRuns.list(request.pageOfIdentifiers()))
            return .page(request, rows, cursor: { [$0.id.description] }) { PaymentRunDocument.write($1, to: &$0) }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(
            one, "getPaymentRun", "Read a run: where it is in its life, and what its lines come to",
            tag: "payment runs",
            action: .readPayments, answer: PaymentRunDocument.schema
        ) { request in
            PaymentRunDocument.reply(
                try await services.readOne(request, PaymentRuns.find(request.identifier("runId"))))
        }
    }

    /// There is one run for a month: the first to ask gets 201, everybody after that 200 and the same run, which is set going again where
    /// its calculation was given up.
    private static func request(_ services: Services) -> Route {
        Route(
            .post, path, "requestPaymentRun",
            "Ask for the run of a month; there is one, whoever asks and however often", tag: "payment runs",
            action: .requestRun, demands: [.body, .idempotencyKey],
            body: .component("PaymentRunRequest", .object(.required("period", .month))),
            answers: [
                .init(
                    201, "Asked for; a worker works its lines out.", PaymentRunDocument.schema,
                    headers: ["Location", "ETag"]),
                .init(200, "It was asked for before.", PaymentRunDocument.schema, headers: ["Location", "ETag"]),
            ]
        ) { request in
            try await services.create(request) { transaction in
                let period = try request.read { $0.required("period", PaymentForms.period) }
                let (run, isNew) = try transaction.requestRun(for: period)
                var reply = Reply.created(at: "\(path)/\(run.id)", tag: EntityTag(version: run.version)) {
                    PaymentRunDocument.write(run, to: &$0)
                }
                if !isNew { reply.status = .ok }
                return reply
            }
        }
    }

    private static func command(
        _ name: String, _ operation: String, _ summary: String, _ action: Action, _ act: PaymentRun.Act,
        _ services: Services
    ) -> Route {
        .command(
            "\(one)/\(name)", operation, summary, tag: "payment runs", action: action,
            answer: PaymentRunDocument.schema,
            problems: [
                .runNotInState, .twoPeopleNeeded, .paidSinceCalculated, .draftOutOfDate, .approvalLimitExceeded,
            ]
        ) { request in
            PaymentRunDocument.reply(
                try await services.transaction(request) {
                    try $0.take(act, on: request.identifier("runId"), at: request.versions)
                })
        }
    }

    // MARK: What a run comes to

    private static func lines(_ services: Services) -> Route {
        .list(
            "\(one)/lines", "listPaymentLines", "List a run's lines, in the order carer, subject, from, element",
            tag: "payment runs", action: .readPayments,
            query: [QueryParameter("carerId", .identifier, "Only this carer's lines.")],
            item: PaymentRunDocument.lineSchema
        ) { request in
            let carer = try request.query { $0.optional("carerId", .identifier) }
            let after = try request.pageOfNumbers()
            guard let after = Int32(exactly: after) else { throw Problem(.malformedCursor) }
            let run = request.identifier("runId")
            let rows = try await services.read(
                request, PaymentLines.list(run: run, carer: carer, after: after, rowsMax: request.page.rowsToRead),
                of: PaymentRuns.find(run))
            return .page(request, rows, cursor: { ["\($0.number)"] }) { PaymentRunDocument.write($1, to: &$0) }
        }
    }

    private static func carers(_ services: Services) -> Route {
        .list(
            "\(one)/carers", "listPaymentRunCarers", "List what each carer is paid", tag: "payment runs",
            action: .readPayments, item: PaymentRunDocument.shareSchema("carerId")
        ) { request in
            let run = request.identifier("runId")
            let rows = try await services.read(
                request, PaymentLines.carers(run: run, request.pageOfIdentifiers()),
                of: PaymentRuns.find(run))
            return .page(request, rows, cursor: { [$0.id.description] }) {
                PaymentRunDocument.write($1, as: "carerId", to: &$0)
            }
        }
    }

    private static func councils(_ services: Services) -> Route {
        .get(
            "\(one)/councils", "listPaymentRunCouncils", "List what each council is charged", tag: "payment runs",
            action: .readPayments,
            answer: .object(.required("items", .array(of: PaymentRunDocument.shareSchema("councilId")))),
            hasVersion: false
        ) { request in
            let run = request.identifier("runId")
            let shares = try await services.read(request, PaymentLines.councils(run: run))
            if shares.isEmpty { _ = try await services.readOne(request, PaymentRuns.find(run)) }
            return .json { json in
                json.object { json in
                    json.array("items", shares) { PaymentRunDocument.write($1, as: "councilId", to: &$0) }
                }
            }
        }
    }

    private static func parked(_ services: Services) -> Route {
        .get(
            "\(one)/parked", "listParkedCarers",
            "List the carers who are not paid since their facts contradict each other, with what settles it",
            tag: "payment runs", action: .readPayments,
            answer: .object(.required("items", .array(of: PaymentRunDocument.parkedSchema))), hasVersion: false
        ) { request in
            let run = request.identifier("runId")
            let parked = try await services.read(request, PaymentLines.parked(run: run))
            if parked.isEmpty { _ = try await services.readOne(request, PaymentRuns.find(run)) }
            return .json { json in
                json.object { json in
                    json.array("items", parked) { json, carer in
                        json.object { json in
                            json.member("carerId", carer.carerID)
                            json.key("faults")
                            json.raw(carer.faults.utf8)
                        }
                    }
                }
            }
        }
    }

    // MARK: Documents

    private static func export(_ services: Services) -> Route {
        .download(
            "\(one)/export.csv", "getPaymentRunCSV", "The lines of an exported run, for the council's ledger",
            tag: "payment runs", action: .readPaymentFiles, contentType: "text/csv; charset=utf-8",
            problems: [.runNotInState]
        ) { request in
            let (period, lines, carers) = try await services.transaction(request) {
                try $0.exportedLines(run: request.identifier("runId"))
            }
            let text = PaymentRunCSV.text(month: period, lines: lines, carerNames: carers)
            return .file(Array(text.utf8), name: "payments-\(period).csv", contentType: "text/csv; charset=utf-8")
        }
    }
}
