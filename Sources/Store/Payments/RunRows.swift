import JSON
import Postgres
import SharedLives

/// A run's lines as rows, one after another as they are copied in.
struct RunRows: Sequence, IteratorProtocol {
    private let lines: [PaymentLine]
    private let councils: [String: Identifier]
    /// In the order of the lines: an adjustment is charged to the council that was charged before.
    private let adjustments: [Adjustment]
    private let run: Identifier
    private let scheme: Identifier
    private var nextLine = 0
    private var nextAdjustment = 0

    init(
        _ lines: [PaymentLine], councils: [String: Identifier], adjustments: [Adjustment], run: Identifier,
        scheme: Identifier
    ) {
        self.lines = lines
        self.councils = councils
        self.adjustments = adjustments
        self.run = run
        self.scheme = scheme
    }

    mutating func next() -> PaymentLineStatements.StagedRow? {
        guard nextLine < lines.count else { return nil }
        let line = lines[nextLine]
        nextLine += 1
        var adjustment: Adjustment?
        if line.paidBefore != nil {
            adjustment = adjustments[nextAdjustment]
            nextAdjustment += 1
        }
        let council = adjustment.map { Identifier(known: $0.element.council) } ?? councils[line.subject]!
        return (
            scheme, run, Int32(nextLine), Identifier(known: line.carer), Identifier(known: line.subject), council,
            line.element, line.from, line.to, Int32(line.quantity), line.unit, line.rate, line.amount,
            line.contribution, line.council, line.clause, line.explanation, line.paidBefore?.amount,
            line.paidBefore?.contribution, adjustment?.causesJSON
        )
    }
}

extension Adjustment {
    fileprivate var causesJSON: JSONText {
        let bytes = JSONWriter.bytes { json in
            json.array(causes) { json, cause in
                json.object { json in
                    json.member("kind", cause.kind.rawValue)
                    json.member("fact", cause.fact)
                    json.member("act", cause.act.rawValue)
                    json.member("firstDay", cause.firstDay)
                    json.member("by", cause.by)
                    json.member("at", cause.at)
                }
            }
        }
        return JSONText(String(decoding: bytes, as: UTF8.self))
    }
}
