public import Postgres
public import SharedLives

/// A recommendation as it is recorded.
public struct RecordedRecommendation: Sendable {
    /// The recommendation.
    public let id: Identifier
    /// The meeting that made it.
    public let meetingID: Identifier
    /// When it was recorded.
    public let recordedAt: Instant
    /// The account that recorded it.
    public let recordedBy: Identifier?
    /// What it says.
    public let recommendation: PanelRecommendation
}

/// A decision as it is recorded.
public struct RecordedDecision: Sendable {
    /// When it was recorded.
    public let recordedAt: Instant
    /// The registered manager's account.
    public let recordedBy: Identifier?
    /// What it says.
    public let decision: PanelDecision
}

/// A declared interest as it is recorded.
public struct RecordedInterest: Sendable {
    /// The interest.
    public let id: Identifier
    /// When it was recorded.
    public let recordedAt: Instant
    /// The account that recorded it.
    public let recordedBy: Identifier?
    /// What it says.
    public let interest: PanelInterest
}

/// A case with all that became of it.
public struct PanelCaseRecord: Sendable {
    /// The case; its version changes with every step.
    public let stored: Stored<PanelCase>
    /// The interests that stand, in the order in which they were declared.
    public let interests: [RecordedInterest]
    /// The recommendations, the oldest first; all but the last one deferred.
    public let recommendations: [RecordedRecommendation]
    /// The decision; nil before it.
    public let decision: RecordedDecision?
}

/// The panel's cases. A panel member sees those of the meetings of which they are a member.
public enum PanelCases {
    /// Reads a page, in the order in which they were made.
    ///
    /// - Parameters:
    ///   - carer: only those about this carer; nil for all.
    ///   - meeting: only those that are on this meeting's agenda, or were heard there; nil for all.
    public static func list(_ page: Page, carer: Identifier?, meeting: Identifier?) -> Reading<[Stored<PanelCase>]> {
        PanelCaseStatements.list.call((page.start, page.rowsMax, carer, meeting))
    }
}

enum PanelCaseStatements {
    private typealias Row = (
        Identifier, Int32, Instant, Identifier, PanelCase.Kind, PanelCase.State, String, [ArrangementKind]?, Int16?,
        [String]?, [String]?, CivilDate?, CivilDate?, Identifier?, CivilDate?, String?
    )

    private static let columns = """
        id, version, recorded_at, carer_id, kind, state, summary, kinds, people_max, bands, conditions, from_date, \
        until_date, meeting_id, papers_in_on, late_reason
        """

    private static let visible = "scheme_id = current_scheme_id() AND \(PanelVisibility.panelCase)"

    static let find = Query<Identifier, Row>(
        "panel_case_find", "SELECT \(columns) FROM panel_case WHERE \(visible) AND id = $1"
    ).map(stored)

    static let list = Query<(Identifier, Int, Identifier?, Identifier?), Row>(
        "panel_case_list",
        """
        SELECT \(columns) FROM panel_case
        WHERE \(visible) AND id > $1 AND ($3 IS NULL OR carer_id = $3) AND ($4 IS NULL OR meeting_id = $4 OR id IN (
            SELECT case_id FROM panel_recommendation WHERE scheme_id = current_scheme_id() AND meeting_id = $4))
        ORDER BY id LIMIT $2
        """
    ).map(stored)

    /// The case is kept as it is until the transaction ends.
    static let lock = Query<Identifier, Identifier>(
        "panel_case_lock", "SELECT id FROM panel_case WHERE scheme_id = current_scheme_id() AND id = $1 FOR UPDATE")

    static let insert = Command<
        (
            Identifier, Identifier, PanelCase.Kind, String, [ArrangementKind]?, Int16?, [String]?, [String]?,
            CivilDate?, CivilDate?
        )
    >(
        "panel_case_insert",
        """
        INSERT INTO panel_case (
            id, carer_id, kind, summary, kinds, people_max, bands, conditions, from_date, until_date)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """)

    static let change = Command<
        (Identifier, String, [ArrangementKind]?, Int16?, [String]?, [String]?, CivilDate?, CivilDate?)
    >(
        "panel_case_change",
        """
        UPDATE panel_case SET version = version + 1, summary = $2, kinds = $3, people_max = $4, bands = $5,
            conditions = $6, from_date = $7, until_date = $8
        WHERE scheme_id = current_scheme_id() AND id = $1
        """)

