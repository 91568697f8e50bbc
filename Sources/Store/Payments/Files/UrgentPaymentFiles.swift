import Postgres
public import Sealing
public import SharedLives

extension SchemeTransaction {
    /// Makes a file of urgent payments that were approved and are in none yet. Where they are all of one file of this form already,
    /// that one is given again: no payment goes out twice.
    ///
    /// - Parameter ids: the payments; at least one.
    /// - Throws: `StoreError.refused` with every payment that cannot go out, every carer whose account is missing, or what else the
    ///   form needs.
    public func makeUrgentPaymentFile(
        _ request: PaymentFileRequest, of ids: [Identifier], keys: SealingKeys
    ) throws -> (file: PaymentFile, isNew: Bool) {
        // From here on nobody else makes a file.
        _ = try connection.one(PaymentFileStatements.holdScheme, ())
        let form = try PaymentFileForm(request, self)
        let rows = try connection.rows(PaymentFileStatements.openUrgent, (ids, request.processOn))
        if let file = try madeBefore(of: ids, rows.map { ($0.file, $0.kind) }, request.kind, keys: keys) {
            return (file, false)
        }
        let inFiles = Dictionary(
            rows.map { ($0.payment.urgentPaymentID!, $0.file != nil) }, uniquingKeysWith: { first, _ in first })
        let faults = faults(of: ids, inFiles)
        guard faults.isEmpty else { throw StoreError.refused(faults) }
        let open = rows.map(\.payment)
        let missing = form.needsAccounts ? open.filter { $0.account == nil } : []
        if !missing.isEmpty, request.withoutAccount == .refuse || missing.count == open.count {
            throw StoreError.refused(missing.map { $0.missing(on: request.processOn) })
        }
        try checkDay(of: request)
        let payable = form.needsAccounts ? open.filter { $0.account != nil } : open
        return (try write(payable, form, request, month: nil, of: nil, keys: keys), true)
    }

    /// The file that holds just these payments; nil where there is none.
    private func madeBefore(
        of ids: [Identifier], _ files: [(id: Identifier?, kind: PaymentFileKind?)], _ kind: PaymentFileKind,
        keys: SealingKeys
    ) throws -> PaymentFile? {
        guard let first = files.first, let id = first.id, first.kind == kind, Set(ids).count == files.count,
            files.allSatisfy({ $0.id == id })
        else { return nil }
        let file = try paymentFile(id, of: nil, keys: keys)
        return file.paymentCount == files.count ? file : nil
    }

    private func faults(of ids: [Identifier], _ inFiles: [Identifier: Bool]) -> [Fault] {
        var seen: Set<Identifier> = []
        return ids.enumerated().compactMap { index, id in
            let pointer = "/payments/\(index)"
            guard seen.insert(id).inserted else {
                return Fault(pointer: pointer, code: "duplicate", detail: "This payment is named twice.")
            }
            switch inFiles[id] {
            case nil:
                return Fault(
                    pointer: pointer, code: "notApproved",
                    detail: "No urgent payment of this scheme with this id was approved. Have it approved first.")
            case true?:
                return Fault(
                    pointer: pointer, code: "inFile",
                    detail: "This payment is in a file already. Leave it out; see where it is under its progress.")
            case false?: return nil
            }
        }
    }
}
