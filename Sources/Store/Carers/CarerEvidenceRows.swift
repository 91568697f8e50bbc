import Postgres
import SharedLives

/// One row of a carer's evidence: whatever kind of fact it is, it fits these columns. Only what requirements look at is read.
public struct CarerEvidenceRow: Sendable {
    enum Kind: Int16 {
        case carer, reference, inspection, tenure, insurance, member, training, commitments, report, agreement, review,
            certificate, riskAssessment, updateAnswer, course, policy
    }

    typealias Columns = (
        Int16, Identifier?, Identifier, Identifier?, CivilDate?, CivilDate?, String?, String?, Int32, [String]?,
        [Identifier]?
    )

    let kind: Kind
    /// The carer; nil for what the scheme has set.
    let carer: Identifier?
    let id: Identifier
    /// The household, the course or the certificate to which this belongs.
    let parent: Identifier?
    let day: CivilDate?
    let endDay: CivilDate?
    let text: String?
    let secondText: String?
    /// Yes and no as bits, or a number.
    let number: Int32
    let words: [String]
    let ids: [Identifier]

    @Sendable init(_ row: Columns) throws {
        guard let kind = Kind(rawValue: row.0) else { throw PostgresValueError("There is no such kind of evidence.") }
        self.kind = kind
        (carer, id, parent, day, endDay) = (row.1, row.2, row.3, row.4, row.5)
        (text, secondText, number, words, ids) = (row.6, row.7, row.8, row.9 ?? [], row.10 ?? [])
    }

    /// The fact's day, which every kind but a carer has.
    func firstDay() throws -> CivilDate {
        guard let day else { throw PostgresValueError("A fact has no day.") }
        return day
    }

    func value<Value: RawRepresentable<String>>(_ text: String?) throws -> Value {
        guard let value = text.flatMap(Value.init(rawValue:)) else {
            throw PostgresValueError("\(text ?? "NULL") is no \(Value.self).")
        }
        return value
    }

    func has(_ bit: Int32) -> Bool { number & 1 << bit != 0 }
}

/// The statements that read all evidence of one carer, or of a page of carers: a union of narrow rows, each kind of which is joined to
/// the carers by its index.
enum CarerEvidenceStatements {
    /// A page of carers after an id ($1), of some states or of all ($3), as known at an instant or now ($4).
    static let page = Query<(Identifier, Int, [String]?, Instant?), CarerEvidenceRow.Columns>(
        "carer_evidence_page",
        sql(
            carers: """
                SELECT id, version, state, kind, given_name, family_name, household_id FROM carer
                WHERE scheme_id = current_scheme_id() AND id > $1 AND ($3 IS NULL OR state = ANY ($3))
                ORDER BY id LIMIT $2
                """, knownAt: "$4")
    ).map(CarerEvidenceRow.init)

    static let one = Query<(Identifier, Instant?), CarerEvidenceRow.Columns>(
        "carer_evidence_of_one",
        sql(
            carers: """
                SELECT id, version, state, kind, given_name, family_name, household_id FROM carer
                WHERE scheme_id = current_scheme_id() AND id = $1
                """, knownAt: "$2")
    ).map(CarerEvidenceRow.init)

    /// The carer as the audit trail shows them at an instant, with the facts that were known then.
    static let asKnown = Query<(Identifier, Instant?), CarerEvidenceRow.Columns>(
        "carer_evidence_as_known",
        sql(
            carers: """
                SELECT id, version, state, kind, given_name, family_name, household_id
                FROM jsonb_populate_record(NULL::carer, (
                    SELECT after FROM audit_entry
                    WHERE scheme_id = current_scheme_id() AND record_id = $1 AND record_type = 'carer' AND recorded_at <= $2
                    ORDER BY audit_entry.id DESC LIMIT 1))
                WHERE id IS NOT NULL
                """, knownAt: "$2")
    ).map(CarerEvidenceRow.init)

    static let all = [page.statement, one.statement, asKnown.statement]

    private static func sql(carers: String, knownAt: String) -> String {
        let known = { (fact: String) in
            """
            \(fact).recorded_at <= coalesce(\(knownAt), 'infinity')
                AND (\(fact).withdrawn_at IS NULL OR \(fact).withdrawn_at > \(knownAt))
            """
        }
        func rows(_ kind: CarerEvidenceRow.Kind, _ table: String, _ columns: String, of owner: String = "carer")
            -> String
        {
            let join =
                owner == "carer"
                ? "fact.carer_id = held.id" : "fact.household_id = held.household_id AND held.kind = 'carer'"
            return """
                SELECT \(kind.rawValue)::smallint, held.id, fact.id, \(columns)
                FROM held JOIN \(table) AS fact ON fact.scheme_id = current_scheme_id() AND \(join)
                WHERE \(known("fact"))
                """
        }
        func ofCertificate(_ kind: CarerEvidenceRow.Kind, _ table: String, _ columns: String) -> String {
            """
            SELECT \(kind.rawValue)::smallint, held.id, fact.id, fact.certificate_id, \(columns)
            FROM held JOIN dbs_certificate AS certificate
                ON certificate.scheme_id = current_scheme_id() AND certificate.carer_id = held.id
            JOIN \(table) AS fact ON fact.scheme_id = current_scheme_id() AND fact.certificate_id = certificate.id
            WHERE \(known("certificate")) AND fact.recorded_at <= coalesce(\(knownAt), 'infinity')
            """
        }
        let parts = [
            """
            SELECT 0::smallint, held.id, held.id, held.household_id,
                (SELECT min(change.on_date) FROM carer_state_change AS change
                    WHERE change.scheme_id = current_scheme_id() AND change.carer_id = held.id
                        AND change.to_state = 'approved' AND change.recorded_at <= coalesce(\(knownAt), 'infinity')),
                NULL::date, held.given_name, held.family_name, held.version, ARRAY[held.kind, held.state], NULL::uuid[]
            FROM held
            """,
            rows(
                .reference, "carer_reference", "NULL, fact.received_on, NULL, fact.referee, fact.verdict, 0, NULL, NULL"
            ),
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
            // The date of birth as a number of days, since a row has only two days.
            rows(
                .member, "household_member",
                """
                NULL, fact.from_date, fact.to_date, fact.given_name, fact.family_name, fact.date_of_birth - date '1970-01-01',
                NULL, NULL
                """, of: "household"),
            rows(.training, "training_record", "fact.course_id, fact.completed_on, NULL, NULL, NULL, 0, NULL, NULL"),
            rows(
                .commitments, "carer_commitments",
                "NULL, fact.considered_on, NULL, NULL, NULL, fact.compatible::integer, NULL, NULL"),
            rows(
                .report, "assessor_report",
                "NULL, fact.completed_on, NULL, NULL, NULL, fact.recommends_approval::integer, NULL, NULL"),
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
        return "WITH held AS MATERIALIZED (\(carers))\n" + parts.joined(separator: "\nUNION ALL\n")
    }
}
