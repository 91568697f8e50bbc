import Postgres
public import SharedLives

enum DBSCertificateStatements {
    typealias Row = (
        Identifier, Instant, Identifier?, Instant?, Identifier?, Identifier?, DBSCertificate.Level,
        DBSCertificate.Workforce, Bool, Bool, Bool, String, CivilDate, DBSCertificate.Outcome, Identifier, CivilDate,
        [Identifier]
    )

    private static func columns(withdrawnAt: String = "certificate.withdrawn_at") -> String {
        """
        certificate.id, certificate.recorded_at, certificate.recorded_by, \(withdrawnAt), certificate.carer_id, \
        certificate.account_id, certificate.level, certificate.workforce, certificate.barred_list_checked, \
        certificate.home_based, certificate.is_paper, certificate.number, certificate.issued_on, certificate.outcome, \
        certificate.original_seen_by, certificate.original_seen_on, ARRAY(
            SELECT named.household_member_id FROM dbs_named_adult AS named
            WHERE named.scheme_id = certificate.scheme_id AND named.certificate_id = certificate.id ORDER BY 1)
        """
    }

    private static func list(_ holder: String) -> Query<(Identifier, Instant?), DBSRecord> {
        Query<(Identifier, Instant?), Row>(
            "dbs_certificate_list_of_\(holder)",
            """
            SELECT \(columns(withdrawnAt: "NULL::timestamptz")) FROM dbs_certificate AS certificate
            WHERE certificate.scheme_id = current_scheme_id() AND certificate.\(holder)_id = $1
                AND certificate.recorded_at <= coalesce($2, 'infinity')
                AND (certificate.withdrawn_at IS NULL OR certificate.withdrawn_at > $2)
            ORDER BY certificate.issued_on, certificate.id
            """
        ).map(record)
    }

    static let listOfCarer = list("carer")
    static let listOfStaff = list("account")

    static let find = Query<Identifier, Row>(
        "dbs_certificate_find",
        """
        SELECT \(columns()) FROM dbs_certificate AS certificate
        WHERE certificate.scheme_id = current_scheme_id() AND certificate.id = $1
        """
    ).map(record)

    /// Today, and how many of these are members of the carer's household.
    static let carer = Query<(Identifier, [Identifier]), (CivilDate, Int)>(
        "dbs_holder_carer",
        """
        SELECT (current_instant() AT TIME ZONE 'Europe/London')::date, (
            SELECT count(*) FROM household_member AS member
            WHERE member.scheme_id = carer.scheme_id AND member.household_id = carer.household_id
                AND member.withdrawn_at IS NULL AND member.id = ANY ($2))
        FROM carer WHERE carer.scheme_id = current_scheme_id() AND carer.id = $1
        """)

    static let staff = Query<Identifier, CivilDate>(
        "dbs_holder_staff",
        """
        SELECT (current_instant() AT TIME ZONE 'Europe/London')::date FROM account
        WHERE scheme_id = current_scheme_id() AND id = $1
        """)

    static let insert = Command<
        (
            Identifier, Identifier?, Identifier?, DBSCertificate.Level, DBSCertificate.Workforce, Bool, Bool, Bool,
            String, CivilDate, DBSCertificate.Outcome, Identifier, CivilDate
        )
    >(
        "dbs_certificate_insert",
        """
        INSERT INTO dbs_certificate (
            id, carer_id, account_id, level, workforce, barred_list_checked, home_based, is_paper, number, issued_on, outcome,
            original_seen_by, original_seen_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """)

    static let insertNamed = Command<(Identifier, [Identifier])>(
        "dbs_named_adult_insert",
        """
        INSERT INTO dbs_named_adult (certificate_id, household_member_id) SELECT $1, unnest($2::uuid[])
        """)

    static let withdraw = Command<Identifier>(
        "dbs_certificate_withdraw",
        """
        UPDATE dbs_certificate SET withdrawn_at = current_instant(), withdrawn_by = current_account_id()
        WHERE scheme_id = current_scheme_id() AND id = $1 AND withdrawn_at IS NULL
        """)

    static let all = [
        listOfCarer.statement, listOfStaff.statement, find.statement, carer.statement, staff.statement,
        insert.statement, insertNamed.statement, withdraw.statement,
    ]

