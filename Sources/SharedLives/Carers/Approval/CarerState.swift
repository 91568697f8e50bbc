/// Where a carer stands between the first enquiry and the end; the raw values stand in tables and the API.
public enum CarerState: String, CaseIterable, Hashable, Sendable {
    /// Somebody asked about becoming a carer.
    case enquiry
    /// They applied.
    case applied
    /// They are being assessed: checks, references, visits, the assessor's report (3.3.1 to 3.3.5).
    case assessing
    /// Every requirement is met, and a panel may hear the case.
    case readyForPanel
    /// The panel has recommended; the registered manager decides (3.3.6).
    case recommended
    /// They may have arrangements, within the terms of their approval.
    case approved
    /// For the time being there may be no new arrangement.
    case suspended
    /// They withdrew before approval, or were not approved.
    case withdrawn
    /// The approval was taken back, after a panel.
    case deapproved
    /// They gave up being a carer.
    case resigned

    /// The states that may follow this one, in the order of the cases. An ended carer stays ended.
    public var successors: [CarerState] {
        switch self {
        case .enquiry: [.applied, .withdrawn]
        case .applied: [.assessing, .withdrawn]
        case .assessing: [.readyForPanel, .withdrawn]
        // Back to assessing: the panel deferred, or a piece of evidence was withdrawn.
        case .readyForPanel: [.assessing, .recommended, .withdrawn]
        case .recommended: [.assessing, .approved, .withdrawn]
        case .approved: [.suspended, .deapproved, .resigned]
        case .suspended: [.approved, .deapproved, .resigned]
        case .withdrawn, .deapproved, .resigned: []
        }
    }

    /// Whether a carer in this state may go to the next one.
    public func mayBecome(_ next: CarerState) -> Bool { successors.contains(next) }
}
