public import SharedLives

/// Why the store did not do what was asked. Nothing of it has happened then.
public enum StoreError: Error, Hashable, Sendable {
    /// There is no such token, or it has expired or been withdrawn.
    case unauthenticated

    /// Whom a provider vouches for is not let in: `accountDisabled` or `schemeUnknown`.
    case notAdmitted(String)

    /// There is no such record in this scheme.
    case notFound

    /// The record is not at the version that the change was meant for.
    case stale(currentVersion: Int32)

    /// What was sent contradicts itself or what is recorded; every fault says what to do.
    case refused([Fault])

    /// What was asked does not go with the state of things as it is; the fault says what would settle it.
    case conflict(Fault)

    /// What was asked leaves steps out; the fault says which may be taken, the others everything else that stands in the way.
    case shortcut(Fault, open: [Fault])

    /// Requirements are open that must be met first; each is told, with what to do.
    case requirementsOpen([Fault])

    /// Nobody can be matched for the referral while something is missing; each is told, with what to do.
    case incomplete([Fault])
    /// Rules of placing stand against an arrangement; each is told, with what would settle it.
    case arrangementNotAllowed([Fault])

    /// The idempotency key was used for another request.
    case idempotencyKeyReused

    /// The first request with this idempotency key is still under way.
    case idempotencyKeyInUse

    /// The database cannot be reached, or has too much to do; later it may.
    case unavailable
}
