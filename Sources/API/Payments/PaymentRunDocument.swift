import JSON
import SharedLives
import Store

/// How a run and its lines are answered.
enum PaymentRunDocument {
    static func reply(_ run: Stored<PaymentRun>) -> Reply {
        .json(tag: EntityTag(version: run.version)) { write(run, to: &$0) }
    }

    static func write(_ stored: Stored<PaymentRun>, to json: inout JSONWriter) {
        let run = stored.value
        json.object { json in
            json.member("id", stored.id)
            json.member("version", Int(stored.version))
            json.member("period", run.period)
            json.member("state", run.state.rawValue)
            json.member("jobId", run.jobID)
            json.member("jobState", run.jobState)
            write(run.requested, named: "requested", to: &json)
            json.member("calculatedAt", run.calculatedAt)
            json.member("factsAsOf", run.factsAsOf)
            write(run.approved, named: "approved", to: &json)
            write(run.exported, named: "exported", to: &json)
            write(run.voided, named: "voided", to: &json)
            json.object("totals") { json in
                json.member("lines", run.sums.lineCount)
                json.member("carers", run.sums.carerCount)
                json.member("parked", run.sums.parkedCount)
                json.member("adjustments", run.sums.adjustmentCount)
                json.member("amount", run.sums.amount)
                json.member("contribution", run.sums.contribution)
                json.member("council", run.sums.council)
                json.member("payments", run.sums.settlement.paymentCount)
                json.member("held", run.sums.settlement.heldCount)
                json.member("exceptions", run.sums.exceptionCount)
                json.member("broughtForward", run.sums.settlement.broughtForward)
                json.member("recovered", run.sums.settlement.recovered)
                json.member("paid", run.sums.settlement.paid)
                json.member("carriedForward", run.sums.settlement.carriedForward)
            }
        }
    }

    static func write(_ kept: KeptLine, to json: inout JSONWriter) {
        json.object { json in
            json.member("number", Int(kept.number))
            json.member("councilId", kept.councilID)
            PaymentCalculationAnswer.writeMembers(of: kept.line, to: &json)
            writeAdjusts(kept, to: &json)
        }
    }

    private static func writeAdjusts(_ kept: KeptLine, to json: inout JSONWriter) {
        guard let old = kept.line.paidBefore else { return json.memberNull("adjusts") }
        json.object("adjusts") { json in
            json.member("month", Month(containing: kept.line.from))
            json.member("element", kept.line.element.rawValue)
            json.member("oldAmount", old.amount)
            json.member("newAmount", old.amount + kept.line.amount)
            json.member("oldContribution", old.contribution)
            json.member("newContribution", old.contribution + kept.line.contribution)
            json.key("causes")
            json.raw((kept.causes ?? "[]").utf8)
        }
    }

    static func write(_ share: RunShare, as name: StaticString, to json: inout JSONWriter) {
        json.object { json in
            json.member(name, share.id)
            json.member("lines", share.lineCount)
            json.member("amount", share.amount)
        }
    }

    private static func write(_ step: PaymentRun.Step?, named name: StaticString, to json: inout JSONWriter) {
        guard let step else { return json.memberNull(name) }
        json.object(name) { json in
            json.member("by", step.by)
            json.member("at", step.at)
        }
    }

    static let schema = Schema.component(
        "PaymentRun",
        .object(
            .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
            .required("period", .month), .required("state", .values(of: PaymentRun.State.self)),
            .required("jobId", .described(.identifier, "The job that works its lines out: see /v1/jobs.")),
            .required(
                "jobState",
                .described(
                    .nullable(.enumeration(SchemeJobs.states)),
                    """
                    Where that job is in its life while the run is calculating. If it is `cancelled` or `dead`, or null, nobody works on \
                    the run: ask for the month again, or have the job retried. Its errors say why it ended.
                    """)),
            .required("requested", step), .required("calculatedAt", .nullable(.instant)),
            .required("factsAsOf", .nullable(.instant)),
            .required("approved", .nullable(step)), .required("exported", .nullable(step)),
            .required("voided", .nullable(step)),
            .required(
                "totals",
                .object(
                    .required("lines", count), .required("carers", count), .required("parked", count),
                    .required("adjustments", count),
                    .required("amount", .signedPence), .required("contribution", .signedPence),
                    .required("council", .signedPence),
                    .required("payments", count), .required("held", count), .required("exceptions", count),
                    .required("broughtForward", .signedPence), .required("recovered", .pence),
                    .required("paid", .pence),
                    .required("carriedForward", .signedPence)))))

    static let lineSchema = Schema.component(
        "PaymentRunLine",
        .properties(
            [.required("number", .integer(1...Int64(Int32.max))), .required("councilId", .identifier)]
                + PaymentCalculationSchema.lineProperties(
                    elements: Element.allCases.map(\.rawValue) + [PaymentLine.adjustment], amount: .signedPence)
                + [.required("adjusts", .nullable(adjusts))]))

    private static let adjusts = Schema.described(
        .object(
            .required("month", .month), .required("element", .values(of: Element.self)),
            .required("oldAmount", .signedPence), .required("newAmount", .signedPence),
            .required("oldContribution", .signedPence),
            .required("newContribution", .signedPence), .required("causes", .array(of: cause))),
        "On an adjustment: the month that was paid, what was paid for it, what today's facts say, and what was changed since."
    )

    private static let cause = Schema.component(
        "FactChange",
        .object(
            .required("kind", .values(of: FactChange.Kind.self)), .required("fact", .identifier),
            .required("act", .values(of: FactChange.Act.self)), .required("firstDay", .date),
            .required("by", .nullable(.identifier)), .required("at", .instant)))

    static func shareSchema(_ name: String) -> Schema {
        .object(.required(name, .identifier), .required("lines", count), .required("amount", .signedPence))
    }

    static let parkedSchema = Schema.object(
        .required("carerId", .identifier),
        .required(
            "faults",
            .array(
                of: .object(
                    .optional("month", .month), .required("subject", .identifier), .required("pointer", .string()),
                    .required("code", .string()), .required("detail", .string())))))

    private static let step = Schema.object(.required("by", .identifier), .required("at", .instant))
    private static let count = Schema.integer(0...Int64(Int32.max))
}
