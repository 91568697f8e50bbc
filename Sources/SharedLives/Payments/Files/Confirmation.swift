/// What a payer's file says became of payments: a table with a header, a row a payment, as RFC 4180 has it.
public struct PaymentConfirmation: Hashable, Sendable {
    /// What became of a payment.
    public enum Outcome: String, CaseIterable, Hashable, Sendable {
        /// The carer's bank has it.
        case confirmed
        /// It came back: it is owed again.
        case rejected
    }

    /// What the file says of one payment.
    public struct Row: Hashable, Sendable {
        /// Its line in the file, from 1.
        public var line: Int
        /// By which the file that went out named it.
        public var reference: String
        /// The sum, as the payer has it.
        public var amount: Pence
        /// What became of it.
        public var outcome: Outcome
        /// Why, where the file says so.
        public var reason: String?

        /// What is said of a payment.
        public init(line: Int, reference: String, amount: Pence, outcome: Outcome, reason: String?) {
            self.line = line
            self.reference = reference
            self.amount = amount
            self.outcome = outcome
            self.reason = reason
        }
    }

    /// What is wrong in a line.
    public struct LineFault: Error, Hashable, Sendable {
        /// From 1.
        public let line: Int
        /// A stable code.
        public let code: String
        /// A sentence that says what to do.
        public let detail: String

        /// The fault, pointing at the text that held the file.
        public var fault: Fault { Fault(pointer: "/text", code: code, detail: "Line \(line): \(detail)") }
    }

    /// All that is wrong with a file.
    public struct LineFaults: Error, Hashable, Sendable {
        /// In the order of the lines.
        public let faults: [LineFault]
    }

    /// A payment that was sent.
    public struct SentPayment: Hashable, Sendable {
        /// By which the file named it.
        public var reference: String
        /// How much.
        public var amount: Pence
        /// What an earlier file said of it.
        public var outcome: Outcome?

        /// A payment that was sent.
        public init(reference: String, amount: Pence, outcome: Outcome?) {
            self.reference = reference
            self.amount = amount
            self.outcome = outcome
        }
    }

    /// The most lines.
    public static let linesMax = 20_000
    /// The most characters of a reason.
    public static let reasonCharactersMax = 200

    /// The rows, in the order of the file.
    public let rows: [Row]

    /// Reads a file. Its first row names the columns: `reference`, `amount` (pounds, as 965.43), `status` (`confirmed` or `paid`,
    /// `rejected` or `returned`) and, where there is one, `reason`; other columns are passed over.
    ///
    /// - Throws: ``LineFaults``, with everything that is wrong.
    public init(_ text: String) throws(LineFaults) {
        let table: [(line: Int, cells: [String])]
        do throws(LineFault) {
            table = try CSVReader.rows(text, linesMax: Self.linesMax)
        } catch {
            throw LineFaults(faults: [error])
        }
        guard let header = table.first else {
            throw LineFaults(faults: [LineFault(line: 1, code: "emptyFile", detail: "There is nothing in the file.")])
        }
        let columns = try Columns(header.cells, line: header.line)
        var rows: [Row] = []
        var faults: [LineFault] = []
        for (line, cells) in table.dropFirst() {
            do throws(LineFaults) {
                rows.append(try columns.row(cells, line: line))
            } catch {
                faults += error.faults
            }
        }
        if table.count == 1 {
            faults.append(
                LineFault(line: header.line, code: "emptyFile", detail: "There is no payment under the header."))
        }
        guard faults.isEmpty else { throw LineFaults(faults: faults) }
        self.rows = rows
    }

