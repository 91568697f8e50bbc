import Postgres
public import SharedLives

/// A referral with what it has come to.
public struct StandingReferral: Sendable {
    /// The referral.
    public let referral: Stored<RecordedReferral>
    /// What is still to get, the indicative band and how long it has waited.
    public let standing: ReferralStanding
}

/// A place in the list of those who wait.
public struct WaitingPage: Sendable {
    /// The day on which the last referral of the page before came, and its id; nil for the first page.
    public let after: (receivedOn: CivilDate, id: Identifier)?
    /// How many rows to read at most.
    public let rowsMax: Int

    /// A page.
    public init(after: (receivedOn: CivilDate, id: Identifier)?, rowsMax: Int) {
        self.after = after
        self.rowsMax = rowsMax
    }
}

/// What a referral's standing goes by beside the referral itself.
struct StandingPart: Sendable {
    let id: Identifier
    let closedOn: CivilDate?
    let known: KnownOfPerson
}

enum ReferralStandingStatements {
    /// Of some referrals, what their standing goes by beside themselves: the day on which each was closed, the profile in force
    /// on the day that is asked about and the newest assessment of capacity until then.
    static let parts = Query<
        ([Identifier], CivilDate), (Identifier, CivilDate?, Bool, Bool, Bool?, Bool)
    >(
        "referral_standing_parts",
        """
        SELECT referral.id,
            CASE WHEN referral.state <> 'open' THEN (
                SELECT on_date FROM referral_state_change AS step
                WHERE step.scheme_id = current_scheme_id() AND step.referral_id = referral.id
                ORDER BY step.recorded_at DESC, step.id DESC LIMIT 1) END,
            profile.id IS NOT NULL, profile.communication IS NOT NULL, capacity.has_capacity,
            capacity.decides_for_them IS NOT NULL
        FROM referral
        LEFT JOIN LATERAL (
            SELECT id, communication FROM person_profile
            WHERE scheme_id = current_scheme_id() AND person_id = referral.person_id AND withdrawn_at IS NULL
                AND from_date <= $2
            ORDER BY from_date DESC LIMIT 1) AS profile ON true
        LEFT JOIN LATERAL (
            SELECT has_capacity, decides_for_them FROM capacity_assessment
            WHERE scheme_id = current_scheme_id() AND person_id = referral.person_id AND withdrawn_at IS NULL
                AND assessed_on <= $2
            ORDER BY assessed_on DESC, recorded_at DESC, id DESC LIMIT 1) AS capacity ON true
        WHERE referral.scheme_id = current_scheme_id() AND referral.id = ANY ($1)
        """
    ).map { row in
        StandingPart(
            id: row.0, closedOn: row.1,
            known: KnownOfPerson(
                hasProfile: row.2, hasCommunication: row.3, hasCapacity: row.4, hasDecider: row.5))
    }

    static let all = [parts.statement]
}

extension SchemeTransaction {
    /// A referral with what it has come to on a day.
    ///
    /// - Throws: `StoreError.notFound`.
    public func standing(ofReferral id: Identifier, on day: CivilDate) throws -> StandingReferral {
        guard let referral = try connection.first(Referrals.find, id) else { throw StoreError.notFound }
        return try standing(of: [referral], on: day)[0]
    }

    /// A page of the open referrals, those that wait longest first, with what each has come to on a day.
    public func waitingList(_ page: WaitingPage, on day: CivilDate) throws -> [StandingReferral] {
        let start = page.after ?? (CivilDate(year: 1900, month: 1, day: 1)!, Identifier(high: 0, low: 0))
        return try standing(
            of: connection.rows(Referrals.waiting, (start.receivedOn, start.id, page.rowsMax)), on: day)
    }

    private func standing(of referrals: [Stored<RecordedReferral>], on day: CivilDate) throws -> [StandingReferral] {
        if referrals.isEmpty { return [] }
        let parts = Dictionary(
            uniqueKeysWithValues: try connection.rows(ReferralStandingStatements.parts, (referrals.map(\.id), day))
                .map { ($0.id, $0) })
        let tools = try bandingTools().map(\.fact)
        return referrals.compactMap { stored in
            guard let part = parts[stored.id] else { return nil }
            let referral = stored.value.referral
            return StandingReferral(
                referral: stored,
                standing: referral.standing(
                    on: day, closedOn: part.closedOn, tool: tools.tool(on: referral.receivedOn), known: part.known))
        }
    }
}
