import JSON
import SharedLives
import Store

/// How the ledgers are answered.
enum LedgerDocument {
    static func write(_ ledgers: RunLedgers, _ settlement: SettlementSums, to json: inout JSONWriter) {
        json.object { json in
            json.member("carersDue", ledgers.paid)
            json.member("councilsCharged", ledgers.charged)
            json.member("contributions", ledgers.collected)
            json.member("difference", ledgers.difference)
            json.member("managementFees", ledgers.fees)
            json.member("broughtForward", settlement.broughtForward)
            json.member("paidOut", settlement.paid)
            json.member("carriedForward", settlement.carriedForward)
            json.array("carers", ledgers.carers.sorted { $0.key < $1.key }) { json, carer in
                json.object { json in
                    json.member("carerId", carer.key)
                    json.member("amount", carer.value)
                }
            }
            json.array("councils", ledgers.councils.sorted { $0.key < $1.key }) { json, council in
                json.object { json in
                    json.member("councilId", council.key)
                    json.member("lines", council.value.lines)
                    json.member("managementFee", council.value.fee)
                    json.member("charge", council.value.charge)
                }
            }
            json.array("people", ledgers.people.sorted { $0.key < $1.key }) { json, person in
                json.object { json in
                    json.member("personId", person.key)
                    json.member("amount", person.value)
                }
            }
        }
    }

    private static func writeHead(
        _ scheme: String, _ month: Month, _ isApproved: Bool, to json: inout JSONWriter
    ) {
        json.member("scheme", scheme)
        json.member("month", month)
        json.member("isApproved", isApproved)
    }

    static func write(_ charge: CouncilCharge, to json: inout JSONWriter) {
        json.object { json in
            writeHead(charge.scheme, charge.month, charge.isApproved, to: &json)
            json.member("council", charge.council)
            json.array("lines", charge.lines) { json, charged in
                json.object { json in
                    json.member("personId", charged.person)
                    json.member("personName", charged.name)
                    PaymentCalculationAnswer.writeMembers(of: charged.line, to: &json)
                    json.member("working", charged.line.working)
                }
            }
            json.array("managementFees", charge.fees) { json, fee in
                json.object { json in
                    json.member("month", fee.month)
                    json.member("agreementId", fee.agreement)
                    json.member("amount", fee.amount)
                    json.member("chargedBefore", fee.chargedBefore)
                    json.member("explanation", fee.explanation)
                }
            }
            json.member("linesTotal", charge.linesTotal)
            json.member("feesTotal", charge.feesTotal)
            json.member("total", charge.total)
        }
    }

    static func write(_ charge: ContributionCharge, to json: inout JSONWriter) {
        json.object { json in
            writeHead(charge.scheme, charge.month, charge.isApproved, to: &json)
            json.member("person", charge.person)
            json.array("lines", charge.lines) { json, charged in
                json.object { json in
                    json.member("subject", charged.line.subject)
                    json.member("element", charged.line.kind)
                    json.member("from", charged.line.from)
                    json.member("to", charged.line.to)
                    json.member("quantity", charged.line.quantity)
                    json.member("unit", charged.line.unit.rawValue)
                    json.member("weekly", charged.contributionWeekly)
                    json.member("amount", charged.line.contribution)
                    json.member("explanation", ContributionCharge.explanation(of: charged))
                    json.member("working", ContributionCharge.working(of: charged))
                }
            }
            json.member("total", charge.total)
        }
    }

    static func write(_ account: PersonAccount, on day: CivilDate, to json: inout JSONWriter) {
        let balance = account.account.balance(on: day)
        json.member("personId", account.id)
        json.member("name", account.name)
        json.member("on", day)
        json.member("due", balance.due)
        json.member("received", balance.received)
        json.member("owed", balance.owed)
        json.object("arrears") { json in
            for age in ArrearsAge.allCases { json.member(named: age.rawValue, balance.arrears[age] ?? .zero) }
        }
        json.member("inCredit", balance.inCredit)
    }

