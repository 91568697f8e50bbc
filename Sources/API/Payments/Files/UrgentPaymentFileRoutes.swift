import HTTPTypes
import JSON
import SharedLives
import Store

/// Urgent payments on their way: files of those that are named, and the payer's confirmations of each file.
enum UrgentPaymentFileRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            make(services), list(services), PaymentFileRoutes.get(services, source),
            PaymentFileRoutes.content(services, source), PaymentFileRoutes.downloads(services, source),
            progress(services), confirm(services), confirmations(services), remittance(services),
        ]
    }

    private static let files = "/v1/urgent-payment-files"
    private static let file = "\(files)/{urgentFileId}"
    private static let tag = "payment files"
    private static let source = PaymentFileRoutes.Source(
        file: file, id: "urgentFileId", name: "UrgentPayment", inWords: "file of urgent payments", isOfRun: false)

    /// The most payments of a file.
    private static let paymentsMax = 1_000

    private static func make(_ services: Services) -> Route {
        Route(
            .post, files, "makeUrgentPaymentFile",
            "Have a file made of urgent payments that were approved; asked for again, it is the same file", tag: tag,
            action: .exportRun, demands: [.body, .idempotencyKey],
            body: .component(
                "UrgentPaymentFileRequest",
                .properties(
                    PaymentFileRoutes.requestProperties + [
                        .required(
                            "payments",
                            .described(
                                .array(of: .identifier),
                                "The ids of 1 to \(paymentsMax) urgent payments that are in no file."))
                    ])),
            answers: [
                .init(201, "Made.", PaymentFileRoutes.schema, headers: ["Location", "ETag"]),
                .init(200, "It was made before.", PaymentFileRoutes.schema, headers: ["Location", "ETag"]),
            ], problems: [.conflict, .fieldKeysMissing, .sealingKeyMissing]
        ) { request in
            try await services.create(request) { transaction in
                let (wanted, ids) = try request.read { body in
                    (PaymentFileRoutes.read(body), body.required("payments", .list(.identifier, 1...paymentsMax)))
                }
                let (file, isNew) = try transaction.makeUrgentPaymentFile(wanted, of: ids, keys: services.keys())
                var reply = Reply.created(at: "\(files)/\(file.id)", tag: PaymentFileRoutes.onlyVersion) {
                    PaymentFileRoutes.write(file, to: &$0)
                }
                if !isNew { reply.status = .ok }
                return reply
            }
        }
    }

    private static func list(_ services: Services) -> Route {
        .list(
            files, "listUrgentPaymentFiles", "List the files of urgent payments, in the order in which they were made",
            tag: tag, action: .readPaymentFiles, item: PaymentFileRoutes.schema,
            problems: [.fieldKeysMissing, .sealingKeyMissing]
        ) { request in
            let page = try request.pageOfIdentifiers()
            let files = try await services.transaction(request) {
                try $0.urgentPaymentFiles(page, keys: services.keys())
            }
            return .page(request, files, cursor: { [$0.id.description] }) { PaymentFileRoutes.write($1, to: &$0) }
        }
    }

    private static func progress(_ services: Services) -> Route {
        .list(
            "/v1/urgent-payment-progress", "listUrgentPaymentProgress",
            "List where each urgent payment that was approved is on its way", tag: tag, action: .readPaymentFiles,
            query: [
                QueryParameter(
                    "state", .values(of: PaymentProgress.State.self),
                    "Only those to be paid, sent, confirmed or rejected.")
            ],
            item: .component(
                "UrgentPaymentProgress",
                .properties(
                    [
                        .required("urgentPaymentId", .identifier),
                        .required("fileId", .nullable(.described(.identifier, "The file that it is in."))),
                    ] + PaymentFileRoutes.progressProperties))
        ) { request in
            let state = try request.query { $0.optional("state", .enumeration(PaymentProgress.State.self)) }
            let rows = try await services.read(
                request, PaymentProgresses.urgent(request.pageOfIdentifiers(), state: state))
            return .page(request, rows, cursor: { [$0.id.description] }) { json, payment in
                json.object { json in
                    json.member("urgentPaymentId", payment.id)
                    json.member("fileId", payment.fileID)
                    PaymentFileRoutes.write(payment.progress, to: &json)
                }
            }
        }
    }

    private static func confirm(_ services: Services) -> Route {
        Route(
            .post, "\(file)/confirmations", "confirmUrgentPayments",
            """
            Take in what the payer says became of a file of urgent payments: all of it, or nothing and what is wrong in each line
            """,
            tag: tag, action: .exportRun, demands: [.body, .idempotencyKey], body: PaymentFileRoutes.confirmationFile,
            answers: [
                .init(201, "Taken in.", PaymentFileRoutes.confirmationSchema, headers: ["Location", "ETag"]),
                .init(
                    200, "This file was taken in before.", PaymentFileRoutes.confirmationSchema,
                    headers: ["Location", "ETag"]),
            ], problems: [.conflict], bodyBytesMax: PaymentFileRoutes.confirmationBytesMax
        ) { request in
            try await services.create(request) { transaction in
                let id = request.identifier("urgentFileId")
                let (name, content) = try request.read(PaymentFileRoutes.readConfirmation)
                let (taken, isNew) = try transaction.confirmUrgentPayments(of: id, fileName: name, text: content)
                var reply = Reply.created(at: "\(files)/\(id)/confirmations", tag: PaymentFileRoutes.onlyVersion) {
                    PaymentFileRoutes.write(taken, to: &$0)
                }
                if !isNew { reply.status = .ok }
                return reply
            }
        }
    }

    private static func confirmations(_ services: Services) -> Route {
        .get(
            "\(file)/confirmations", "listUrgentPaymentConfirmations",
            "List the files that came back about a file of urgent payments", tag: tag, action: .readPaymentFiles,
            answer: .object(.required("items", .array(of: PaymentFileRoutes.confirmationSchema))), hasVersion: false
        ) { request in
            let id = request.identifier("urgentFileId")
            let taken = try await services.read(request, PaymentProgresses.confirmations(file: id))
            if taken.isEmpty { _ = try await services.transaction(request) { try $0.downloads(of: id, of: nil) } }
            return .json { json in
                json.object { json in json.array("items", taken) { PaymentFileRoutes.write($1, to: &$0) } }
            }
        }
    }

    private static func remittance(_ services: Services) -> Route {
        .download(
            "/v1/urgent-payments/{urgentPaymentId}/remittance", "getUrgentPaymentRemittance",
            "What a carer is told of an urgent payment, as pages of text", tag: tag, action: .readPayments,
            contentType: "text/plain; charset=utf-8", problems: [.runNotInState]
        ) { request in
            let remittance = try await services.transaction(request) {
                try $0.remittance(urgentPayment: request.identifier("urgentPaymentId"))
            }
            return .text(remittance.text())
        }
    }
}