    static let step = Command<(Identifier, PanelCase.State, Identifier?, CivilDate?, String?)>(
        "panel_case_step",
        """
        UPDATE panel_case SET version = version + 1, state = $2, meeting_id = $3, papers_in_on = $4, late_reason = $5
        WHERE scheme_id = current_scheme_id() AND id = $1
        """)

    static let all = [
        find.statement, list.statement, lock.statement, insert.statement, change.statement, step.statement,
    ]

    @Sendable private static func stored(_ row: Row) -> Stored<PanelCase> {
        var terms: ApprovalTerms?
        if let kinds = row.7, let peopleMax = row.8, let bands = row.9, let conditions = row.10, let from = row.11 {
            terms = ApprovalTerms(
                kinds: kinds, peopleMax: Int(peopleMax), bands: bands, conditions: conditions, from: from, until: row.12
            )
        }
        var listing: PanelCase.Listing?
        if let meeting = row.13, let papersInOn = row.14 {
            listing = PanelCase.Listing(meetingID: meeting, papersInOn: papersInOn, lateReason: row.15)
        }
        return Stored(
            id: row.0, version: row.1, recordedAt: row.2,
            value: PanelCase(
                carerID: row.3, kind: row.4, summary: row.6, proposedTerms: terms, state: row.5, listing: listing))
    }
}

extension SchemeTransaction {
    /// A case with all that became of it.
    ///
    /// - Throws: `StoreError.notFound`.
    public func panelCase(_ id: Identifier) throws -> PanelCaseRecord {
        guard let stored = try connection.first(PanelCaseStatements.find, id) else { throw StoreError.notFound }
        let (interests, recommendations, decision) = try connection.pipeline(
            PanelOutcomeStatements.interests.call(id), PanelOutcomeStatements.recommendations.call(id),
            PanelOutcomeStatements.decision.callFirst(id))
        return PanelCaseRecord(
            stored: stored, interests: interests, recommendations: recommendations, decision: decision)
    }

    /// Prepares a case.
    ///
    /// - Throws: `StoreError.refused`; `StoreError.conflict` when the carer's state does not allow it, or another case about
    ///   them is open.
    public func add(_ panelCase: PanelCase) throws -> PanelCaseRecord {
        try check(panelCase)
        guard let carer = try connection.first(PanelDocumentStatements.carer, panelCase.carerID) else {
            throw StoreError.refused([
                Fault(
                    pointer: "/carerId", code: "unknownReference",
                    detail: "There is no carer with this id in this scheme. Add them first, or correct the id.")
            ])
        }
        try demand(carer.state, of: panelCase.kind.statesToPrepare, for: panelCase)
        let id = newIdentifier()
        let terms = panelCase.proposedTerms
        _ = try connection.execute(
            PanelCaseStatements.insert,
            (
                id, panelCase.carerID, panelCase.kind, panelCase.summary, terms?.kinds,
                terms.map { Int16($0.peopleMax) }, terms?.bands, terms?.conditions, terms?.from, terms?.until
            ))
        return try self.panelCase(id)
    }

    /// Changes what a case puts to the panel, before the panel has recommended.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.refused`, `StoreError.conflict`.
    public func changeCase(
        _ id: Identifier, at versions: [Int32]?, summary: String, proposedTerms: ApprovalTerms?
    ) throws -> PanelCaseRecord {
        var panelCase = try openCase(id, at: versions, in: [.draft, .deferred, .listed]).stored.value
        panelCase.summary = summary
        panelCase.proposedTerms = proposedTerms
        try check(panelCase)
        _ = try connection.execute(
            PanelCaseStatements.change,
            (
                id, summary, proposedTerms?.kinds, proposedTerms.map { Int16($0.peopleMax) }, proposedTerms?.bands,
                proposedTerms?.conditions, proposedTerms?.from, proposedTerms?.until
            ))
        return try self.panelCase(id)
    }

