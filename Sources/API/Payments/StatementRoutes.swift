import JSON
import SharedLives
import Store

/// A carer's statement of a run: as pages of text, and as figures with the sentence that explains each.
enum StatementRoutes {
    static func routes(_ services: Services) -> [Route] { [text(services), figures(services)] }

    private static let path = "/v1/payment-runs/{runId}/statements/{carerId}"

    private static func text(_ services: Services) -> Route {
        .download(
            path, "getCarerStatement", "A carer's statement as pages of text", tag: "payment runs",
            action: .readPayments, contentType: "text/plain; charset=utf-8", problems: [.runNotInState]
        ) { request in
            let statement = try await services.transaction(request) {
                try $0.statement(run: request.identifier("runId"), carer: request.identifier("carerId"))
            }
            return .text(statement.text())
        }
    }

    private static func figures(_ services: Services) -> Route {
        .get(
            "\(path)/figures", "getCarerStatementFigures",
            "A carer's statement as figures, each with the sum and the agreement by which it comes about",
            tag: "payment runs", action: .readPayments, answer: StatementDocument.schema, hasVersion: false,
            problems: [.runNotInState]
        ) { request in
            let statement = try await services.transaction(request) {
                try $0.statement(run: request.identifier("runId"), carer: request.identifier("carerId"))
            }
            return .json(capacityBytes: 1_024 * (statement.lines.count + 2)) {
                StatementDocument.write(statement, to: &$0)
            }
        }
    }
}

/// How a statement is answered.
enum StatementDocument {
    static func write(_ statement: CarerStatement, to json: inout JSONWriter) {
        json.object { json in
            json.member("scheme", statement.scheme)
            json.member("carer", statement.carer)
            json.member("month", statement.month)
            json.array("lines", statement.lines.indices) { write(statement, line: $1, to: &$0) }
            json.member("ownMonth", statement.ownMonth)
            json.member("adjustments", statement.adjustments)
            json.member("total", statement.total)
            write(statement.settlement, of: statement, to: &json)
            writeYear(statement.yearToDate, to: &json)
            json.array("breakDays", statement.breakAllowances) { json, allowance in
                json.object { json in
                    json.member("placement", allowance.placement)
                    json.member("from", allowance.from)
                    json.member("to", allowance.to)
                    json.member("days", allowance.days)
                    json.member("used", allowance.used)
                    json.member("left", allowance.left)
                    json.member("unpaid", allowance.unpaid)
                }
            }
        }
    }

    private static func write(_ statement: CarerStatement, line index: Int, to json: inout JSONWriter) {
        let line = statement.lines[index]
        let basis = statement.facts.basis(of: line)
        json.object { json in
            json.member("about", statement.subjectNames[line.subject])
            PaymentCalculationAnswer.writeMembers(of: line, to: &json)
            json.member("clauseInWords", line.element.clauseInWords(statement.facts.rates.policy(of: statement.month)))
            json.member("working", line.working)
            json.member("basis", basis?.inWords)
            json.array("rateCards", basis?.rateCards ?? []) { $0.value($1) }
            json.array("agreements", basis?.agreements ?? []) { json, agreement in
                json.object { json in
                    json.member("kind", agreement.kind.rawValue)
                    json.member("band", agreement.band)
                    json.member("from", agreement.from)
                    json.member("recordedOn", agreement.recordedOn)
                }
            }
            json.member("contributionWeekly", basis?.contributionWeekly)
            json.member("contributionWorking", line.contributionWorking(weekly: basis?.contributionWeekly))
            json.member("paidBefore", line.paidBefore?.amount)
            json.array("causes", statement.causes[index] ?? []) { json, cause in
                json.object { json in
                    json.member("kind", cause.change.kind.rawValue)
                    json.member("act", cause.change.act.rawValue)
                    json.member("firstDay", cause.change.firstDay)
                    json.member("at", cause.change.at)
                    json.member("by", cause.change.by)
                    json.member("role", cause.role?.rawValue)
                    json.member("detail", cause.inWords)
                }
            }
        }
    }

    private static func write(
        _ settlement: CarerPayment?, of statement: CarerStatement, to json: inout JSONWriter
    ) {
        guard let settlement else { return json.memberNull("settlement") }
        json.object("settlement") { json in
            json.member("broughtForward", settlement.broughtForward)
            json.member("paid", settlement.paid)
            json.member("isHeld", settlement.isHeld)
            json.member("recovered", settlement.recovered)
            json.member("carriedForward", settlement.carriedForward)
            json.member("working", statement.settlementWorking)
        }
    }

    private static func writeYear(_ year: CarerStatement.YearToDate?, to json: inout JSONWriter) {
        guard let year else { return json.memberNull("yearToDate") }
        json.object("yearToDate") { json in
            json.member("taxYear", year.taxYear.description)
            json.member("from", year.taxYear.firstDay)
            json.member("ownMonths", year.ownMonths)
            json.member("adjustments", year.adjustments)
            json.member("total", year.ownMonths + year.adjustments)
            json.member("paid", year.paid)
        }
    }

    private static let agreement = Schema.object(
        .required("kind", .values(of: LineBasis.Agreement.Kind.self)), .required("band", .nullable(.string())),
        .required("from", .date), .required("recordedOn", .date))

    private static let cause = Schema.object(
        .required("kind", .values(of: FactChange.Kind.self)), .required("act", .values(of: FactChange.Act.self)),
        .required("firstDay", .date), .required("at", .instant), .required("by", .nullable(.identifier)),
        .required("role", .nullable(.values(of: Role.self))), .required("detail", .string()))

    private static let line = Schema.component(
        "StatementLine",
        .properties(
            [.required("about", .nullable(.string()))]
                + PaymentCalculationSchema.lineProperties(
                    elements: Element.allCases.map(\.rawValue) + [PaymentLine.adjustment], amount: .signedPence)
                + [
                    .required("clauseInWords", .string()),
                    .required(
                        "working", .described(.string(), "The sum of the amount, as it is typed into a calculator.")),
                    .required("basis", .nullable(.string())), .required("rateCards", .array(of: .date)),
                    .required("agreements", .array(of: agreement)),
                    .required("contributionWeekly", .nullable(.pence)),
                    .required("contributionWorking", .nullable(.string())),
                    .required("paidBefore", .nullable(.signedPence)), .required("causes", .array(of: cause)),
                ]))

    static let schema = Schema.component(
        "CarerStatement",
        .object(
            .required("scheme", .string()), .required("carer", .string()), .required("month", .month),
            .required("lines", .array(of: line)), .required("ownMonth", .pence), .required("adjustments", .signedPence),
            .required("total", .signedPence),
            .required(
                "settlement",
                .described(
                    .nullable(
                        .object(
                            .required("broughtForward", .signedPence), .required("paid", .pence),
                            .required("isHeld", .boolean), .required("recovered", .pence),
                            .required("carriedForward", .signedPence),
                            .required("working", .nullable(.string())))),
                    "broughtForward + total = paid + carriedForward.")),
            .required(
                "yearToDate",
                .nullable(
                    .object(
                        .required("taxYear", .string()), .required("from", .date), .required("ownMonths", .pence),
                        .required("adjustments", .signedPence), .required("total", .signedPence),
                        .required("paid", .pence)))),
            .required(
                "breakDays",
                .array(
                    of: .object(
                        .required("placement", .identifier), .required("from", .date), .required("to", .date),
                        .required("days", number), .required("used", number), .required("left", number),
                        .required("unpaid", number))))))

    private static let number = Schema.integer(0...Int64(Int32.max))
}
