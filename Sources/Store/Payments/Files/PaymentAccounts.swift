import Postgres
public import Sealing
public import SharedLives

/// Where carers are paid to, where a scheme pays from, and how its files look: dated facts.
public enum PaymentAccounts {
    /// Carers' accounts, each in force from its day until the next one's.
    public static let ofCarers = RecordedFactTable<CarerBankAccount>(
        FactStatements<(CivilDate, String, String, Bytes, String, String)>(
            "carer_bank_account", of: .carer,
            columns: "from_date, account_name, key_id, sealed, sort_code_ending, account_number_ending",
            orderedBy: "from_date"),
        write: { fact in
            let account = fact.account
            return (
                fact.from, fact.accountName, account.keyID, Bytes(account.sealed), account.sortCodeEnding,
                account.accountNumberEnding
            )
        },
        read: { row in
            CarerBankAccount(
                from: row.0, accountName: row.1,
                account: KeptBankAccount(
                    keyID: row.2, sealed: row.3.bytes, sortCodeEnding: row.4, accountNumberEnding: row.5))
        })

    /// The scheme's own accounts.
    public static let ofScheme = RecordedFactTable<PayingAccount>(
        FactStatements<(CivilDate, String, String?, Standard18.Form, String, Bytes, String, String)>(
            "paying_account", of: .scheme,
            columns: """
                from_date, payer_name, service_user_number, bacs_form, key_id, sealed, sort_code_ending, \
                account_number_ending
                """,
            orderedBy: "from_date"),
        write: { fact in
            let account = fact.account
            return (
                fact.from, fact.payerName, fact.serviceUserNumber, fact.bacsForm, account.keyID,
                Bytes(account.sealed), account.sortCodeEnding, account.accountNumberEnding
            )
        },
        read: { row in
            PayingAccount(
                from: row.0, payerName: row.1, serviceUserNumber: row.2, bacsForm: row.3,
                account: KeptBankAccount(
                    keyID: row.4, sealed: row.5.bytes, sortCodeEnding: row.6, accountNumberEnding: row.7))
        })

    /// The columns of the scheme's CSV files.
    public static let tables = RecordedFactTable<PaymentTable>(
        FactStatements<(CivilDate, Bool, [String], [String], [String])>(
            "payment_table", of: .scheme, columns: "from_date, has_header, headings, fields, texts",
            orderedBy: "from_date"),
        write: { table in
            (
                table.from, table.hasHeader, table.columns.map(\.heading), table.columns.map { $0.kept.field },
                table.columns.map { $0.kept.text }
            )
        },
        read: { row in
            PaymentTable(
                from: row.0, hasHeader: row.1,
                columns: row.2.indices.map { index in
                    let field = PaymentTable.Field(rawValue: row.3[index])
                    return PaymentTable.Column(
                        heading: row.2[index], content: field.map { .field($0) } ?? .text(row.4[index]))
                })
        })

    static let all = ofCarers.statements + ofScheme.statements + tables.statements
}

extension PaymentTable.Column {
    fileprivate var kept: (field: String, text: String) {
        switch content {
        case .field(let field): (field.rawValue, "")
        case .text(let text): ("", text)
        }
    }
}

/// A bank account that is handed in, with what is kept beside it.
public struct AccountDraft<Fact: Sendable>: Sendable {
    /// The account, in full.
    public let account: BankAccount
    /// The fact that keeps it.
    public let fact: @Sendable (KeptBankAccount) -> Fact

    /// A draft.
    public init(account: BankAccount, fact: @escaping @Sendable (KeptBankAccount) -> Fact) {
        self.account = account
        self.fact = fact
    }
}

extension SchemeTransaction {
    /// Adds an account to a carer, or to the scheme, sealed.
    ///
    /// - Throws: `StoreError.notFound` when there is no such owner; `StoreError.conflict` when one begins on that day.
    public func add<Fact>(
        _ draft: AccountDraft<Fact>, to table: RecordedFactTable<Fact>, of owner: Identifier,
        sealedWith keys: SealingKeys
    ) throws -> RecordedFact<Fact> {
        try add(to: table, of: owner) { id in
            draft.fact(keys.keep(draft.account, at: bankAccountPlace(owner, id)))
        }
    }

    /// Where the sealed account of a row belongs.
    func bankAccountPlace(_ owner: Identifier, _ id: Identifier) -> String {
        SealedPlace.bankAccount(principal.schemeID, owner, id)
    }
}

extension SealingKeys {
    fileprivate func keep(_ account: BankAccount, at place: String) -> KeptBankAccount {
        let sealed = seal(Array((account.sortCode + account.accountNumber).utf8), at: place)
        return KeptBankAccount(
            keyID: sealed.keyID, sealed: sealed.bytes, sortCodeEnding: account.sortCodeEnding,
            accountNumberEnding: account.accountNumberEnding)
    }

    /// The account in full.
    ///
    /// - Throws: `StoreError.conflict` where its key is not configured; `SealingError.notAuthentic` where it was tampered with.
    func open(_ kept: KeptBankAccount, at place: String) throws -> BankAccount {
        let value: [UInt8]
        do throws(SealingError) {
            value = try open(Sealed(keyID: kept.keyID, bytes: kept.sealed), at: place)
        } catch {
            throw error.storeError
        }
        let digits = String(decoding: value, as: UTF8.self)
        guard
            let account = BankAccount(
                sortCode: String(digits.prefix(6)), accountNumber: String(digits.dropFirst(6)))
        else { throw SealingError.notAuthentic }
        return account
    }
}

extension SealingError {
    /// The operator's task where a key is missing; a fault of ours, or worse, otherwise.
    var storeError: any Error {
        guard case .unknownKey(let id) = self else { return self }
        return StoreError.conflict(
            Fault(
                pointer: "", code: "sealingKeyMissing",
                detail: "The key '\(id)' is not configured. Ask the operator to add it to SHAREDLIVES_FIELD_KEYS_FILE.")
        )
    }
}
