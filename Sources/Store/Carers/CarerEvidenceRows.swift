import Postgres
import SharedLives

/// One row of a carer's evidence: whatever kind of fact it is, it fits these columns. Only what requirements look at is read.
public struct CarerEvidenceRow: Sendable {
    enum Kind: Int16 {
        case carer, reference, inspection, tenure, insurance, member, training, commitments, report, agreement, review,
            certificate, riskAssessment, updateAnswer, course, policy
    }

    static let columns = (
        Int16.self, Identifier?.self, Identifier.self, Identifier?.self, CivilDate?.self, CivilDate?.self, String?.self,
        String?.self, Int32.self, [String]?.self, [Identifier]?.self
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

    /// Reads the ``columns`` in their order.
    @Sendable init(reading row: inout RowReader) throws {
        guard let kind = Kind(rawValue: try row.next()) else {
            throw PostgresValueError("There is no such kind of evidence.")
        }
        self.kind = kind
        carer = try row.next()
        id = try row.next()
        parent = try row.next()
        day = try row.next()
        endDay = try row.next()
        text = try row.next()
        secondText = try row.next()
        number = try row.next()
        words = try row.next([String]?.self) ?? []
        ids = try row.next([Identifier]?.self) ?? []
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
    /// A page of carers after an id ($1), of some states or of all ($3), with facts as known at an instant or now ($4). Their states
    /// are those of a day ($5): for a day that is over, those that the history has; whoever had not asked by then is not there.
    static let page = Query<(Identifier, Int, [String]?, Instant?, CivilDate), CarerEvidenceRow>(
        "carer_evidence_page",
        sql(
            carers: """
                SELECT id, version, state, kind, given_name, family_name, household_id FROM (
                    SELECT id, version, kind, given_name, family_name, household_id,
                        CASE WHEN $5 >= (current_instant() AT TIME ZONE 'Europe/London')::date THEN state ELSE (
                            SELECT change.to_state FROM carer_state_change AS change
                            WHERE change.scheme_id = current_scheme_id() AND change.carer_id = carer.id
                                AND change.on_date <= $5
                            ORDER BY change.on_date DESC, change.recorded_at DESC, change.id DESC LIMIT 1) END AS state
                    FROM carer WHERE scheme_id = current_scheme_id() AND id > $1) AS carer
                WHERE state IS NOT NULL AND ($3 IS NULL OR state = ANY ($3)) ORDER BY id LIMIT $2
                """, knownAt: "$4"), columns: CarerEvidenceRow.columns, row: CarerEvidenceRow.init(reading:))

    static let one = Query<(Identifier, Instant?), CarerEvidenceRow>(
        "carer_evidence_of_one",
        sql(
            carers: """
                SELECT id, version, state, kind, given_name, family_name, household_id FROM carer
                WHERE scheme_id = current_scheme_id() AND id = $1
                """, knownAt: "$2"), columns: CarerEvidenceRow.columns, row: CarerEvidenceRow.init(reading:))

    /// Some carers, those of them who are no support carers, with the facts that are known now.
    static let some = Query<[Identifier], CarerEvidenceRow>(
        "carer_evidence_of_some",
        sql(
            carers: """
                SELECT id, version, state, kind, given_name, family_name, household_id FROM carer
                WHERE scheme_id = current_scheme_id() AND id = ANY ($1) AND kind = 'carer'
                """, knownAt: "NULL::timestamptz"), columns: CarerEvidenceRow.columns,
        row: CarerEvidenceRow.init(reading:))

    /// The carer as the audit trail shows them at an instant, with the facts that were known then.
    static let asKnown = Query<(Identifier, Instant?), CarerEvidenceRow>(
        "carer_evidence_as_known",
        sql(
            carers: """
                SELECT id, version, state, kind, given_name, family_name, household_id
                FROM jsonb_populate_record(NULL::carer, (
                    SELECT after FROM audit_entry
                    WHERE scheme_id = current_scheme_id() AND record_id = $1 AND record_type = 'carer' AND recorded_at <= $2
                    ORDER BY audit_entry.id DESC LIMIT 1))
                WHERE id IS NOT NULL
                """, knownAt: "$2"), columns: CarerEvidenceRow.columns, row: CarerEvidenceRow.init(reading:))

    static let all = [page.statement, one.statement, some.statement, asKnown.statement]

    private static func sql(carers: String, knownAt: String) -> String {
        let parts = EvidenceParts(knownAt: knownAt)
        let all =
            [parts.carer] + parts.ofHousehold + parts.ofAssessment + parts.ofPractice + parts.ofDBS + parts.ofScheme
        return "WITH held AS MATERIALIZED (\(carers))\n" + all.joined(separator: "\nUNION ALL\n")
    }
}
