import JSON
import SharedLives
import Store

/// Incidents and safeguarding concerns (3.17).
enum IncidentResource {
    static let incidents = Resource<Incident>(
        path: "/v1/incidents", singular: "incident", plural: "incidents", reading: .readRecords,
        writing: .writeRecords, form: form, properties: properties, write: write,
        find: { QualityRecords.incidents.find($0) },
        filters: filters,
        list: { request, page in
            let filter = try request.query {
                (
                    $0.optional("kind", .enumeration(Incident.Kind.self)), $0.optional("isOpen", .flag),
                    $0.optional("personId", .identifier), $0.optional("carerId", .identifier),
                    $0.optional("mustTellCqc", .flag), $0.optional("from", .date), $0.optional("through", .date)
                )
            }
            return QualityRecords.incidents.list(page, filter)
        },
        add: { try $0.add($1, to: QualityRecords.incidents) },
        change: { try $0.change($1, in: QualityRecords.incidents, at: $2, to: $3) },
        versions: { QualityRecords.incidents.versions($0) }, heading: "quality")

    private static let filters = [
        QueryParameter("kind", .values(of: Incident.Kind.self), "Only those of this kind."),
        QueryParameter("isOpen", .boolean, "Only those that are open, or only those that are closed."),
        QueryParameter("personId", .identifier, "Only those about this person."),
        QueryParameter("carerId", .identifier, "Only those about this carer, or with them."),
        QueryParameter("mustTellCqc", .boolean, "Only those of which CQC has to be told, or only the others."),
        QueryParameter("from", .date, "Only those that were known on this day or later."),
        QueryParameter("through", .date, "Only those that were known on this day or earlier."),
    ]

    private static let form = JSONForm<Incident>.object { incident in
        let kind = incident.required("kind", .enumeration(Incident.Kind.self))
        return Incident(
            kind: kind, personID: incident.optional("personId", .identifier),
            carerID: incident.optional("carerId", .identifier),
            councilID: incident.optional("councilId", .identifier),
            happenedAt: incident.optional("happenedAt", .instant), knownAt: incident.required("knownAt", .instant),
            description: incident.required("description", .lines(1...4_000)),
            actionTaken: incident.optional("actionTaken", .lines(1...4_000)),
            council: Incident.Notice(
                isDue: incident.optional("mustTellCouncil", .boolean, or: kind.isToldToCouncil),
                toldAt: incident.optional("councilToldAt", .instant)),
            cqc: Incident.Notice(
                isDue: incident.optional("mustTellCqc", .boolean, or: kind.isUsuallyToldToCQC),
                toldAt: incident.optional("cqcToldAt", .instant)),
            cqcReference: incident.optional("cqcReference", .text(1...50)),
            safeguarding: incident.optional("safeguarding", safeguardingForm),
            learning: incident.optional("learning", .lines(1...4_000)), closedOn: incident.optional("closedOn", .date))
    }

    private static let safeguardingForm = JSONForm<Incident.Safeguarding>.object { concern in
        Incident.Safeguarding(
            abuse: Set(concern.required("abuse", .list(.enumeration(), 1...Incident.Abuse.allCases.count))),
            raisedBy: concern.required("raisedBy", .enumeration()),
            enquiry: concern.optional("enquiry", .enumeration()),
            enquiryDecidedOn: concern.optional("enquiryDecidedOn", .date),
            finding: concern.optional("finding", .enumeration()))
    }

    private static let properties: [Schema.Property] = [
        .required("kind", .values(of: Incident.Kind.self)), .optional("personId", .nullable(.identifier)),
        .optional("carerId", .nullable(.identifier)), .optional("councilId", .nullable(.identifier)),
        .optional("happenedAt", .nullable(.instant)),
        .required("knownAt", .described(.instant, "When the scheme came to know of it: its clocks count from here.")),
        .required("description", .text(1...4_000)), .optional("actionTaken", .nullable(.text(1...4_000))),
        .optional(
            "mustTellCouncil",
            .nullable(.described(.boolean, "Always true of the kinds of 3.17.6, and need not be sent then."))),
        .optional(
            "mustTellCqc",
            .nullable(
                .described(
                    .boolean,
                    "Where nothing is said: true of a person's death, a serious injury and a safeguarding concern."))),
        .optional("councilToldAt", .nullable(.instant)), .optional("cqcToldAt", .nullable(.instant)),
        .optional("cqcReference", .nullable(.text(1...50))),
        .optional(
            "safeguarding", .nullable(.described(safeguarding, "Of a safeguarding concern, and of nothing else."))),
        .optional("learning", .nullable(.text(1...4_000))),
        .optional(
            "closedOn",
            .nullable(.described(.date, "Once who has to be told was told, and it is said what was learned."))),
    ]

    private static let safeguarding = Schema.component(
        "Safeguarding",
        .object(
            .required("abuse", .array(of: .values(of: Incident.Abuse.self))),
            .required("raisedBy", .values(of: Incident.Source.self)),
            .optional("enquiry", .nullable(.values(of: Incident.Enquiry.self))),
            .optional("enquiryDecidedOn", .nullable(.date)),
            .optional("finding", .nullable(.values(of: Incident.Finding.self)))))

    @Sendable private static func write(_ json: inout JSONWriter, _ incident: Incident) {
        json.member("kind", incident.kind.rawValue)
        json.member("personId", incident.personID)
        json.member("carerId", incident.carerID)
        json.member("councilId", incident.councilID)
        json.member("happenedAt", incident.happenedAt)
        json.member("knownAt", incident.knownAt)
        json.member("description", incident.description)
        json.member("actionTaken", incident.actionTaken)
        json.member("mustTellCouncil", incident.council.isDue)
        json.member("mustTellCqc", incident.cqc.isDue)
        json.member("councilToldAt", incident.council.toldAt)
        json.member("cqcToldAt", incident.cqc.toldAt)
        json.member("cqcReference", incident.cqcReference)
        json.key("safeguarding")
        if let concern = incident.safeguarding {
            json.object { json in
                json.array("abuse", Incident.Abuse.allCases.filter(concern.abuse.contains)) { $0.value($1.rawValue) }
                json.member("raisedBy", concern.raisedBy.rawValue)
                json.member("enquiry", concern.enquiry?.rawValue)
                json.member("enquiryDecidedOn", concern.enquiryDecidedOn)
                json.member("finding", concern.finding?.rawValue)
            }
        } else {
            json.null()
        }
        json.member("learning", incident.learning)
        json.member("closedOn", incident.closedOn)
    }
}
