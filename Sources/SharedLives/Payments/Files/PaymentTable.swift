/// The columns of a scheme's CSV file of payments, from a day on: each council's ledger has its own.
public struct PaymentTable: Hashable, Sendable {
    /// What stands in a column.
    public enum Content: Hashable, Sendable {
        /// Something of the payment.
        case field(Field)
        /// The same in every row, such as a type or a cost centre.
        case text(String)
    }

    /// Something that is known of a payment.
    public enum Field: String, CaseIterable, Hashable, Sendable {
        /// The month that is paid, as 2026-10.
        case month
        /// Which file of the scheme it is.
        case fileNumber
        /// By which a confirmation names the payment.
        case reference
        /// The carer's identifier.
        case carerID = "carerId"
        /// The carer's name in the scheme's records.
        case carerName
        /// Pounds with two decimals, as 1502.27.
        case amount
        /// Whole pence.
        case amountPence
        /// The day of processing, as 2026-11-10.
        case processOn
        /// The day of processing, as 10/11/2026.
        case processOnDayFirst
        /// The name that the bank has for the carer's account.
        case accountName
        /// The same in Bacs' characters, at most 18.
        case accountNameInBacs
        /// The six digits of the carer's sort code.
        case sortCode
        /// The eight digits of the carer's account.
        case accountNumber
        /// Who pays.
        case payerName
        /// The six digits of the payer's sort code.
        case payerSortCode
        /// The eight digits of the payer's account.
        case payerAccountNumber

        /// Whether it is of the carer's account.
        public var isOfAccount: Bool {
            [.accountName, .accountNameInBacs, .sortCode, .accountNumber].contains(self)
        }

        /// Whether it is of the payer.
        public var isOfPayer: Bool { [.payerName, .payerSortCode, .payerAccountNumber].contains(self) }
    }

    /// A column.
    public struct Column: Hashable, Sendable {
        /// What it is called in the first row.
        public var heading: String
        /// What stands in it.
        public var content: Content

        /// A column.
        public init(heading: String, content: Content) {
            self.heading = heading
            self.content = content
        }
    }

    /// The most columns.
    public static let columnsMax = 40

    /// The first day of which files have these columns.
    public var from: CivilDate
    /// Whether the first row has the headings.
    public var hasHeader: Bool
    /// From left to right.
    public var columns: [Column]

    /// Columns from a day on.
    public init(from: CivilDate, hasHeader: Bool, columns: [Column]) {
        self.from = from
        self.hasHeader = hasHeader
        self.columns = columns
    }

    /// What a scheme has that has set none: a council's ledger knows the carer's account by itself, so that none is in it.
    public static let standard = PaymentTable(
        from: CivilDate(daysSinceEpoch: 0), hasHeader: true,
        columns: [Field.month, .fileNumber, .reference, .carerID, .carerName, .processOn, .amount].map {
            Column(heading: $0.rawValue, content: .field($0))
        })

    /// Whether it holds anything of carers' accounts.
    public var needsAccounts: Bool { columns.contains { $0.field?.isOfAccount ?? false } }
    /// Whether it holds anything of the payer.
    public var needsPayer: Bool { columns.contains { $0.field?.isOfPayer ?? false } }

    /// The file of a batch.
    public func text(_ batch: PaymentBatch) -> PaymentFileText {
        var table = CSV()
        if hasHeader { table.append(columns.map { .text($0.heading) }) }
        var changes: [PaymentFileText.Change] = []
        for payment in batch.payments {
            table.append(columns.map { cell($0, payment, batch) })
            let name = payment.accountName ?? payment.carerName
            let written = BacsText.written(name)
            if columns.contains(where: { $0.field == .accountNameInBacs }), !BacsText.says(written, name) {
                changes.append(.init(reference: payment.reference, given: name, written: written))
            }
        }
        return PaymentFileText(text: table.text, changes: changes)
    }

    private func cell(_ column: Column, _ payment: FilePayment, _ batch: PaymentBatch) -> CSV.Cell {
        let field: Field
        switch column.content {
        case .text(let text): return .text(text)
        case .field(let known): field = known
        }
        switch field {
        // Urgent payments stand under the month in which they go out.
        case .month: return .figure((batch.month ?? Month(containing: batch.processOn)).description)
        case .fileNumber: return .figure(String(batch.number))
        case .reference: return .text(payment.reference)
        case .carerID: return .text(payment.carer)
        case .carerName: return .text(payment.carerName)
        case .amount: return .figure(payment.amount.decimal)
        case .amountPence: return .figure(String(payment.amount.value))
        case .processOn: return .figure(batch.processOn.description)
        case .processOnDayFirst:
            let parts = batch.processOn.description.split(separator: "-")
            return .figure(parts.reversed().joined(separator: "/"))
        case .accountName: return .text(payment.accountName ?? "")
        case .accountNameInBacs: return .text(BacsText.written(payment.accountName ?? payment.carerName))
        case .sortCode: return .figure(payment.account?.sortCode ?? "")
        case .accountNumber: return .figure(payment.account?.accountNumber ?? "")
        case .payerName: return .text(batch.payer?.name ?? "")
        case .payerSortCode: return .figure(batch.payer?.account.sortCode ?? "")
        case .payerAccountNumber: return .figure(batch.payer?.account.accountNumber ?? "")
        }
    }
}

extension PaymentTable.Column {
    /// What of a payment stands in it; nil where it has the same text in every row.
    var field: PaymentTable.Field? {
        if case .field(let field) = content { field } else { nil }
    }
}