    static func writeEntries(of account: ContributionAccount, to json: inout JSONWriter) {
        json.array("charges", account.charges) { json, charge in
            json.object { json in
                json.member("on", charge.on)
                json.member("month", charge.month)
                json.member("amount", charge.amount)
            }
        }
        json.array("receipts", account.receipts) { json, receipt in
            json.object { json in
                json.member("receivedOn", receipt.on)
                json.member("amount", receipt.amount)
                json.member("reference", receipt.reference)
            }
        }
    }

    // MARK: Shapes

    static let ledgers = Schema.component(
        "RunLedgers",
        .object(
            .required("carersDue", .signedPence),
            .required("councilsCharged", .described(.signedPence, "Without management fees.")),
            .required("contributions", .signedPence),
            .required(
                "difference",
                .described(.signedPence, "carersDue - councilsCharged - contributions: 0, or something is wrong.")),
            .required("managementFees", .signedPence), .required("broughtForward", .signedPence),
            .required("paidOut", .pence),
            .required(
                "carriedForward",
                .described(.signedPence, "broughtForward + carersDue = paidOut + carriedForward.")),
            .required(
                "carers", .array(of: .object(.required("carerId", .identifier), .required("amount", .signedPence)))),
            .required(
                "councils",
                .array(
                    of: .object(
                        .required("councilId", .identifier), .required("lines", .signedPence),
                        .required("managementFee", .signedPence), .required("charge", .signedPence)))),
            .required(
                "people",
                .array(of: .object(.required("personId", .identifier), .required("amount", .signedPence))))))

    private static let head: [Schema.Property] = [
        .required("scheme", .string()), .required("month", .month),
        .required("isApproved", .described(.boolean, "Until the run is approved nothing is charged.")),
    ]

    static let councilCharge = Schema.component(
        "CouncilCharge",
        .properties(
            head + [
                .required("council", .string()),
                .required(
                    "lines",
                    .array(
                        of: .properties(
                            [.required("personId", .identifier), .required("personName", .string())]
                                + PaymentCalculationSchema.lineProperties(
                                    elements: Element.allCases.map(\.rawValue) + [PaymentLine.adjustment],
                                    amount: .signedPence)
                                + [.required("working", .string())]))),
                .required(
                    "managementFees",
                    .array(
                        of: .object(
                            .required("month", .month), .required("agreementId", .nullable(.identifier)),
                            .required("amount", .signedPence), .required("chargedBefore", .nullable(.signedPence)),
                            .required("explanation", .string())))),
                .required("linesTotal", .signedPence), .required("feesTotal", .signedPence),
                .required("total", .signedPence),
            ]))

    static let contributionCharge = Schema.component(
        "ContributionCharge",
        .properties(
            head + [
                .required("person", .string()),
                .required(
                    "lines",
                    .array(
                        of: .object(
                            .required("subject", .identifier),
                            .required(
                                "element",
                                .enumeration(Element.allCases.map(\.rawValue) + [PaymentLine.adjustment])),
                            .required("from", .date), .required("to", .date),
                            .required("quantity", .integer(0...Int64(Int32.max))),
                            .required("unit", .values(of: Unit.self)), .required("weekly", .nullable(.pence)),
                            .required("amount", .signedPence), .required("explanation", .string()),
                            .required("working", .nullable(.string()))))),
                .required("total", .signedPence),
            ]))

    private static let accountProperties: [Schema.Property] = [
        .required("personId", .identifier), .required("name", .string()), .required("on", .date),
        .required("due", .signedPence), .required("received", .pence), .required("owed", .pence),
        .required(
            "arrears",
            .described(
                .properties(ArrearsAge.allCases.map { .required($0.rawValue, .pence) }),
                "What is owed by its age in days. What was received settles the oldest charges first.")),
        .required("inCredit", .pence),
    ]

    static let account = Schema.component("ContributionBalance", .properties(accountProperties))

    static let wholeAccount = Schema.component(
        "ContributionAccount",
        .properties(
            accountProperties + [
                .required(
                    "charges",
                    .array(
                        of: .object(
                            .required("on", .date), .required("month", .month), .required("amount", .signedPence)))),
                .required(
                    "receipts",
                    .array(
                        of: .object(
                            .required("receivedOn", .date), .required("amount", .pence),
                            .required("reference", .string())))),
            ]))
}
