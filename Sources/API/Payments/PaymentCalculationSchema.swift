import SharedLives

/// The shapes of `POST /v1/payment-calculations`, for the document.
enum PaymentCalculationSchema {
    static let request = Schema.component(
        "PaymentFacts",
        .object(
            .required("period", .month), .optional("policy", .nullable(policy)),
            .optional("rateCards", list(rateCard)), .optional("placements", list(placement)),
            .optional("stays", list(stay)), .optional("sessions", list(session))))

    static let answer = Schema.component(
        "PaymentCalculation",
        .object(
            .required("lines", .array(of: line)),
            .required(
                "totals",
                .object(
                    .required("amount", amount), .required("contribution", amount), .required("council", amount),
                    .required(
                        "carers",
                        .array(of: .object(.required("carer", id), .required("amount", amount))))))))

    private static func list(_ schema: Schema) -> Schema { .nullable(.array(of: schema)) }

    private static let amount = Schema.pence
    static let price = Schema.described(.integer(0...PaymentLimits.penceMax), "Pence.")
    private static let id = Schema.text(1...200)
    static let code = Schema.described(.text(PaymentForms.codeCharacters), "A code of the scheme's own.")
    private static let prices = Schema.nullable(.table(of: price))

    private static func number(max: Int) -> Schema { .nullable(.integer(0...Int64(max))) }

    static let policy = Schema.component(
        "PaymentPolicy",
        .object(
            .optional("respiteDaysPerYear", number(max: PaymentLimits.policyDaysMax)),
            .optional("absencePaidDays", number(max: PaymentLimits.policyDaysMax)),
            .optional("afterDeathDays", number(max: PaymentLimits.policyDaysMax)),
            .optional("leftWithoutNoticeDays", number(max: PaymentLimits.policyDaysMax)),
            .optional("cancellationHours", number(max: PaymentLimits.cancellationHoursMax)),
            .optional("mileagePencePerMile", number(max: PaymentLimits.mileagePencePerMileMax)),
            .optional("feeBands", list(code))))

    static let rateCard = Schema.component(
        "RateCardFacts",
        .object(
            .required("from", .date), .optional("weekly", prices), .optional("night", prices),
            .optional("hour", prices), .optional("session", .nullable(.table(of: .table(of: price))))))

    private static let placement = Schema.component(
        "PlacementFacts",
        .object(
            .required("id", id), .required("carer", id), .required("start", .date),
            .required(
                "bands",
                .array(of: band)),
            .optional("contributions", list(contribution)), .optional("complexFees", list(complexFee)),
            .optional("absences", list(absence)), .optional("end", .nullable(end))))

    static let band = Schema.component(
        "DatedBand",
        .object(.required("from", .date), .required("band", code), .optional("weekly", .nullable(price))))

    static let contribution = Schema.component(
        "DatedContribution", .object(.required("from", .date), .required("weekly", price)))

    static let complexFee = Schema.component(
        "ComplexFee",
        .object(.required("from", .date), .required("to", .nullable(.date)), .required("weekly", price)))

    static let absence = Schema.component(
        "Absence",
        .object(
            .required("kind", .values(of: Absence.Kind.self)), .required("from", .date),
            .required("to", .nullable(.date))))

    static let end = Schema.component(
        "PlacementEnd",
        .object(.required("date", .date), .required("reason", .values(of: PlacementEnd.Reason.self))))

    private static let booking: [Schema.Property] = [
        .required("id", id), .required("carer", id), .required("band", code), .required("startsAt", .instant),
        .optional("cancelledAt", .nullable(.instant)),
        .optional("cancelledBy", .nullable(.values(of: CancelledBy.self))),
        .optional("notArrived", .nullable(.boolean)),
    ]

    private static let stay = Schema.component(
        "StayFacts",
        .properties(
            booking + [
                .required("arrive", .date), .required("depart", .date),
                .optional("miles", number(max: PaymentLimits.milesMax)),
            ]))

    private static let session = Schema.component(
        "SessionFacts",
        .properties(
            booking + [
                .optional("minutes", .nullable(.integer(1...Int64(PaymentLimits.minutesMax)))),
                .optional("session", .nullable(code)),
            ]))

    static let line = Schema.component(
        "PaymentLine", .properties(lineProperties(elements: Element.allCases.map(\.rawValue))))

    /// - Parameter amount: signed where adjustments of paid months are among the lines.
    static func lineProperties(elements: [String], amount: Schema = Self.amount) -> [Schema.Property] {
        [
            .required("subject", id), .required("carer", id), .required("element", .enumeration(elements)),
            .required("from", .date), .required("to", .date), .required("quantity", .integer(0...Int64.max)),
            .required("unit", .values(of: Unit.self)), .required("rate", amount), .required("amount", amount),
            .required("contribution", amount), .required("council", amount), .required("clause", .string()),
            .required("explanation", .string()),
        ]
    }
}