    /// Puts a case on a meeting's agenda, or on another meeting's.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.refused` when its papers are late without a reason;
    ///   `StoreError.conflict` when the carer is in another state; `StoreError.requirementsOpen`.
    public func list(
        _ id: Identifier, at versions: [Int32]?, as listing: PanelCase.Listing
    ) throws -> PanelCaseRecord {
        let record = try openCase(id, at: versions, in: [.draft, .deferred, .listed])
        guard let meeting = try connection.first(PanelMeetingStatements.find, listing.meetingID) else {
            throw StoreError.refused([
                Fault(
                    pointer: "/meetingId", code: "unknownReference",
                    detail: "There is no meeting with this id in this scheme. Call it first, or correct the id.")
            ])
        }
        if record.recommendations.contains(where: { $0.meetingID == meeting.id }) {
            throw StoreError.refused([
                Fault(
                    pointer: "/meetingId", code: "heardThere",
                    detail: "This meeting has deferred the case. Choose a later one.")
            ])
        }
        try refuse(listing.faults(at: meeting.value) + futurePapers(listing))
        let panelCase = record.stored.value
        try demand(stateOfCarer(panelCase.carerID), of: panelCase.kind.statesToList, for: panelCase)
        if panelCase.kind == .reapproval {
            let today = try today()
            try demandRequirements(of: panelCase.carerID, for: .panel, on: today, today: today)
        }
        _ = try connection.execute(
            PanelCaseStatements.step,
            (id, .listed, listing.meetingID, listing.papersInOn, listing.lateReason))
        return try self.panelCase(id)
    }

    /// Takes a case off an agenda.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.conflict`.
    public func unlist(_ id: Identifier, at versions: [Int32]?) throws -> PanelCaseRecord {
        _ = try openCase(id, at: versions, in: [.listed])
        _ = try connection.execute(PanelCaseStatements.step, (id, .draft, nil, nil, nil))
        return try panelCase(id)
    }

    /// Takes a case back, before it is decided.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.conflict`.
    public func withdrawCase(_ id: Identifier, at versions: [Int32]?) throws -> PanelCaseRecord {
        let record = try openCase(id, at: versions, in: [.draft, .listed, .deferred, .recommended])
        let listing = record.stored.value.listing
        _ = try connection.execute(
            PanelCaseStatements.step,
            (id, .withdrawn, listing?.meetingID, listing?.papersInOn, listing?.lateReason))
        return try panelCase(id)
    }

    /// Locks a case that is at one of these versions and in one of these states.
    func openCase(_ id: Identifier, at versions: [Int32]?, in states: [PanelCase.State]) throws -> PanelCaseRecord {
        _ = try connection.first(PanelCaseStatements.lock, id)
        let record = try panelCase(id)
        try require(versions, toHave: record.stored.version)
        guard states.contains(record.stored.value.state) else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "caseNotInState",
                    detail: "The case is \(record.stored.value.state.rawValue). This can be done only while it is "
                        + "\(states.map(\.rawValue).joined(separator: ", "))."))
        }
        return record
    }

    func stateOfCarer(_ id: Identifier) throws -> CarerState {
        guard let carer = try connection.first(PanelDocumentStatements.carer, id) else { throw StoreError.notFound }
        return carer.state
    }

    /// Refuses a case that does not go with its carer's state. Whoever is not approved yet is told all that stands in the way, and
    /// not the state alone.
    func demand(_ state: CarerState, of states: [CarerState], for panelCase: PanelCase) throws {
        do {
            try demand(state, of: states)
        } catch StoreError.conflict(let fault) where panelCase.kind == .approval && state.mayBecome(.withdrawn) {
            throw StoreError.shortcut(
                fault, open: try requirements(of: panelCase.carerID, on: today()).faults(against: .panel))
        }
    }

    /// Refuses what does not go with a carer's state.
    func demand(_ state: CarerState, of states: [CarerState]) throws {
        guard states.contains(state) else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "stateNotAllowed",
                    detail: "The carer's state is \(state.rawValue). This case needs "
                        + "\(states.map(\.rawValue).joined(separator: " or "))."))
        }
    }

    private func check(_ panelCase: PanelCase) throws {
        let day = panelCase.proposedTerms?.from
        let policy = try requirementPolicy(on: day ?? today())
        try refuse(panelCase.faults(peopleMax: policy.peopleMax))
    }

    private func futurePapers(_ listing: PanelCase.Listing) throws -> [Fault] {
        guard listing.papersInOn > (try today()) else { return [] }
        return [
            Fault(
                pointer: "/papersInOn", code: "inTheFuture",
                detail: "Give the day on which the papers were in: today or an earlier one.")
        ]
    }
}
