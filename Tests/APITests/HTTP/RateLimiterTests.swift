@testable import API
import Testing

@Suite("Rate limiter")
struct RateLimiterTests {
    private static let second: UInt64 = 1_000_000_000

    @Test("lets a burst through, then one at a time as it fills again")
    func burst() throws {
        let limiter = try #require(RateLimiter(requestsPerSecond: 2, burst: 3, keysMax: 10))
        let start = 1_000 * Self.second
        for _ in 0..<3 { #expect(limiter.take(7, at: start) == nil) }
        #expect(limiter.take(7, at: start) == 1)
        #expect(limiter.take(7, at: start + Self.second / 2) == nil)
        #expect(limiter.take(7, at: start + Self.second / 2) == 1)
        #expect(limiter.take(8, at: start) == nil)
        for _ in 0..<3 { #expect(limiter.take(7, at: start + 10 * Self.second) == nil) }
        #expect(limiter.take(7, at: start + 10 * Self.second) == 1)
    }

    @Test("says after how many seconds")
    func wait() throws {
        let limiter = try #require(RateLimiter(requestsPerSecond: 1, burst: 1, keysMax: 10))
        #expect(limiter.take(1, at: Self.second) == nil)
        #expect(limiter.take(1, at: Self.second + 1) == 1)
    }

    @Test("remembers no more keys than its bound, and the busy ones among them")
    func bounded() throws {
        let limiter = try #require(RateLimiter(requestsPerSecond: 1, burst: 1, keysMax: 1_000))
        for key in 0..<100_000 as Range<UInt64> {
            _ = limiter.take(key, at: Self.second)
            if key % 100 == 0 { #expect(limiter.take(key, at: Self.second) == 1) }
        }
        #expect(limiter.keyCount <= 1_000)
    }

    @Test("a rate of 0 is no limit")
    func none() {
        #expect(RateLimiter(requestsPerSecond: 0, burst: 1, keysMax: 10) == nil)
    }
}
