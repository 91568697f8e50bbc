import Postgres
public import SharedLives

enum PanelDocumentStatements {
    static let carer = Query<Identifier, (String, CarerState, String?, String)>(
        "panel_document_carer",
        """
        SELECT carer.given_name || ' ' || carer.family_name, carer.state, household.address || E'\\n' || household.postcode,
            scheme.name
        FROM carer JOIN scheme ON scheme.id = carer.scheme_id
        LEFT JOIN household ON household.scheme_id = carer.scheme_id AND household.id = carer.household_id
        WHERE carer.scheme_id = current_scheme_id() AND carer.id = $1
        """
    ).map { CarerLine(name: $0.0, state: $0.1, address: $0.2, scheme: $0.3) }

    /// The cases of a meeting with their carers: those on its agenda and those that it heard, in the order in which they were made.
    static let agenda = Query<Identifier, (Identifier, String)>(
        "panel_document_agenda",
        """
        SELECT panel_case.id, carer.given_name || ' ' || carer.family_name FROM panel_case
        JOIN carer ON carer.scheme_id = panel_case.scheme_id AND carer.id = panel_case.carer_id
        WHERE panel_case.scheme_id = current_scheme_id() AND (
            panel_case.meeting_id = $1 AND panel_case.state <> 'withdrawn' OR panel_case.id IN (
                SELECT case_id FROM panel_recommendation WHERE scheme_id = current_scheme_id() AND meeting_id = $1))
        ORDER BY panel_case.id
        """)

    /// Every member of the panel by name, for those who are named outside a meeting of theirs.
    static let memberNames = Query<[Identifier], (Identifier, String)>(
        "panel_document_member_names",
        "SELECT id, name FROM panel_member WHERE scheme_id = current_scheme_id() AND id = ANY ($1)")

    static let schemeName = Query<(), String>(
        "panel_document_scheme", "SELECT name FROM scheme WHERE id = current_scheme_id()")

    static let all = [carer.statement, agenda.statement, memberNames.statement, schemeName.statement]
}

/// A carer as documents address them.
struct CarerLine: Sendable {
    var name: String
    var state: CarerState
    var address: String?
    var scheme: String
}

extension SchemeTransaction {
    /// The report of a case, with requirements and evidence as of a day.
    ///
    /// - Parameter day: nil for today.
    /// - Throws: `StoreError.notFound`.
    public func panelReport(ofCase id: Identifier, on day: CivilDate?) throws -> PanelCaseReport {
        try report(of: panelCase(id).stored.value, on: day ?? today())
    }

    /// A meeting's agenda and cases, as of a day.
    ///
    /// - Parameter day: nil for today.
    /// - Throws: `StoreError.notFound`.
    public func panelPack(of meeting: Identifier, on day: CivilDate?) throws -> PanelPack {
        let stored = try panelMeeting(meeting)
        let day = try day ?? today()
        let items = try connection.rows(PanelDocumentStatements.agenda, meeting).map { id, _ in
            let record = try panelCase(id)
            let listing = record.stored.value.listing
            return PanelPack.Item(
                report: try report(of: record.stored.value, on: day),
                interested: try names(of: record.interests.map(\.interest.memberID)),
                lateReason: listing?.meetingID == meeting ? listing?.lateReason : nil)
        }
        return PanelPack(
            scheme: try connection.one(PanelDocumentStatements.schemeName, ()), meeting: stored.value,
            members: try seatNames(of: meeting), items: items)
    }

    /// A meeting's minutes.
    ///
    /// - Throws: `StoreError.notFound`.
    public func panelMinutes(of meeting: Identifier) throws -> PanelMinutes {
        let stored = try panelMeeting(meeting)
        let items = try connection.rows(PanelDocumentStatements.agenda, meeting).map { id, carer in
            let record = try panelCase(id)
            let recommendation = record.recommendations.last { $0.meetingID == meeting }?.recommendation
            let interests = try record.interests.map { recorded in
                let name = try names(of: [recorded.interest.memberID])
                return "\(name.joined()): \(recorded.interest.nature)"
            }
            return PanelMinutes.Item(
                kind: record.stored.value.kind, carer: carer, interests: interests, recommendation: recommendation,
                participants: try names(of: recommendation?.memberIDs ?? []))
        }
        return PanelMinutes(
            scheme: try connection.one(PanelDocumentStatements.schemeName, ()), meeting: stored.value,
            members: try seatNames(of: meeting), items: items)
    }

