import Synchronization

/// A token bucket for each key, kept as one number: the moment at which the bucket would be full again (the generic cell
/// rate algorithm). Memory is bounded: keys live in two generations, and when the younger is full the older is forgotten,
/// which at worst fills the buckets of keys that were silent for long.
final class RateLimiter: Sendable {
    private let nanosecondsPerRequest: UInt64
    private let nanosecondsOfBurst: UInt64
    private let keysPerGenerationMax: Int
    private let generations: Mutex<Generations>

    private struct Generations {
        var young: [UInt64: UInt64] = [:]
        var old: [UInt64: UInt64] = [:]
    }

    /// Makes a limiter; nil when the rate is 0, which means no limit.
    convenience init?(requestsPerSecond: Int, burst: Int, keysMax: Int) {
        self.init(requestsPerMinute: requestsPerSecond * 60, burst: burst, keysMax: keysMax)
    }

    /// The same for what is rare.
    init?(requestsPerMinute: Int, burst: Int, keysMax: Int) {
        guard requestsPerMinute > 0 else { return nil }
        nanosecondsPerRequest = 60_000_000_000 / UInt64(requestsPerMinute)
        nanosecondsOfBurst = nanosecondsPerRequest * UInt64(max(burst, 1))
        keysPerGenerationMax = max(keysMax / 2, 1)
        generations = Mutex(Generations())
    }

    /// Counts a request.
    /// - Returns: nil when it may go on; otherwise after how many whole seconds the next one may.
    func take(_ key: UInt64, at now: UInt64) -> Int? {
        generations.withLock { generations in
            let known = generations.young[key] ?? generations.old[key] ?? 0
            let full = max(known, now) + nanosecondsPerRequest
            if full - now > nanosecondsOfBurst {
                let wait = full - now - nanosecondsOfBurst
                return Int((wait + 999_999_999) / 1_000_000_000)
            }
            if generations.young.count >= keysPerGenerationMax, generations.young[key] == nil {
                generations.old = generations.young
                generations.young.removeAll(keepingCapacity: true)
            }
            generations.young[key] = full
            return nil
        }
    }

    /// After how many whole seconds the next request may go on; nil when it may now. Nothing is counted.
    func wait(for key: UInt64, at now: UInt64) -> Int? {
        let known = generations.withLock { $0.young[key] ?? $0.old[key] ?? 0 }
        let full = max(known, now) + nanosecondsPerRequest
        guard full - now > nanosecondsOfBurst else { return nil }
        return Int((full - now - nanosecondsOfBurst + 999_999_999) / 1_000_000_000)
    }

    /// How many keys are remembered.
    var keyCount: Int { generations.withLock { $0.young.count + $0.old.count } }
}
