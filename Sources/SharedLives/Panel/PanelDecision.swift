/// What the registered manager decides on a case that the panel has recommended on.
public struct PanelDecision: Hashable, Sendable {
    /// Whether what the case proposes is done.
    public var isApproved: Bool
    /// The day of the decision.
    public var decidedOn: CivilDate
    /// Why, 1 to 4000 characters; the carer is told.
    public var reasons: String
    /// Why it is not what the panel recommended; nil where it is.
    public var difference: String?

    /// A decision.
    public init(isApproved: Bool, decidedOn: CivilDate, reasons: String, difference: String? = nil) {
        self.isApproved = isApproved
        self.decidedOn = decidedOn
        self.reasons = reasons
        self.difference = difference
    }

    /// The terms that follow where the manager gives none: those proposed, with the panel's conditions, no sooner than the day
    /// of the decision. Nil where none follow.
    public func terms(proposed: ApprovalTerms?, recommended: PanelRecommendation) -> ApprovalTerms? {
        guard isApproved, var terms = proposed else { return nil }
        terms.conditions += recommended.conditions.filter { !terms.conditions.contains($0) }
        terms.from = max(terms.from, decidedOn)
        return terms
    }

    /// What stands against it.
    /// - Parameters:
    ///   - recommended: what the panel recommended.
    ///   - heldOn: the day of its meeting.
    ///   - given: the terms that the manager gives; nil for those that follow by themselves.
    public func faults(
        on panelCase: PanelCase, recommended: PanelRecommendation, heldOn: CivilDate, given: ApprovalTerms?
    ) -> [Fault] {
        var faults: [Fault] = []
        if decidedOn < heldOn {
            faults.append(
                Fault(
                    pointer: "/on", code: "beforeMeeting",
                    detail: "The panel met on \(heldOn.inWords). A decision follows it: give that day or a later one."))
        }
        let own = terms(proposed: panelCase.proposedTerms, recommended: recommended)
        if given != nil, own == nil {
            faults.append(
                Fault(
                    pointer: "/terms", code: "termsNotMeant",
                    detail: "Terms go with an approval. Leave them out of this decision."))
        }
        if let from = (given ?? own)?.from, from < decidedOn {
            faults.append(
                Fault(
                    pointer: "/terms/from", code: "beforeDecision",
                    detail: "Terms hold from the day of the decision at the earliest. Give a later day."))
        }
        if let terms = given ?? own, let until = terms.until, until <= terms.from {
            faults.append(
                Fault(
                    pointer: "/terms/until", code: "emptyInterval",
                    detail: "The terms would end before they begin. Give the terms with other days."))
        }
        let differs = recommended.verdict.isApproving != isApproved || given.map { $0 != own } ?? false
        if differs, difference == nil {
            faults.append(
                Fault(
                    pointer: "/difference", code: "differenceMissing",
                    detail: "This is not what the panel recommended. Say why."))
        }
        if !differs, difference != nil {
            faults.append(
                Fault(
                    pointer: "/difference", code: "differenceNotMeant",
                    detail: "This is what the panel recommended. Leave the difference out."))
        }
        return faults
    }
}
