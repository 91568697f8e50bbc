/// The letter that tells a carer what was decided about them, and why.
public struct OutcomeLetter: Hashable, Sendable {
    /// The scheme.
    public var scheme: String
    /// The carer's name.
    public var carer: String
    /// Their address in lines; nil where none is recorded.
    public var address: String?
    /// What was asked.
    public var kind: PanelCase.Kind
    /// The day on which the panel met.
    public var heardOn: CivilDate
    /// What it recommended.
    public var recommendation: PanelRecommendation
    /// What was decided.
    public var decision: PanelDecision
    /// The terms that follow; nil where none do.
    public var terms: ApprovalTerms?

    /// A letter.
    public init(
        scheme: String, carer: String, address: String?, kind: PanelCase.Kind, heardOn: CivilDate,
        recommendation: PanelRecommendation, decision: PanelDecision, terms: ApprovalTerms?
    ) {
        self.scheme = scheme
        self.carer = carer
        self.address = address
        self.kind = kind
        self.heardOn = heardOn
        self.recommendation = recommendation
        self.decision = decision
        self.terms = terms
    }

    /// The letter as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// The letter's parts.
    public var report: Report {
        var report = Report(runningHead: "\(scheme): decision of \(decision.decidedOn.inWords)")
        report.blocks = [.paragraph(carer)] + Report.Block.paragraphs(address ?? "")
        report.blocks += [
            .space, .paragraph(decision.decidedOn.inWords), .space, .paragraph("Dear \(carer),"),
            .heading(subject, level: 2), .paragraph(outcome),
        ]
        if let terms { report.blocks += [.heading("What you are approved for")] + terms.blocks }
        report.blocks += [.heading("How this was decided")] + panel + Report.Block.paragraphs(decision.reasons)
        report.blocks += closing
        return report
    }

    private var subject: String {
        switch kind {
        case .approval: "Your application to become a Shared Lives carer"
        case .reapproval: "Your re-approval as a Shared Lives carer"
        case .changeOfTerms: "What you are approved for as a Shared Lives carer"
        case .deapproval: "Your approval as a Shared Lives carer"
        }
    }

    private var outcome: String {
        let day = decision.decidedOn.inWords
        switch (kind, decision.isApproved) {
        case (.approval, true): return "You are approved as a Shared Lives carer. Congratulations, and thank you."
        case (.approval, false):
            return "You are not approved as a Shared Lives carer. We know that this is not what you hoped for, and we "
                + "thank you for the time that you gave us."
        case (.reapproval, true): return "You are approved again as a Shared Lives carer. Thank you for what you do."
        case (.reapproval, false):
            return
                "You are not approved again on the terms that were proposed. Your present approval goes on as it is; "
                + "we will talk with you about what comes next."
        case (.changeOfTerms, true): return "What you are approved for has changed, as you can read below."
        case (.changeOfTerms, false): return "What you are approved for stays as it is."
        case (.deapproval, true): return "Your approval as a Shared Lives carer ended on \(day)."
        case (.deapproval, false): return "Your approval as a Shared Lives carer goes on."
        }
    }

    private var panel: [Report.Block] {
        var blocks: [Report.Block] = [
            .paragraph(
                "Our panel met on \(heardOn.inWords) and recommended \(recommendation.verdict.inWords(on: kind)). The "
                    + "registered manager read its recommendation and decided.")
        ]
        if decision.difference != nil {
            blocks.append(.paragraph("The decision differs from what the panel recommended."))
            blocks += Report.Block.paragraphs(decision.difference ?? "")
        }
        return blocks
    }

    private var closing: [Report.Block] {
        [
            .space,
            .paragraph(
                "If anything in this letter is not clear, or you do not agree with it, please talk to us. We are glad to go "
                    + "through it with you."),
            .space, .paragraph("Yours sincerely"), .space, .paragraph("The registered manager"), .paragraph(scheme),
        ]
    }
}
