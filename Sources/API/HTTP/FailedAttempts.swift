/// Limits on attempts with tokens that open nothing, by the address that they come from and by how the token begins. Beyond them nothing
/// is looked up or checked any more. A token that opened something in this process a short while ago is not held up, so that one
/// machine with a stale token does not lock out a whole council behind its one address.
final class FailedAttempts: Sendable {
    /// For how long a token that opened something is let through.
    private static let secondsTrusted: UInt64 = 900

    private let addresses: RateLimiter?
    private let prefixes: RateLimiter?
    private let trusted: RecentKeys

    init(limits: APILimits) {
        addresses = RateLimiter(
            requestsPerMinute: limits.failedAttemptsPerMinuteMax, burst: limits.failedAttemptsBurstMax,
            keysMax: limits.rateLimitKeysMax)
        prefixes = RateLimiter(
            requestsPerMinute: limits.failedAttemptsPerMinuteMax, burst: limits.failedAttemptsBurstMax,
            keysMax: limits.rateLimitKeysMax)
        trusted = RecentKeys(secondsMax: Self.secondsTrusted, keysMax: limits.rateLimitKeysMax)
    }

    /// After how many seconds the next attempt may be made; nil when it may now.
    func wait(for token: SentToken?, from address: UInt64, at now: UInt64) -> Int? {
        if let token, trusted.has(token.digest.word, at: now) { return nil }
        let waits = [
            addresses?.wait(for: address, at: now), token.flatMap { prefixes?.wait(for: $0.prefixWord, at: now) },
        ]
        return waits.compactMap { $0 }.max()
    }

    /// Counts an attempt that failed.
    func count(_ token: SentToken?, from address: UInt64, at now: UInt64) {
        _ = addresses?.take(address, at: now)
        if let token { _ = prefixes?.take(token.prefixWord, at: now) }
    }

    /// Does what a request asks for, and counts it where its token opens nothing.
    func watching<Answer>(
        _ token: SentToken, from address: UInt64, at now: UInt64, _ work: () async throws -> Answer
    ) async throws -> Answer {
        do {
            let answer = try await work()
            trusted.see(token.digest.word, at: now)
            return answer
        } catch let error as any ProblemConvertible where error.problem.kind == .unauthenticated {
            count(token, from: address, at: now)
            throw error
        }
    }
}
