import Postgres
public import SharedLives

/// A match with all that was recorded of it.
public struct RecordedMatch: Sendable {
    /// A change of its state.
    public struct Step: Sendable {
        /// The state before; nil for the proposal.
        public let from: CarerMatch.State?
        /// The state after.
        public let to: CarerMatch.State
        /// The day from which it is so.
        public let on: CivilDate
        /// Who withdrew; nil for the other steps.
        public let party: CarerMatch.Party?
        /// Why.
        public let reason: String
        /// When it was recorded.
        public let recordedAt: Instant
        /// The account that recorded it.
        public let recordedBy: Identifier?
    }

    /// The referral.
    public let referralID: Identifier
    /// The carer.
    public let carerID: Identifier
    /// Where it stands.
    public let state: CarerMatch.State
    /// Why the carer was proposed although a wish stood against it.
    public let despite: String?
    /// The placement, stay or session that follows from it.
    public let arrangementID: Identifier?
    /// Visits, the earlier first.
    public internal(set) var visits: [CarerMatch.Visit] = []
    /// Who has agreed, the earlier first.
    public internal(set) var agreements: [CarerMatch.Agreement] = []
    /// Every change of its state, the oldest first.
    public internal(set) var steps: [Step] = []
}

/// What is proposed.
public struct MatchProposal: Sendable {
    /// The carer.
    public var carerID: Identifier
    /// Why this carer, 1 to 4000 characters.
    public var reason: String
    /// Why they are proposed although a wish or a habit stands against it; nil where none does.
    public var despite: String?

    /// A proposal.
    public init(carerID: Identifier, reason: String, despite: String?) {
        self.carerID = carerID
        self.reason = reason
        self.despite = despite
    }
}

enum MatchStatements {
    typealias Row = (
        Identifier, Int32, Instant, Identifier, Identifier, CarerMatch.State, String?, Identifier?
    )

    private static let columns = "id, version, recorded_at, referral_id, carer_id, state, despite, arrangement_id"

    static let find = Query<Identifier, Row>(
        "carer_match_find", "SELECT \(columns) FROM carer_match WHERE scheme_id = current_scheme_id() AND id = $1"
    ).map(stored)

    /// The match is kept as it is until the transaction ends.
    static let lock = Query<Identifier, Row>(
        "carer_match_lock",
        "SELECT \(columns) FROM carer_match WHERE scheme_id = current_scheme_id() AND id = $1 FOR NO KEY UPDATE"
    ).map(stored)

    static let list = Query<(Identifier, Int, Identifier?, Identifier?, CarerMatch.State?), Row>(
        "carer_match_list",
        """
        SELECT \(columns) FROM carer_match WHERE scheme_id = current_scheme_id() AND id > $1
            AND ($3 IS NULL OR referral_id = $3) AND ($4 IS NULL OR carer_id = $4) AND ($5 IS NULL OR state = $5)
        ORDER BY id LIMIT $2
        """
    ).map(stored)

    static let insert = Command<(Identifier, Identifier, Identifier, String?)>(
        "carer_match_insert", "INSERT INTO carer_match (id, referral_id, carer_id, despite) VALUES ($1, $2, $3, $4)")

    static let move = Command<(Identifier, CarerMatch.State, Identifier?)>(
        "carer_match_move",
        """
        UPDATE carer_match SET version = version + 1, state = $2, arrangement_id = $3
        WHERE scheme_id = current_scheme_id() AND id = $1
        """)

