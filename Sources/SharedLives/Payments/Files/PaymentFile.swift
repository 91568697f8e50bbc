/// In which form payments go to whoever makes them.
public enum PaymentFileKind: String, CaseIterable, Hashable, Sendable {
    /// A table in the columns that the scheme has set, for a council's ledger or a bank's own form.
    case csv
    /// Bacs Standard 18: fixed records, for a Bacs bureau or a bank.
    case bacs18
    /// ISO 20022 pain.001.001.09, for a bank.
    case pain001

    /// The media type of such a file.
    public var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .bacs18: "text/plain; charset=us-ascii"
        case .pain001: "application/xml; charset=utf-8"
        }
    }

    /// How the name of such a file ends.
    public var nameExtension: String {
        switch self {
        case .csv: "csv"
        case .bacs18: "txt"
        case .pain001: "xml"
        }
    }
}

/// One carer's payment as it stands in a file.
public struct FilePayment: Hashable, Sendable {
    /// By which the payer's confirmation names it; of the characters that Bacs takes, at most 18.
    public var reference: String
    /// The carer.
    public var carer: String
    /// The carer's name in the scheme's records.
    public var carerName: String
    /// The name that the bank has for the account; nil where the file needs no account.
    public var accountName: String?
    /// Where it goes; nil where the file needs no account.
    public var account: BankAccount?
    /// How much; more than nothing.
    public var amount: Pence

    /// A payment.
    public init(
        reference: String, carer: String, carerName: String, accountName: String?, account: BankAccount?, amount: Pence
    ) {
        self.reference = reference
        self.carer = carer
        self.carerName = carerName
        self.accountName = accountName
        self.account = account
        self.amount = amount
    }
}

/// Payments of a run, or urgent ones, that go out together, with all that a file says of them.
public struct PaymentBatch: Hashable, Sendable {
    /// Who pays, and from where.
    public struct Payer: Hashable, Sendable {
        /// As carers see it.
        public var name: String
        /// The six digits that Bacs knows the payer by.
        public var serviceUserNumber: String?
        /// From where it is paid.
        public var account: BankAccount
        /// The form of a Bacs file.
        public var bacsForm: Standard18.Form

        /// A payer.
        public init(name: String, serviceUserNumber: String?, account: BankAccount, bacsForm: Standard18.Form) {
            self.name = name
            self.serviceUserNumber = serviceUserNumber
            self.account = account
            self.bacsForm = bacsForm
        }
    }

    /// Which file of the scheme it is, from 1.
    public var number: Int
    /// An identifier that no other file of any payer has, of at most 35 characters.
    public var message: String
    /// The month that is paid; nil for urgent payments.
    public var month: Month?
    /// When the file is made.
    public var madeAt: Instant
    /// The working day on which the payer's bank is to process it.
    public var processOn: CivilDate
    /// Who pays; nil where the file says nothing of it.
    public var payer: Payer?
    /// The payments, in the order of the file.
    public var payments: [FilePayment]

    /// Payments that go out together.
    public init(
        number: Int, message: String, month: Month?, madeAt: Instant, processOn: CivilDate, payer: Payer?,
        payments: [FilePayment]
    ) {
        self.number = number
        self.message = message
        self.month = month
        self.madeAt = madeAt
        self.processOn = processOn
        self.payer = payer
        self.payments = payments
    }

    /// What they come to: the file's control total.
    public var total: Pence { payments.reduce(.zero) { $0 + $1.amount } }

    /// The reference of a payment: the file's number in the scheme and the payment's in the file.
    public static func reference(file: Int, payment: Int) -> String { "SL-\(file)-\(payment)" }
}

/// A file's text, with what of the scheme's own words it could not say.
public struct PaymentFileText: Hashable, Sendable {
    /// A text that stands otherwise in the file than in the records.
    public struct Change: Hashable, Sendable {
        /// The payment; nil where it is the payer's name.
        public var reference: String?
        /// As it is recorded.
        public var given: String
        /// As it stands in the file.
        public var written: String

        /// A text that stands otherwise.
        public init(reference: String?, given: String, written: String) {
            self.reference = reference
            self.given = given
            self.written = written
        }
    }

    /// The text, from the first character to the last.
    public var text: String
    /// What was changed.
    public var changes: [Change]
}
