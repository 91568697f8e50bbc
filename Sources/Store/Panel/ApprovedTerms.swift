import Postgres
public import SharedLives

/// Terms of approval as they are recorded.
public struct RecordedTerms: Sendable {
    /// The terms' own identifier.
    public let id: Identifier
    /// The case in which they were decided; nil for a carer who was approved before.
    public let caseID: Identifier?
    /// When they were recorded.
    public let recordedAt: Instant
    /// What they say.
    public let terms: ApprovalTerms
}

enum ApprovedTermsStatements {
    /// The terms that hold on a day, as known at an instant. A carer whose approval has ended has none.
    static let inForce = Query<
        (Identifier, CivilDate, Instant?),
        (
            Identifier, Identifier?, Instant, [ArrangementKind], Int16, [String], [String], CivilDate, CivilDate?
        )
    >(
        "approval_terms_in_force",
        """
        SELECT id, case_id, recorded_at, kinds, people_max, bands, conditions, from_date, until_date
        FROM (
            SELECT * FROM approval_terms
            WHERE scheme_id = current_scheme_id() AND carer_id = $1 AND from_date <= $2
                AND recorded_at <= coalesce($3, 'infinity') AND (withdrawn_at IS NULL OR withdrawn_at > $3)
            ORDER BY from_date DESC, id DESC LIMIT 1) AS latest
        WHERE (until_date IS NULL OR until_date > $2) AND NOT EXISTS (
            SELECT FROM carer_state_change AS change
            WHERE change.scheme_id = current_scheme_id() AND change.carer_id = $1
                AND change.to_state IN ('deapproved', 'resigned') AND change.on_date <= $2
                AND change.recorded_at <= coalesce($3, 'infinity'))
        """
    ).map { row in
        RecordedTerms(
            id: row.0, caseID: row.1, recordedAt: row.2,
            terms: ApprovalTerms(
                kinds: row.3, peopleMax: Int(row.4), bands: row.5, conditions: row.6, from: row.7, until: row.8))
    }

    static let ofCase = Query<
        Identifier, ([ArrangementKind], Int16, [String], [String], CivilDate, CivilDate?)
    >(
        "approval_terms_of_case",
        """
        SELECT kinds, people_max, bands, conditions, from_date, until_date FROM approval_terms
        WHERE scheme_id = current_scheme_id() AND case_id = $1 ORDER BY id LIMIT 1
        """
    ).map { row in
        ApprovalTerms(
            kinds: row.0, peopleMax: Int(row.1), bands: row.2, conditions: row.3, from: row.4, until: row.5)
    }

    static let insert = Command<
        (
            Identifier, Identifier, Identifier?, [ArrangementKind], Int16, [String], [String], CivilDate, CivilDate?
        )
    >(
        "approval_terms_insert",
        """
        INSERT INTO approval_terms (
            id, carer_id, case_id, kinds, people_max, bands, conditions, from_date, until_date)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """)

    static let all = [inForce.statement, ofCase.statement, insert.statement]
}

extension SchemeTransaction {
    /// What a carer is approved for on a day, as it stands or as it was known at an instant; nil where they are approved for
    /// nothing, or no terms are recorded.
    ///
    /// - Throws: `StoreError.notFound` when there is no such carer.
    public func approvalTerms(
        of carer: Identifier, on day: CivilDate?, knownAt: Instant? = nil
    ) throws -> (on: CivilDate, terms: RecordedTerms?) {
        let day = try day ?? today()
        _ = try stateOfCarer(carer)
        return (day, try connection.first(ApprovedTermsStatements.inForce, (carer, day, knownAt)))
    }

    /// Records the terms of a carer who was approved before the scheme kept its records here.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.refused`; `StoreError.conflict` when the carer is not approved, or has terms
    ///   from a panel already.
    public func addTerms(_ terms: ApprovalTerms, of carer: Identifier) throws -> RecordedTerms {
        try demand(stateOfCarer(carer), of: [.approved, .suspended])
        try refuse(terms.faults(peopleMax: requirementPolicy(on: terms.from).peopleMax))
        if let present = try connection.first(ApprovedTermsStatements.inForce, (carer, terms.from, nil)),
            present.caseID != nil
        {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "termsFromPanel",
                    detail: "This carer's terms were decided after a panel. Prepare a case to change them."))
        }
        try insert(terms, of: carer, case: nil)
        guard let added = try connection.first(ApprovedTermsStatements.inForce, (carer, terms.from, nil)) else {
            throw StoreError.notFound
        }
        return added
    }

    func insert(_ terms: ApprovalTerms, of carer: Identifier, case panelCase: Identifier?) throws {
        _ = try connection.execute(
            ApprovedTermsStatements.insert,
            (
                newIdentifier(), carer, panelCase, terms.kinds, Int16(terms.peopleMax), terms.bands, terms.conditions,
                terms.from, terms.until
            ))
    }
}