    static let step = Command<
        (
            Identifier, Identifier, CarerMatch.State?, CarerMatch.State, CivilDate, CarerMatch.Party?, String
        )
    >(
        "match_step_insert",
        """
        INSERT INTO match_state_change (id, match_id, from_state, to_state, on_date, party, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)

    static let visit = Command<(Identifier, Identifier, CivilDate, Int16, Identifier?, String)>(
        "match_visit_insert",
        """
        INSERT INTO match_visit (id, match_id, visited_on, nights, stay_id, notes) VALUES ($1, $2, $3, $4, $5, $6)
        """)

    static let agreement = Command<(Identifier, Identifier, CarerMatch.Party, CivilDate, String)>(
        "match_agreement_insert",
        "INSERT INTO match_agreement (id, match_id, party, agreed_on, agreed_by) VALUES ($1, $2, $3, $4, $5)")

    static let visits = Query<[Identifier], (Identifier, CivilDate, Int16, Identifier?, String)>(
        "match_visits",
        """
        SELECT match_id, visited_on, nights, stay_id, notes FROM match_visit
        WHERE scheme_id = current_scheme_id() AND match_id = ANY ($1) ORDER BY visited_on, id
        """)

    static let agreements = Query<[Identifier], (Identifier, CarerMatch.Party, CivilDate, String)>(
        "match_agreements",
        """
        SELECT match_id, party, agreed_on, agreed_by FROM match_agreement
        WHERE scheme_id = current_scheme_id() AND match_id = ANY ($1) ORDER BY agreed_on, id
        """)

    static let steps = Query<
        [Identifier],
        (
            Identifier, CarerMatch.State?, CarerMatch.State, CivilDate, CarerMatch.Party?, String, Instant, Identifier?
        )
    >(
        "match_steps",
        """
        SELECT match_id, from_state, to_state, on_date, party, reason, recorded_at, recorded_by FROM match_state_change
        WHERE scheme_id = current_scheme_id() AND match_id = ANY ($1) ORDER BY recorded_at, id
        """)

    /// Whether there is such an arrangement with that carer.
    static let isWithCarer = Query<(Identifier, Identifier), Bool>(
        "carer_match_arrangement",
        """
        SELECT EXISTS (SELECT FROM placement WHERE scheme_id = current_scheme_id() AND id = $1 AND carer_id = $2)
            OR EXISTS (SELECT FROM stay WHERE scheme_id = current_scheme_id() AND id = $1 AND carer_id = $2)
            OR EXISTS (SELECT FROM session WHERE scheme_id = current_scheme_id() AND id = $1 AND carer_id = $2)
        """)

    /// Whether a stay is of the referral's person with the match's carer.
    static let isStayOfMatch = Query<(Identifier, Identifier, Identifier), Bool>(
        "carer_match_stay",
        """
        SELECT EXISTS (SELECT FROM stay JOIN referral
                ON referral.scheme_id = current_scheme_id() AND referral.person_id = stay.person_id
            WHERE stay.scheme_id = current_scheme_id() AND stay.id = $1 AND stay.carer_id = $2 AND referral.id = $3)
        """)

    static let all = [
        find.statement, lock.statement, list.statement, insert.statement, move.statement, step.statement,
        visit.statement, agreement.statement, visits.statement, agreements.statement, steps.statement,
        isWithCarer.statement, isStayOfMatch.statement,
    ]

    @Sendable private static func stored(_ row: Row) -> Stored<RecordedMatch> {
        Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: RecordedMatch(
                referralID: row.3, carerID: row.4, state: row.5, despite: row.6, arrangementID: row.7))
    }
}

extension SchemeTransaction {
    /// One match.
    ///
    /// - Throws: `StoreError.notFound`.
    public func match(_ id: Identifier) throws -> Stored<RecordedMatch> {
        guard let match = try connection.first(MatchStatements.find, id) else { throw StoreError.notFound }
        return try withDetails([match])[0]
    }

    /// A page of the scheme's matches, in the order in which they were proposed; nil does not narrow it.
    public func matches(
        _ page: Page, referral: Identifier?, carer: Identifier?, state: CarerMatch.State?
    ) throws -> [Stored<RecordedMatch>] {
        try withDetails(
            connection.rows(MatchStatements.list, (page.start, page.rowsMax, referral, carer, state)))
    }

    private func withDetails(_ matches: [Stored<RecordedMatch>]) throws -> [Stored<RecordedMatch>] {
        if matches.isEmpty { return [] }
        let ids = matches.map(\.id)
        let (visits, agreements, steps) = try connection.pipeline(
            MatchStatements.visits.call(ids), MatchStatements.agreements.call(ids), MatchStatements.steps.call(ids))
        let visitsOf = Dictionary(grouping: visits, by: \.0)
        let agreementsOf = Dictionary(grouping: agreements, by: \.0)
        let stepsOf = Dictionary(grouping: steps, by: \.0)
        return matches.map { stored in
            var match = stored.value
            match.visits = (visitsOf[stored.id] ?? []).map { row in
                CarerMatch.Visit(on: row.1, nights: Int(row.2), stayID: row.3, notes: row.4)
            }
            match.agreements = (agreementsOf[stored.id] ?? []).map { row in
                CarerMatch.Agreement(party: row.1, on: row.2, by: row.3)
            }
            match.steps = (stepsOf[stored.id] ?? []).map { row in
                RecordedMatch.Step(
                    from: row.1, to: row.2, on: row.3, party: row.4, reason: row.5, recordedAt: row.6,
                    recordedBy: row.7)
            }
            return Stored(
                id: stored.id, version: stored.version, recordedAt: stored.recordedAt, value: match)
        }
    }
}

// MARK: - Acts

extension SchemeTransaction {
    /// Proposes a carer for an open referral.
    ///
    /// - Throws: `StoreError.notFound`; `StoreError.refused` with everything that rules the carer out, where it is binding, or nobody
    ///   said why all the same; `StoreError.conflict` where the carer is considered already; as ``candidates(for:after:rowsMax:)``.
    public func propose(_ proposal: MatchProposal, for referral: Identifier) throws -> Stored<RecordedMatch> {
        guard let exclusions = try exclusions(of: proposal.carerID, for: referral) else {
            throw StoreError.refused([
                Fault(
                    pointer: "/carerId", code: "carerNotApproved",
                    detail: "There is no approved carer with this id in this scheme. Choose another, or correct the id."
                )
            ])
        }
        let binding = exclusions.all.filter(\.isBinding)
        try refuse(
            binding.map { exclusion in
                Fault(
                    pointer: "/carerId", code: exclusion.rawValue,
                    detail: "\(exclusion.reason) \(exclusion.settledBy)")
            })
        if proposal.despite == nil {
            try refuse(
                exclusions.all.map { exclusion in
                    Fault(
                        pointer: "/despite", code: exclusion.rawValue,
                        detail: "\(exclusion.reason) Say why the carer is proposed all the same, or choose another.")
                })
        }
        let id = newIdentifier()
        _ = try connection.execute(
            MatchStatements.insert, (id, referral, proposal.carerID, exclusions.isEmpty ? nil : proposal.despite))
        _ = try connection.execute(
            MatchStatements.step, (newIdentifier(), id, nil, .proposed, today(), nil, proposal.reason))
        return try match(id)
    }

    /// Records an introductory visit; the first one introduces person and carer (3.7.1).
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.refused`; `StoreError.conflict` (`matchNotInState`) once it is
    ///   placed or withdrawn.
    public func add(_ visit: CarerMatch.Visit, toMatch id: Identifier, at versions: [Int32]?) throws
        -> Stored<RecordedMatch>
    {
        let match = try locked(id, at: versions) { $0.isOpen }
        try refuse(happened(visit.on))
        if let stay = visit.stayID,
            try !connection.one(
                MatchStatements.isStayOfMatch, (stay, match.value.carerID, match.value.referralID))
        {
            throw StoreError.refused([
                Fault(
                    pointer: "/stayId", code: "unknownReference",
                    detail: "There is no stay with this id of this person with this carer. Book it first.")
            ])
        }
        _ = try connection.execute(
            MatchStatements.visit, (newIdentifier(), id, visit.on, Int16(visit.nights), visit.stayID, visit.notes))
        let isFirst = match.value.state == .proposed
        return try move(match, to: isFirst ? .introduced : nil, on: visit.on, reason: "They have met.")
    }

    /// Records that one of the four agrees; the last of them makes the match agreed (3.7.5).
    ///
    /// - Throws: as ``add(_:toMatch:at:)``; `StoreError.conflict` where they agreed already, or have not met.
    public func add(_ agreement: CarerMatch.Agreement, toMatch id: Identifier, at versions: [Int32]?) throws
        -> Stored<RecordedMatch>
    {
        let match = try locked(id, at: versions) { $0.isOpen }
        guard let referral = try connection.first(Referrals.find, match.value.referralID) else {
            throw StoreError.notFound
        }
        guard CarerMatch.takesAgreements(match.value.state, for: referral.value.referral.kind) else {
            throw StoreError.conflict(
                .matchNotInState(
                    match.value.state, "Agreements are taken once person and carer have met: record a visit first."))
        }
        try refuse(happened(agreement.on))
        _ = try connection.execute(
            MatchStatements.agreement, (newIdentifier(), id, agreement.party, agreement.on, agreement.by))
        let agreements = try self.match(id).value.agreements
        let areAll = CarerMatch.missing(agreements).isEmpty
        return try move(match, to: areAll ? .agreed : nil, on: agreement.on, reason: "All four agree.")
    }

    /// Records that one of the four withdraws, at any point before a placement (3.7.4).
    ///
    /// - Throws: as ``add(_:toMatch:at:)``.
    public func withdraw(
        match id: Identifier, by party: CarerMatch.Party, on day: CivilDate?, reason: String, at versions: [Int32]?
    ) throws -> Stored<RecordedMatch> {
        let match = try locked(id, at: versions) { $0.isOpen }
        let day = try day ?? today()
        try refuse(happened(day))
        return try move(match, to: .withdrawn, on: day, by: party, reason: reason)
    }

    /// Records the arrangement that follows from an agreed match: match and referral are placed, and who else was considered for the
    /// referral is so no more.
    ///
    /// - Throws: as ``add(_:toMatch:at:)`` and as for placing a referral.
    public func place(
        match id: Identifier, arrangement: Identifier, on day: CivilDate?, reason: String, at versions: [Int32]?
    ) throws -> Stored<RecordedMatch> {
        let match = try locked(id, at: versions) { $0 == .agreed }
        if try !connection.one(MatchStatements.isWithCarer, (arrangement, match.value.carerID)) {
            throw StoreError.refused([
                Fault(
                    pointer: "/arrangementId", code: "unknownReference",
                    detail: "There is no placement, stay or session with this id with this carer. Record it first.")
            ])
        }
        let day = try day ?? today()
        let referral = match.value.referralID
        _ = try move(referral: referral, to: .placed, on: day, reason: reason, arrangement: arrangement, at: nil)
        let placed = try move(match, to: .placed, on: day, reason: reason, arrangement: arrangement)
        let all = Page(after: nil, rowsMax: Int(Int32.max))
        for other in try connection.rows(MatchStatements.list, (all.start, all.rowsMax, referral, nil, nil))
        where other.value.state.isOpen {
            _ = try move(
                other, to: .withdrawn, on: day, by: .scheme, reason: "The person was placed with another carer.")
        }
        return placed
    }

    private func locked(
        _ id: Identifier, at versions: [Int32]?, _ isAllowed: (CarerMatch.State) -> Bool
    ) throws -> Stored<RecordedMatch> {
        guard let match = try connection.first(MatchStatements.lock, id) else { throw StoreError.notFound }
        try require(versions, toHave: match.version)
        guard isAllowed(match.value.state) else {
            let advice =
                match.value.state.isOpen
                ? "A person is placed once all four agree: record the agreements that are missing."
                : "Propose the carer again, if they are to be considered."
            throw StoreError.conflict(.matchNotInState(match.value.state, advice))
        }
        return match
    }

    /// Takes a match to another state, or only to its next version.
    private func move(
        _ match: Stored<RecordedMatch>, to state: CarerMatch.State?, on day: CivilDate,
        by party: CarerMatch.Party? = nil,
        reason: String, arrangement: Identifier? = nil
    ) throws -> Stored<RecordedMatch> {
        let before = match.value.state
        _ = try connection.execute(MatchStatements.move, (match.id, state ?? before, arrangement))
        if let state {
            _ = try connection.execute(
                MatchStatements.step, (newIdentifier(), match.id, before, state, day, party, reason))
        }
        return try self.match(match.id)
    }

    private func happened(_ day: CivilDate) throws -> [Fault] {
        DayCheck(today: try today()).happened(day, "/on")
    }
}

extension Fault {
    /// That a match is in another state, and what may be done.
    fileprivate static func matchNotInState(_ state: CarerMatch.State, _ advice: String) -> Fault {
        Fault(pointer: "", code: "matchNotInState", detail: "The match is \(state.rawValue). \(advice)")
    }
}
