import HTTPTypes
import SharedLives
public import Store

extension ProblemCode {
    /// What is asked does not go with the state of the run.
    static let runNotInState = ProblemCode(
        "runNotInState", 409, "The run is in another state", "Read the run again and do what its state allows.")
    /// One person alone may not do both.
    static let twoPeopleNeeded = ProblemCode(
        "twoPeopleNeeded", 409, "Somebody else must do this", "Ask a colleague who may approve.")
    /// A draft puts earlier months right, and another run did so since it was worked out.
    static let paidSinceCalculated = ProblemCode(
        "paidSinceCalculated", 409, "Earlier months were put right since this run was worked out",
        "Have the run worked out again, read it, and approve it then.")
    /// What is owed, held or agreed has changed since a draft was worked out.
    static let draftOutOfDate = ProblemCode(
        "draftOutOfDate", 409, "Something has changed since this draft was worked out",
        "Have the run worked out again, read it, and approve it then.")
    /// Whoever approves has a limit, and this is beyond it.
    static let approvalLimitExceeded = ProblemCode(
        "approvalLimitExceeded", 409, "This is beyond your limit", "Ask a colleague with a higher limit.")
    /// Nothing can be sealed.
    static let fieldKeysMissing = ProblemCode(
        "fieldKeysMissing", 409, "Bank accounts cannot be kept here yet",
        "Ask the operator to give the API a key: SHAREDLIVES_FIELD_KEYS_FILE names a file with a line "
            + "name:64 hexadecimal digits.")
    /// A value is sealed under a key that is not configured.
    static let sealingKeyMissing = ProblemCode(
        "sealingKeyMissing", 409, "A key is not configured", "Ask the operator to add the key that detail names.")
}

extension StoreError: ProblemConvertible {
    /// The problem that the store's error is to a client.
    public var problem: Problem {
        switch self {
        case .unauthenticated: .invalidToken
        case .notAdmitted(let reason): .refusedToken(reason)
        case .notFound: .notFound
        case .stale: .stale
        case .refused(let faults): Problem(faults: faults)
        case .conflict(let fault): Problem(Self.kind(of: fault.code), fault.detail, faults: [fault])
        case .shortcut(let fault, let open):
            Problem(Self.kind(of: fault.code), fault.detail, faults: [fault] + open)
        case .requirementsOpen(let faults): Problem(.requirementsOpen, faults: faults)
        case .incomplete(let faults): Problem(.referralIncomplete, faults: faults)
        case .arrangementNotAllowed(let faults): Problem(.arrangementNotAllowed, faults: faults)
        case .idempotencyKeyReused: Problem(.idempotencyKeyReused)
        case .idempotencyKeyInUse: Problem(.idempotencyKeyInUse)
        case .unavailable: Problem(.unavailable, headers: [.retryAfter: "1"])
        }
    }

    private static func kind(of code: String) -> ProblemCode {
        [
            ProblemCode.runNotInState, .twoPeopleNeeded, .paidSinceCalculated, .draftOutOfDate, .approvalLimitExceeded,
            .stateNotAllowed, .caseNotInState, .referralNotInState, .matchNotInState, .sealingKeyMissing,
            .quarterNotOver,
        ].first { $0.code == code } ?? .conflict
    }
}
