// What codes are called in documents, for those who read them.

extension ArrangementKind {
    /// As in "short breaks".
    var inWords: String {
        switch self {
        case .longTerm: "long-term placements"
        case .shortBreak: "short breaks"
        case .daySupport: "day support"
        case .crisis: "placements in a crisis"
        case .reablement: "reablement"
        }
    }
}

extension CarerState {
    /// As in "ready for panel".
    var inWords: String {
        switch self {
        case .enquiry: "enquiry"
        case .applied: "applied"
        case .assessing: "being assessed"
        case .readyForPanel: "ready for panel"
        case .recommended: "recommended by the panel"
        case .approved: "approved"
        case .suspended: "suspended"
        case .withdrawn: "withdrawn"
        case .deapproved: "no longer approved"
        case .resigned: "resigned"
        }
    }
}

extension Carer.Kind {
    /// As in "support carer".
    var inWords: String { self == .carer ? "carer" : "support carer" }
}

extension PanelCase.Kind {
    /// As in "Re-approval".
    var inWords: String {
        switch self {
        case .approval: "Approval"
        case .reapproval: "Re-approval"
        case .changeOfTerms: "Change of terms"
        case .deapproval: "End of approval"
        }
    }
}

extension PanelRecommendation.Verdict {
    /// What the panel recommends, behind "The panel recommends".
    func inWords(on kind: PanelCase.Kind) -> String {
        switch self {
        case .approve: kind == .deapproval ? "that the approval ends" : "approval"
        case .approveWithConditions: "approval with conditions"
        case .defer: "to come back to this at a later meeting"
        case .notApprove: kind == .deapproval ? "that the approval goes on" : "not to approve"
        }
    }
}

extension Requirement.Kind {
    /// As in "DBS certificate".
    var title: String {
        switch self {
        case .dbs: "DBS certificate"
        case .householdAdults: "Other adults of the household"
        case .references: "References"
        case .homeInspection: "Inspection of the home"
        case .tenure: "Right to let a room"
        case .publicLiabilityInsurance: "Public liability insurance"
        case .householdInsurance: "Household insurance"
        case .induction: "Induction"
        case .training: "Training"
        case .commitments: "Other commitments"
        case .assessorReport: "Assessor's report"
        case .carerAgreement: "Carer agreement"
        case .annualReview: "Annual review"
        }
    }
}

extension Requirement {
    /// What is required, with the course for a course.
    var title: String { subject.map { "\(kind.title): \($0)" } ?? kind.title }
}

extension Requirement.Status {
    /// As in "about to lapse".
    var inWords: String {
        switch self {
        case .met: "met"
        case .aboutToLapse: "about to lapse"
        case .open: "open"
        case .lapsed: "lapsed"
        }
    }
}

extension CarerReference.Verdict {
    /// As in "needs follow-up".
    var inWords: String {
        switch self {
        case .satisfactory: "satisfactory"
        case .needsFollowUp: "needs follow-up"
        case .unsatisfactory: "unsatisfactory"
        }
    }
}

extension AnnualCarerReview.Point {
    /// What the review has to make sure of.
    var title: String {
        switch self {
        case .dbs: "A valid DBS certificate"
        case .insurance: "Public liability and household insurance in date"
        case .training: "Mandatory training completed"
        case .developmentPlan: "A development plan of the carer's own"
        case .property: "The home is still suitable and safe"
        case .ability: "The carer is able to give the care and support that is needed"
        }
    }
}

extension Tenure.Kind {
    /// As in "part owner".
    var inWords: String {
        switch self {
        case .owner: "owner"
        case .tenant: "tenant"
        case .sharedOwner: "shared owner"
        }
    }
}

extension Insurance.Kind {
    /// As in "public liability".
    var inWords: String { self == .publicLiability ? "public liability" : "household" }
}

extension Report.Block {
    /// A text that may have several lines, each a paragraph of its own.
    static func paragraphs(_ text: String, indent: Int = 0) -> [Report.Block] {
        text.split(separator: "\n").map { .paragraph(String($0), indent: indent) }
    }
}

extension Bool {
    /// yes or no.
    var inWords: String { self ? "yes" : "no" }
}
