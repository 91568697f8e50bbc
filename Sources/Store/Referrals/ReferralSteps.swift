import Postgres
public import SharedLives

/// A step of a referral's history as it is recorded.
public struct RecordedReferralStep: Sendable {
    /// The step's own identifier.
    public let id: Identifier
    /// When it was recorded.
    public let recordedAt: Instant
    /// The account that recorded it; nil for the service itself.
    public let recordedBy: Identifier?
    /// The state before.
    public let from: Referral.State
    /// The state after.
    public let to: Referral.State
    /// The day from which it is so.
    public let on: CivilDate
    /// Why.
    public let reason: String
}

enum ReferralStepStatements {
    /// The referral is kept as it is until the transaction ends.
    static let lock = Query<Identifier, (Int32, Referral.State, Identifier, Identifier, CivilDate)>(
        "referral_lock",
        """
        SELECT version, state, person_id, council_id, received_on FROM referral
        WHERE scheme_id = current_scheme_id() AND id = $1 FOR NO KEY UPDATE
        """)

    static let insert = Command<(Identifier, Identifier, Referral.State, Referral.State, CivilDate, String)>(
        "referral_step_insert",
        """
        INSERT INTO referral_state_change (id, referral_id, from_state, to_state, on_date, reason)
        VALUES ($1, $2, $3, $4, $5, $6)
        """)

    static let move = Command<(Identifier, Referral.State, Identifier?)>(
        "referral_move",
        """
        UPDATE referral SET version = version + 1, state = $2, arrangement_id = $3
        WHERE scheme_id = current_scheme_id() AND id = $1
        """)

    /// Whether there is such an arrangement of that person, paid for by that council.
    static let isArranged = Query<(Identifier, Identifier, Identifier), Bool>(
        "referral_arrangement",
        """
        SELECT EXISTS (SELECT FROM placement
                WHERE scheme_id = current_scheme_id() AND id = $1 AND person_id = $2 AND council_id = $3)
            OR EXISTS (SELECT FROM stay
                WHERE scheme_id = current_scheme_id() AND id = $1 AND person_id = $2 AND council_id = $3)
            OR EXISTS (SELECT FROM session
                WHERE scheme_id = current_scheme_id() AND id = $1 AND person_id = $2 AND council_id = $3)
        """)

    static let history = Query<
        Identifier, (Identifier, Instant, Identifier?, Referral.State, Referral.State, CivilDate, String)
    >(
        "referral_history",
        """
        SELECT id, recorded_at, recorded_by, from_state, to_state, on_date, reason FROM referral_state_change
        WHERE scheme_id = current_scheme_id() AND referral_id = $1 ORDER BY recorded_at, id
        """
    ).map { row in
        RecordedReferralStep(
            id: row.0, recordedAt: row.1, recordedBy: row.2, from: row.3, to: row.4, on: row.5, reason: row.6)
    }

    static let all = [lock.statement, insert.statement, move.statement, isArranged.statement, history.statement]
}

extension SchemeTransaction {
    /// A referral's history, the oldest step first.
    ///
    /// - Throws: `StoreError.notFound`.
    public func history(ofReferral id: Identifier) throws -> [RecordedReferralStep] {
        let history = try connection.rows(ReferralStepStatements.history, id)
        if history.isEmpty, try connection.first(Referrals.find, id) == nil { throw StoreError.notFound }
        return history
    }

    /// Takes a referral to another state.
    ///
    /// - Parameters:
    ///   - day: the day from which it is so; nil for today.
    ///   - reason: why, 1 to 4000 characters.
    ///   - arrangement: the placement, stay or session that follows from it, for `placed`.
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.conflict` (`referralNotInState`) when that state does not
    ///   follow; `StoreError.refused` for the day, or an arrangement that is not this person's.
    public func move(
        referral id: Identifier, to state: Referral.State, on day: CivilDate? = nil, reason: String,
        arrangement: Identifier? = nil, at versions: [Int32]?
    ) throws -> Stored<RecordedReferral> {
        guard
            let (version, current, person, council, receivedOn) = try connection.first(ReferralStepStatements.lock, id)
        else { throw StoreError.notFound }
        try require(versions, toHave: version)
        guard current.successors.contains(state) else {
            throw StoreError.conflict(.referralNotInState(current, wanted: state))
        }
        let today = try today()
        let day = day ?? today
        try refuse(Self.faults(of: day, today: today, receivedOn: receivedOn))
        if let arrangement,
            try !connection.one(ReferralStepStatements.isArranged, (arrangement, person, council))
        {
            throw StoreError.refused([
                Fault(
                    pointer: "/arrangementId", code: "unknownReference",
                    detail: "There is no placement, stay or session with this id of this person with this council. "
                        + "Record it first, or correct the id.")
            ])
        }
        _ = try connection.execute(ReferralStepStatements.move, (id, state, arrangement))
        _ = try connection.execute(ReferralStepStatements.insert, (newIdentifier(), id, current, state, day, reason))
        return try connection.one(Referrals.find, id)
    }

    private static func faults(of day: CivilDate, today: CivilDate, receivedOn: CivilDate) -> [Fault] {
        if day < receivedOn {
            return [
                Fault(
                    pointer: "/on", code: "beforeReferral",
                    detail: "The referral came on \(receivedOn). Give that day or a later one.")
            ]
        }
        return DayCheck(today: today).happened(day, "/on")
    }
}

extension Fault {
    /// That a referral does not go from one state to another, and which may follow.
    fileprivate static func referralNotInState(_ state: Referral.State, wanted: Referral.State) -> Fault {
        let successors = state.successors.map(\.rawValue).joined(separator: ", ")
        return Fault(
            pointer: "", code: "referralNotInState",
            detail: "The referral is \(state.rawValue), and this does not make it \(wanted.rawValue). "
                + "What may follow it, each by an act of its own: \(successors).")
    }
}
