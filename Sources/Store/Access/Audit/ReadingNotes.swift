public import Postgres
public import SharedLives

/// One row of an answer that shows a record.
public protocol RecordShown {
    /// The record, and those that the row names beside it. The first one tells the rows of one record from those of another.
    var recordsShown: [Identifier] { get }
}

/// An answer that shows several records.
public protocol RecordsShown {
    /// The records, each once.
    /// - Parameter recordsMax: of how many the caller is shown the rows; nil for all.
    func recordsShown(max recordsMax: Int?) -> [Identifier]
}

extension Array: RecordsShown where Element: RecordShown {
    /// The records of the first rows.
    public func recordsShown(max recordsMax: Int?) -> [Identifier] {
        var first: Set<Identifier> = []
        var known: Set<Identifier> = []
        var shown: [Identifier] = []
        for row in self {
            let records = row.recordsShown
            guard let record = records.first else { continue }
            if first.insert(record).inserted, let recordsMax, first.count > recordsMax { break }
            for record in records where known.insert(record).inserted { shown.append(record) }
        }
        return shown
    }
}

extension SchemeTransaction {
    /// Notes in the audit trail that the acting account is shown something, in the transaction that reads it.
    ///
    /// - Parameters:
    ///   - operation: by what, as the API's document names it.
    ///   - record: the record that was asked for; nil for a list of the scheme's.
    ///   - shown: the records that the answer has.
    public func noteReading(by operation: String, of record: Identifier?, shown: [Identifier]) throws {
        _ = try connection.one(
            ReadingNoteStatements.note, (operation, record, shown.isEmpty ? nil : shown))
    }

    /// Reads with one call.
    public func answer<Answer>(_ reading: Reading<Answer>) throws -> Answer {
        try connection.pipeline([reading])[0]
    }
}

enum ReadingNoteStatements {
    static let note = Query<(String, Identifier?, [Identifier]?), Bool>(
        "reading_note", "SELECT note_reading($1, $2, $3)")

    static let all = [note.statement]
}

// Which records a row of a list shows.

extension Stored: RecordShown {
    /// The record.
    public var recordsShown: [Identifier] { [id] }
}

extension RecordedFact: RecordShown {
    /// The fact.
    public var recordsShown: [Identifier] { [id] }
}

extension CarerEvidenceRow: RecordShown {
    /// The carer; nobody for what the scheme has set.
    public var recordsShown: [Identifier] { carer.map { [$0] } ?? [] }
}

extension CarerRegisterReport: RecordsShown {
    /// The carers.
    public func recordsShown(max recordsMax: Int?) -> [Identifier] { entries.map(\.id) }
}

extension ExcludedCarer: RecordShown {
    /// The carer.
    public var recordsShown: [Identifier] { [carer.id] }
}

extension FoundCandidates: RecordsShown {
    /// The carers of the page.
    public func recordsShown(max recordsMax: Int?) -> [Identifier] { page.prefix(recordsMax ?? .max).map(\.carer.id) }
}

extension FoundVacancy: RecordShown {
    /// The carer and the home.
    public var recordsShown: [Identifier] { [carer.id, householdID] }
}

extension StandingReferral: RecordShown {
    /// The referral and the person.
    public var recordsShown: [Identifier] { [referral.id, referral.value.referral.personID] }
}

extension PersonAccount: RecordShown {
    /// The person.
    public var recordsShown: [Identifier] { [id] }
}

extension RunShare: RecordShown {
    /// The carer or the council.
    public var recordsShown: [Identifier] { [id] }
}

extension ParkedCarerRecord: RecordShown {
    /// The carer.
    public var recordsShown: [Identifier] { [carerID] }
}

extension CarerPayment: RecordShown {
    /// The carer.
    public var recordsShown: [Identifier] { Identifier(carer).map { [$0] } ?? [] }
}

extension DBSRecord: RecordShown {
    /// The certificate.
    public var recordsShown: [Identifier] { [id] }
}

extension AuditEntry: RecordShown {
    /// The record that was changed or read.
    public var recordsShown: [Identifier] { [recordID] }
}
