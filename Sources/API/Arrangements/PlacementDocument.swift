import JSON
import SharedLives
import Store

/// How a placement is sent and answered.
enum PlacementDocument {
    /// Reads a new placement: who and where, and its facts in the shape of `POST /v1/payment-calculations`.
    static func read(_ body: JSONObjectReader) -> (Placement, PlacementFacts) {
        let placement = Placement(
            personID: body.required("personId", .identifier), carerID: body.required("carerId", .identifier),
            councilID: body.required("councilId", .identifier), start: body.required("start", .date),
            end: body.optional("end", PaymentForms.end),
            kind: body.optional("kind", .kind(of: Placement.kinds), or: .longTerm))
        let facts = PlacementFacts(
            id: "new", carer: placement.carerID.description, start: placement.start,
            bands: body.required("bands", .list(PaymentForms.band, 1...PaymentLimits.datedFactsMax)),
            contributions: body.optional("contributions", .list(PaymentForms.contribution), or: []),
            complexFees: body.optional("complexFees", .list(PaymentForms.fee), or: []),
            absences: body.optional("absences", .list(PaymentForms.absence), or: []), end: placement.end)
        return (placement, facts)
    }

    static func reply(_ record: PlacementRecord, asOf: CivilDate? = nil) -> Reply {
        .json(tag: EntityTag(version: record.placement.version)) { write(record, asOf: asOf, to: &$0) }
    }

    static func write(_ record: PlacementRecord, asOf: CivilDate?, to json: inout JSONWriter) {
        json.object { json in
            write(record.placement, to: &json)
            json.array("bands", record.bands) { json, band in
                write(band, to: &json) { json, band in
                    json.member("from", band.from)
                    json.member("band", band.band)
                    json.member("weekly", band.weekly)
                }
            }
            json.array("contributions", record.contributions) { json, contribution in
                write(contribution, to: &json) { json, contribution in
                    json.member("from", contribution.from)
                    json.member("weekly", contribution.weekly)
                }
            }
            json.array("complexFees", record.complexFees) { json, fee in
                write(fee, to: &json) { json, fee in
                    json.member("from", fee.from)
                    json.member("to", fee.to)
                    json.member("weekly", fee.weekly)
                }
            }
            json.array("absences", record.absences) { json, absence in
                write(absence, to: &json) { json, absence in
                    json.member("kind", absence.kind.rawValue)
                    json.member("from", absence.from)
                    json.member("to", absence.to)
                }
            }
            if let asOf { write(record.facts, on: asOf, to: &json) }
        }
    }

    /// The members of a placement without its facts.
    static func write(_ placement: Stored<Placement>, to json: inout JSONWriter) {
        json.member("id", placement.id)
        json.member("version", Int(placement.version))
        json.member("recordedAt", placement.recordedAt)
        json.member("personId", placement.value.personID)
        json.member("carerId", placement.value.carerID)
        json.member("councilId", placement.value.councilID)
        json.member("start", placement.value.start)
        if let end = placement.value.end {
            json.object("end") { json in
                json.member("date", end.date)
                json.member("reason", end.reason.rawValue)
            }
        } else {
            json.memberNull("end")
        }
        json.member("kind", placement.value.kind.rawValue)
        json.member("isCarriedOver", placement.value.isCarriedOver)
    }

    private static func write<Fact>(
        _ recorded: RecordedFact<Fact>, to json: inout JSONWriter, _ members: (inout JSONWriter, Fact) -> Void
    ) {
        json.object { json in
            json.member("id", recorded.id)
            members(&json, recorded.fact)
            json.member("recordedAt", recorded.recordedAt)
            json.member("recordedBy", recorded.recordedBy)
        }
    }

    private static func write(_ facts: PlacementFacts, on day: CivilDate, to json: inout JSONWriter) {
        let isCurrent = facts.start <= day && (facts.end.map { day < $0.date } ?? true)
        let band = facts.bands.filter { $0.from <= day }.max { $0.from < $1.from }
        let contribution = facts.contributions.filter { $0.from <= day }.max { $0.from < $1.from }
        let fee = facts.complexFees.first { $0.from <= day && ($0.to.map { day < $0 } ?? true) }
        let absence = facts.absences.first { $0.from <= day && ($0.to.map { day < $0 } ?? true) }
        json.object("asOf") { json in
            json.member("date", day)
            json.member("isCurrent", isCurrent)
            json.member("band", isCurrent ? band?.band : nil)
            json.member("contribution", isCurrent ? contribution?.weekly : nil)
            json.member("complexFee", isCurrent ? fee?.weekly : nil)
            json.member("absence", isCurrent ? absence?.kind.rawValue : nil)
        }
    }

    private static let parties: [Schema.Property] = [
        .required("personId", .identifier), .required("carerId", .identifier), .required("councilId", .identifier),
        .required("start", .date),
    ]

    static let draftSchema = Schema.component(
        "PlacementDraft",
        .properties(
            parties + [
                .required("bands", .array(of: PaymentCalculationSchema.band)),
                .optional("contributions", .nullable(.array(of: PaymentCalculationSchema.contribution))),
                .optional("complexFees", .nullable(.array(of: PaymentCalculationSchema.complexFee))),
                .optional("absences", .nullable(.array(of: PaymentCalculationSchema.absence))),
                .optional("end", .nullable(PaymentCalculationSchema.end)), .optional("kind", .nullable(kind)),
            ]))

    private static let kind = Schema.enumeration(Placement.kinds.map(\.rawValue))

    private static let summary: [Schema.Property] =
        [
            .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
            .required("recordedAt", .instant),
        ] + parties + [
            .required("end", .nullable(PaymentCalculationSchema.end)), .required("kind", kind),
            BookingResources.isCarriedOver,
        ]

    static let summarySchema = Schema.component("PlacementSummary", .properties(summary))

    static let schema = Schema.component(
        "Placement",
        .properties(
            summary + [
                .required("bands", recorded(.required("band", code), .required("weekly", .nullable(price)))),
                .required("contributions", recorded(.required("weekly", price))),
                .required("complexFees", recorded(.required("to", .nullable(.date)), .required("weekly", price))),
                .required(
                    "absences",
                    recorded(.required("kind", .values(of: Absence.Kind.self)), .required("to", .nullable(.date)))),
                .optional("asOf", asOfSchema),
            ]))

    private static let asOfSchema = Schema.object(
        .required("date", .date), .required("isCurrent", .boolean), .required("band", .nullable(code)),
        .required("contribution", .nullable(price)), .required("complexFee", .nullable(price)),
        .required("absence", .nullable(.values(of: Absence.Kind.self))))

    private static let price = PaymentCalculationSchema.price
    private static let code = PaymentCalculationSchema.code

    private static func recorded(_ properties: Schema.Property...) -> Schema {
        .array(
            of: .properties(
                [.required("id", .identifier), .required("from", .date)] + properties + [
                    .required("recordedAt", .instant), .required("recordedBy", .nullable(.identifier)),
                ]))
    }
}
