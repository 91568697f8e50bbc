import Postgres
import SharedLives

enum PanelEvidenceStatements {
    static let owner = Query<Identifier, (Carer.Kind, Identifier?, CivilDate?)>(
        "panel_evidence_owner",
        """
        SELECT kind, household_id, (
            SELECT min(on_date) FROM carer_state_change AS change WHERE change.scheme_id = current_scheme_id()
                AND change.carer_id = carer.id AND change.to_state = 'approved')
        FROM carer WHERE scheme_id = current_scheme_id() AND id = $1
        """)

    /// A carer's certificates: what was checked, never what was disclosed.
    static let certificates = Query<
        Identifier,
        (
            Identifier, DBSCertificate.Level, DBSCertificate.Workforce, Bool, Bool, Bool, String, CivilDate,
            DBSCertificate.Outcome, Identifier, CivilDate, [Identifier]
        )
    >(
        "panel_evidence_certificates",
        """
        SELECT id, level, workforce, barred_list_checked, home_based, is_paper, number, issued_on, outcome,
            original_seen_by, original_seen_on, ARRAY(
                SELECT household_member_id FROM dbs_named_adult AS named
                WHERE named.scheme_id = current_scheme_id() AND named.certificate_id = dbs_certificate.id)
        FROM dbs_certificate WHERE scheme_id = current_scheme_id() AND carer_id = $1 AND withdrawn_at IS NULL
        """)

    static let assessments = Query<
        Identifier, (Identifier, Identifier, RiskAssessment.Decision, [RiskAssessment.Safeguard], CivilDate)
    >(
        "panel_evidence_assessments",
        """
        SELECT assessment.certificate_id, assessment.id, assessment.decision, assessment.safeguards,
            assessment.decided_on
        FROM dbs_risk_assessment AS assessment JOIN dbs_certificate ON dbs_certificate.scheme_id = assessment.scheme_id
            AND dbs_certificate.id = assessment.certificate_id
        WHERE assessment.scheme_id = current_scheme_id() AND dbs_certificate.carer_id = $1
        """)

    static let answers = Query<Identifier, (Identifier, Identifier, CivilDate, UpdateServiceAnswer.Result)>(
        "panel_evidence_answers",
        """
        SELECT answer.certificate_id, answer.id, answer.asked_on, answer.result
        FROM dbs_update_check AS answer JOIN dbs_certificate ON dbs_certificate.scheme_id = answer.scheme_id
            AND dbs_certificate.id = answer.certificate_id
        WHERE answer.scheme_id = current_scheme_id() AND dbs_certificate.carer_id = $1
        """)

    static let all = [owner.statement, certificates.statement, assessments.statement, answers.statement]
}

extension SchemeTransaction {
    /// The policy that the scheme has set for a day; the specification's numbers where it has set none.
    func requirementPolicy(on day: CivilDate) throws -> RequirementPolicy {
        try facts(RequirementFacts.policies, of: principal.schemeID).map(\.fact).inForce(on: day)
    }

    /// All evidence of one carer and their household, as it stands.
    ///
    /// - Throws: `StoreError.notFound`.
    func evidence(of carer: Identifier) throws -> CarerEvidence {
        guard let (kind, household, approvedOn) = try connection.first(PanelEvidenceStatements.owner, carer) else {
            throw StoreError.notFound
        }
        var evidence = CarerEvidence(kind: kind, householdID: household, approvedOn: approvedOn)
        evidence.certificates = try certificates(of: carer)
        evidence.references = try recorded(CarerFacts.references, of: carer)
        evidence.training = try recorded(CarerFacts.trainingRecords, of: carer)
        evidence.courses = try recorded(RequirementFacts.courses, of: principal.schemeID)
        evidence.commitments = try recorded(CarerFacts.commitments, of: carer)
        evidence.assessorReports = try recorded(CarerFacts.assessorReports, of: carer)
        evidence.agreements = try recorded(CarerFacts.agreements, of: carer)
        evidence.reviews = try recorded(CarerFacts.reviews, of: carer)
        if let household {
            evidence.members = try recorded(HouseholdFacts.members, of: household)
            evidence.inspections = try recorded(HouseholdFacts.inspections, of: household)
            evidence.tenures = try recorded(HouseholdFacts.tenures, of: household)
            evidence.insurances = try recorded(HouseholdFacts.insurances, of: household)
        }
        return evidence
    }

    private func recorded<Fact: Hashable>(
        _ table: RecordedFactTable<Fact>, of owner: Identifier
    ) throws -> [Evidence<Fact>] {
        try facts(table, of: owner).map { Evidence(id: $0.id, fact: $0.fact) }
    }

    private func certificates(of carer: Identifier) throws -> [Evidence<DBSEvidence>] {
        let (certificates, assessments, answers) = try connection.pipeline(
            PanelEvidenceStatements.certificates.call(carer), PanelEvidenceStatements.assessments.call(carer),
            PanelEvidenceStatements.answers.call(carer))
        return certificates.map { row in
            Evidence(
                id: row.0,
                fact: DBSEvidence(
                    certificate: DBSCertificate(
                        level: row.1, workforce: row.2, barredListChecked: row.3, homeBased: row.4, isPaper: row.5,
                        number: row.6, issuedOn: row.7, outcome: row.8, originalSeenBy: row.9, originalSeenOn: row.10,
                        namedAdults: Set(row.11)),
                    riskAssessments: assessments.filter { $0.0 == row.0 }.map {
                        Evidence(id: $0.1, fact: RiskAssessment(decision: $0.2, safeguards: $0.3, decidedOn: $0.4))
                    },
                    answers: answers.filter { $0.0 == row.0 }.map {
                        Evidence(id: $0.1, fact: UpdateServiceAnswer(askedOn: $0.2, result: $0.3))
                    }))
        }
    }
}
