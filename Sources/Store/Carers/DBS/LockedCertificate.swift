import Postgres
import SharedLives

/// A certificate that nobody else changes anything of until the transaction ends, with what decides what may be done to it.
struct LockedCertificate: Sendable {
    let holder: Identifier
    let isOfStaff: Bool
    let issuedOn: CivilDate
    let outcome: DBSCertificate.Outcome
    let isWithdrawn: Bool
    let firstDecidedOn: CivilDate?
    let today: CivilDate

    static let statement = Query<
        Identifier, (Identifier, Bool, CivilDate, DBSCertificate.Outcome, Bool, CivilDate?, CivilDate)
    >(
        "dbs_certificate_lock",
        """
        SELECT coalesce(carer_id, account_id), account_id IS NOT NULL, issued_on, outcome, withdrawn_at IS NOT NULL, (
            SELECT min(assessment.decided_on) FROM dbs_risk_assessment AS assessment
            WHERE assessment.scheme_id = certificate.scheme_id AND assessment.certificate_id = certificate.id),
            (current_instant() AT TIME ZONE 'Europe/London')::date
        FROM dbs_certificate AS certificate WHERE scheme_id = current_scheme_id() AND id = $1 FOR UPDATE
        """
    ).map { row in
        LockedCertificate(
            holder: row.0, isOfStaff: row.1, issuedOn: row.2, outcome: row.3, isWithdrawn: row.4,
            firstDecidedOn: row.5, today: row.6)
    }

    /// Keeps a certificate's carer as they are, before anything that may take evidence from them: see ``FactOwner/hold``.
    static let holdCarer = Query<Identifier, Identifier>(
        "dbs_certificate_hold_carer",
        """
        SELECT id FROM carer WHERE scheme_id = current_scheme_id() AND id = (
            SELECT carer_id FROM dbs_certificate WHERE scheme_id = current_scheme_id() AND id = $1)
        FOR KEY SHARE
        """)

    static let all = [statement.statement, holdCarer.statement]

    /// Whether the time is over for which a disclosure is kept, even if the job has not come by yet.
    var isDisclosureOver: Bool {
        DisclosureRetention(recordedOn: today, firstDecidedOn: firstDecidedOn).act(on: today) == .purge
    }
}

extension SchemeTransaction {
    /// Locks a certificate that stands.
    ///
    /// - Throws: `StoreError.notFound`; `StoreError.conflict` when it is withdrawn.
    func lockCertificate(_ id: Identifier) throws -> LockedCertificate {
        _ = try connection.first(LockedCertificate.holdCarer, id)
        guard let certificate = try connection.first(LockedCertificate.statement, id) else { throw StoreError.notFound }
        guard !certificate.isWithdrawn else { throw StoreError.conflict(.certificateWithdrawn) }
        return certificate
    }

    /// Locks a certificate that disclosed something, for somebody whose own it is not.
    ///
    /// - Throws: also `StoreError.conflict` when it is clear, or the principal's own.
    func lockDisclosed(_ id: Identifier) throws -> LockedCertificate {
        let certificate = try lockCertificate(id)
        guard certificate.outcome == .disclosed else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "nothingDisclosed",
                    detail: "This certificate is clear: there is nothing to write down or to decide."))
        }
        if certificate.isOfStaff, certificate.holder == principal.accountID {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "twoPeopleNeeded",
                    detail: "This is your own certificate. Let a colleague do this."))
        }
        return certificate
    }
}
