import Postgres
public import SharedLives

enum PanelOutcomeStatements {
    static let interests = Query<Identifier, (Identifier, Instant, Identifier?, Identifier, String)>(
        "panel_interest_list",
        """
        SELECT id, recorded_at, recorded_by, member_id, nature FROM panel_interest
        WHERE scheme_id = current_scheme_id() AND case_id = $1 AND withdrawn_at IS NULL ORDER BY id
        """
    ).map { row in
        RecordedInterest(
            id: row.0, recordedAt: row.1, recordedBy: row.2, interest: PanelInterest(memberID: row.3, nature: row.4))
    }

    static let insertInterest = Command<(Identifier, Identifier, Identifier, String)>(
        "panel_interest_insert", "INSERT INTO panel_interest (id, case_id, member_id, nature) VALUES ($1, $2, $3, $4)")

    static let withdrawInterest = Command<(Identifier, Identifier)>(
        "panel_interest_withdraw",
        """
        UPDATE panel_interest SET withdrawn_at = current_instant(), withdrawn_by = current_account_id()
        WHERE scheme_id = current_scheme_id() AND case_id = $1 AND id = $2 AND withdrawn_at IS NULL
        """)

    static let recommendations = Query<
        Identifier,
        (
            Identifier, Identifier, Instant, Identifier?, PanelRecommendation.Verdict, String, [String], [Identifier]
        )
    >(
        "panel_recommendation_list",
        """
        SELECT id, meeting_id, recorded_at, recorded_by, verdict, reasons, conditions, ARRAY(
            SELECT member_id FROM panel_recommendation_member AS vote
            WHERE vote.scheme_id = current_scheme_id() AND vote.recommendation_id = panel_recommendation.id
            ORDER BY vote.id)
        FROM panel_recommendation WHERE scheme_id = current_scheme_id() AND case_id = $1 ORDER BY recorded_at, id
        """
    ).map { row in
        RecordedRecommendation(
            id: row.0, meetingID: row.1, recordedAt: row.2, recordedBy: row.3,
            recommendation: PanelRecommendation(
                verdict: row.4, reasons: row.5, conditions: row.6, memberIDs: row.7))
    }

    static let insertRecommendation = Command<
        (Identifier, Identifier, Identifier, PanelRecommendation.Verdict, String, [String])
    >(
        "panel_recommendation_insert",
        """
        INSERT INTO panel_recommendation (id, case_id, meeting_id, verdict, reasons, conditions)
        VALUES ($1, $2, $3, $4, $5, $6)
        """)

    static let insertParticipants = Command<(Identifier, [Identifier], [Identifier])>(
        "panel_recommendation_member_insert",
        """
        INSERT INTO panel_recommendation_member (recommendation_id, id, member_id)
        SELECT $1, row.id, row.member_id FROM unnest($2::uuid[], $3::uuid[]) AS row (id, member_id)
        """)

    static let decision = Query<Identifier, (Instant, Identifier?, Bool, CivilDate, String, String?)>(
        "panel_decision_find",
        """
        SELECT recorded_at, recorded_by, is_approved, decided_on, reasons, difference FROM panel_decision
        WHERE scheme_id = current_scheme_id() AND case_id = $1
        """
    ).map { row in
        RecordedDecision(
            recordedAt: row.0, recordedBy: row.1,
            decision: PanelDecision(isApproved: row.2, decidedOn: row.3, reasons: row.4, difference: row.5))
    }

    static let insertDecision = Command<(Identifier, Identifier, Bool, CivilDate, String, String?)>(
        "panel_decision_insert",
        """
        INSERT INTO panel_decision (id, case_id, is_approved, decided_on, reasons, difference)
        VALUES ($1, $2, $3, $4, $5, $6)
        """)

    static let all = [
        interests.statement, insertInterest.statement, withdrawInterest.statement, recommendations.statement,
        insertRecommendation.statement, insertParticipants.statement, decision.statement, insertDecision.statement,
    ]
}

extension SchemeTransaction {
    /// Declares a member's interest in a case. Panel members declare their own; colleagues may do it for them.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.refused`; `StoreError.conflict` when the member has declared one.
    public func declare(_ interest: PanelInterest, inCase id: Identifier) throws -> PanelCaseRecord {
        _ = try openCase(id, at: nil, in: [.draft, .listed, .deferred])
        if principal.role == .panelMember {
            guard try connection.first(PanelMembers.own, ()) == interest.memberID else {
                throw StoreError.refused([
                    Fault(
                        pointer: "/memberId", code: "notYourself",
                        detail: "Declare your own interest. Others declare theirs, or the coordinator does.")
                ])
            }
        }
        _ = try connection.execute(
            PanelOutcomeStatements.insertInterest, (newIdentifier(), id, interest.memberID, interest.nature))
        return try panelCase(id)
    }

    /// Takes back an interest that turned out to be none, before the panel has recommended.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.conflict`.
    public func withdrawInterest(_ interest: Identifier, inCase id: Identifier) throws -> PanelCaseRecord {
        _ = try openCase(id, at: nil, in: [.draft, .listed, .deferred])
        guard try connection.execute(PanelOutcomeStatements.withdrawInterest, (id, interest)) == 1 else {
            throw StoreError.notFound
        }
        return try panelCase(id)
    }

