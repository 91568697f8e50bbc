import Postgres
public import Sealing
public import SharedLives

/// A file of payments that was made.
public struct PaymentFile: Hashable, Sendable {
    /// Its id.
    public let id: Identifier
    /// The run whose payments are in it; nil for urgent payments.
    public let runID: Identifier?
    /// The month that is paid; nil for urgent payments.
    public let month: Month?
    /// Which file of the scheme it is, from 1.
    public let number: Int
    /// In which form.
    public let kind: PaymentFileKind
    /// When the payer's bank is to process it.
    public let processOn: CivilDate
    /// How many payments are in it.
    public let paymentCount: Int
    /// What they come to: the control total.
    public let amount: Pence
    /// How long it is.
    public let byteCount: Int
    /// The SHA-256 of its bytes.
    public let digest: [UInt8]
    /// Names that stand otherwise in it than in the records.
    public let changes: [PaymentFileText.Change]
    /// When it was made.
    public let madeAt: Instant
    /// Who had it made.
    public let madeBy: Identifier

    /// What it is called when it is saved.
    public var name: String {
        "\(month.map { "payments-\($0)" } ?? "urgent-payments")-file-\(number).\(kind.nameExtension)"
    }
}

/// What is asked for when a file is to be made.
public struct PaymentFileRequest: Hashable, Sendable {
    /// What is done about carers whose account is not known, where the file needs it.
    public enum WithoutAccount: String, CaseIterable, Hashable, Sendable {
        /// No file is made, and they are told.
        case refuse
        /// The others are paid; these stay to be paid, with a later file.
        case leaveOut
    }

    /// In which form.
    public var kind: PaymentFileKind
    /// When the payer's bank is to process it.
    public var processOn: CivilDate
    /// What is done about carers whose account is not known.
    public var withoutAccount: WithoutAccount

    /// What is asked for.
    public init(kind: PaymentFileKind, processOn: CivilDate, withoutAccount: WithoutAccount) {
        self.kind = kind
        self.processOn = processOn
        self.withoutAccount = withoutAccount
    }
}

extension SchemeTransaction {
    /// Makes a file of a run's payments that are in none yet, and takes the run to `exported`. Where all of them are in files, the
    /// last one of this form is given again: no payment goes out twice.
    ///
    /// - Throws: `StoreError.notFound`; `StoreError.conflict` where the run is not approved, or everything is in files of another
    ///   form; `StoreError.refused` with every carer whose account is missing, or what else the form needs.
    public func makePaymentFile(
        _ request: PaymentFileRequest, of runID: Identifier, keys: SealingKeys
    ) throws -> (file: PaymentFile, isNew: Bool) {
        guard let run = try connection.first(PaymentRunStatements.lock, runID) else { throw StoreError.notFound }
        guard [.approved, .exported, .paid].contains(run.value.state) else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "runNotInState",
                    detail: "A payment file is made of an approved run. This one is \(run.value.state.rawValue)."))
        }
        let form = try PaymentFileForm(request, self)
        let open = try connection.rows(PaymentFileStatements.open, (runID, request.processOn))
        let missing = form.needsAccounts ? open.filter { $0.account == nil } : []
        let payable = form.needsAccounts ? open.filter { $0.account != nil } : open
        if !missing.isEmpty, request.withoutAccount == .refuse || payable.isEmpty && run.value.state == .approved {
            throw StoreError.refused(missing.map { $0.missing(on: request.processOn) })
        }
        guard !payable.isEmpty else {
            if let file = try lastFile(of: runID, kind: request.kind, keys: keys) { return (file, false) }
            throw try nothingToPay(runID)
        }
        try checkDay(of: request)
        let file = try write(payable, form, request, month: run.value.period, of: runID, keys: keys)
        if run.value.state == .approved { _ = try connection.one(PaymentRunStatements.export, runID) }
        return (file, true)
    }

    private func lastFile(of run: Identifier, kind: PaymentFileKind, keys: SealingKeys) throws -> PaymentFile? {
        try paymentFiles(of: run, keys: keys).last { $0.kind == kind }
    }

    private func nothingToPay(_ run: Identifier) throws -> StoreError {
        let inFiles = try connection.one(PaymentFileStatements.entryCount, run)
        return .conflict(
            inFiles == 0
                ? Fault(
                    pointer: "", code: "nothingToPay", detail: "Nobody is paid anything in this run: no file is needed."
                )
                : Fault(
                    pointer: "/kind", code: "everythingInFiles",
                    detail: "Every payment of this run is in a file of another form already. See the run's files."))
    }
}