    /// The letter that tells a carer what was decided.
    ///
    /// - Throws: `StoreError.notFound`; `StoreError.conflict` before the decision.
    public func outcomeLetter(ofCase id: Identifier) throws -> OutcomeLetter {
        let record = try panelCase(id)
        guard let decision = record.decision?.decision, let recommended = record.recommendations.last,
            let carer = try connection.first(PanelDocumentStatements.carer, record.stored.value.carerID)
        else {
            throw StoreError.conflict(
                Fault(
                    pointer: "", code: "caseNotInState",
                    detail: "The letter tells what was decided: record the decision first."))
        }
        return OutcomeLetter(
            scheme: carer.scheme, carer: carer.name, address: carer.address, kind: record.stored.value.kind,
            heardOn: try panelMeeting(recommended.meetingID).value.heldOn,
            recommendation: recommended.recommendation, decision: decision,
            terms: try connection.first(ApprovedTermsStatements.ofCase, id))
    }

    /// An annual review as a document.
    ///
    /// - Throws: `StoreError.notFound`.
    public func reviewReport(_ review: Identifier, of carer: Identifier) throws -> AnnualReviewReport {
        let fact = try fact(CarerFacts.reviews, review, of: carer).fact
        guard let line = try connection.first(PanelDocumentStatements.carer, carer) else { throw StoreError.notFound }
        return AnnualReviewReport(scheme: line.scheme, carer: line.name, review: fact)
    }

    /// Issues a meeting's pack as it is now.
    ///
    /// - Throws: `StoreError.notFound`.
    public func issuePack(of meeting: Identifier) throws -> IssuedDocument {
        try issue(.panelPack, about: meeting, panelPack(of: meeting, on: nil).text())
    }

    /// Issues a meeting's minutes as they are now.
    ///
    /// - Throws: `StoreError.notFound`.
    public func issueMinutes(of meeting: Identifier) throws -> IssuedDocument {
        try issue(.panelMinutes, about: meeting, panelMinutes(of: meeting).text())
    }

    /// Issues the letter of a case's outcome.
    ///
    /// - Throws: `StoreError.notFound`, `StoreError.conflict`.
    public func issueLetter(ofCase id: Identifier) throws -> IssuedDocument {
        try issue(.outcomeLetter, about: id, outcomeLetter(ofCase: id).text())
    }

    private func report(of panelCase: PanelCase, on day: CivilDate) throws -> PanelCaseReport {
        guard let carer = try connection.first(PanelDocumentStatements.carer, panelCase.carerID) else {
            throw StoreError.notFound
        }
        let (evidence, requirements) = try evidence(of: panelCase.carerID, on: day)
        return PanelCaseReport(
            scheme: carer.scheme, carer: carer.name, state: carer.state,
            address: carer.address.map { $0.split(separator: "\n").joined(separator: ", ") }, kind: panelCase.kind,
            summary: panelCase.summary,
            presentTerms: try approvalTerms(of: panelCase.carerID, on: day).terms?.terms,
            proposedTerms: panelCase.proposedTerms, on: day, requirements: requirements, evidence: evidence)
    }

    private func names(of members: [Identifier]) throws -> [String] {
        guard !members.isEmpty else { return [] }
        let names = Dictionary(
            try connection.rows(PanelDocumentStatements.memberNames, members), uniquingKeysWith: { first, _ in first })
        return members.compactMap { names[$0] }
    }

    private func seatNames(of meeting: Identifier) throws -> [PanelSeatName] {
        try connection.rows(PanelMeetingStatements.seatNames, meeting).map {
            PanelSeatName(name: $0.1, background: $0.2, isChair: $0.3, isPresent: $0.4)
        }
    }
}
