import HTTPTypes
public import Identity
import SharedLives
import Store

/// Who comes with a token, and what is said and written down of it. Of what is kept here, nothing is about a session: which tokens were
/// written down a short while ago, so that not every request is, and the providers' public keys.
public final class SignInDesk: Sendable {
    /// Of somebody who comes again and again, so often one event is recorded: what says when a token was last used.
    static let secondsBetweenEvents: UInt64 = 900

    private let providers: IdentityProviders?
    private let recorded = RecentKeys(secondsMax: SignInDesk.secondsBetweenEvents, keysMax: 50_000)

    /// A desk for tokens of the service's own, and for those of providers where there are some.
    public init(providers: IdentityProviders? = nil) {
        self.providers = providers
    }

    /// Does work for whoever the request's token is of.
    func admit<Answer>(
        _ request: APIRequest, to store: Store, _ work: (Bearer) async throws -> Answer
    ) async throws -> Answer {
        let token = try request.sentToken()
        let now = MonotonicClock.nanoseconds()
        let bearer = try await bearer(token, store, at: now)
        let answer: Answer
        do {
            answer = try await work(bearer)
        } catch StoreError.unauthenticated {
            throw try await refusal(of: token, store, at: now)
        } catch StoreError.notAdmitted(let reason) {
            if case .identity(let identity) = bearer, recorded.see(token.digest.word &+ 1, at: now) {
                try await store.noteRefusal(
                    scheme: identity.scheme, issuer: identity.issuer, subject: identity.subject, reason: reason)
            }
            throw Problem.refusedToken(reason)
        }
        if recorded.see(token.digest.word, at: now) {
            do {
                try await store.noteSignIn(bearer)
            } catch is StoreError {
                // The answer is there, and a change is made: it is not taken back for want of this line, which the next request writes.
                recorded.forget(token.digest.word)
            }
        }
        return answer
    }

    private func bearer(_ token: SentToken, _ store: Store, at now: UInt64) async throws -> Bearer {
        guard let signed = token.signed else { return .token(BearerDigest(bytes: token.digest.bytes)) }
        guard let providers else { throw Problem.refusedToken(TokenRefusal.Reason.tokenIssuerUnknown.rawValue) }
        do throws(TokenRefusal) {
            let found = try await providers.signIn(signed, at: WallClock.now())
            return .identity(
                Identity(
                    scheme: found.scheme, issuer: found.issuer, subject: found.subject, role: found.role,
                    label: found.label))
        } catch {
            if let scheme = error.scheme, recorded.see(token.digest.word &+ 1, at: now) {
                try await store.noteRefusal(
                    scheme: scheme, issuer: error.issuer, subject: error.subject, reason: error.reason.rawValue)
            }
            throw Problem.refusedToken(error.reason.rawValue)
        }
    }

    private func refusal(of token: SentToken, _ store: Store, at now: UInt64) async throws -> Problem {
        let isNew = recorded.see(token.digest.word &+ 1, at: now)
        let reason = try await store.refusal(of: BearerDigest(bytes: token.digest.bytes), isNoted: isNew)
        return .refusedToken(reason)
    }
}

extension Problem {
    /// What is said to whoever comes with a token that opens nothing: the reason is theirs to know, since they hold the token.
    static func refusedToken(_ reason: String) -> Problem {
        let item = Item(.header("Authorization"), code: reason, detail: details[reason] ?? "Get a new token.")
        if reason == TokenRefusal.Reason.keysUnavailable.rawValue {
            return Problem(
                .unavailable, "Your organisation's sign-in service cannot be asked just now. Try again in a moment.",
                items: [item], headers: [.retryAfter: "30"])
        }
        let challenge = #"Bearer realm="sharedlives", error="invalid_token", error_description="\#(reason)""#
        return Problem(.unauthenticated, item.detail, items: [item], headers: [.wwwAuthenticate: challenge])
    }

    private static let details: [String: String] = [
        "tokenUnknown": "There is no such token. Check that all of it was sent, or get a new one.",
        "tokenRevoked": "This token has been withdrawn. Get a new one from whoever keeps accounts.",
        "tokenExpired": "This token's time is over. Sign in again, or get a new one.",
        "accountDisabled": "This account is disabled. Ask whoever keeps accounts.",
        "schemeUnknown":
            "The scheme that this provider is set for is not here. Ask the operator to correct the setting.",
        "tokenMalformed": "This is no token as a provider signs it. Send it as it was given.",
        "tokenAlgorithmRefused":
            "The token is signed in a way that is not permitted. Use RS256, PS256, ES256 or EdDSA.",
        "tokenIssuerUnknown": "Nobody signs in here by this provider. Ask the operator to set it, or use another.",
        "tokenAudienceWrong":
            "The token is for another service. Ask the provider for one with this service's audience.",
        "tokenKeyUnknown": "The provider has no key of this name any more. Sign in again.",
        "tokenSignatureWrong": "The signature is not the provider's. Sign in again.",
        "tokenNotYetValid": "The token's time has not begun. Check the clocks, or try again later.",
        "tokenWithoutRole": "None of your groups gives a role here. Ask whoever keeps the organisation's groups.",
    ]

    /// Every reason that is answered.
    static let refusalReasons = details.keys.sorted()
}