    /// Everything in which the rows do not match what was sent: strangers, repeats, other sums, what was told before.
    public func faults(against sent: [SentPayment]) -> [LineFault] {
        let known = Dictionary(sent.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
        var lines: [String: Int] = [:]
        return rows.flatMap { row -> [LineFault] in
            func fault(_ code: String, _ detail: String) -> LineFault {
                LineFault(line: row.line, code: code, detail: detail)
            }
            guard let payment = known[row.reference] else {
                return [
                    fault(
                        "unknownPayment",
                        "No payment that this is about was sent with this reference. Look for its own run or file.")
                ]
            }
            var faults: [LineFault] = []
            if let first = lines[row.reference] {
                faults.append(
                    fault("repeatedPayment", "Line \(first) tells of the same payment. Leave one of them out."))
            }
            lines[row.reference] = lines[row.reference] ?? row.line
            if row.amount != payment.amount {
                faults.append(
                    fault("wrongAmount", "\(payment.amount) was sent, not \(row.amount). Ask the payer which is right.")
                )
            }
            if let outcome = payment.outcome {
                faults.append(
                    fault("toldBefore", "An earlier file said that it is \(outcome.rawValue). Leave this line out."))
            }
            return faults
        }
    }
}

/// Where the columns of a confirmation are.
private struct Columns {
    private let places: [String: Int]
    private let count: Int

    private static let needed = ["reference", "amount", "status"]
    private static let known = needed + ["reason"]

    init(_ cells: [String], line: Int) throws(PaymentConfirmation.LineFaults) {
        let names = cells.map { $0.lowercased() }
        var faults: [PaymentConfirmation.LineFault] = []
        var places: [String: Int] = [:]
        for name in Self.known {
            let found = names.indices.filter { names[$0] == name }
            places[name] = found.first
            if found.count > 1 {
                faults.append(
                    .init(line: line, code: "repeatedColumn", detail: "There are two columns called \(name)."))
            } else if found.isEmpty, Self.needed.contains(name) {
                faults.append(
                    .init(
                        line: line, code: "missingColumn",
                        detail: "No column is called \(name). The first line names the columns: "
                            + "\(Self.needed.joined(separator: ", ")) and, if there is one, reason."))
            }
        }
        guard faults.isEmpty else { throw PaymentConfirmation.LineFaults(faults: faults) }
        self.places = places
        count = cells.count
    }

    func row(_ cells: [String], line: Int) throws(PaymentConfirmation.LineFaults) -> PaymentConfirmation.Row {
        guard cells.count == count else {
            throw one(line, "wrongCellCount", "It has \(cells.count) cells, and the first line \(count).")
        }
        func cell(_ name: String) -> String { places[name].map { cells[$0] } ?? "" }
        var faults: [PaymentConfirmation.LineFault] = []
        let amount = Pence(decimal: cell("amount"))
        if amount == nil {
            faults.append(.init(line: line, code: "malformedAmount", detail: "Write the amount in pounds, as 965.43."))
        }
        let outcome: PaymentConfirmation.Outcome? =
            switch cell("status").lowercased() {
            case "confirmed", "paid": .confirmed
            case "rejected", "returned": .rejected
            default: nil
            }
        if outcome == nil {
            faults.append(
                .init(
                    line: line, code: "unknownStatus",
                    detail: "The status is none that is known. Write confirmed, paid, rejected or returned."))
        }
        let reason = cell("reason")
        if reason.unicodeScalars.count > PaymentConfirmation.reasonCharactersMax
            || reason.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        {
            faults.append(
                .init(
                    line: line, code: "malformedReason",
                    detail: "A reason has at most \(PaymentConfirmation.reasonCharactersMax) characters, on one line."))
        }
        guard let amount, let outcome, faults.isEmpty else { throw PaymentConfirmation.LineFaults(faults: faults) }
        return PaymentConfirmation.Row(
            line: line, reference: cell("reference").uppercased(), amount: amount, outcome: outcome,
            reason: reason.isEmpty ? nil : reason)
    }

    private func one(_ line: Int, _ code: String, _ detail: String) -> PaymentConfirmation.LineFaults {
        PaymentConfirmation.LineFaults(faults: [.init(line: line, code: code, detail: detail)])
    }
}

extension Pence {
    /// An amount written as pounds with at most two decimals, as "965.43", "965.4" or "965"; nil for any other text.
    init?(decimal text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...12).contains(parts[0].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            parts.count == 1 || (1...2).contains(parts[1].utf8.count), let pounds = Int64(parts[0])
        else { return nil }
        let decimals = parts.count == 1 ? "00" : parts[1].utf8.count == 1 ? parts[1] + "0" : String(parts[1])
        guard let pence = Int64(decimals) else { return nil }
        self.init(pounds * 100 + pence)
    }
}
