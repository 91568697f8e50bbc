import JSON
import SharedLives

/// Writes the answer of `POST /v1/payment-calculations`.
enum PaymentCalculationAnswer {
    static func bytes(of calculation: PaymentCalculation) -> [UInt8] {
        JSONWriter.bytes(capacityBytes: 512 + 320 * calculation.lines.count) { json in
            json.object { json in
                json.array("lines", calculation.lines) { write($1, to: &$0) }
                json.object("totals") { json in write(calculation.totals, to: &json) }
            }
        }
    }

    private static func write(_ line: PaymentLine, to json: inout JSONWriter) {
        json.object { json in writeMembers(of: line, to: &json) }
    }

    /// The members of a line, wherever it is answered.
    static func writeMembers(of line: PaymentLine, to json: inout JSONWriter) {
        json.member("subject", line.subject)
        json.member("carer", line.carer)
        json.member("element", line.kind)
        json.member("from", line.from)
        json.member("to", line.to)
        json.member("quantity", line.quantity)
        json.member("unit", line.unit.rawValue)
        json.member("rate", line.rate)
        json.member("amount", line.amount)
        json.member("contribution", line.contribution)
        json.member("council", line.council)
        json.member("clause", line.clause)
        json.member("explanation", line.explanation)
    }

    private static func write(_ totals: PaymentTotals, to json: inout JSONWriter) {
        json.member("amount", totals.amount)
        json.member("contribution", totals.contribution)
        json.member("council", totals.council)
        json.array("carers", totals.carers) { json, carer in
            json.object { json in
                json.member("carer", carer.carer)
                json.member("amount", carer.amount)
            }
        }
    }
}
