/// That the holder of a certificate subscribes to the DBS Update Service and consents to its being asked.
public struct UpdateServiceConsent: Hashable, Sendable {
    /// The day of the consent.
    public var consentedOn: CivilDate

    /// A consent.
    public init(consentedOn: CivilDate) {
        self.consentedOn = consentedOn
    }
}

extension UpdateServiceAnswer {
    /// After how many months the service is asked again.
    public static let monthsBetween = 1

    /// Whether the service is to be asked on a day about a certificate that it was last asked about on another; nil for never.
    public static func isDue(lastAskedOn: CivilDate?, on day: CivilDate) -> Bool {
        guard let lastAskedOn else { return true }
        return day >= lastAskedOn.adding(months: monthsBetween)
    }
}
