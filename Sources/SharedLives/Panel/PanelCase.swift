/// A question about a carer that is put to the panel.
public struct PanelCase: Hashable, Sendable {
    /// What is asked.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// To approve an applicant.
        case approval
        /// To approve a carer again.
        case reapproval
        /// To change what a carer is approved for.
        case changeOfTerms
        /// To end a carer's approval.
        case deapproval
    }

    /// Where a case stands.
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// It is being prepared.
        case draft
        /// It is on the agenda of a meeting.
        case listed
        /// The panel has recommended; the registered manager decides.
        case recommended
        /// The panel wants to see it again.
        case deferred
        /// The registered manager has decided.
        case decided
        /// It was taken back before a decision.
        case withdrawn

        /// Whether the case is still on its way.
        public var isOpen: Bool { self != .decided && self != .withdrawn }

        /// The states that may follow this one.
        public var successors: [State] {
            switch self {
            case .draft: [.listed, .withdrawn]
            case .listed: [.draft, .recommended, .deferred, .withdrawn]
            case .recommended: [.decided, .withdrawn]
            case .deferred: [.listed, .withdrawn]
            case .decided, .withdrawn: []
            }
        }

        /// Whether a case in this state may go to the next one.
        public func mayBecome(_ next: State) -> Bool { successors.contains(next) }
    }

    /// A case's place on an agenda.
    public struct Listing: Hashable, Sendable {
        /// The meeting.
        public var meetingID: Identifier
        /// The day on which the papers were in.
        public var papersInOn: CivilDate
        /// Why they came after the meeting's deadline, where they did.
        public var lateReason: String?

        /// A place on an agenda.
        public init(meetingID: Identifier, papersInOn: CivilDate, lateReason: String? = nil) {
            self.meetingID = meetingID
            self.papersInOn = papersInOn
            self.lateReason = lateReason
        }
    }

    /// The carer.
    public var carerID: Identifier
    /// What is asked.
    public var kind: Kind
    /// What is put to the panel, and why, 1 to 4000 characters.
    public var summary: String
    /// The terms that are proposed; nil where an approval is to end.
    public var proposedTerms: ApprovalTerms?
    /// Where it stands.
    public var state: State
    /// Its place on an agenda; nil while it has none.
    public var listing: Listing?

    /// A case.
    public init(
        carerID: Identifier, kind: Kind, summary: String, proposedTerms: ApprovalTerms?, state: State = .draft,
        listing: Listing? = nil
    ) {
        self.carerID = carerID
        self.kind = kind
        self.summary = summary
        self.proposedTerms = proposedTerms
        self.state = state
        self.listing = listing
    }
}

extension PanelCase.Kind {
    /// The states of a carer in which such a case may be prepared.
    public var statesToPrepare: [CarerState] {
        self == .approval ? [.assessing, .readyForPanel] : [.approved, .suspended]
    }

    /// The states of a carer in which such a case may go on an agenda.
    public var statesToList: [CarerState] { self == .approval ? [.readyForPanel] : [.approved, .suspended] }

    /// The state that a carer comes into by a recommendation; nil where they stay as they are.
    public func state(after verdict: PanelRecommendation.Verdict) -> CarerState? {
        guard self == .approval else { return nil }
        return verdict == .defer ? .assessing : .recommended
    }

    /// The state that a carer comes into by a decision; nil where they stay as they are.
    public func state(afterDecision isApproved: Bool) -> CarerState? {
        switch (self, isApproved) {
        case (.approval, true): .approved
        case (.approval, false): .withdrawn
        case (.deapproval, true): .deapproved
        case (.deapproval, false), (.reapproval, _), (.changeOfTerms, _): nil
        }
    }
}
