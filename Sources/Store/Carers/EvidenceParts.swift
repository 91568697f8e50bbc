/// The parts of the union by which evidence is read: for each kind of fact, its columns in those of ``CarerEvidenceRow``. The carers
/// stand in `held`.
struct EvidenceParts {
    /// The parameter with the instant at which it was known; null for now.
    let knownAt: String

    /// The carers themselves, with the day of the first approval.
    var carer: String {
        """
        SELECT 0::smallint, held.id, held.id, held.household_id,
            (SELECT min(change.on_date) FROM carer_state_change AS change
                WHERE change.scheme_id = current_scheme_id() AND change.carer_id = held.id
                    AND change.to_state = 'approved' AND change.recorded_at <= coalesce(\(knownAt), 'infinity')),
            NULL::date, held.given_name, held.family_name, held.version, ARRAY[held.kind, held.state], NULL::uuid[]
        FROM held
        """
    }

    /// What is recorded of the household. A support carer is not asked for it.
    var ofHousehold: [String] {
        [
            rows(
                .inspection, "home_inspection",
                """
                NULL, fact.inspected_on, NULL, NULL, NULL, fact.bedroom::integer + 2 * fact.washing::integer
                    + 4 * fact.health_and_safety::integer + 8 * fact.suitability::integer + 16 * fact.insurance::integer,
                NULL, NULL
                """, of: "household"),
            rows(
                .tenure, "household_tenure",
                """
                NULL, fact.checked_on, fact.landlord_consent_on, fact.kind, NULL, fact.payments_up_to_date::integer, NULL, NULL
                """, of: "household"),
            rows(
                .insurance, "household_insurance",
                "NULL, fact.from_date, fact.to_date, fact.kind, fact.insurer, 0, NULL, NULL", of: "household"),
            // The date of birth as a number of days, since a row has only two days. Who has left lives there until that day.
            rows(
                .member, "household_member",
                """
                NULL, fact.from_date, least(fact.to_date, (
                    SELECT min(departure.left_on) FROM household_departure AS departure
                    WHERE departure.scheme_id = current_scheme_id() AND departure.member_id = fact.id
                        AND \(known("departure")))), fact.given_name, fact.family_name, fact.date_of_birth - date '1970-01-01',
                NULL, NULL
                """, of: "household"),
        ]
    }

    /// References, commitments, reports.
    var ofAssessment: [String] {
        [
            rows(
                .reference, "carer_reference", "NULL, fact.received_on, NULL, fact.referee, fact.verdict, 0, NULL, NULL"
            ),
            rows(
                .commitments, "carer_commitments",
                "NULL, fact.considered_on, NULL, NULL, NULL, fact.compatible::integer, NULL, NULL"),
            rows(
                .report, "assessor_report",
                "NULL, fact.completed_on, NULL, NULL, NULL, fact.recommends_approval::integer, NULL, NULL"),
        ]
    }

    /// Training, agreements, reviews.
    var ofPractice: [String] {
        [
            rows(.training, "training_record", "fact.course_id, fact.completed_on, NULL, NULL, NULL, 0, NULL, NULL"),
            rows(
                .agreement, "carer_agreement",
                "NULL, fact.carer_signed_on, fact.scheme_signed_on, fact.agreement_version, NULL, 0, fact.clauses, NULL"
            ),
            rows(
                .review, "annual_carer_review",
                """
                NULL, fact.reviewed_on, NULL, NULL, NULL, 0,
                ARRAY(SELECT point.key FROM jsonb_each(fact.points) AS point WHERE point.value -> 'isMet' = 'true'), NULL
                """),
        ]
    }

    /// Certificates, with decisions and answers about them.
    var ofDBS: [String] {
        [
            rows(
                .certificate, "dbs_certificate",
                """
                fact.original_seen_by, fact.issued_on, fact.original_seen_on, fact.level, fact.workforce,
                fact.barred_list_checked::integer + 2 * fact.home_based::integer + 4 * fact.is_paper::integer
                    + 8 * (fact.outcome = 'disclosed')::integer, ARRAY[fact.number],
                ARRAY(SELECT named.household_member_id FROM dbs_named_adult AS named
                    WHERE named.scheme_id = current_scheme_id() AND named.certificate_id = fact.id)
                """),
            ofCertificate(
                .riskAssessment, "dbs_risk_assessment", "fact.decided_on, NULL, fact.decision, NULL, 0, NULL, NULL"),
            ofCertificate(
                .updateAnswer, "dbs_update_check", "fact.asked_on, NULL, fact.result, NULL, 0, NULL, NULL"),
        ]
    }

    /// What the scheme has set, which belongs to no carer.
    var ofScheme: [String] {
        [
            """
            SELECT \(CarerEvidenceRow.Kind.course.rawValue)::smallint, NULL, fact.id, NULL, fact.from_date, NULL, fact.code, fact.name,
                fact.is_mandatory::integer + 2 * fact.is_induction::integer + 4 * coalesce(fact.valid_months, 0), NULL, NULL
            FROM course AS fact WHERE fact.scheme_id = current_scheme_id() AND \(known("fact"))
            """,
            """
            SELECT \(CarerEvidenceRow.Kind.policy.rawValue)::smallint, NULL, fact.id, NULL, fact.from_date, NULL, NULL, NULL, 0,
                ARRAY[fact.references_min, fact.dbs_renewal_months, coalesce(fact.inspection_valid_months, 0),
                    fact.review_months, fact.dbs_lead_days, fact.insurance_lead_days, fact.training_lead_days,
                    fact.review_lead_days, fact.people_max, fact.panel_quorum, fact.panel_papers_days]::text[], NULL
            FROM requirement_policy AS fact WHERE fact.scheme_id = current_scheme_id() AND \(known("fact"))
            """,
        ]
    }

    private func known(_ fact: String) -> String {
        """
        \(fact).recorded_at <= coalesce(\(knownAt), 'infinity')
            AND (\(fact).withdrawn_at IS NULL OR \(fact).withdrawn_at > \(knownAt))
        """
    }

    private func rows(
        _ kind: CarerEvidenceRow.Kind, _ table: String, _ columns: String, of owner: String = "carer"
    ) -> String {
        let join =
            owner == "carer"
            ? "fact.carer_id = held.id" : "fact.household_id = held.household_id AND held.kind = 'carer'"
        return """
            SELECT \(kind.rawValue)::smallint, held.id, fact.id, \(columns)
            FROM held JOIN \(table) AS fact ON fact.scheme_id = current_scheme_id() AND \(join)
            WHERE \(known("fact"))
            """
    }

    private func ofCertificate(_ kind: CarerEvidenceRow.Kind, _ table: String, _ columns: String) -> String {
        """
        SELECT \(kind.rawValue)::smallint, held.id, fact.id, fact.certificate_id, \(columns)
        FROM held JOIN dbs_certificate AS certificate
            ON certificate.scheme_id = current_scheme_id() AND certificate.carer_id = held.id
        JOIN \(table) AS fact ON fact.scheme_id = current_scheme_id() AND fact.certificate_id = certificate.id
        WHERE \(known("certificate")) AND fact.recorded_at <= coalesce(\(knownAt), 'infinity')
        """
    }
}