extension SchemeTransaction {
    /// A run's files, by their numbers.
    ///
    /// - Throws: `StoreError.notFound` when there is no such run.
    public func paymentFiles(of run: Identifier, keys: SealingKeys) throws -> [PaymentFile] {
        let rows = try connection.rows(PaymentFileStatements.list, run)
        if rows.isEmpty, try connection.first(PaymentRunStatements.find, run) == nil { throw StoreError.notFound }
        return try rows.map { try file($0, keys) }
    }

    /// The scheme's files of urgent payments, in the order in which they were made.
    public func urgentPaymentFiles(_ page: Page, keys: SealingKeys) throws -> [PaymentFile] {
        try connection.rows(PaymentFileStatements.listUrgent, (page.start, page.rowsMax)).map { try file($0, keys) }
    }

    /// One of a run's files; one of urgent payments where there is no run.
    ///
    /// - Throws: `StoreError.notFound`.
    public func paymentFile(_ id: Identifier, of run: Identifier?, keys: SealingKeys) throws -> PaymentFile {
        try file(try paymentFileRow(id, of: run), keys)
    }

    /// A file's bytes as they were made; that they were had is recorded.
    ///
    /// - Throws: `StoreError.notFound`.
    public func downloadPaymentFile(
        _ id: Identifier, of run: Identifier?, keys: SealingKeys
    ) throws -> (file: PaymentFile, bytes: [UInt8]) {
        let file = try paymentFile(id, of: run, keys: keys)
        let (keyID, sealed) = try connection.one(PaymentFileStatements.content, id)
        _ = try connection.execute(PaymentFileStatements.download, (newIdentifier(), id))
        return (file, try open(SealingKeys.Sealed(keyID: keyID, bytes: sealed.bytes), at: place(of: id), keys))
    }

    /// Who had a file, and when.
    ///
    /// - Throws: `StoreError.notFound` when there is no such file.
    public func downloads(of id: Identifier, of run: Identifier?) throws -> [PaymentFileDownload] {
        _ = try paymentFileRow(id, of: run)
        return try connection.rows(PaymentFileStatements.downloads, id).map { PaymentFileDownload(by: $0.0, at: $0.1) }
    }

    func paymentFileRow(_ id: Identifier, of run: Identifier?) throws -> PaymentFileStatements.Row {
        guard let row = try connection.first(PaymentFileStatements.find, id), row.1 == run else {
            throw StoreError.notFound
        }
        return row
    }

    private func file(_ row: PaymentFileStatements.Row, _ keys: SealingKeys) throws -> PaymentFile {
        let digest = SealingKeys.Sealed(keyID: row.8, bytes: row.9.bytes)
        return PaymentFile(
            id: row.0, runID: row.1, month: row.15.map { Month(containing: $0) }, number: Int(row.2), kind: row.3,
            processOn: row.4,
            paymentCount: Int(row.5), amount: row.6, byteCount: Int(row.7),
            digest: try open(digest, at: SealedPlace.digest(ofFileAt: place(of: row.0)), keys),
            changes: row.10.indices.map {
                PaymentFileText.Change(
                    reference: row.10[$0].isEmpty ? nil : row.10[$0], given: row.11[$0], written: row.12[$0])
            }, madeAt: row.13, madeBy: row.14)
    }

    private func open(_ sealed: SealingKeys.Sealed, at place: String, _ keys: SealingKeys) throws -> [UInt8] {
        do throws(SealingError) {
            return try keys.open(sealed, at: place)
        } catch {
            throw error.storeError
        }
    }
}

/// That somebody had a file.
public struct PaymentFileDownload: Hashable, Sendable {
    /// Who.
    public let by: Identifier
    /// When.
    public let at: Instant
}
