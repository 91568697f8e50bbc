import Synchronization

/// Which keys were seen in the last while. Memory is bounded as that of the rate limits is: keys live in two generations, and when the
/// younger is full the older is forgotten.
final class RecentKeys: Sendable {
    private let nanosecondsMax: UInt64
    private let keysPerGenerationMax: Int
    private let generations = Mutex(Generations())

    private struct Generations {
        var young: [UInt64: UInt64] = [:]
        var old: [UInt64: UInt64] = [:]
    }

    /// - Parameters:
    ///   - secondsMax: for how long a key counts as seen.
    ///   - keysMax: how many are remembered.
    init(secondsMax: UInt64, keysMax: Int) {
        nanosecondsMax = secondsMax * 1_000_000_000
        keysPerGenerationMax = max(keysMax / 2, 1)
    }

    /// Whether the key was seen in the last while.
    func has(_ key: UInt64, at now: UInt64) -> Bool {
        generations.withLock { generations in
            guard let seen = generations.young[key] ?? generations.old[key] else { return false }
            return now < seen + nanosecondsMax
        }
    }

    /// Notes that the key is seen.
    /// - Returns: whether it had not been seen in the last while; it counts from then, however often it is seen meanwhile.
    @discardableResult
    func see(_ key: UInt64, at now: UInt64) -> Bool {
        generations.withLock { generations in
            if let seen = generations.young[key] ?? generations.old[key], now < seen + nanosecondsMax { return false }
            if generations.young.count >= keysPerGenerationMax, generations.young[key] == nil {
                generations.old = generations.young
                generations.young.removeAll(keepingCapacity: true)
            }
            generations.young[key] = now
            return true
        }
    }

    /// Forgets a key, whose being seen could not be written down.
    func forget(_ key: UInt64) {
        generations.withLock { generations in
            generations.young[key] = nil
            generations.old[key] = nil
        }
    }
}
