import JSON
import SharedLives
import Store

/// The evidence that is recorded of one carer.
enum CarerFactResources {
    static let references = FactResource<CarerReference>(
        table: CarerFacts.references, path: "references", name: "CarerReference", plural: "CarerReferences",
        what: "a reference", idName: "referenceId", reading: .readRecords, writing: .writeRecords,
        form: .object { reference in
            CarerReference(
                referee: reference.required("referee", .text(1...200)),
                relationship: reference.required("relationship", .text(1...200)),
                receivedOn: reference.required("receivedOn", .date),
                verdict: reference.required("verdict", .enumeration()),
                note: reference.optional("note", .lines(1...4_000)))
        },
        properties: [
            .required("referee", .text(1...200)), .required("relationship", .text(1...200)),
            .required("receivedOn", .date), .required("verdict", .values(of: CarerReference.Verdict.self)),
            .optional("note", .nullable(.text(1...4_000))),
        ],
        write: { json, reference in
            json.member("referee", reference.referee)
            json.member("relationship", reference.relationship)
            json.member("receivedOn", reference.receivedOn)
            json.member("verdict", reference.verdict.rawValue)
            json.member("note", reference.note)
        })

    static let commitments = FactResource<Commitments>(
        table: CarerFacts.commitments, path: "commitments", name: "CarerCommitments", plural: "AllCarerCommitments",
        what: "what was found about other commitments", idName: "commitmentsId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { commitments in
            Commitments(
                consideredOn: commitments.required("consideredOn", .date),
                summary: commitments.required("summary", .lines(1...4_000)),
                compatible: commitments.required("compatible", .boolean))
        },
        properties: [
            .required("consideredOn", .date), .required("summary", .text(1...4_000)), .required("compatible", .boolean),
        ],
        write: { json, commitments in
            json.member("consideredOn", commitments.consideredOn)
            json.member("summary", commitments.summary)
            json.member("compatible", commitments.compatible)
        })

    static let assessorReports = FactResource<AssessorReport>(
        table: CarerFacts.assessorReports, path: "assessor-reports", name: "AssessorReport", plural: "AssessorReports",
        what: "an assessor's report", idName: "assessorReportId", reading: .readRecords, writing: .writeRecords,
        form: .object { report in
            AssessorReport(
                completedOn: report.required("completedOn", .date),
                assessor: report.required("assessor", .text(1...200)),
                summary: report.required("summary", .lines(1...4_000)),
                recommendsApproval: report.required("recommendsApproval", .boolean))
        },
        properties: [
            .required("completedOn", .date), .required("assessor", .text(1...200)),
            .required("summary", .text(1...4_000)), .required("recommendsApproval", .boolean),
        ],
        write: { json, report in
            json.member("completedOn", report.completedOn)
            json.member("assessor", report.assessor)
            json.member("summary", report.summary)
            json.member("recommendsApproval", report.recommendsApproval)
        })

    static let trainingRecords = FactResource<TrainingRecord>(
        table: CarerFacts.trainingRecords, path: "training-records", name: "TrainingRecord", plural: "TrainingRecords",
        what: "a course that was done", idName: "trainingRecordId", reading: .readRecords, writing: .writeRecords,
        form: trainingForm, properties: trainingProperties, write: write)

    /// An entry of a training log, of a carer or of a member of staff.
    static let trainingForm = JSONForm<TrainingRecord>.object { record in
        TrainingRecord(
            courseID: record.required("courseId", .identifier), completedOn: record.required("completedOn", .date),
            trainer: record.required("trainer", .text(1...200)))
    }

    static let trainingProperties: [Schema.Property] = [
        .required("courseId", .identifier), .required("completedOn", .date), .required("trainer", .text(1...200)),
    ]

    @Sendable static func write(_ json: inout JSONWriter, _ record: TrainingRecord) {
        json.member("courseId", record.courseID)
        json.member("completedOn", record.completedOn)
        json.member("trainer", record.trainer)
    }

    static let changesOfCircumstances = FactResource<ChangeOfCircumstances>(
        table: CarerFacts.changesOfCircumstances, path: "changes-of-circumstances", name: "ChangeOfCircumstances",
        plural: "ChangesOfCircumstances", what: "a change of circumstances that the carer reported",
        idName: "changeId", reading: .readRecords, writing: .writeRecords,
        form: .object { change in
            ChangeOfCircumstances(
                reportedOn: change.required("reportedOn", .date), kind: change.required("kind", .enumeration()),
                detail: change.required("detail", .lines(1...4_000)))
        },
        properties: [
            .required("reportedOn", .date), .required("kind", .values(of: ChangeOfCircumstances.Kind.self)),
            .required("detail", .text(1...4_000)),
        ],
        write: { json, change in
            json.member("reportedOn", change.reportedOn)
            json.member("kind", change.kind.rawValue)
            json.member("detail", change.detail)
        })

    static let supportCovers = FactResource<SupportCover>(
        table: CarerFacts.supportCovers, path: "support-covers", name: "SupportCover", plural: "SupportCovers",
        what: "whom a support carer covers for", idName: "supportCoverId", reading: .readRecords,
        writing: .writeRecords,
        form: .object { cover in
            SupportCover(
                carerID: cover.required("carerId", .identifier), from: cover.required("from", .date),
                to: cover.optional("to", .date))
        },
        properties: [
            .required("carerId", .described(.identifier, "The carer who is covered for.")), .required("from", .date),
            .optional("to", .nullable(.described(.date, "The first day on which it no longer is so."))),
        ],
        write: { json, cover in
            json.member("carerId", cover.carerID)
            json.member("from", cover.from)
            json.member("to", cover.to)
        })

    static func routes(_ services: Services) -> [Route] {
        references.routes(services) + commitments.routes(services) + assessorReports.routes(services)
            + trainingRecords.routes(services) + agreements.routes(services) + reviews.routes(services)
            + changesOfCircumstances.routes(services) + supportCovers.routes(services)
    }
}
