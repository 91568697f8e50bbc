public import SharedLives

/// All providers of the installation, and who their tokens are about. It keeps public keys and nothing about anybody: any of several
/// processes answers alike.
public final class IdentityProviders: Sendable {
    private struct Entry: Sendable {
        let provider: IdentityProvider
        let keys: KeyCache
    }

    private let entries: [Entry]

    /// Providers whose keys come from a source. Providers with the same keys share them.
    public convenience init(_ providers: [IdentityProvider], keysFrom source: KeySource) {
        self.init(providers) { provider in try await source.keys(of: provider) }
    }

    init(
        _ providers: [IdentityProvider], ages: KeyCache.Ages = KeyCache.Ages(),
        fetch: @escaping @Sendable (IdentityProvider) async throws -> [UInt8]
    ) {
        var caches: [String: KeyCache] = [:]
        entries = providers.map { provider in
            let place = "\(provider.issuer) \(provider.keysURL ?? "")"
            let keys = caches[place] ?? KeyCache(ages: ages) { try await fetch(provider) }
            caches[place] = keys
            return Entry(provider: provider, keys: keys)
        }
    }

    /// Who a token is about.
    /// - Throws: ``TokenRefusal``.
    public func signIn(_ token: SignedToken, at now: Instant) async throws(TokenRefusal) -> SignedIn {
        let entry = try entry(for: token)
        let (provider, scheme) = (entry.provider, entry.provider.scheme)
        guard let algorithm = SigningAlgorithm(rawValue: token.algorithm), provider.algorithms.contains(algorithm)
        else { throw TokenRefusal(.tokenAlgorithmRefused, scheme: scheme) }
        let key: SigningKey
        switch await entry.keys.key(token.keyID, for: algorithm, at: now) {
        case .key(let found): key = found
        case .unknown: throw TokenRefusal(.tokenKeyUnknown, scheme: scheme)
        case .otherAlgorithm: throw TokenRefusal(.tokenAlgorithmRefused, scheme: scheme)
        case .unavailable: throw TokenRefusal(.keysUnavailable, scheme: scheme)
        }
        guard key.signed(token.signedBytes, token.signature, by: algorithm) else {
            throw TokenRefusal(.tokenSignatureWrong, scheme: scheme)
        }
        // From here on what it says is the provider's word.
        guard let subject = token.text("sub"), subject.unicodeScalars.count <= 255 else {
            throw TokenRefusal(.tokenMalformed, scheme: scheme)
        }
        func refusal(_ reason: TokenRefusal.Reason) -> TokenRefusal {
            TokenRefusal(reason, scheme: scheme, issuer: provider.issuer, subject: subject)
        }
        try checkTimes(token, now, provider.clockSkewSeconds, refusal)
        let groups = Set(token.texts(at: provider.groupsClaim))
        guard let role = provider.groups.first(where: { groups.contains($0.name) })?.role else {
            throw refusal(.tokenWithoutRole)
        }
        let label = token.text(provider.labelClaim).map { String($0.unicodeScalars.prefix(200)) }
        return SignedIn(
            scheme: scheme, issuer: provider.issuer, subject: subject, role: role,
            label: label.flatMap { Self.isPlain($0) ? $0 : nil } ?? String(subject.unicodeScalars.prefix(200)))
    }

    private func entry(for token: SignedToken) throws(TokenRefusal) -> Entry {
        guard let issuer = token.text("iss") else { throw TokenRefusal(.tokenMalformed) }
        let ofIssuer = entries.filter { $0.provider.issuer == issuer }
        guard let first = ofIssuer.first else { throw TokenRefusal(.tokenIssuerUnknown) }
        let audiences = token.texts(at: ["aud"])
        let meant = ofIssuer.filter { audiences.contains($0.provider.audience) }
        // A token for two schemes at once does not say which one is to be opened.
        guard meant.count == 1 else {
            throw TokenRefusal(.tokenAudienceWrong, scheme: ofIssuer.count == 1 ? first.provider.scheme : nil)
        }
        return meant[0]
    }

    private func checkTimes(
        _ token: SignedToken, _ now: Instant, _ skew: Int64, _ refusal: (TokenRefusal.Reason) -> TokenRefusal
    ) throws(TokenRefusal) {
        let present = now.microsecondsSinceEpoch / 1_000_000
        let times: (expires: Int64?, begins: Int64?, issued: Int64?)
        do throws(SignedToken.Unreadable) {
            times = (try token.seconds("exp"), try token.seconds("nbf"), try token.seconds("iat"))
        } catch {
            throw refusal(.tokenMalformed)
        }
        guard let expires = times.expires else { throw refusal(.tokenMalformed) }
        guard present - skew < expires else { throw refusal(.tokenExpired) }
        for start in [times.begins, times.issued] where (start ?? 0) > present + skew {
            throw refusal(.tokenNotYetValid)
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
