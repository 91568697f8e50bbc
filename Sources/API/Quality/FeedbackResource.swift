import JSON
import SharedLives
import Store

/// Complaints, concerns, compliments and comments (3.19).
enum FeedbackResource {
    static let feedback = Resource<Feedback>(
        path: "/v1/feedback", singular: "feedback", plural: "feedback", reading: .readRecords, writing: .writeRecords,
        form: form, properties: properties, write: write, find: { QualityRecords.feedback.find($0) },
        filters: filters,
        list: { request, page in
            let filter = try request.query {
                (
                    $0.optional("kind", .enumeration(Feedback.Kind.self)), $0.optional("isOpen", .flag),
                    $0.optional("personId", .identifier), $0.optional("carerId", .identifier),
                    $0.optional("from", .date), $0.optional("through", .date)
                )
            }
            return QualityRecords.feedback.list(page, filter)
        },
        add: { try $0.add($1, to: QualityRecords.feedback) },
        change: { try $0.change($1, in: QualityRecords.feedback, at: $2, to: $3) },
        versions: { QualityRecords.feedback.versions($0) }, words: "complaints, concerns, compliments and comments",
        heading: "quality")

    private static let filters = [
        QueryParameter("kind", .values(of: Feedback.Kind.self), "Only those of this kind."),
        QueryParameter(
            "isOpen", .boolean, "Only those that are not resolved or wait for a remedy, or only the others."),
        QueryParameter("personId", .identifier, "Only those that concern this person."),
        QueryParameter("carerId", .identifier, "Only those that concern this carer."),
        QueryParameter("from", .date, "Only those that were received on this day or later."),
        QueryParameter("through", .date, "Only those that were received on this day or earlier."),
    ]

    private static let form = JSONForm<Feedback>.object { feedback in
        Feedback(
            kind: feedback.required("kind", .enumeration()), receivedOn: feedback.required("receivedOn", .date),
            source: feedback.required("from", .enumeration()), subject: feedback.required("about", .enumeration()),
            personID: feedback.optional("personId", .identifier), carerID: feedback.optional("carerId", .identifier),
            councilID: feedback.optional("councilId", .identifier),
            causes: Set(
                feedback.optional("causes", .list(.enumeration(), 0...Feedback.Cause.allCases.count), or: [])),
            summary: feedback.required("summary", .lines(1...4_000)),
            acknowledgedOn: feedback.optional("acknowledgedOn", .date),
            resolvedOn: feedback.optional("resolvedOn", .date), outcome: feedback.optional("outcome", .enumeration()),
            remedy: feedback.optional(
                "remedy",
                .object { remedy in
                    Feedback.Remedy(
                        text: remedy.required("text", .lines(1...4_000)), dueOn: remedy.required("dueOn", .date),
                        doneOn: remedy.optional("doneOn", .date))
                }), learning: feedback.optional("learning", .lines(1...4_000)),
            sharedOn: feedback.optional("sharedOn", .date),
            ombudsman: feedback.optional(
                "ombudsman",
                .object { ombudsman in
                    Feedback.Ombudsman(
                        on: ombudsman.required("on", .date), reference: ombudsman.required("reference", .text(1...50)))
                }))
    }

    private static let properties: [Schema.Property] = [
        .required("kind", .values(of: Feedback.Kind.self)), .required("receivedOn", .date),
        .required("from", .values(of: Feedback.Source.self)), .required("about", .values(of: Feedback.Subject.self)),
        .optional("personId", .nullable(.identifier)), .optional("carerId", .nullable(.identifier)),
        .optional("councilId", .nullable(.identifier)),
        .optional(
            "causes",
            .nullable(
                .described(
                    .array(of: .values(of: Feedback.Cause.self)), "At least one of a complaint or a concern."))),
        .required("summary", .text(1...4_000)), .optional("acknowledgedOn", .nullable(.date)),
        .optional("resolvedOn", .nullable(.described(.date, "With an outcome."))),
        .optional("outcome", .nullable(.values(of: Feedback.Outcome.self))),
        .optional(
            "remedy",
            .nullable(
                .component(
                    "Remedy",
                    .object(
                        .required("text", .text(1...4_000)), .required("dueOn", .date),
                        .optional("doneOn", .nullable(.date)))))),
        .optional("learning", .nullable(.text(1...4_000))),
        .optional("sharedOn", .nullable(.described(.date, "When it was shared with the council (3.19.4)."))),
        .optional(
            "ombudsman",
            .nullable(
                .component(
                    "OmbudsmanCase", .object(.required("on", .date), .required("reference", .text(1...50)))))),
    ]

    @Sendable private static func write(_ json: inout JSONWriter, _ feedback: Feedback) {
        json.member("kind", feedback.kind.rawValue)
        json.member("receivedOn", feedback.receivedOn)
        json.member("from", feedback.source.rawValue)
        json.member("about", feedback.subject.rawValue)
        json.member("personId", feedback.personID)
        json.member("carerId", feedback.carerID)
        json.member("councilId", feedback.councilID)
        json.array("causes", Feedback.Cause.allCases.filter(feedback.causes.contains)) { $0.value($1.rawValue) }
        json.member("summary", feedback.summary)
        json.member("acknowledgedOn", feedback.acknowledgedOn)
        json.member("resolvedOn", feedback.resolvedOn)
        json.member("outcome", feedback.outcome?.rawValue)
        json.key("remedy")
        if let remedy = feedback.remedy {
            json.object { json in
                json.member("text", remedy.text)
                json.member("dueOn", remedy.dueOn)
                json.member("doneOn", remedy.doneOn)
            }
        } else {
            json.null()
        }
        json.member("learning", feedback.learning)
        json.member("sharedOn", feedback.sharedOn)
        json.key("ombudsman")
        if let ombudsman = feedback.ombudsman {
            json.object { json in
                json.member("on", ombudsman.on)
                json.member("reference", ombudsman.reference)
            }
        } else {
            json.null()
        }
    }
}
