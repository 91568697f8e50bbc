import JSON
import Sealing
import SharedLives
import Store

/// Bank accounts of carers and of the scheme, and the columns of its CSV files. An account is sent in full and answered by its
/// last four digits, ever after.
enum PaymentAccountRoutes {
    static func routes(_ services: Services) -> [Route] {
        carers(services).routes(services) + scheme(services).routes(services) + tables.routes(services)
    }

    // MARK: Carers

    private static func carers(_ services: Services) -> FactResource<CarerBankAccount> {
        sealed(
            services, table: PaymentAccounts.ofCarers, path: "bank-accounts", name: "CarerBankAccount",
            plural: "CarerBankAccounts", what: "where a carer is paid to", idName: "bankAccountId",
            draft: { body in
                let from = body.required("from", .date)
                let name = body.required("accountName", .text(1...70))
                return { CarerBankAccount(from: from, accountName: name, account: $0) }
            },
            properties: [
                .required("from", .described(.date, "The first day of which payments go there.")),
                .required("accountName", .described(.text(1...70), "As the bank has it.")),
            ]
        ) { json, fact in
            json.member("from", fact.from)
            json.member("accountName", fact.accountName)
            write(fact.account, to: &json)
        }
    }

    // MARK: The scheme

    private static func scheme(_ services: Services) -> FactResource<PayingAccount> {
        sealed(
            services, table: PaymentAccounts.ofScheme, path: "paying-accounts", name: "PayingAccount",
            plural: "PayingAccounts", what: "from where the scheme pays", idName: "payingAccountId",
            draft: { body in
                let from = body.required("from", .date)
                let name = body.required("payerName", .text(1...70))
                let number = body.optional("serviceUserNumber", serviceUserNumber)
                let form = body.optional("bacsForm", .enumeration(Standard18.Form.self), or: .multi)
                return {
                    PayingAccount(
                        from: from, payerName: name, serviceUserNumber: number, bacsForm: form, account: $0)
                }
            },
            properties: [
                .required("from", .described(.date, "The first day of which files are made with it.")),
                .required("payerName", .described(.text(1...70), "As carers see it on their bank's statement.")),
                .optional(
                    "serviceUserNumber",
                    .nullable(.described(.string(), "The six digits that Bacs knows the payer by."))),
                .optional("bacsForm", .values(of: Standard18.Form.self)),
            ]
        ) { json, fact in
            json.member("from", fact.from)
            json.member("payerName", fact.payerName)
            json.member("serviceUserNumber", fact.serviceUserNumber)
            json.member("bacsForm", fact.bacsForm.rawValue)
            write(fact.account, to: &json)
        }
    }

    private static let serviceUserNumber = JSONForm<String>.text(1...20).checked(
        code: "malformedServiceUserNumber", detail: "Write the service user number with its six digits."
    ) { $0.utf8.count == 6 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    // MARK: Both

    /// A kind of account: beside its own members it has the account, which is sealed before it is recorded. A digest of few
    /// possible digits gives them away, so that the request's is made under a key.
    private static func sealed<Fact: Sendable>(
        _ services: Services, table: RecordedFactTable<Fact>, path: String, name: String, plural: String,
        what: String, idName: String,
        draft: @escaping @Sendable (JSONObjectReader) -> @Sendable (KeptBankAccount) -> Fact,
        properties: [Schema.Property], write: @escaping @Sendable (inout JSONWriter, Fact) -> Void
    ) -> FactResource<Fact> {
        var resource = FactResource<Fact>(
            table: table, path: path, name: name, plural: plural, what: what, idName: idName,
            reading: .readBankAccounts, writing: .writeBankAccounts,
            record: { transaction, request, owner in
                let draft = try request.read { body in
                    let fact = draft(body)
                    return AccountDraft(account: account(body), fact: fact)
                }
                return try transaction.add(draft, to: table, of: owner, sealedWith: services.keys())
            },
            fingerprint: { request in try services.keys().digest(of: request.fingerprint) },
            properties: properties + [
                .required("sortCode", .described(.string(), "Six digits, as 12-34-56.")),
                .required(
                    "accountNumber", .described(.string(), "Eight digits; of six or seven, zeros come before them.")),
            ],
            answered: properties.map(\.answered) + [
                .required("sortCodeEnding", .described(.string(), "The last four digits.")),
                .required("accountNumberEnding", .described(.string(), "The last four digits.")),
            ], write: write)
        resource.problems = [.fieldKeysMissing]
        return resource
    }

    /// Faults tell neither of the two numbers.
    private static func account(_ body: JSONObjectReader) -> BankAccount {
        let placeholder = "100000"
        let sortCode = body.required(
            "sortCode",
            .string("A sort code", placeholder: placeholder) { text, place in
                if let digits = BankAccount.sortCode(text) { return digits }
                place.fault("malformedSortCode", "Write a sort code of six digits, as 12-34-56.")
                return nil
            })
        let number = body.required(
            "accountNumber",
            .string("An account number", placeholder: placeholder) { text, place in
                if let digits = BankAccount.accountNumber(text) { return digits }
                place.fault("malformedAccountNumber", "Write an account number of eight digits, or six or seven.")
                return nil
            })
        guard let account = BankAccount(sortCode: sortCode, accountNumber: number) else {
            preconditionFailure("what was read is an account")
        }
        return account
    }

    private static func write(_ account: KeptBankAccount, to json: inout JSONWriter) {
        json.member("sortCodeEnding", account.sortCodeEnding)
        json.member("accountNumberEnding", account.accountNumberEnding)
    }

    // MARK: Columns

    private static let tables = FactResource<PaymentTable>(
        table: PaymentAccounts.tables, path: "payment-tables", name: "PaymentTable", plural: "PaymentTables",
        what: "the columns of the scheme's CSV files of payments", idName: "paymentTableId",
        reading: .readBankAccounts, writing: .writeBankAccounts,
        form: .object { table in
            PaymentTable(
                from: table.required("from", .date), hasHeader: table.optional("hasHeader", .boolean, or: true),
                columns: table.required("columns", .list(column, 1...PaymentTable.columnsMax)))
        },
        properties: [
            .required("from", .date), .optional("hasHeader", .boolean),
            .required(
                "columns",
                .array(
                    of: .object(
                        .required("heading", .text(1...100)),
                        .optional("field", .nullable(.values(of: PaymentTable.Field.self))),
                        .optional(
                            "text",
                            .nullable(.described(.text(0...100), "The same in every row, in place of a field.")))))),
        ],
        write: { json, table in
            json.member("from", table.from)
            json.member("hasHeader", table.hasHeader)
            json.array("columns", table.columns) { json, column in
                json.object { json in
                    json.member("heading", column.heading)
                    switch column.content {
                    case .field(let field): json.member("field", field.rawValue)
                    case .text(let text): json.member("text", text)
                    }
                }
            }
        })

    private static let column = JSONForm<PaymentTable.Column>.object { column in
        let heading = column.required("heading", .text(1...100))
        let field = column.optional("field", .enumeration(PaymentTable.Field.self))
        let text = column.optional("text", .text(0...100))
        if column.has("field") == column.has("text") {
            column.fault(
                code: "fieldOrText",
                detail: "Give either field, for something of the payment, or text, for the same in every row.")
        }
        return PaymentTable.Column(heading: heading, content: field.map { .field($0) } ?? .text(text ?? ""))
    }
}