    @Sendable private static func record(_ row: Row) throws -> DBSRecord {
        let holder: DBSCertificate.Holder
        switch (row.4, row.5) {
        case (let carer?, _): holder = .carer(carer)
        case (nil, let account?): holder = .staff(account)
        case (nil, nil): throw PostgresValueError("The certificate is nobody's.")
        }
        return DBSRecord(
            id: row.0, recordedAt: row.1, recordedBy: row.2, withdrawnAt: row.3, holder: holder,
            certificate: DBSCertificate(
                level: row.6, workforce: row.7, barredListChecked: row.8, homeBased: row.9, isPaper: row.10,
                number: row.11, issuedOn: row.12, outcome: row.13, originalSeenBy: row.14, originalSeenOn: row.15,
                namedAdults: Set(row.16)))
    }
}

extension SchemeTransaction {
    /// Records a certificate.
    ///
    /// - Throws: `StoreError.notFound` when there is no such holder; `StoreError.refused` with everything that is wrong;
    ///   `StoreError.conflict` when the number is recorded already.
    public func add(_ certificate: DBSCertificate, of holder: DBSCertificate.Holder) throws -> DBSRecord {
        let named = certificate.namedAdults.sorted { $0.description < $1.description }
        let (today, membersFound) = try holderFacts(holder, named)
        var faults = certificate.faults(of: holder, today: today)
        if case .carer = holder, membersFound < named.count {
            faults.append(
                Fault(
                    pointer: "/namedAdults", code: "unknownReference",
                    detail:
                        "Name members of the carer's own household by their ids. Record those who are not there first.")
            )
        }
        try refuse(faults)
        let id = newIdentifier()
        _ = try connection.execute(
            DBSCertificateStatements.insert,
            (
                id, holder.carerID, holder.accountID, certificate.level, certificate.workforce,
                certificate.barredListChecked, certificate.homeBased, certificate.isPaper, certificate.number,
                certificate.issuedOn, certificate.outcome, certificate.originalSeenBy, certificate.originalSeenOn
            ))
        if !named.isEmpty { _ = try connection.execute(DBSCertificateStatements.insertNamed, (id, named)) }
        return try connection.one(DBSCertificateStatements.find, id)
    }

    /// A holder's certificates by their days of issue, as they stand or as they were known at an instant.
    ///
    /// - Throws: `StoreError.notFound` when there is no such holder.
    public func certificates(of holder: DBSCertificate.Holder, knownAt: Instant? = nil) throws -> [DBSRecord] {
        let records =
            switch holder {
            case .carer(let id): try connection.rows(DBSCertificateStatements.listOfCarer, (id, knownAt))
            case .staff(let id): try connection.rows(DBSCertificateStatements.listOfStaff, (id, knownAt))
            }
        if records.isEmpty { _ = try holderFacts(holder, []) }
        return records
    }

    /// Withdraws a certificate that turned out wrong; it stays readable as it was known. What it disclosed is purged at once.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` when it is withdrawn already.
    public func withdrawCertificate(
        _ id: Identifier, of holder: DBSCertificate.Holder, at versions: [Int32]?
    ) throws -> DBSRecord {
        _ = try connection.first(LockedCertificate.holdCarer, id)
        guard let current = try connection.first(DBSCertificateStatements.find, id), current.holder == holder else {
            throw StoreError.notFound
        }
        try require(versions, toHave: current.version)
        guard try connection.execute(DBSCertificateStatements.withdraw, id) == 1 else {
            throw StoreError.conflict(.certificateWithdrawn)
        }
        _ = try connection.execute(DisclosureStatements.purgeOfCertificate, id)
        return try connection.one(DBSCertificateStatements.find, id)
    }

    private func holderFacts(
        _ holder: DBSCertificate.Holder, _ named: [Identifier]
    ) throws -> (today: CivilDate, membersFound: Int) {
        let found: (CivilDate, Int)? =
            switch holder {
            case .carer(let id): try connection.first(DBSCertificateStatements.carer, (id, named))
            case .staff(let id): try connection.first(DBSCertificateStatements.staff, id).map { ($0, 0) }
            }
        guard let found else { throw StoreError.notFound }
        return found
    }
}

extension Fault {
    static let certificateWithdrawn = Fault(
        pointer: "", code: "certificateWithdrawn",
        detail: "This certificate has been withdrawn. Record the right one.")
}
