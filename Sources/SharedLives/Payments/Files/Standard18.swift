/// A Bacs Standard 18 file of credits: labels of 80 characters, records of 106 (or 100), each on a line of its own.
///
/// The layout is the one that banks and bureaux publish for their customers (see the project's conventions); Bacs' own document
/// was not at hand and banks differ in particulars, so that a scheme has its bank try the first file before it relies on it.
/// Signing and submission are the bank's or bureau's.
public enum Standard18 {
    /// Whether the processing day stands once in the file or in each record.
    public enum Form: String, CaseIterable, Hashable, Sendable {
        /// Once: records of 100 characters.
        case daily
        /// In each record, behind its 100 characters: records of 106.
        case multi

        var recordCharacters: Int { self == .daily ? 100 : 106 }
        var workCode: String { self == .daily ? "1 DAILY  " : "4 MULTI  " }
    }

    /// The greatest amount of a record: eleven digits.
    static let penceMax: Int64 = 99_999_999_999

    /// The file of a batch.
    ///
    /// - Parameter madeOn: the day in the United Kingdom on which it is made.
    /// - Throws: ``PaymentFileFaults`` where the payer has no service user number, a payment no account, or a sum too many digits.
    public static func text(_ batch: PaymentBatch, madeOn: CivilDate) throws(PaymentFileFaults) -> PaymentFileText {
        guard let payer = batch.payer, let user = payer.serviceUserNumber else {
            throw .one(
                "serviceUserNumberMissing",
                "A Bacs file names the payer's service user number. Record a paying account that has one.")
        }
        guard batch.payments.allSatisfy({ $0.account != nil && $0.amount > .zero }), batch.total.value <= penceMax
        else {
            throw .one("notInLayout", "A payment has no account, or an amount that the file has no room for.")
        }
        let form = payer.bacsForm
        let serial = zeros(String(batch.number % 1_000_000), 6)
        let made = julian(madeOn)
        // Kept for a month after it is processed, as tapes were.
        let file = "A\(user)S   \(user)\(serial)00010001" + blank(6) + made + julian(batch.processOn + 31) + " "
        let second = "F02000" + zeros(String(form.recordCharacters), 5) + blank(35) + "00" + blank(28)
        var lines = [
            "VOL1\(serial)" + blank(31) + user + blank(32) + "1",
            "HDR1\(file)000000" + blank(20), "HDR2\(second)",
            "UHL1\(julian(batch.processOn))999999    00000000\(form.workCode)001" + blank(40),
        ]
        var changes: [PaymentFileText.Change] = []
        let payerName = name(payer.name, of: nil, &changes)
        for payment in batch.payments {
            let credited = name(payment.accountName ?? payment.carerName, of: payment.reference, &changes)
            lines.append(
                record(
                    to: payment.account!, code: "99", from: payer.account, payment.amount,
                    texts: [payerName, payment.reference, credited], batch.processOn, form))
        }
        lines.append(
            record(
                to: payer.account, code: "17", from: payer.account, batch.total,
                texts: ["PAYMENTS", "CONTRA", payerName], batch.processOn, form))
        let total = zeros(String(batch.total.value), 13)
        lines += [
            "EOF1\(file)" + blank(26), "EOF2\(second)",
            "UTL1\(total)\(total)0000001" + zeros(String(batch.payments.count), 7) + blank(36),
        ]
        return PaymentFileText(text: lines.map { $0 + "\r\n" }.joined(), changes: changes)
    }

    private static func record(
        to account: BankAccount, code: String, from payer: BankAccount, _ amount: Pence, texts: [String],
        _ day: CivilDate, _ form: Form
    ) -> String {
        account.sortCode + account.accountNumber + "0" + code + payer.sortCode + payer.accountNumber + blank(4)
            + zeros(String(amount.value), 11) + texts.map { padded($0, BacsText.charactersMax) }.joined()
            + (form == .multi ? julian(day) : "")
    }

    private static func name(
        _ name: String, of reference: String?, _ changes: inout [PaymentFileText.Change]
    ) -> String {
        let written = BacsText.written(name)
        if !BacsText.says(written, name) { changes.append(.init(reference: reference, given: name, written: written)) }
        return written
    }

    /// A space, two digits of the year and three of the day in it.
    static func julian(_ date: CivilDate) -> String {
        let newYear = CivilDate(year: date.year, month: 1, day: 1)!
        return " " + zeros(String(date.year % 100), 2) + zeros(String(date - newYear + 1), 3)
    }

    private static func zeros(_ digits: String, _ count: Int) -> String {
        String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }

    private static func padded(_ text: String, _ count: Int) -> String { text + blank(count - text.utf8.count) }

    private static func blank(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

/// Why a file cannot be made.
public struct PaymentFileFaults: Error, Hashable, Sendable {
    /// Each with what settles it.
    public let faults: [Fault]

    static func one(_ code: String, _ detail: String) -> PaymentFileFaults {
        PaymentFileFaults(faults: [Fault(pointer: "", code: code, detail: detail)])
    }
}
