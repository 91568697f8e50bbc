import Postgres
public import SharedLives

enum RiskAssessmentStatements {
    private typealias Row = (
        Identifier, Instant, Identifier, RiskAssessment.Decision, [RiskAssessment.Safeguard], CivilDate
    )

    private static let columns = "id, recorded_at, recorded_by, decision, safeguards, decided_on"

    static let list = Query<Identifier, Row>(
        "dbs_risk_assessment_list",
        """
        SELECT \(columns) FROM dbs_risk_assessment WHERE scheme_id = current_scheme_id() AND certificate_id = $1
        ORDER BY decided_on, id
        """
    ).map(recorded)

    static let insert = Query<
        (Identifier, Identifier, RiskAssessment.Decision, [RiskAssessment.Safeguard], CivilDate), Row
    >(
        "dbs_risk_assessment_insert",
        """
        INSERT INTO dbs_risk_assessment (id, certificate_id, decision, safeguards, decided_on) VALUES ($1, $2, $3, $4, $5)
        RETURNING \(columns)
        """
    ).map(recorded)

    static let all = [list.statement, insert.statement]

    @Sendable private static func recorded(_ row: Row) -> RecordedFact<RiskAssessment> {
        RecordedFact(
            id: row.0, recordedAt: row.1, recordedBy: row.2,
            fact: RiskAssessment(decision: row.3, safeguards: row.4, decidedOn: row.5))
    }
}

extension SchemeTransaction {
    /// Records the registered manager's decision on what a certificate disclosed. A later one supersedes it; the first one starts
    /// the time after which the disclosure is purged.
    ///
    /// - Parameter assessment: makes the decision, given today's date.
    /// - Throws: `StoreError.notFound`; `StoreError.refused`; `StoreError.conflict` when the certificate is clear, withdrawn or the
    ///   principal's own.
    public func decide(
        onCertificate id: Identifier, _ assessment: (_ today: CivilDate) -> RiskAssessment
    ) throws -> RecordedFact<RiskAssessment> {
        let certificate = try lockDisclosed(id)
        let assessment = assessment(certificate.today)
        try refuse(assessment.faults(issuedOn: certificate.issuedOn, today: certificate.today))
        return try connection.one(
            RiskAssessmentStatements.insert,
            (newIdentifier(), id, assessment.decision, assessment.safeguards, assessment.decidedOn))
    }

    /// A certificate with all that followed from it, but for what it disclosed.
    ///
    /// - Throws: `StoreError.notFound`.
    public func certificateFile(_ id: Identifier) throws -> DBSFile {
        let (record, disclosure, assessments, consents, answers) = try connection.pipeline(
            DBSCertificateStatements.find.callFirst(id), DisclosureStatements.standing.callFirst(id),
            RiskAssessmentStatements.list.call(id), UpdateServiceStatements.consents.call(id),
            UpdateServiceStatements.answers.call(id))
        guard let record else { throw StoreError.notFound }
        return DBSFile(
            record: record, disclosure: disclosure, assessments: assessments, consents: consents, answers: answers)
    }
}
