/// What the DBS Update Service said about a certificate on a day.
public struct UpdateServiceAnswer: Hashable, Sendable {
    /// The four results, as the service writes them.
    public enum Result: String, CaseIterable, Hashable, Sendable {
        /// The certificate disclosed nothing, and nothing is new.
        case blankNoNewInfo = "BLANK_NO_NEW_INFO"
        /// The certificate disclosed something, and nothing is new.
        case nonBlankNoNewInfo = "NON_BLANK_NO_NEW_INFO"
        /// There is something new.
        case newInfo = "NEW_INFO"
        /// The service knows no such subscription.
        case noMatchFound = "NO_MATCH_FOUND"

        /// Whether this asks for a new certificate.
        public var asksForNewCertificate: Bool { self == .newInfo || self == .noMatchFound }
    }

    /// The day on which the service was asked. The latest answer counts.
    public var askedOn: CivilDate
    /// What it answered.
    public var result: Result

    /// An answer.
    public init(askedOn: CivilDate, result: Result) {
        self.askedOn = askedOn
        self.result = result
    }
}
