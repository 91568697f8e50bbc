import SharedLives

/// One provider's keys, kept between requests. They are fetched when first needed, again beside the requests once they have some age,
/// and at once for a key that is not known, at most so often: a provider changes its keys without notice, and nobody can have
/// it asked as often as they like by inventing names of keys.
///
/// While the provider is away the kept keys go on for a day. After that a key that it has withdrawn meanwhile would be believed for too
/// long.
actor KeyCache {
    /// Limits in microseconds, as instants are counted.
    struct Ages: Sendable {
        /// From this age on keys are fetched anew beside the requests.
        var fresh: Int64 = 3_600_000_000
        /// Beyond this age they are not believed.
        var believed: Int64 = 86_400_000_000
        /// So much time is between two fetches.
        var betweenFetches: Int64 = 30_000_000
    }

    enum Finding: Sendable {
        case key(SigningKey)
        /// The provider has no such key for this way of signing.
        case unknown
        /// It has the key, but for another way of signing.
        case otherAlgorithm
        /// The provider cannot be asked.
        case unavailable
    }

    private let fetch: @Sendable () async throws -> [UInt8]
    private let ages: Ages
    private var keys: KeySet?
    private var fetchedAt = Instant(microsecondsSinceEpoch: 0)
    private var triedAt: Instant?
    private var hasFailed = false
    private var fetching: Task<Void, Never>?

    init(ages: Ages = Ages(), fetch: @escaping @Sendable () async throws -> [UInt8]) {
        self.ages = ages
        self.fetch = fetch
    }

    /// The key of this name for this way of signing.
    func key(_ id: String?, for algorithm: SigningAlgorithm, at now: Instant) async -> Finding {
        if let key = believed(at: now)?.key(id, for: algorithm) {
            if age(at: now) > ages.fresh, mayFetch(at: now) { startFetching(at: now) }
            return .key(key)
        }
        if believed(at: now)?.has(id) == true, id != nil { return .otherAlgorithm }
        if let fetching {
            await fetching.value
        } else if mayFetch(at: now) {
            await startFetching(at: now).value
        }
        guard let keys = believed(at: now) else { return .unavailable }
        if let key = keys.key(id, for: algorithm) { return .key(key) }
        if id != nil, keys.has(id) { return .otherAlgorithm }
        // Whether the key is a new one cannot be told while the provider is away.
        return hasFailed ? .unavailable : .unknown
    }

    /// Returns when no fetch is under way.
    func untilQuiet() async {
        await fetching?.value
    }

    private func believed(at now: Instant) -> KeySet? { age(at: now) <= ages.believed ? keys : nil }

    private func age(at now: Instant) -> Int64 {
        now.microsecondsSinceEpoch - fetchedAt.microsecondsSinceEpoch
    }

    private func mayFetch(at now: Instant) -> Bool {
        guard fetching == nil else { return false }
        guard let triedAt else { return true }
        return now.microsecondsSinceEpoch - triedAt.microsecondsSinceEpoch >= ages.betweenFetches
    }

    @discardableResult
    private func startFetching(at now: Instant) -> Task<Void, Never> {
        triedAt = now
        let task = Task {
            // Not the request's own task: whoever gives up waiting does not take the keys from the others.
            let answer = try? await fetch()
            finish(answer.flatMap { KeySet(json: $0) }, at: now)
        }
        fetching = task
        return task
    }

    /// A set without a usable key is an answer gone wrong rather than a provider that has withdrawn all of them.
    private func finish(_ found: KeySet?, at now: Instant) {
        fetching = nil
        guard let found, found.count > 0 else {
            hasFailed = true
            return
        }
        hasFailed = false
        keys = found
        fetchedAt = now
    }
}
