/// An ISO 20022 customer credit transfer initiation, version pain.001.001.09, for accounts in the United Kingdom: sort codes as
/// members of the clearing system GBDSC, account numbers as BBAN.
public enum Pain001 {
    /// The name of the message's version, which its file names.
    public static let version = "pain.001.001.09"

    /// The file of a batch.
    ///
    /// - Throws: ``PaymentFileFaults`` where there is no payer, or a payment has no account.
    public static func text(_ batch: PaymentBatch) throws(PaymentFileFaults) -> PaymentFileText {
        guard let payer = batch.payer, batch.payments.allSatisfy({ $0.account != nil && $0.amount > .zero }),
            !batch.payments.isEmpty
        else { throw .one("notInLayout", "The payer's or a carer's account is not known.") }
        let purpose = batch.month.map { "Shared Lives payment for \($0.inWords)" } ?? "Shared Lives urgent payment"
        var xml = XML()
        xml.element("CstmrCdtTrfInitn") { xml in
            xml.element("GrpHdr") { xml in
                xml.element("MsgId", batch.message)
                xml.element("CreDtTm", batch.madeAt.description)
                sums(of: batch, to: &xml)
                xml.element("InitgPty") { $0.element("Nm", payer.name) }
            }
            xml.element("PmtInf") { xml in
                xml.element("PmtInfId", "SL-\(batch.number)")
                xml.element("PmtMtd", "TRF")
                sums(of: batch, to: &xml)
                // As Bacs, not at once.
                xml.element("PmtTpInf") { xml in xml.element("SvcLvl") { $0.element("Cd", "NURG") } }
                xml.element("ReqdExctnDt") { $0.element("Dt", batch.processOn.description) }
                xml.element("Dbtr") { $0.element("Nm", payer.name) }
                account(payer.account, named: "DbtrAcct", currency: "GBP", to: &xml)
                agent(of: payer.account, named: "DbtrAgt", to: &xml)
                xml.element("ChrgBr", "SHAR")
                for payment in batch.payments { transfer(payment, for: purpose, to: &xml) }
            }
        }
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:\(version)">
            \(xml.text)</Document>

            """
        return PaymentFileText(text: text, changes: [])
    }

    private static func sums(of batch: PaymentBatch, to xml: inout XML) {
        xml.element("NbOfTxs", String(batch.payments.count))
        xml.element("CtrlSum", batch.total.decimal)
    }

    private static func transfer(_ payment: FilePayment, for purpose: String, to xml: inout XML) {
        xml.element("CdtTrfTxInf") { xml in
            xml.element("PmtId") { $0.element("EndToEndId", payment.reference) }
            xml.element("Amt") { $0.element("InstdAmt", payment.amount.decimal, attribute: "Ccy=\"GBP\"") }
            agent(of: payment.account!, named: "CdtrAgt", to: &xml)
            xml.element("Cdtr") { $0.element("Nm", payment.accountName ?? payment.carerName) }
            account(payment.account!, named: "CdtrAcct", currency: nil, to: &xml)
            xml.element("RmtInf") { $0.element("Ustrd", purpose) }
        }
    }

    private static func account(_ account: BankAccount, named name: String, currency: String?, to xml: inout XML) {
        xml.element(name) { xml in
            xml.element("Id") { xml in
                xml.element("Othr") { xml in
                    xml.element("Id", account.sortCode + account.accountNumber)
                    xml.element("SchmeNm") { $0.element("Cd", "BBAN") }
                }
            }
            if let currency { xml.element("Ccy", currency) }
        }
    }

    private static func agent(of account: BankAccount, named name: String, to xml: inout XML) {
        xml.element(name) { xml in
            xml.element("FinInstnId") { xml in
                xml.element("ClrSysMmbId") { xml in
                    xml.element("ClrSysId") { $0.element("Cd", "GBDSC") }
                    xml.element("MmbId", account.sortCode)
                }
            }
        }
    }
}

/// Writes elements of XML, each on a line of its own, indented by its depth.
struct XML {
    private(set) var text = ""
    private var depth = 1

    /// An element with elements in it.
    mutating func element(_ name: String, _ content: (inout XML) -> Void) {
        indent()
        text += "<\(name)>\n"
        depth += 1
        content(&self)
        depth -= 1
        indent()
        text += "</\(name)>\n"
    }

    /// An element with text, which may come from outside: one line of what XML 1.0 can hold, with its marks escaped.
    mutating func element(_ name: String, _ content: String, attribute: String? = nil) {
        indent()
        text += "<\(name)\(attribute.map { " " + $0 } ?? "")>"
        for scalar in PlainText.oneLine(content).unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "</\(name)>\n"
    }

    private mutating func indent() { text += String(repeating: "  ", count: depth) }
}
