/// Why a provider's token opens nothing.
public struct TokenRefusal: Error, Hashable, Sendable {
    /// The reasons; the raw values are stable and stand in answers and in the record of sign-ins.
    public enum Reason: String, CaseIterable, Sendable {
        /// It is no signed token as this service reads them (RFC 7519, RFC 7515).
        case tokenMalformed
        /// It is signed in a way that is not permitted: by none, by a shared secret, or otherwise than its key is for.
        case tokenAlgorithmRefused
        /// No provider of this installation issued it.
        case tokenIssuerUnknown
        /// It was issued for another service.
        case tokenAudienceWrong
        /// The provider has no such key, or has it no longer.
        case tokenKeyUnknown
        /// The signature is not that of the key.
        case tokenSignatureWrong
        /// Its time is over.
        case tokenExpired
        /// Its time has not begun.
        case tokenNotYetValid
        /// None of the groups gives a role here.
        case tokenWithoutRole
        /// The provider's keys cannot be had: nothing is known of the token.
        case keysUnavailable
    }

    /// Why.
    public let reason: Reason
    /// The scheme whose provider it names; nil where it names none.
    public let scheme: String?
    /// The issuer; nil as long as the signature has not been checked.
    public let issuer: String?
    /// Whom it is about; nil as long as the signature has not been checked.
    public let subject: String?

    init(_ reason: Reason, scheme: String? = nil, issuer: String? = nil, subject: String? = nil) {
        self.reason = reason
        self.scheme = scheme
        self.issuer = issuer
        self.subject = subject
    }
}
