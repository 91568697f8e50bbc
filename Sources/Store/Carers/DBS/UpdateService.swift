import Postgres
public import SharedLives

enum UpdateServiceStatements {
    private typealias Consent = (Identifier, Instant, Identifier?, CivilDate)
    private typealias Answer = (Identifier, Instant, Identifier?, CivilDate, UpdateServiceAnswer.Result)

    private static let consentColumns = "id, recorded_at, recorded_by, consented_on"
    private static let answerColumns = "id, recorded_at, recorded_by, asked_on, result"

    static let consents = Query<Identifier, Consent>(
        "dbs_update_consent_list",
        """
        SELECT \(consentColumns) FROM dbs_update_consent
        WHERE scheme_id = current_scheme_id() AND certificate_id = $1 AND withdrawn_at IS NULL ORDER BY id
        """
    ).map(consent)

    static let insertConsent = Query<(Identifier, Identifier, CivilDate), Consent>(
        "dbs_update_consent_insert",
        """
        INSERT INTO dbs_update_consent (id, certificate_id, consented_on) VALUES ($1, $2, $3) RETURNING \(consentColumns)
        """
    ).map(consent)

    static let findConsent = Query<(Identifier, Identifier), Bool>(
        "dbs_update_consent_find",
        """
        SELECT withdrawn_at IS NOT NULL FROM dbs_update_consent
        WHERE scheme_id = current_scheme_id() AND certificate_id = $1 AND id = $2
        """)

    static let withdrawConsent = Query<(Identifier, Identifier), Consent>(
        "dbs_update_consent_withdraw",
        """
        UPDATE dbs_update_consent SET withdrawn_at = current_instant(), withdrawn_by = current_account_id()
        WHERE scheme_id = current_scheme_id() AND certificate_id = $1 AND id = $2 AND withdrawn_at IS NULL
        RETURNING \(consentColumns)
        """
    ).map(consent)

    static let answers = Query<Identifier, Answer>(
        "dbs_update_check_list",
        """
        SELECT \(answerColumns) FROM dbs_update_check
        WHERE scheme_id = current_scheme_id() AND certificate_id = $1 ORDER BY asked_on, id
        """
    ).map(answer)

    static let insertAnswer = Query<(Identifier, Identifier, CivilDate, UpdateServiceAnswer.Result), Answer>(
        "dbs_update_check_insert",
        """
        INSERT INTO dbs_update_check (id, certificate_id, asked_on, result) VALUES ($1, $2, $3, $4)
        RETURNING \(answerColumns)
        """
    ).map(answer)

    /// One open task of a kind about a certificate, however often there is reason for it.
    static let openTask = Command<(Identifier, StaffTask.Kind, Identifier)>(
        "dbs_task_open",
        """
        INSERT INTO task (id, kind, carer_id, subject_id)
        SELECT $1, $2, carer_id, id FROM dbs_certificate WHERE scheme_id = current_scheme_id() AND id = $3 AND NOT EXISTS (
            SELECT FROM task WHERE scheme_id = current_scheme_id() AND kind = $2 AND subject_id = $3 AND done_at IS NULL)
        """)

    static let all = [
        consents.statement, insertConsent.statement, findConsent.statement, withdrawConsent.statement,
        answers.statement, insertAnswer.statement, openTask.statement,
    ]

    @Sendable private static func consent(_ row: Consent) -> RecordedFact<UpdateServiceConsent> {
        RecordedFact(
            id: row.0, recordedAt: row.1, recordedBy: row.2, fact: UpdateServiceConsent(consentedOn: row.3))
    }

    @Sendable private static func answer(_ row: Answer) -> RecordedFact<UpdateServiceAnswer> {
        RecordedFact(
            id: row.0, recordedAt: row.1, recordedBy: row.2,
            fact: UpdateServiceAnswer(askedOn: row.3, result: row.4))
    }
}

extension SchemeTransaction {
    /// Records that the holder subscribes to the Update Service and consents to its being asked.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.refused`; `StoreError.conflict` when the certificate is withdrawn or consent
    ///   stands already.
    public func add(
        _ consent: UpdateServiceConsent, toCertificate id: Identifier
    ) throws -> RecordedFact<UpdateServiceConsent> {
        let certificate = try lockCertificate(id)
        try refuse(Self.faults(consent.consentedOn, "/consentedOn", certificate))
        return try connection.one(
            UpdateServiceStatements.insertConsent, (newIdentifier(), id, consent.consentedOn))
    }

    /// Withdraws a consent: the service is not asked any more.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` when it is withdrawn already.
    public func withdrawConsent(
        _ consent: Identifier, toCertificate id: Identifier, at versions: [Int32]?
    ) throws -> RecordedFact<UpdateServiceConsent> {
        guard let isWithdrawn = try connection.first(UpdateServiceStatements.findConsent, (id, consent)) else {
            throw StoreError.notFound
        }
        let version: Int32 = isWithdrawn ? 2 : 1
        try require(versions, toHave: version)
        guard let withdrawn = try connection.first(UpdateServiceStatements.withdrawConsent, (id, consent)) else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "alreadyWithdrawn",
                    detail: "This has been withdrawn already: nothing is to be done."))
        }
        return withdrawn
    }

    /// Records what the Update Service answered to somebody who asked it by hand.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.refused`; `StoreError.conflict` when the certificate is withdrawn, or nobody has
    ///   consented to the question.
    public func add(
        _ answer: UpdateServiceAnswer, toCertificate id: Identifier
    ) throws -> RecordedFact<UpdateServiceAnswer> {
        let certificate = try lockCertificate(id)
        guard try !connection.rows(UpdateServiceStatements.consents, id).isEmpty else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "noConsent",
                    detail: "The Update Service is asked with the holder's consent only. Record the consent first."))
        }
        try refuse(Self.faults(answer.askedOn, "/askedOn", certificate))
        let added = try connection.one(
            UpdateServiceStatements.insertAnswer, (newIdentifier(), id, answer.askedOn, answer.result))
        if answer.result.asksForNewCertificate {
            _ = try connection.execute(
                UpdateServiceStatements.openTask, (newIdentifier(), .newDBSCertificate, id))
        }
        return added
    }

    private static func faults(_ day: CivilDate, _ pointer: String, _ certificate: LockedCertificate) -> [Fault] {
        if day > certificate.today {
            return [
                Fault(
                    pointer: pointer, code: "futureDate", detail: "Give today, \(certificate.today), or an earlier day."
                )
            ]
        }
        if day < certificate.issuedOn {
            return [
                Fault(
                    pointer: pointer, code: "beforeIssue",
                    detail: "The certificate was issued on \(certificate.issuedOn). Give that day or a later one.")
            ]
        }
        return []
    }
}
