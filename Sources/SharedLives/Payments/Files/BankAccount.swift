/// A bank account in the United Kingdom, in full. It is never shown: what describes it gives the last four digits, in logs and
/// messages too.
public struct BankAccount: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
    /// Six digits.
    public let sortCode: String
    /// Eight digits.
    public let accountNumber: String

    /// An account, or nil where the sort code has not six digits or the account number not six to eight. Hyphens and spaces
    /// between the digits do not count.
    ///
    /// A number of six or seven digits gets zeros before it, as banks have it; whether the number can belong to the sort code
    /// (modulus checking) is not looked at.
    public init?(sortCode: String, accountNumber: String) {
        guard let sortCode = Self.sortCode(sortCode), let accountNumber = Self.accountNumber(accountNumber) else {
            return nil
        }
        self.sortCode = sortCode
        self.accountNumber = accountNumber
    }

    /// The six digits of a sort code that was written as 12-34-56, 12 34 56 or 123456.
    public static func sortCode(_ text: String) -> String? { digits(of: text, 6...6) }

    /// The eight digits of an account number that was written with six to eight.
    public static func accountNumber(_ text: String) -> String? {
        digits(of: text, 6...8).map { String(repeating: "0", count: 8 - $0.utf8.count) + $0 }
    }

    private static func digits(of text: String, _ counts: ClosedRange<Int>) -> String? {
        let bare = text.unicodeScalars.filter { $0 != " " && $0 != "-" }
        // Not all zeros: no bank gives such a number out.
        guard counts.contains(bare.count), bare.allSatisfy({ ("0"..."9").contains($0) }),
            bare.contains(where: { $0 != "0" })
        else { return nil }
        return String(String.UnicodeScalarView(bare))
    }

    /// The last four digits of the sort code.
    public var sortCodeEnding: String { String(sortCode.suffix(4)) }
    /// The last four digits of the account number.
    public var accountNumberEnding: String { String(accountNumber.suffix(4)) }

    /// The last four digits.
    public var description: String { "account ending \(accountNumberEnding)" }
    /// The last four digits.
    public var debugDescription: String { description }
    /// Nothing but the last four digits.
    public var customMirror: Mirror { Mirror(self, children: ["accountNumberEnding": accountNumberEnding]) }
}

/// A bank account as it is kept: sealed, with what may be shown of it.
public struct KeptBankAccount: Hashable, Sendable {
    /// The name of the key under which it is sealed.
    public var keyID: String
    /// Sort code and account number, sealed.
    public var sealed: [UInt8]
    /// The last four digits of the sort code.
    public var sortCodeEnding: String
    /// The last four digits of the account number.
    public var accountNumberEnding: String

    /// What is kept.
    public init(keyID: String, sealed: [UInt8], sortCodeEnding: String, accountNumberEnding: String) {
        self.keyID = keyID
        self.sealed = sealed
        self.sortCodeEnding = sortCodeEnding
        self.accountNumberEnding = accountNumberEnding
    }
}

/// Where a carer is paid to, from a day on.
public struct CarerBankAccount: Hashable, Sendable {
    /// The first day of which payments go there.
    public var from: CivilDate
    /// The name that the bank has for the account.
    public var accountName: String
    /// The account.
    public var account: KeptBankAccount

    /// An account from a day on.
    public init(from: CivilDate, accountName: String, account: KeptBankAccount) {
        self.from = from
        self.accountName = accountName
        self.account = account
    }
}

/// From where a scheme pays, from a day on, and what its payment files say of it.
public struct PayingAccount: Hashable, Sendable {
    /// The first day of which files are made with it.
    public var from: CivilDate
    /// Who pays, as carers see it on their bank's statement.
    public var payerName: String
    /// The six digits that Bacs knows the payer by; nil where no Bacs file is made.
    public var serviceUserNumber: String?
    /// Whether a Bacs file names the day once or in each record.
    public var bacsForm: Standard18.Form
    /// The account.
    public var account: KeptBankAccount

    /// An account from a day on.
    public init(
        from: CivilDate, payerName: String, serviceUserNumber: String?, bacsForm: Standard18.Form,
        account: KeptBankAccount
    ) {
        self.from = from
        self.payerName = payerName
        self.serviceUserNumber = serviceUserNumber
        self.bacsForm = bacsForm
        self.account = account
    }
}
