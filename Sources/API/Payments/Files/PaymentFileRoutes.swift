import HTTPTypes
import JSON
import SharedLives
import Store

/// A run's payments on their way: files out, each made once and had as often as asked, and the payer's confirmations back.
enum PaymentFileRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            make(services), list(services), get(services, .run), content(services, .run), downloads(services, .run),
            progress(services), confirm(services), confirmations(services), remittance(services),
        ]
    }

    /// Whose payments a file holds: where it is to be found, and how its operations are called.
    struct Source {
        /// The path of one file.
        let file: String
        /// What its id is called in the path.
        let id: String
        /// What is in the names of its operations.
        let name: String
        /// How it is called in the document.
        let inWords: String
        /// Whether it holds a run's payments.
        let isOfRun: Bool

        static let run = Source(
            file: PaymentFileRoutes.file, id: "fileId", name: "Payment", inWords: "file", isOfRun: true)

        /// The run that a request names; nil for urgent payments.
        func run(_ request: APIRequest) -> Identifier? { isOfRun ? request.identifier("runId") : nil }
    }

    private static let run = "/v1/payment-runs/{runId}"
    private static let files = "\(run)/files"
    private static let file = "\(files)/{fileId}"
    static let onlyVersion = EntityTag(version: 1)

    // MARK: Out

    private static func make(_ services: Services) -> Route {
        Route(
            .post, files, "makePaymentFile",
            "Have a file made of the payments of an approved run; asked for again, it is the same file",
            tag: "payment files", action: .exportRun, demands: [.body, .idempotencyKey],
            body: .component(
                "PaymentFileRequest",
                .properties(requestProperties)),
            answers: [
                .init(201, "Made; the run is exported.", schema, headers: ["Location", "ETag"]),
                .init(200, "It was made before.", schema, headers: ["Location", "ETag"]),
            ], problems: [.runNotInState, .conflict, .fieldKeysMissing, .sealingKeyMissing]
        ) { request in
            try await services.create(request) { transaction in
                let runID = request.identifier("runId")
                let wanted = try request.read(read)
                let (file, isNew) = try transaction.makePaymentFile(wanted, of: runID, keys: services.keys())
                var reply = Reply.created(at: "/v1/payment-runs/\(runID)/files/\(file.id)", tag: onlyVersion) {
                    write(file, to: &$0)
                }
                if !isNew { reply.status = .ok }
                return reply
            }
        }
    }

    static let requestProperties: [Schema.Property] = [
        .required("kind", .values(of: PaymentFileKind.self)),
        .required(
            "processOn",
            .described(.date, "The working day on which the payer's bank is to process it, up to 30 days ahead.")),
        .optional(
            "withoutAccount",
            .described(
                .values(of: PaymentFileRequest.WithoutAccount.self),
                """
                What is done about carers whose account is not known where the file needs it: refuse (if not given) makes no \
                file and tells who they are, leaveOut pays the others and leaves these to a later file.
                """)),
    ]

    @Sendable static func read(_ body: JSONObjectReader) -> PaymentFileRequest {
        PaymentFileRequest(
            kind: body.required("kind", .enumeration()), processOn: body.required("processOn", .date),
            withoutAccount: body.optional("withoutAccount", .enumeration(), or: .refuse))
    }

    private static func list(_ services: Services) -> Route {
        .get(
            files, "listPaymentFiles", "List a run's files", tag: "payment files", action: .readPaymentFiles,
            answer: .object(.required("items", .array(of: schema))), hasVersion: false,
            problems: [.fieldKeysMissing, .sealingKeyMissing]
        ) { request in
            let files = try await services.transaction(request) {
                try $0.paymentFiles(of: request.identifier("runId"), keys: services.keys())
            }
            return .json { json in
                json.object { json in json.array("items", files) { write($1, to: &$0) } }
            }
        }
    }

    static func get(_ services: Services, _ source: Source) -> Route {
        .get(
            source.file, "get\(source.name)File",
            "Read what a \(source.inWords) is: its number, control total and checksum", tag: "payment files",
            action: .readPaymentFiles, answer: schema, problems: [.fieldKeysMissing, .sealingKeyMissing]
        ) { request in
            let file = try await services.transaction(request) {
                try $0.paymentFile(request.identifier(source.id), of: source.run(request), keys: services.keys())
            }
            return .json(tag: onlyVersion) { write(file, to: &$0) }
        }
    }

    static func content(_ services: Services, _ source: Source) -> Route {
        .download(
            "\(source.file)/content", "download\(source.name)File",
            "The bytes of a \(source.inWords), as they were made; each time is recorded",
            tag: "payment files", action: .readPaymentFiles, contentType: "application/octet-stream",
            problems: [.fieldKeysMissing, .sealingKeyMissing]
        ) { request in
            let (file, bytes) = try await services.transaction(request) {
                try $0.downloadPaymentFile(
                    request.identifier(source.id), of: source.run(request), keys: services.keys())
            }
            return .file(bytes, name: file.name, contentType: "application/octet-stream")
        }
    }

    static func downloads(_ services: Services, _ source: Source) -> Route {
        .get(
            "\(source.file)/downloads", "list\(source.name)FileDownloads",
            "List who had a \(source.inWords), and when", tag: "payment files",
            action: .readPaymentFiles,
            answer: .object(
                .required("items", .array(of: .object(.required("by", .identifier), .required("at", .instant))))),
            hasVersion: false
        ) { request in
            let downloads = try await services.transaction(request) {
                try $0.downloads(of: request.identifier(source.id), of: source.run(request))
            }
            return .json { json in
                json.object { json in
                    json.array("items", downloads) { json, download in
                        json.object { json in
                            json.member("by", download.by)
                            json.member("at", download.at)
                        }
                    }
                }
            }
        }
    }

    static func write(_ file: PaymentFile, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", file.id)
            json.member("runId", file.runID)
            json.member("number", file.number)
            json.member("name", file.name)
            json.member("kind", file.kind.rawValue)
            json.member("period", file.month)
            json.member("processOn", file.processOn)
            json.member("payments", file.paymentCount)
            json.member("amount", file.amount)
            json.member("bytes", file.byteCount)
            json.member("sha256", hexadecimal(file.digest))
            json.array("changes", file.changes) { json, change in
                json.object { json in
                    json.member("reference", change.reference)
                    json.member("given", change.given)
                    json.member("written", change.written)
                }
            }
            json.member("madeAt", file.madeAt)
            json.member("madeBy", file.madeBy)
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static let schema = Schema.component(
        "PaymentFile",
        .object(
            .required("id", .identifier),
            .required("runId", .nullable(.described(.identifier, "Null for a file of urgent payments."))),
            .required("number", count), .required("name", .string()),
            .required("kind", .values(of: PaymentFileKind.self)),
            .required("period", .nullable(.described(.month, "Null for a file of urgent payments."))),
            .required("processOn", .date), .required("payments", count),
            .required("amount", .described(.pence, "The control total.")), .required("bytes", count),
            .required("sha256", .described(.string(), "Of the file's bytes.")),
            .required(
                "changes",
                .described(
                    .array(
                        of: .object(
                            .required("reference", .nullable(.described(.string(), "Null for the payer's own name."))),
                            .required("given", .string()), .required("written", .string()))),
                    "Names that stand otherwise in the file than in the records, since its form does not take them.")),
            .required("madeAt", .instant), .required("madeBy", .identifier)))

    static let count = Schema.integer(0...Int64(Int32.max))

    // MARK: Back

    private static func progress(_ services: Services) -> Route {
        .list(
            "\(run)/payment-progress", "listPaymentProgress", "List where each of a run's payments is on its way",
            tag: "payment files", action: .readPaymentFiles,
            item: .component(
                "PaymentProgress",
                .properties(progressProperties))
        ) { request in
            let run = request.identifier("runId")
            let rows = try await services.read(
                request, PaymentProgresses.list(run: run, request.pageOfIdentifiers()),
                of: PaymentRuns.find(run))
            return .page(request, rows, cursor: { [$0.carerID.description] }) { json, payment in
                json.object { write(payment, to: &$0) }
            }
        }
    }

    static let progressProperties: [Schema.Property] = [
        .required("carerId", .identifier), .required("amount", .pence),
        .required("state", .values(of: PaymentProgress.State.self)),
        .required("fileNumber", .nullable(count)), .required("reference", .nullable(.string())),
        .required("accountNumberEnding", .nullable(.described(.string(), "The last four digits."))),
        .required("reason", .nullable(.string())),
    ]

    static func write(_ payment: PaymentProgress, to json: inout JSONWriter) {
        json.member("carerId", payment.carerID)
        json.member("amount", payment.amount)
        json.member("state", payment.state.rawValue)
        json.member("fileNumber", payment.fileNumber)
        json.member("reference", payment.reference)
        json.member("accountNumberEnding", payment.accountNumberEnding)
        json.member("reason", payment.reason)
    }

    /// The most characters of a confirmation.
    private static let textCharactersMax = 2_000_000

    private static let fileText = JSONForm<String>.string("The file's text", placeholder: "") { text, place in
        guard text.utf8.count <= textCharactersMax else {
            place.fault("tooLong", "A file has at most \(textCharactersMax) bytes. Send its parts one by one.")
            return nil
        }
        return text
    }

    static let confirmationFile = Schema.component(
        "PaymentConfirmationFile",
        .object(
            .required("fileName", .text(1...200)),
            .required(
                "text",
                .described(
                    .string(),
                    """
                    A table as CSV. Its first line names the columns: reference, amount (pounds, as 965.43), status (confirmed or \
                    paid, rejected or returned) and, if there is one, reason; others are passed over.
                    """))))

    static let confirmationBytesMax = 4_194_304

    @Sendable static func readConfirmation(_ body: JSONObjectReader) -> (name: String, content: String) {
        (body.required("fileName", .text(1...200)), body.required("text", fileText))
    }

    private static func confirm(_ services: Services) -> Route {
        Route(
            .post, "\(run)/confirmations", "confirmPayments",
            "Take in what the payer says became of a run's payments: all of the file, or nothing and what is wrong in each line",
            tag: "payment files", action: .exportRun, demands: [.body, .idempotencyKey],
            body: confirmationFile,
            answers: [
                .init(201, "Taken in.", confirmationSchema, headers: ["Location", "ETag"]),
                .init(200, "This file was taken in before.", confirmationSchema, headers: ["Location", "ETag"]),
            ], problems: [.runNotInState, .conflict], bodyBytesMax: confirmationBytesMax
        ) { request in
            try await services.create(request) { transaction in
                let run = request.identifier("runId")
                let (name, content) = try request.read(readConfirmation)
                let (taken, isNew) = try transaction.confirmPayments(of: run, fileName: name, text: content)
                var reply = Reply.created(at: "/v1/payment-runs/\(run)/confirmations", tag: onlyVersion) {
                    write(taken, to: &$0)
                }
                if !isNew { reply.status = .ok }
                return reply
            }
        }
    }

    private static func confirmations(_ services: Services) -> Route {
        .get(
            "\(run)/confirmations", "listPaymentConfirmations", "List the files that came back about a run",
            tag: "payment files", action: .readPaymentFiles,
            answer: .object(.required("items", .array(of: confirmationSchema))), hasVersion: false
        ) { request in
            let run = request.identifier("runId")
            let taken = try await services.read(request, PaymentProgresses.confirmations(run: run))
            if taken.isEmpty { _ = try await services.readOne(request, PaymentRuns.find(run)) }
            return .json { json in
                json.object { json in json.array("items", taken) { write($1, to: &$0) } }
            }
        }
    }

    static func write(_ taken: TakenConfirmation, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", taken.id)
            json.member("runId", taken.runID)
            json.member("fileId", taken.fileID)
            json.member("fileName", taken.fileName)
            json.member("confirmed", taken.confirmedCount)
            json.member("rejected", taken.rejectedCount)
            json.member("recordedAt", taken.recordedAt)
            json.member("recordedBy", taken.recordedBy)
        }
    }

    static let confirmationSchema = Schema.component(
        "PaymentConfirmation",
        .object(
            .required("id", .identifier),
            .required("runId", .nullable(.described(.identifier, "Null where it is about urgent payments."))),
            .required("fileId", .nullable(.described(.identifier, "The file of urgent payments that it is about."))),
            .required("fileName", .string()),
            .required("confirmed", count), .required("rejected", count), .required("recordedAt", .instant),
            .required("recordedBy", .identifier)))

    private static func remittance(_ services: Services) -> Route {
        .download(
            "\(run)/remittances/{carerId}", "getRemittance", "What a carer is told of a payment, as pages of text",
            tag: "payment files", action: .readPayments, contentType: "text/plain; charset=utf-8",
            problems: [.runNotInState]
        ) { request in
            let remittance = try await services.transaction(request) {
                try $0.remittance(run: request.identifier("runId"), carer: request.identifier("carerId"))
            }
            return .text(remittance.text())
        }
    }
}
