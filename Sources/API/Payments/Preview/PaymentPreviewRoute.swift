import HTTPTypes
import JSON
import SharedLives
import Store

/// `POST /v1/payment-previews`: what a dated change would do, before it is saved.
enum PaymentPreviewRoute {
    static func routes(_ services: Services) -> [Route] { [preview(services)] }

    /// The most entries of all months together that one answer has; the sums are of all.
    private static let entriesMax = 2_000

    private static func preview(_ services: Services) -> Route {
        Route(
            .post, "/v1/payment-previews", "previewPayments",
            "Work out what a dated change would do to payments, as if it were saved; nothing is stored",
            tag: "payments", action: .previewPayments, demands: .body, body: PaymentPreviewForm.schema,
            answers: [.init(200, "Months, lines and pence, as they are and as they would be.", schema)],
            problems: [.conflict, .arrangementNotAllowed]
        ) { request in
            let previewed = try await services.transaction(request) { transaction in
                let (change, member, through) = try request.read(as: PaymentPreviewForm.form)
                do {
                    return try transaction.preview(change, through: through)
                } catch StoreError.refused(let faults) {
                    // Where the change's own request has its facts at the top, this one has them below a member.
                    throw StoreError.refused(faults.map { $0.pointer == "/through" ? $0 : $0.within("/" + member) })
                } catch StoreError.notFound {
                    // The address is right; what the body names is not there.
                    throw StoreError.refused([
                        Fault(
                            pointer: "/" + member, code: "unknownReference",
                            detail: "The record that this changes is not in this scheme. Correct its ids.")
                    ])
                }
            }
            return .json { write(previewed, to: &$0) }
        }
    }

    // MARK: The answer

    private static func write(_ previewed: PreviewedMonths, to json: inout JSONWriter) {
        var left = entriesMax
        json.object { json in
            json.array("months", previewed.months) { json, month in
                json.object { json in
                    json.member("month", month.month)
                    json.member("paid", previewed.paid.contains(month.month))
                    write(month.sums, to: &json)
                    json.array("newlyParked", month.newlyParked) { $0.value($1) }
                    json.array("noLongerParked", month.noLongerParked) { $0.value($1) }
                    let shown = month.entries.prefix(left)
                    left -= shown.count
                    json.array("entries", shown) { write($1, to: &$0) }
                    json.member("entriesLeftOff", month.entries.count - shown.count)
                }
            }
            let sums = previewed.months.map(\.sums).reduce((old: PaidSum.zero, new: PaidSum.zero)) {
                ($0.old + $1.old, $0.new + $1.new)
            }
            json.object("totals") { json in write(sums, to: &json) }
        }
    }

    private static func write(_ entry: PaymentPreview.Entry, to json: inout JSONWriter) {
        json.object { json in
            json.member("carerId", entry.element.carer)
            json.member("subject", entry.element.subject)
            json.member("councilId", entry.element.council)
            json.member("element", entry.element.element.rawValue)
            write((entry.oldSum, entry.newSum), to: &json)
            json.array("oldLines", entry.old) { json, line in
                json.object { json in PaymentCalculationAnswer.writeMembers(of: line, to: &json) }
            }
            json.array("newLines", entry.new) { json, line in
                json.object { json in PaymentCalculationAnswer.writeMembers(of: line, to: &json) }
            }
        }
    }

    private static func write(_ sums: (old: PaidSum, new: PaidSum), to json: inout JSONWriter) {
        for (name, part) in [
            ("carer", \PaidSum.amount), ("council", \PaidSum.council), ("person", \PaidSum.contribution),
        ] as [(StaticString, KeyPath<PaidSum, Pence>)] {
            let (old, new) = (sums.old[keyPath: part], sums.new[keyPath: part])
            json.object(name) { json in
                json.member("old", old)
                json.member("new", new)
                json.member("difference", new - old)
            }
        }
    }

    private static let sums: [Schema.Property] = ["carer", "council", "person"].map {
        .required(
            $0,
            .described(
                .object(.required("old", .pence), .required("new", .pence), .required("difference", .signedPence)),
                "What is paid to the carer, charged to the council, or collected from the person."))
    }

    private static let schema = Schema.component(
        "PaymentPreview",
        .object(
            .required(
                "months",
                .array(
                    of: .properties(
                        [
                            .required("month", .month),
                            .required(
                                "paid",
                                .described(.boolean, "Whether the difference comes as an adjustment with the next run.")
                            ),
                        ] + sums + [
                            .required("newlyParked", .array(of: .identifier)),
                            .required("noLongerParked", .array(of: .identifier)),
                            .required("entries", .array(of: entry)),
                            .required("entriesLeftOff", .integer(0...Int64(Int32.max))),
                        ]))), .required("totals", .properties(sums))))

    private static let entry = Schema.properties(
        [
            .required("carerId", .identifier), .required("subject", .identifier), .required("councilId", .identifier),
            .required("element", .values(of: Element.self)),
        ] + sums + [
            .required("oldLines", .array(of: PaymentCalculationSchema.line)),
            .required("newLines", .array(of: PaymentCalculationSchema.line)),
        ])
}
