public import SharedLives

/// A certificate as it is recorded.
public struct DBSRecord: Sendable {
    /// The certificate's own identifier.
    public let id: Identifier
    /// When it was recorded.
    public let recordedAt: Instant
    /// The account that recorded it; nil for the service itself.
    public let recordedBy: Identifier?
    /// When it was withdrawn; nil while it stands.
    public let withdrawnAt: Instant?
    /// Whose it is.
    public let holder: DBSCertificate.Holder
    /// What it says.
    public let certificate: DBSCertificate

    /// 1 as it was recorded, 2 once it is withdrawn: nothing else of a certificate changes.
    public var version: Int32 { withdrawnAt == nil ? 1 : 2 }
}

/// A certificate with all that followed from it, but for what it disclosed.
public struct DBSFile: Sendable {
    /// The certificate.
    public let record: DBSRecord
    /// How it stands with what the certificate disclosed; nil where nothing was written down.
    public let disclosure: DisclosureStanding?
    /// The decisions on it, the oldest first; the last one counts.
    public let assessments: [RecordedFact<RiskAssessment>]
    /// The consents to ask the Update Service that stand.
    public let consents: [RecordedFact<UpdateServiceConsent>]
    /// What the Update Service answered, the oldest first.
    public let answers: [RecordedFact<UpdateServiceAnswer>]
}

/// How it stands with what a certificate disclosed; not what it is.
public struct DisclosureStanding: Hashable, Sendable {
    /// How often it was written, from 1.
    public let version: Int32
    /// When it was first written down.
    public let recordedAt: Instant
    /// When it was purged; nil while it is kept.
    public let purgedAt: Instant?
}

/// What a certificate disclosed, as it is shown to somebody whose showing is logged.
public struct ShownDisclosure: Sendable {
    /// The entry of the log.
    public let showing: Showing
    /// How often it was written.
    public let version: Int32
    /// What the certificate says.
    public let content: String?
    /// What was made of it.
    public let reasoning: String?
}

/// An entry of the log of showings: to whom a disclosure was shown, when, and what for (Police Act 1997, s124).
public struct Showing: Sendable {
    /// The entry.
    public let id: Identifier
    /// The account.
    public let shownTo: Identifier
    /// When.
    public let shownAt: Instant
    /// What for.
    public let purpose: ShowingPurpose
}