    /// Records what the panel recommends, with what follows for the carer.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.stale`; `StoreError.refused` when somebody may not take part or they are
    ///   too few; `StoreError.conflict` when the case is not listed, or the carer is in another state.
    public func recommend(
        _ recommendation: PanelRecommendation, onCase id: Identifier, at versions: [Int32]?
    ) throws -> PanelCaseRecord {
        let record = try openCase(id, at: versions, in: [.listed])
        let panelCase = record.stored.value
        guard let listing = panelCase.listing else { throw StoreError.notFound }
        let meeting = try panelMeeting(listing.meetingID).value
        try refuse(
            recommendation.faults(
                on: panelCase.kind, at: meeting, interested: Set(record.interests.map(\.interest.memberID))))
        let today = try today()
        guard meeting.heldOn <= today else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "meetingToCome",
                    detail: "The panel meets on \(meeting.heldOn). Record what it recommends once it has met."))
        }
        try demand(stateOfCarer(panelCase.carerID), of: panelCase.kind.statesToList, for: panelCase)
        let recorded = newIdentifier()
        _ = try connection.execute(
            PanelOutcomeStatements.insertRecommendation,
            (
                recorded, id, listing.meetingID, recommendation.verdict, recommendation.reasons,
                recommendation.conditions
            ))
        _ = try connection.execute(
            PanelOutcomeStatements.insertParticipants,
            (recorded, recommendation.memberIDs.map { _ in newIdentifier() }, recommendation.memberIDs))
        if recommendation.verdict == .defer {
            _ = try connection.execute(PanelCaseStatements.step, (id, .deferred, nil, nil, nil))
        } else {
            _ = try connection.execute(
                PanelCaseStatements.step,
                (id, .recommended, listing.meetingID, listing.papersInOn, listing.lateReason))
        }
        if let next = panelCase.kind.state(after: recommendation.verdict) {
            _ = try move(
                panelCase.carerID, to: next, on: meeting.heldOn, reason: recommendation.reasons, case: id, at: nil)
        }
        return try self.panelCase(id)
    }

    /// Records what the registered manager decides, with the terms and the state that follow.
    ///
    /// - Parameter given: the terms; nil for those proposed, with the panel's conditions.
    /// - Throws: `StoreError.notFound`, `StoreError.stale`, `StoreError.refused`; `StoreError.conflict` when there is no
    ///   recommendation; `StoreError.requirementsOpen` with everything that stands in the way of an approval.
    public func decide(
        _ decision: PanelDecision, terms given: ApprovalTerms?, onCase id: Identifier, at versions: [Int32]?
    ) throws -> PanelCaseRecord {
        let record = try openCase(id, at: versions, in: [.recommended])
        let panelCase = record.stored.value
        guard let recommended = record.recommendations.last else { throw StoreError.notFound }
        let heldOn = try panelMeeting(recommended.meetingID).value.heldOn
        try refuse(
            decision.faults(
                on: panelCase, recommended: recommended.recommendation, heldOn: heldOn, given: given)
                + faultsOfTerms(given) + faultsOfDay(decision.decidedOn))
        if panelCase.kind != .approval {
            try demand(stateOfCarer(panelCase.carerID), of: panelCase.kind.statesToList, for: panelCase)
        }
        // An approval is checked with the move that it leads to; an approval that goes on leads to none.
        if panelCase.kind == .reapproval, decision.isApproved {
            try holdEvidence(of: panelCase.carerID)
            try demandRequirements(
                of: panelCase.carerID, for: .approval, on: decision.decidedOn, today: today())
        }
        _ = try connection.execute(
            PanelOutcomeStatements.insertDecision,
            (
                newIdentifier(), id, decision.isApproved, decision.decidedOn, decision.reasons, decision.difference
            ))
        let listing = panelCase.listing
        _ = try connection.execute(
            PanelCaseStatements.step,
            (id, .decided, listing?.meetingID, listing?.papersInOn, listing?.lateReason))
        if let next = panelCase.kind.state(afterDecision: decision.isApproved) {
            _ = try move(
                panelCase.carerID, to: next, on: decision.decidedOn, reason: decision.reasons, case: id,
                from: panelCase.kind == .approval ? .recommended : nil, at: nil)
        }
        let own = decision.terms(proposed: panelCase.proposedTerms, recommended: recommended.recommendation)
        if let terms = given ?? own { try insert(terms, of: panelCase.carerID, case: id) }
        return try self.panelCase(id)
    }

    private func faultsOfTerms(_ terms: ApprovalTerms?) throws -> [Fault] {
        guard let terms else { return [] }
        return try terms.faults(peopleMax: requirementPolicy(on: terms.from).peopleMax).map { $0.within("/terms") }
    }

    private func faultsOfDay(_ day: CivilDate) throws -> [Fault] {
        guard day > (try today()) else { return [] }
        return [
            Fault(
                pointer: "/on", code: "inTheFuture", detail: "Record a decision once it is made: give today or earlier."
            )
        ]
    }
}
