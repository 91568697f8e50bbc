import Crypto
import Postgres
import Sealing
import SharedLives

extension SchemeTransaction {
    /// A working day from today on that banks take a file for; bank holidays are not known here.
    func checkDay(of request: PaymentFileRequest) throws {
        let today = try today()
        let isWeekend = [.saturday, .sunday].contains(request.processOn.weekday)
        guard !isWeekend, (today...today + 30).contains(request.processOn) else {
            throw StoreError.refused([
                Fault(
                    pointer: "/processOn", code: "noProcessingDay",
                    detail: "Give a working day from \(today) to \(today + 30).")
            ])
        }
    }

    /// Writes payments into a file of their own, with the scheme's next number.
    func write(
        _ payments: [OpenPayment], _ form: PaymentFileForm, _ request: PaymentFileRequest, month: Month?,
        of run: Identifier?, keys: SealingKeys
    ) throws -> PaymentFile {
        // Files are numbered one after another, and the number is in the file: whoever else makes one waits, and approvals too.
        _ = try connection.one(PaymentFileStatements.holdScheme, ())
        let number = try connection.one(PaymentFileStatements.nextNumber, ())
        let id = newIdentifier()
        let entries = try payments.enumerated().map { index, payment in
            FilePayment(
                reference: PaymentBatch.reference(file: Int(number), payment: index + 1),
                carer: payment.carerID.description, carerName: payment.carerName,
                accountName: form.needsAccounts ? payment.account?.name : nil,
                account: try form.needsAccounts
                    ? payment.account.map { try keys.open($0.kept, at: bankAccountPlace(payment.carerID, $0.id)) }
                    : nil, amount: payment.amount)
        }
        let batch = PaymentBatch(
            number: Int(number), message: id.description.filter { $0 != "-" }, month: month,
            madeAt: try connection.one(PaymentFileStatements.now, ()), processOn: request.processOn,
            payer: try form.payer(self, keys), payments: entries)
        let file: PaymentFileText
        do throws(PaymentFileFaults) {
            file = try form.text(batch, madeOn: London.civilDate(of: batch.madeAt))
        } catch {
            throw StoreError.refused(error.faults)
        }
        let bytes = Array(file.text.utf8)
        let sealed = keys.seal(bytes, at: place(of: id))
        let digest = keys.seal(Array(SHA256.hash(data: bytes)), at: SealedPlace.digest(ofFileAt: place(of: id)))
        _ = try connection.execute(
            PaymentFileStatements.insert,
            (
                id, run, number, request.kind, request.processOn, Int32(entries.count), batch.total,
                Int32(bytes.count), sealed.keyID, Bytes(sealed.bytes), Bytes(digest.bytes),
                file.changes.map { $0.reference ?? "" }, file.changes.map(\.given), file.changes.map(\.written)
            ))
        _ = try connection.execute(
            PaymentFileStatements.insertEntries,
            (
                id, run, payments.map(\.carerID), entries.map(\.reference), entries.map(\.amount),
                payments.map { form.needsAccounts ? $0.account?.id : nil }, payments.map(\.urgentPaymentID)
            ))
        return try paymentFile(id, of: run, keys: keys)
    }

    func place(of file: Identifier) -> String { SealedPlace.paymentFile(principal.schemeID, file) }
}

/// A payment that is in no file yet.
struct OpenPayment: Sendable {
    struct Account: Sendable {
        let id: Identifier
        let name: String
        let kept: KeptBankAccount
    }

    /// Nil for a run's.
    let urgentPaymentID: Identifier?
    let carerID: Identifier
    let carerName: String
    let amount: Pence
    /// In force when the file is processed; nil where none is.
    let account: Account?

    func missing(on day: CivilDate) -> Fault {
        Fault(
            pointer: "/withoutAccount", code: "bankAccountMissing",
            detail: "Carer \(carerID) has no bank account on \(day). Record one, or leave out who has none.")
    }
}

/// What a file of a form needs, and how it is written.
struct PaymentFileForm {
    private let kind: PaymentFileKind
    private let table: PaymentTable
    private let paying: RecordedFact<PayingAccount>?

    /// With what is in force on the day.
    init(_ request: PaymentFileRequest, _ transaction: SchemeTransaction) throws {
        let scheme = transaction.principal.schemeID
        let day = request.processOn
        kind = request.kind
        table =
            try transaction.facts(PaymentAccounts.tables, of: scheme).last { $0.fact.from <= day }?.fact ?? .standard
        paying = try transaction.facts(PaymentAccounts.ofScheme, of: scheme).last { $0.fact.from <= day }
    }

    var needsAccounts: Bool { kind == .csv ? table.needsAccounts : true }

    func payer(_ transaction: SchemeTransaction, _ keys: SealingKeys) throws -> PaymentBatch.Payer? {
        guard kind != .csv || table.needsPayer else { return nil }
        guard let paying else {
            throw StoreError.refused([
                Fault(
                    pointer: "/processOn", code: "payingAccountMissing",
                    detail: "The scheme has no account on this day from which it pays. Record one.")
            ])
        }
        let place = transaction.bankAccountPlace(transaction.principal.schemeID, paying.id)
        return PaymentBatch.Payer(
            name: paying.fact.payerName, serviceUserNumber: paying.fact.serviceUserNumber,
            account: try keys.open(paying.fact.account, at: place), bacsForm: paying.fact.bacsForm)
    }

    func text(_ batch: PaymentBatch, madeOn: CivilDate) throws(PaymentFileFaults) -> PaymentFileText {
        switch kind {
        case .csv: table.text(batch)
        case .bacs18: try Standard18.text(batch, madeOn: madeOn)
        case .pain001: try Pain001.text(batch)
        }
    }
}
