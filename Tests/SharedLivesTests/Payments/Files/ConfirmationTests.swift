import SharedLives
import Testing

/// The payer's confirmation, read and matched.
@Suite struct ConfirmationTests {
    private static let sent = [
        PaymentConfirmation.SentPayment(reference: "SL-1-1", amount: Pence(96_543), outcome: nil),
        PaymentConfirmation.SentPayment(reference: "SL-1-2", amount: Pence(100), outcome: nil),
        PaymentConfirmation.SentPayment(reference: "SL-1-3", amount: Pence(5), outcome: .confirmed),
    ]

    private static func faults(_ text: String) -> [String] {
        do throws(PaymentConfirmation.LineFaults) {
            return try PaymentConfirmation(text).faults(against: sent).map { "\($0.line) \($0.code)" }
        } catch {
            return error.faults.map { "\($0.line) \($0.code)" }
        }
    }

    @Test func aFileInOrderIsRead() throws {
        let text = [
            "\u{FEFF}Status,date,REFERENCE,Amount,reason", "paid,2026-11-09,SL-1-1,965.43,", "",
            "\"Returned\" , \"9 Nov, noon\", sl-1-2 ,1,\"Account \"\"closed\"\"\"", "",
        ].joined(separator: "\r\n")
        let confirmation = try PaymentConfirmation(text)
        #expect(
            confirmation.rows == [
                .init(line: 2, reference: "SL-1-1", amount: Pence(96_543), outcome: .confirmed, reason: nil),
                .init(
                    line: 4, reference: "SL-1-2", amount: Pence(100), outcome: .rejected, reason: "Account \"closed\""),
            ])
        #expect(confirmation.faults(against: Self.sent).isEmpty)
    }

    @Test(arguments: [
        ("", ["1 emptyFile"]), ("reference,amount,status\n", ["1 emptyFile"]),
        ("reference,amount\nSL-1-1,1", ["1 missingColumn"]),
        ("reference,amount,status,Amount\nSL-1-1,1,paid,1", ["1 repeatedColumn"]),
        ("reference,amount,status\nSL-1-1,965.43", ["2 wrongCellCount"]),
        ("reference,amount,status\nSL-1-1,965.430,paid", ["2 malformedAmount"]),
        (
            "reference,amount,status\nSL-1-1,\"1,965.43\",paid\nSL-1-2,-1,paid",
            ["2 malformedAmount", "3 malformedAmount"]
        ),
        ("reference,amount,status\nSL-1-1,,lost", ["2 malformedAmount", "2 unknownStatus"]),
        ("reference,amount,status\nSL-9-1,1.00,paid", ["2 unknownPayment"]),
        ("reference,amount,status\nSL-1-1,965.43,paid\nSL-1-1,965.43,paid", ["3 repeatedPayment"]),
        ("reference,amount,status\nSL-1-1,965.42,paid\nSL-1-2,1.01,paid", ["2 wrongAmount", "3 wrongAmount"]),
        ("reference,amount,status\nSL-1-3,0.05,rejected", ["2 toldBefore"]),
        ("reference,amount,status\n\"SL-1-1,965.43,paid", ["2 unclosedQuote"]),
        ("reference,amount,status\nSL\"-1-1,965.43,paid", ["2 strayQuote"]),
        ("reference,amount,status\n\"SL-1-1\"x,965.43,paid", ["2 strayQuote"]),
        ("reference,amount,status\n\"a\nb\",1,paid\nSL-1-1,1,lost", ["4 unknownStatus"]),
        ("reference,amount,status,reason\nSL-1-2,1,rejected,a\u{7}b", ["2 malformedReason"]),
    ])
    func whatIsWrongIsToldByLine(text: String, faults: [String]) {
        #expect(Self.faults(text) == faults)
    }

    @Test func aFileHasAnEnd() {
        let line = "SL-1-1,965.43,paid\n"
        let text = "reference,amount,status\n" + String(repeating: line, count: PaymentConfirmation.linesMax + 1)
        #expect(Self.faults(text).first?.hasSuffix(" tooManyLines") == true)
    }

    /// Whatever comes, it is read or told, never stumbled over; and what is read is what stands there.
    @Test func anythingIsReadOrTold() throws {
        var random = SplitMix64(seed: 5)
        let parts = [
            "reference", "amount", "status", "reason", ",", "\n", "\r\n", "\r", "\"", "\"\"", " ", "SL-1-1", "965.43",
            "paid",
            "rejected", "\u{FEFF}", "\u{0}", "é", "1", ".", "-", "999999999999999999999", ";", "\t",
        ]
        let good = "reference,amount,status,reason\nSL-1-1,965.43,paid,\nSL-1-2,1.00,returned,\"no, \"\"thanks\"\"\"\n"
        var readCount = 0
        for round in 0..<20_000 {
            var text = ""
            if round.isMultiple(of: 2) {
                for _ in 0..<random.number(0...30) { text += random.pick(parts) }
            } else {
                var scalars = Array(good.unicodeScalars)
                for _ in 0..<random.number(0...3) {
                    let place = random.number(0...scalars.count - 1)
                    switch random.number(0...2) {
                    case 0: scalars.remove(at: place)
                    case 1: scalars.insert(contentsOf: random.pick(parts).unicodeScalars, at: place)
                    default: scalars[place] = scalars[random.number(0...scalars.count - 1)]
                    }
                }
                text = String(String.UnicodeScalarView(scalars))
            }
            do throws(PaymentConfirmation.LineFaults) {
                let confirmation = try PaymentConfirmation(text)
                readCount += 1
                #expect(!confirmation.rows.isEmpty)
                for row in confirmation.rows {
                    #expect(row.amount >= .zero && row.line >= 2 && text.uppercased().contains(row.reference))
                }
                _ = confirmation.faults(against: Self.sent)
            } catch {
                #expect(!error.faults.isEmpty && error.faults.allSatisfy { $0.line >= 1 })
            }
        }
        #expect(readCount > 1_000)
    }
}
