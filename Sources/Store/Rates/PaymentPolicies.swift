import Postgres
public import SharedLives

enum PaymentPolicyStatements {
    typealias Row = (
        Identifier, Instant, Identifier?, CivilDate, Int32, Int32, Int32, Int32, Int32, Pence, [String], Int32,
        Int32
    )

    private static let columns = """
        id, recorded_at, recorded_by, from_date, respite_days_per_year, absence_paid_days, after_death_days, \
        left_without_notice_days, cancellation_hours, mileage_pence_per_mile, fee_bands, payment_floor_percent, \
        change_warning_percent
        """

    static let list = Query<(), Row>(
        "payment_policy_list",
        """
        SELECT \(columns) FROM payment_policy
        WHERE scheme_id = current_scheme_id() AND withdrawn_at IS NULL ORDER BY from_date
        """
    ).map(recorded)

    /// As they were known at an instant.
    static let knownAt = Query<Instant, Row>(
        "payment_policy_known_at",
        """
        SELECT \(columns) FROM payment_policy WHERE scheme_id = current_scheme_id() AND recorded_at <= $1
            AND (withdrawn_at IS NULL OR withdrawn_at > $1) ORDER BY from_date
        """
    ).map(recorded)

    static let insert = Query<
        (Identifier, CivilDate, Int32, Int32, Int32, Int32, Int32, Pence, [String], Int32, Int32), Row
    >(
        "payment_policy_insert",
        """
        INSERT INTO payment_policy (id, from_date, respite_days_per_year, absence_paid_days, after_death_days,
            left_without_notice_days, cancellation_hours, mileage_pence_per_mile, fee_bands, payment_floor_percent,
            change_warning_percent)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING \(columns)
        """
    ).map(recorded)

    static let withdraw = Command<Identifier>(
        "payment_policy_withdraw",
        """
        UPDATE payment_policy SET withdrawn_at = current_instant(), withdrawn_by = current_account_id()
        WHERE scheme_id = current_scheme_id() AND id = $1 AND withdrawn_at IS NULL
        """)

    static let all = [list.statement, knownAt.statement, insert.statement, withdraw.statement]

    @Sendable private static func recorded(_ row: Row) -> RecordedFact<SchemeRates.DatedPolicy> {
        let policy = PaymentPolicy(
            respiteDaysPerYear: Int(row.4), absencePaidDays: Int(row.5), afterDeathDays: Int(row.6),
            leftWithoutNoticeDays: Int(row.7), cancellationHours: Int(row.8), mileagePencePerMile: Int(row.9.value),
            feeBands: Set(row.10))
        return RecordedFact(
            id: row.0, recordedAt: row.1, recordedBy: row.2,
            fact: SchemeRates.DatedPolicy(
                from: row.3, policy: policy,
                settlement: SettlementPolicy(
                    paymentFloorPercent: Int(row.11), changeWarningPercent: Int(row.12))))
    }
}

extension SchemeTransaction {
    /// All policies that hold or will, by their first day.
    public func paymentPolicies() throws -> [RecordedFact<SchemeRates.DatedPolicy>] {
        try connection.rows(PaymentPolicyStatements.list, ())
    }

    /// One of the policies that hold or will.
    ///
    /// - Throws: `StoreError.notFound`.
    public func paymentPolicy(_ id: Identifier) throws -> RecordedFact<SchemeRates.DatedPolicy> {
        guard let policy = try paymentPolicies().first(where: { $0.id == id }) else { throw StoreError.notFound }
        return policy
    }

    /// Adds a policy, in force for the months from its day on.
    ///
    /// - Throws: `StoreError.refused`, `StoreError.conflict` when one begins on that day.
    public func add(_ dated: SchemeRates.DatedPolicy) throws -> RecordedFact<SchemeRates.DatedPolicy> {
        let policy = dated.policy
        var faults = PaymentFacts(period: Month(containing: dated.from), policy: policy).commonFaults()
        faults += dated.settlement.faults.map { $0.within("/settlement") }
        if dated.from.day != 1 {
            faults.append(
                Fault(
                    pointer: "/from", code: "notFirstOfMonth",
                    detail: "A policy begins with a month: give its first day."))
        }
        try refuse(faults)
        return try connection.one(
            PaymentPolicyStatements.insert,
            (
                newIdentifier(), dated.from, Int32(policy.respiteDaysPerYear), Int32(policy.absencePaidDays),
                Int32(policy.afterDeathDays), Int32(policy.leftWithoutNoticeDays), Int32(policy.cancellationHours),
                Pence(Int64(policy.mileagePencePerMile)), policy.feeBands.sorted(),
                Int32(dated.settlement.paymentFloorPercent), Int32(dated.settlement.changeWarningPercent)
            ))
    }

    /// Withdraws a policy that turned out wrong.
    ///
    /// - Throws: `StoreError.notFound`.
    public func withdrawPaymentPolicy(_ id: Identifier) throws {
        guard try connection.execute(PaymentPolicyStatements.withdraw, id) == 1 else { throw StoreError.notFound }
    }
}
